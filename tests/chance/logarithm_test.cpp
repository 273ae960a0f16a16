// SPDX-License-Identifier: MIT
#include <omsorg/chance/logarithm.hpp>
#include <omsorg/chance/stream.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace omsorg {
namespace {

constexpr std::uint64_t shares = std::uint64_t{1} << 52; // how many values open_unit has

double share(std::uint64_t i) { return open_unit(i << 12); }

// The error in units of the result's last place.
double units_off(double u) {
    const long double exact = -std::log(static_cast<long double>(u));
    int exponent = 0;
    std::frexp(exact, &exponent);
    return static_cast<double>(std::abs(static_cast<long double>(minus_log(u)) - exact) /
                               std::ldexp(1.0L, exponent - std::numeric_limits<double>::digits));
}

// Shares everywhere, near nought and near one, and on both sides of every border of a cell.
template <class Look>
void look_everywhere(Look look) {
    for (std::uint64_t i = 0; i < 1000; ++i) {
        look(i);
        look(shares - 2 - i);
    }
    for (std::uint64_t i = 0; i < 1'000'000; ++i) {
        const std::uint64_t any = spread(i) >> 12;
        look(any >> i % 48);
        look(shares - 2 - (any >> (1 + i % 48)));
    }
    for (std::uint64_t exponent = 1023 - 52; exponent < 1023; ++exponent)
        for (std::uint64_t cell = 0; cell < 2 * logarithm::cells; ++cell) {
            const auto border = std::bit_cast<double>((exponent << 52) + (cell << 44));
            const auto nearest = static_cast<std::uint64_t>(border * 0x1p52);
            for (std::uint64_t i = nearest < 8 ? 0 : nearest - 8; i < nearest + 8; ++i)
                if (i + 1 < shares) look(i);
        }
}

TEST(LogarithmTest, is_within_its_last_place) {
    if (std::numeric_limits<long double>::digits < 64)
        GTEST_SKIP() << "long double is no better than double here: there is nothing to hold it against";
    double worst = 0;
    look_everywhere([&](std::uint64_t i) { worst = std::max(worst, units_off(share(i))); });
    EXPECT_LT(worst, 1.1);
    EXPECT_GT(worst, 0.5); // nobody rounds as well as that
}

TEST(LogarithmTest, rises_strictly_as_the_share_falls) {
    look_everywhere([](std::uint64_t i) { ASSERT_GT(minus_log(share(i)), minus_log(share(i + 1))) << i; });
}

TEST(LogarithmTest, knows_the_ends_and_the_powers_of_two) {
    EXPECT_EQ(minus_log(share(shares - 1)), 0x1p-53);
    EXPECT_DOUBLE_EQ(minus_log(share(0)), 53 * std::log(2.0));
    EXPECT_EQ(minus_log(1.0), 0.0);
    for (int n = 1; n <= 1022; ++n) EXPECT_DOUBLE_EQ(minus_log(std::ldexp(1.0, -n)), n * std::log(2.0)) << n;
}

// A cell's row is what the formula takes it for, to far below the last place of any result.
TEST(LogarithmTest, the_rows_are_true) {
    if (std::numeric_limits<long double>::digits < 64) GTEST_SKIP() << "long double is no better than double";
    const auto bits_at = [](std::size_t cell) { return logarithm::start + (std::uint64_t{cell} << 45); };
    for (std::size_t cell = 0; cell < logarithm::cells; ++cell) {
        const auto& [middle, inverse, minus] = logarithm::rows[cell];
        const auto low = std::bit_cast<double>(bits_at(cell)),
                   high = std::bit_cast<double>(bits_at(cell + 1));
        if (cell == 75) {
            EXPECT_TRUE(low < 1 && 1 < high && middle == 1);
        } else {
            EXPECT_NEAR(middle, (low + high) / 2, 0.005 * (high - low)) << cell;
        }
        const long double exact = middle;
        EXPECT_LT(std::abs(exact * inverse - 1), 0x1p-56L) << cell;
        EXPECT_LT(std::abs(-std::log(exact) - minus), 0x1p-63L) << cell;
        EXPECT_EQ(minus * 0x1p48, std::round(minus * 0x1p48)) << cell;
    }
    const long double two = static_cast<long double>(logarithm::two_high) + logarithm::two_low;
    EXPECT_LE(std::abs(two - std::log(2.0L)), 0x1p-64L);
}

} // namespace
} // namespace omsorg
