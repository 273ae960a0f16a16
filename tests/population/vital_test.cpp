// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/population/vital.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace omsorg {
namespace {

using testing_skelleftea::tables;

PopulationAssumptions frozen() {
    PopulationAssumptions a;
    a.mortality_decline = 0;
    a.recorded_migration = false;
    return a;
}

TEST(VitalTest, the_start_is_the_recorded_population) {
    const PopulationTables t = tables();
    expect_whole(t);
    EXPECT_EQ(t.start.total(), 72'589);
    EXPECT_EQ(t.start.total(80, oldest_age), 4'592);
    EXPECT_EQ(t.start.total(65, oldest_age), 17'270);
}

// SCB, life expectancy at birth in Skellefteå 2015-2019: women 83.46, men 80.58. The tables are of 2015-2019.
TEST(VitalTest, life_expectancy_is_the_published_one) {
    const YearOfLife year = year_of_life(2017, tables(), frozen());
    EXPECT_NEAR(life_expectancy(year, Sex::female), 83.46, 0.3);
    EXPECT_NEAR(life_expectancy(year, Sex::male), 80.58, 0.3);
}

TEST(VitalTest, five_per_cent_more_deaths_are_seen_in_life_expectancy) {
    PopulationAssumptions a = frozen();
    a.mortality_level = 1.05;
    const YearOfLife year = year_of_life(2017, tables(), a);
    EXPECT_GT(std::abs(life_expectancy(year, Sex::female) - 83.46), 0.3);
    EXPECT_GT(std::abs(life_expectancy(year, Sex::male) - 80.58), 0.3);
}

// With one hazard at all ages a life lasts 1 / hazard years on average.
TEST(VitalTest, a_constant_hazard_has_the_exponential_mean) {
    YearOfLife year;
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) year.death.at(sex, age) = 1.0 / 40;
    EXPECT_NEAR(life_expectancy(year, Sex::female), 40, 1e-10);
}

TEST(VitalTest, hazards_by_hand) {
    PopulationAssumptions a = frozen();
    a.mortality_decline = 2;
    a.mortality_level = 1.1;
    const PopulationTables t = tables();
    const YearOfLife year = year_of_life(2027, t, a);
    const double survival = t.survival.at(Sex::male, 85);
    EXPECT_NEAR(year.death.at(Sex::male, 85), -std::log(survival) * 1.14 * 1.1 * std::pow(0.98, 10), 1e-12);
}

TEST(VitalTest, a_newborn_sees_its_first_new_year_as_recorded) {
    for (const double survival : {1.0, 0.9981275, 0.99, 0.5, 0.01})
        EXPECT_NEAR(survival_of_part_year(hazard_of_part_year(survival)), survival, 1e-14);
    EXPECT_DOUBLE_EQ(survival_of_part_year(0), 1);
    EXPECT_THROW((void)hazard_of_part_year(0), Defect);
}

TEST(VitalTest, yearly_chances_of_birth_add_up_to_total_fertility) {
    PopulationAssumptions a = frozen();
    a.total_fertility = 1.7;
    a.fertility_trend = -1;
    const YearOfLife first = year_of_life(2020, tables(), a), later = year_of_life(2030, tables(), a);
    double births = 0, births_later = 0;
    for (std::size_t age = 0; age < ages; ++age) {
        births += 1 - std::exp(-first.birth[age]);
        births_later += 1 - std::exp(-later.birth[age]);
    }
    EXPECT_NEAR(births, 1.7, 1e-12);
    EXPECT_NEAR(births_later, 1.7 * std::pow(0.99, 10), 1e-12);
}

TEST(VitalTest, own_moves_come_or_go_never_both) {
    const PopulationTables t = tables();
    const YearOfLife year = year_of_life(2030, t, frozen());
    double balance = 0;
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            EXPECT_EQ(year.arrivals.at(sex, age) * year.departure.at(sex, age), 0);
            const double leaving = t.residents.at(sex, age) * (1 - std::exp(-year.departure.at(sex, age)));
            EXPECT_NEAR(year.arrivals.at(sex, age) - leaving, t.net_migrants.at(sex, age), 1e-10);
            balance += year.arrivals.at(sex, age) - leaving;
        }
    EXPECT_NEAR(balance, 192.5, 0.1);
}

TEST(VitalTest, recorded_years_meet_their_balance) {
    const PopulationTables t = tables();
    PopulationAssumptions a;
    for (const auto& [year, net] : {std::pair{2021, 606.0}, {2022, 1115.0}, {2023, 2258.0}}) {
        double in_table = 0;
        for (const RecordedMigration& row : t.recorded_migration)
            if (row.year == year) {
                in_table += row.net;
                EXPECT_FALSE(row.residual);
            }
        EXPECT_NEAR(in_table, net, 0.3);
        const YearOfLife life = year_of_life(year, t, a);
        double balance = life.arrivals.total();
        for (const Sex sex : both_sexes)
            for (int age = 1; age <= oldest_age; ++age) {
                const double younger =
                    t.start.at(sex, age - 1) + (age == oldest_age ? t.start.at(sex, age) : 0);
                balance -= younger * (1 - std::exp(-life.departure.at(sex, age)));
            }
        EXPECT_NEAR(balance, net, 2);
    }
}

TEST(VitalTest, levels_leave_recorded_years_alone) {
    PopulationAssumptions a, b;
    b.arrivals = 3;
    b.departures = 0;
    EXPECT_EQ(year_of_life(2023, tables(), a).arrivals, year_of_life(2023, tables(), b).arrivals);
    EXPECT_NE(year_of_life(2025, tables(), a).arrivals, year_of_life(2025, tables(), b).arrivals);
}

TEST(VitalTest, broken_tables_are_defects) {
    PopulationTables gap = tables();
    gap.mortality_ratio.pop_back();
    EXPECT_THROW(expect_whole(gap), Defect);
    EXPECT_THROW((void)gap.ratio_at(Sex::male, 95), Defect);
    PopulationTables dead = tables();
    dead.survival.at(Sex::female, 40) = 0;
    EXPECT_THROW(expect_whole(dead), Defect);
    PopulationTables exodus = tables();
    exodus.net_migrants.at(Sex::male, 20) = -1000;
    EXPECT_THROW(expect_whole(exodus), Defect);
    PopulationTables young = tables();
    young.fertility[10] = 0.1;
    EXPECT_THROW(expect_whole(young), Defect);
}

TEST(VitalTest, every_key_is_described_once_and_stands_in_the_study) {
    PopulationAssumptions a;
    std::set<std::string> keys;
    std::ifstream in{std::string{OMSORG_SOURCE_DIR} + "/scenarios/skelleftea/base.toml"};
    std::stringstream text;
    text << in.rdbuf();
    describe(a, [&](auto& member, const Field& field) {
        EXPECT_TRUE(keys.insert(std::string{field.key}).second) << field.key;
        EXPECT_FALSE(field.label.sv.empty() || field.label.en.empty() || field.about.empty()) << field.key;
        if constexpr (std::is_same_v<decltype(member), double&>) {
            EXPECT_TRUE(field.admits(member)) << field.key;
        }
        const std::string name{field.key.substr(field.key.find('.') + 1)};
        EXPECT_NE(text.str().find("\n" + name + " = "), std::string::npos) << field.key;
    });
    EXPECT_EQ(keys.size(), 13u);
}

} // namespace
} // namespace omsorg
