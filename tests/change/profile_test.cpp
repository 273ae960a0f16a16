// SPDX-License-Identifier: MIT
#include <omsorg/change/profile.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using std::chrono::days;

constexpr Day on{std::chrono::year{2027} / 1 / 1};

TEST(ProfileTest, half_way_each_profile_stands_where_it_should) {
    EXPECT_EQ(realised(Profile::step, 0.5), 1.0);
    EXPECT_EQ(realised(Profile::linear, 0.5), 0.5);
    EXPECT_EQ(realised(Profile::front_loaded, 0.5), 0.75);
    EXPECT_EQ(realised(Profile::back_loaded, 0.5), 0.25);
    EXPECT_EQ(realised(Profile::s_curve, 0.5), 0.5);
    EXPECT_NEAR(realised(Profile::s_curve, 0.25), 0.15625, 1e-15);
}

TEST(ProfileTest, nothing_before_everything_after_never_backwards) {
    for (std::size_t p = 0; p < profile_words.size(); ++p) {
        const auto profile = static_cast<Profile>(p);
        double last = 0;
        for (int d = -10; d <= 400; ++d) {
            const double now = realised(profile, on, days{365}, on + days{d});
            EXPECT_TRUE(d >= 0 || now == 0);
            EXPECT_TRUE(d < 365 || now == 1);
            EXPECT_GE(now, last);
            EXPECT_LE(now, 1);
            last = now;
        }
        EXPECT_EQ(realised(profile, on, Duration::zero(), on), 1); // over nothing: a step
        EXPECT_EQ(realised(profile, on, Duration::zero(), on - days{1}), 0);
    }
}

TEST(ProfileTest, on_the_way_from_one_value_to_another_both_ends_are_exact) {
    EXPECT_EQ(along(0.1, 0.7, 0), 0.1);
    EXPECT_EQ(along(0.1, 0.7, 1), 0.7);
    EXPECT_DOUBLE_EQ(along(10, 4, 0.5), 7);
}

TEST(ProfileTest, profiles_have_words) {
    EXPECT_EQ(profile_named("back_loaded"), Profile::back_loaded);
    EXPECT_EQ(profile_named("sideways"), std::nullopt);
}

} // namespace
} // namespace omsorg
