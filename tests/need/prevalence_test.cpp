// SPDX-License-Identifier: MIT
#include <omsorg/need/prevalence.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(PrevalenceTest, gives_the_recorded_counts_of_the_nation) {
    const NeedTables tables = test::need_tables();
    const PrevalenceCurve curve = fit_prevalence(tables, 65);
    ASSERT_EQ(tables.cells.size(), 8u);
    for (const RecordedCell& cell : tables.cells) {
        double persons = 0; // summed here, by hand, from the curve alone
        for (int age = cell.group.from; age <= cell.group.to; ++age) {
            const NeedShares p = curve.at(cell.sex, age);
            persons += tables.nation.at(cell.sex, age) *
                       (cell.need == NeedState::home_care ? p.home_care : p.special_housing);
        }
        EXPECT_NEAR(persons / cell.persons, 1, 1e-9);
    }
}

TEST(PrevalenceTest, one_more_client_in_a_cell_moves_the_curve) {
    NeedTables tables = test::need_tables();
    const double before = fit_prevalence(tables, 65).at(Sex::female, 90).home_care;
    for (RecordedCell& cell : tables.cells)
        if (cell.sex == Sex::female && cell.need == NeedState::home_care && cell.group.from == 80)
            cell.persons *= 1.01;
    const double after = fit_prevalence(tables, 65).at(Sex::female, 90).home_care;
    EXPECT_GT(after, before * 1.005);
    EXPECT_LT(after, before * 1.02);
}

TEST(PrevalenceTest, shares_are_shares_and_need_grows_with_age) {
    const PrevalenceCurve curve =
        set_level(fit_prevalence(test::need_tables(), 65), test::residents_2019(), {0.084, 0.050});
    for (Sex sex : both_sexes) {
        EXPECT_EQ(curve.at(sex, 64).home_care, 0);
        for (int age = 66; age <= oldest_age; ++age) {
            const NeedShares p = curve.at(sex, age), younger = curve.at(sex, age - 1);
            EXPECT_GT(p.home_care, 0);
            EXPECT_GT(p.independent(), 0);
            EXPECT_LT(p.independent(), younger.independent());
            EXPECT_GT(p.special_housing, younger.special_housing);
        }
    }
}

TEST(PrevalenceTest, the_municipality_has_its_own_recorded_level) {
    const auto residents = test::residents_2019();
    const PrevalenceCurve curve =
        set_level(fit_prevalence(test::need_tables(), 65), residents, {0.084, 0.050});
    double clients = 0, dwellers = 0, old = 0, dwellers_80 = 0;
    for (Sex sex : both_sexes)
        for (int age = 65; age <= oldest_age; ++age) {
            const NeedShares p = curve.at(sex, age);
            old += residents.at(sex, age);
            clients += residents.at(sex, age) * p.home_care;
            dwellers += residents.at(sex, age) * p.special_housing;
            if (age >= 80) dwellers_80 += residents.at(sex, age) * p.special_housing;
        }
    EXPECT_EQ(old, 17'270);
    EXPECT_NEAR(clients / old, 0.084, 1e-12);
    EXPECT_NEAR(dwellers / old, 0.050, 1e-12);
    EXPECT_NEAR(dwellers_80 / dwellers, 0.78, 0.05); // recorded for the nation in 2017
}

TEST(PrevalenceTest, a_flat_world_is_fitted_exactly) {
    // Everybody of every age alike: the curve must be flat at those shares.
    NeedTables tables;
    for (Sex sex : both_sexes) {
        for (int age = 65; age <= oldest_age; ++age) tables.nation.at(sex, age) = 1000;
        for (const AgeGroup group : {AgeGroup{65, 79}, AgeGroup{80, 100}}) {
            const double people = 1000.0 * (group.to - group.from + 1);
            tables.cells.push_back({NeedState::home_care, sex, group, 0.2 * people});
            tables.cells.push_back({NeedState::special_housing, sex, group, 0.1 * people});
        }
    }
    const PrevalenceCurve curve = fit_prevalence(tables, 65);
    for (int age : {65, 77, 80, 100}) {
        EXPECT_NEAR(curve.at(Sex::male, age).home_care, 0.2, 1e-10);
        EXPECT_NEAR(curve.at(Sex::male, age).special_housing, 0.1, 1e-10);
    }
}

TEST(PrevalenceTest, a_missing_cell_is_a_broken_promise) {
    NeedTables tables = test::need_tables();
    tables.cells.pop_back();
    EXPECT_THROW(static_cast<void>(fit_prevalence(tables, 65)), Defect);
}

} // namespace
} // namespace omsorg
