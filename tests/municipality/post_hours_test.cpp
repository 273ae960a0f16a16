// SPDX-License-Identifier: MIT
// What a post is expected to give before anybody has worked, against a roster that is lived through day by day.
#include <omsorg/municipality/post_hours.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace omsorg {
namespace {

struct Lived {
    double at_work = 0, hourly = 0; ///< a year and post
};

Lived lived(const WorkforceAssumptions& assume, Branch branch, double posts) {
    const Day first{std::chrono::year{2021} / std::chrono::January / 1};
    const auto groups = static_cast<std::uint32_t>(std::max(6.0, 3000 / posts));
    double worked = 0, hourly = 0, filled = 0;
    for (std::uint32_t number = 0; number < groups; ++number) {
        Workforce staff{assume, {.seed = 9, .number = number}, {"Centre"}};
        staff.found(branch, DistrictId{0u}, posts, first);
        for (int day = 0; day < 365; ++day) staff.run_day(first + std::chrono::days{day});
        const StaffYear year = staff.harvest(branch, DistrictId{0u});
        worked += year.hours.worked.value(), hourly += year.hours.hourly.value();
        filled += year.employed_posts;
    }
    return {worked / filled, hourly / filled};
}

TEST(PostHours, what_a_post_gives_in_its_first_year_is_what_was_expected) {
    WorkforceAssumptions assume;
    for (const Branch branch : {Branch::home_care, Branch::night_patrol, Branch::special_housing})
        for (const double posts : {5.0, 8.0, 25.0, 100.0}) {
            const Lived year = lived(assume, branch, posts);
            const PostHours expected = expected_hours(assume, branch, posts);
            EXPECT_NEAR(expected.at_work / year.at_work, 1, 0.006) << text(branch) << ' ' << posts;
            EXPECT_NEAR(expected.of_it_hourly, year.hourly, 0.006 * year.at_work)
                << text(branch) << ' ' << posts;
        }
}

TEST(PostHours, fewer_to_call_give_fewer_hours) {
    WorkforceAssumptions assume;
    const double large = expected_hours(assume, Branch::home_care, 100).at_work;
    EXPECT_LT(expected_hours(assume, Branch::home_care, 7).at_work, 0.985 * large);
    assume.hourly_pool = 5;
    const PostHours all = expected_hours(assume, Branch::home_care, 100);
    EXPECT_GT(all.at_work, 1.005 * large);
    assume.hourly_pool = 0;
    const PostHours none = expected_hours(assume, Branch::home_care, 100);
    EXPECT_EQ(none.of_it_hourly, 0);
    EXPECT_NEAR(none.at_work + all.of_it_hourly, all.at_work, 1e-9);
}

} // namespace
} // namespace omsorg
