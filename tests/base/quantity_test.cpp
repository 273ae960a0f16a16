// SPDX-License-Identifier: MIT
#include <omsorg/base/quantity.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>

namespace omsorg {
namespace {

using namespace omsorg::literals;

template <class A, class B>
concept addable = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept subtractable = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept multipliable = requires(A a, B b) {
    a* b;
};
template <class A, class B>
concept divisible = requires(A a, B b) {
    a / b;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
    a < b;
};

// What compiles.
static_assert(addable<Hours, Hours> && addable<Kronor, Kronor> && addable<Posts, Posts> &&
              addable<Share, Share>);
static_assert(addable<Hours, Duration>, "a length of time is hours");
static_assert(multipliable<KronorPerHour, Hours> && multipliable<KronorPerPost, Posts>);
static_assert(multipliable<Share, Hours> && multipliable<Share, Kronor> && multipliable<Hours, double>);

// What must not.
static_assert(!addable<Kronor, Posts> && !addable<Kronor, Hours> && !addable<Hours, Posts>);
static_assert(!addable<Kronor, double> && !addable<Hours, double> && !addable<Posts, double>);
static_assert(!addable<Share, Kronor> && !subtractable<Kronor, Share>);
static_assert(!multipliable<Kronor, Kronor> && !multipliable<Hours, Hours> && !multipliable<Posts, Hours>);
static_assert(!multipliable<KronorPerHour, Posts>, "an hour's price is not a post's");
static_assert(!multipliable<KronorPerPost, Hours> && !multipliable<KronorPerHour, double>);
static_assert(!divisible<Kronor, Hours> && !divisible<double, Hours>);
static_assert(!comparable<Kronor, Hours> && !comparable<Kronor, double> && !comparable<Posts, Share>);
static_assert(!std::is_convertible_v<double, Kronor> && !std::is_convertible_v<double, Hours>);
static_assert(!std::is_convertible_v<double, Posts> && !std::is_convertible_v<Kronor, double>);
static_assert(!std::is_constructible_v<Kronor, double>, "kronor or öre must be said");

TEST(QuantityTest, rates_multiply_their_own_denominator) {
    static_assert(KronorPerPost{620'000} * 12.5_posts == 7'750'000_kr);
    static_assert(KronorPerHour{412.5} * Hours{90_minutes} == Kronor::from_ore(61'875));
    static_assert(25_percent * 200_kr == 50_kr);
    static_assert(50_percent * Hours{3_hours} == Hours{90_minutes});
}

TEST(QuantityTest, sums_are_exact) {
    Kronor total;
    for (int i = 0; i < 1000; ++i) total += 0.10_kr;
    EXPECT_EQ(total, 100_kr);
    Hours worked;
    for (int i = 0; i < 3; ++i) worked += Hours::from_hours(1.0 / 3);
    EXPECT_EQ(worked, Hours{1_hours});
    EXPECT_EQ((worked - Hours{20_minutes}).ticks(), 2'400'000'000);
    EXPECT_EQ(worked / Hours{15_minutes}, 4.0);
}

TEST(QuantityTest, halves_round_away_from_zero) {
    EXPECT_EQ(Kronor::from_kronor(0.125).ore(), 13);
    EXPECT_EQ(Kronor::from_kronor(-0.125).ore(), -13);
    EXPECT_EQ(Kronor::from_kronor(0.124).ore(), 12);
    EXPECT_EQ((Kronor::from_ore(5) * 0.5).ore(), 3);
    EXPECT_EQ((Kronor::from_ore(-5) / 2).ore(), -3);
    // 0.49999999999999994 + 0.5 is 1 in doubles: rounding must not add a half.
    EXPECT_EQ(quantity::nearest(0.49999999999999994), 0);
    EXPECT_EQ(quantity::nearest(4503599627370497.0), 4503599627370497);
}

TEST(QuantityTest, what_is_no_number_is_a_defect) {
    EXPECT_THROW((void)Kronor::from_kronor(std::numeric_limits<double>::quiet_NaN()), Defect);
    EXPECT_THROW((void)Hours::from_hours(1e10), Defect);
    EXPECT_THROW((void)(1_kr / 0.0), Defect);
}

TEST(QuantityTest, they_tell_their_value) {
    EXPECT_EQ(Hours{90_minutes}.value(), 1.5);
    EXPECT_EQ(Hours{90_minutes}.duration(), 90_minutes);
    EXPECT_EQ((12.34_kr).kronor(), 12.34);
    EXPECT_EQ((2_posts + 0.5_posts).value(), 2.5);
    EXPECT_EQ((-(3_kr)).ore(), -300);
    EXPECT_EQ((10_percent + 5_percent).value(), 0.1 + 0.05);
}

} // namespace
} // namespace omsorg
