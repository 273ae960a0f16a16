// SPDX-License-Identifier: MIT
#include <omsorg/need/domain.hpp>
#include <omsorg/need/lss.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

TEST(LssTest, as_many_clients_are_expected_as_the_method_says) {
    // 6.38 in 10,000 of 72,589 inhabitants, times 1.4: about 65 in 2019; no drift before 2021.
    const NeedAssumptions assume;
    const auto residents = test::residents_2019();
    const LssPeople people{assume, {}, residents, {.seed = 1, .number = 0}};
    EXPECT_NEAR(people.expected_clients(residents, 2019), 72'589 * 6.38e-4 * 1.4, 1e-9);
    EXPECT_NEAR(people.expected_clients(residents, 2031) / people.expected_clients(residents, 2021),
                std::pow(1 - 0.024, 10), 1e-12);
}

TEST(LssTest, drawn_people_are_as_many_and_the_sexes_share_as_recorded) {
    const NeedAssumptions assume;
    const auto residents = test::residents_2019();
    constexpr int futures = 200;
    double women = 0, men = 0;
    for (std::uint32_t future = 0; future < futures; ++future) {
        const LssPeople people{assume, {}, residents, {.seed = 1, .number = future}};
        for (Sex sex : both_sexes)
            for (int age = 18; age <= 66; ++age)
                for (int i = 0; i < static_cast<int>(residents.at(sex, age)); ++i) {
                    const Key who = key_of(sex, age, i);
                    if (!people.applies(who, sex, age, 2020) || people.personal_assistance(who)) continue;
                    EXPECT_TRUE(age >= 20 && age <= 64);
                    (sex == Sex::female ? women : men) += 1;
                }
    }
    const double expected = 72'589 * 6.38e-4 * 1.4 * futures;
    EXPECT_NEAR(women + men, expected, 4.6 * std::sqrt(expected));
    EXPECT_NEAR(women / (women + men), 0.425, 4.6 * std::sqrt(0.25 / expected));
}

// Of those who have the disability as many more apply as the disability is rare; and nobody without it.
TEST(LssTest, among_the_disabled_the_applicants_are_as_many_as_among_all) {
    const NeedAssumptions assume;
    const auto residents = test::residents_2019();
    const DomainValues disability{.share = 0.02, .age_from = 30, .age_to = 50, .women = 0.7};
    const auto prevalence = domain_prevalence(disability, residents);
    const LssPeople people{assume, disability, residents, {.seed = 1, .number = 0}};
    constexpr int drawn = 40'000;
    for (const Sex sex : both_sexes) {
        const double part = sex == Sex::female ? assume.escort_women : 1 - assume.escort_women;
        const double applicants = 72'589 * 6.38e-4 * 1.4 / (1 - assume.escort_assistance) * part;
        const double share = applicants / (prevalence[index_of(sex)] * residents.total(sex, 30, 50));
        int with = 0, without = 0;
        for (int i = 0; i < drawn; ++i) {
            with += people.applies(key_of(i), sex, 40, 2020, true);
            without += people.applies(key_of(i), sex, 40, 2020, false);
        }
        EXPECT_NEAR(with, share * drawn, 4.6 * std::sqrt(share * (1 - share) * drawn));
        EXPECT_EQ(without, 0);
    }
    // Rarer than its escort: everybody of them, and no more.
    const LssPeople rare{assume, {.share = 1e-5}, residents, {.seed = 1, .number = 0}};
    EXPECT_TRUE(rare.applies(key_of(1), Sex::male, 40, 2020, true));
}

TEST(LssTest, when_the_share_falls_people_only_leave) {
    const NeedAssumptions assume;
    const LssPeople people{assume, {}, test::residents_2019(), {.seed = 1, .number = 0}};
    int before = 0, after = 0;
    for (int i = 0; i < 100'000; ++i) {
        const bool early = people.applies(key_of(i), Sex::male, 40, 2022);
        const bool late = people.applies(key_of(i), Sex::male, 40, 2032);
        EXPECT_TRUE(early || !late);
        before += early;
        after += late;
    }
    EXPECT_GT(before, after);
    EXPECT_GT(after, 0);
}

} // namespace
} // namespace omsorg
