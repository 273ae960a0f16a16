// SPDX-License-Identifier: MIT
#include <omsorg/population/tables.hpp>

#include <omsorg/base/expect.hpp>

#include <cmath>

namespace omsorg {

double PopulationTables::ratio_at(Sex sex, int age) const {
    for (const MortalityRatio& row : mortality_ratio)
        if (row.sex == sex && row.group.holds(age)) return row.ratio;
    expect(false, "every age of both sexes has a mortality ratio");
    return 0;
}

void expect_whole(const PopulationTables& tables) {
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            const double alive = tables.survival.at(sex, age);
            expect(alive > 0 && alive <= 1, "survival is a share above zero");
            expect(tables.start.at(sex, age) >= 0, "nobody is counted below zero");
            expect(tables.residents.at(sex, age) >= 0, "residents are not negative");
            const double net = tables.net_migrants.at(sex, age);
            expect(net >= 0 || -net < tables.residents.at(sex, age),
                   "not everyone of an age leaves in a year");
            int rows = 0;
            for (const MortalityRatio& row : tables.mortality_ratio)
                if (row.sex == sex && row.group.holds(age)) ++rows;
            expect(rows == 1, "every age of both sexes has one mortality ratio");
        }
    double births = 0;
    for (int age = 0; age <= oldest_age; ++age) {
        const double rate = tables.fertility[std::size_t(age)];
        expect(rate >= 0 && rate < 1, "a birth rate is below one a year");
        expect(rate == 0 || (age >= youngest_mother && age <= oldest_mother), "mothers are 15 to 49");
        births += rate;
    }
    expect(births > 0, "some age has births");
}

} // namespace omsorg
