// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omsorg {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using testing::ThrowsMessage;

constexpr int half(int even) {
    expect(even % 2 == 0, "only even numbers are halved");
    return even / 2;
}

TEST(ExpectTest, a_kept_promise_costs_nothing_to_say) { static_assert(half(8) == 4); }

TEST(ExpectTest, a_broken_promise_names_itself_and_its_place) {
    EXPECT_THAT([] { (void)half(7); },
                ThrowsMessage<Defect>(AllOf(StartsWith("expect_test.cpp:"),
                                            HasSubstr(": broken promise: only even numbers are halved (in "),
                                            HasSubstr("half"), EndsWith(")"))));
}

TEST(ExpectTest, a_defect_can_carry_what_was_found) {
    EXPECT_THAT([] { raise_defect("the sum lacks " + std::to_string(17)); },
                ThrowsMessage<Defect>(HasSubstr("the sum lacks 17")));
}

} // namespace
} // namespace omsorg
