// SPDX-License-Identifier: MIT
#include <omsorg/base/iso.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace omsorg {
namespace {

using namespace omsorg::literals;

TEST(IsoTest, writes_an_instant_to_the_microsecond) {
    EXPECT_EQ(iso_text(start_of_year(2020)), "2020-01-01T00:00:00.000000");
    EXPECT_EQ(iso_text(start_of_year(2020) + 7.5_hours), "2020-01-01T07:30:00.000000");
    EXPECT_EQ(iso_text(start_of_year(2021) - 1_microseconds), "2020-12-31T23:59:59.999999");
    EXPECT_EQ(zoned_text(start_of_year(2027) + 3_days), "2027-01-04T00:00:00.000000+01:00");
}

// The epoch of POSIX is midnight in Greenwich; known instants before, at and after it.
TEST(IsoTest, agrees_with_known_instants) {
    const auto at = [](std::int64_t seconds) { return Instant{Duration{seconds * 1'000'000}}; };
    EXPECT_EQ(iso_text(at(0)), "1970-01-01T00:00:00.000000");
    EXPECT_EQ(iso_text(at(-1)), "1969-12-31T23:59:59.000000");
    EXPECT_EQ(iso_text(at(951'782'400)), "2000-02-29T00:00:00.000000"); // a leap day in a century year
    EXPECT_EQ(iso_text(at(1'234'567'890)), "2009-02-13T23:31:30.000000");
    EXPECT_EQ(iso_text(at(2'147'483'648)), "2038-01-19T03:14:08.000000");
}

TEST(IsoTest, the_order_of_texts_is_the_order_of_instants) {
    std::vector<Instant> rising;
    for (const int year : {1, 850, 1'999, 2'000, 9'999})
        for (const Duration after :
             {0_microseconds, 1_microseconds, 999'999_microseconds, 9_hours, 10_hours, 59_days, 364_days})
            rising.push_back(start_of_year(year) + after);
    for (std::size_t i = 1; i < rising.size(); ++i) {
        EXPECT_LT(rising[i - 1], rising[i]);
        EXPECT_LT(iso_text(rising[i - 1]), iso_text(rising[i]));
    }
}

} // namespace
} // namespace omsorg
