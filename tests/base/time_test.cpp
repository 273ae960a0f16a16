// SPDX-License-Identifier: MIT
#include "omsorg/base/calendar.hpp"
#include "omsorg/base/fault.hpp"
#include "omsorg/base/field.hpp"
#include "omsorg/base/identity.hpp"
#include "omsorg/base/quantity.hpp"
#include "omsorg/base/time.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace omsorg::literals;
using namespace std::chrono;

TEST(TimeTest, a_length_is_whole_microseconds) {
    static_assert(7.5_hours == 450_minutes);
    static_assert(1_weeks == 168_hours);
    static_assert(2.5_minutes == 150_seconds);
    static_assert(KronorPerPost{620'000} * 12.5_posts == 7'750'000_kr);
    EXPECT_EQ((0.1_hours).count(), 360'000'000);
}

} // namespace
} // namespace omsorg
