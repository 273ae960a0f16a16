// SPDX-License-Identifier: MIT
#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace omsorg {
namespace {

TreeNode text(std::string value) { return {Where{"f", 3, 9}, std::move(value)}; }

double amount(std::string value, std::string_view unit) {
    FaultList faults;
    const auto read = read_amount(text(value), unit, "key", faults);
    EXPECT_TRUE(read.has_value()) << value << " in " << unit << ": "
                                  << (faults.empty() ? "" : faults.list()[0].text());
    return read.value_or(std::numeric_limits<double>::quiet_NaN());
}

Fault refused(TreeNode node, std::string_view unit) {
    FaultList faults;
    EXPECT_FALSE(read_amount(node, unit, "key", faults).has_value());
    EXPECT_EQ(faults.found(), 1U);
    return faults.empty() ? Fault{} : faults.list()[0];
}

TEST(AmountTest, converts_what_is_of_one_kind) {
    EXPECT_DOUBLE_EQ(amount("45 min", "h"), 0.75);
    EXPECT_DOUBLE_EQ(amount("1.5 h", "min"), 90);
    EXPECT_DOUBLE_EQ(amount("1.5h", "min"), 90);
    EXPECT_DOUBLE_EQ(amount("30 %", "share"), 0.3);
    EXPECT_DOUBLE_EQ(amount("2 %/year", "per year"), 0.02);
    EXPECT_DOUBLE_EQ(amount("0.02 per year", "percent per year"), 2);
    EXPECT_DOUBLE_EQ(amount("37 h/week", "h/month"), 37 * (365.25 / 12) / 7);
    EXPECT_DOUBLE_EQ(amount("37 h per week", "h/week"), 37);
    EXPECT_DOUBLE_EQ(amount("917 places", "places"), 917);
    EXPECT_DOUBLE_EQ(amount("917 places", "count"), 917);
    EXPECT_DOUBLE_EQ(amount("600 tkr/post", "SEK/post"), 600'000);
    EXPECT_DOUBLE_EQ(amount("36 km/h", "m/s"), 10);
    EXPECT_DOUBLE_EQ(amount("1_500 SEK/h", "SEK/h"), 1500);
    EXPECT_DOUBLE_EQ(amount("-1e-3", "share"), -0.001);
    EXPECT_DOUBLE_EQ(amount("5 per 1000 inhabitants", "per 10000 inhabitants"), 50);
    EXPECT_DOUBLE_EQ(amount("12 months", "years"), 1);
    EXPECT_DOUBLE_EQ(amount("90 min/visit", "h/visit"), 1.5);
}

TEST(AmountTest, takes_the_documented_unit_even_when_it_is_no_unit_of_the_table) {
    EXPECT_DOUBLE_EQ(amount("3 sighs", "sighs"), 3);
}

TEST(AmountTest, reads_numbers_and_times_of_day) {
    FaultList faults;
    EXPECT_DOUBLE_EQ(*read_amount({{}, std::int64_t{3}}, "km", "key", faults), 3);
    EXPECT_DOUBLE_EQ(*read_amount({{}, 3.5}, "km", "key", faults), 3.5);
    EXPECT_DOUBLE_EQ(*read_amount({{}, Duration{std::chrono::minutes{450}}}, "h", "key", faults), 7.5);
    EXPECT_TRUE(faults.empty());
}

TEST(AmountTest, refuses_each_slip_by_its_name) {
    EXPECT_EQ(refused(text("4,5 h"), "h").code, code::decimal_comma);
    EXPECT_EQ(refused(text("3 km"), "min").code, code::wrong_unit);
    EXPECT_EQ(refused(text("917 clients"), "places").code, code::wrong_unit);
    EXPECT_EQ(refused(text("3 mins"), "h").code, code::unknown_unit);
    EXPECT_EQ(refused(text("many"), "h").code, code::bad_number);
    EXPECT_EQ(refused(text("1 500 SEK"), "SEK").code, code::bad_number);
    EXPECT_EQ(refused(text(""), "h").code, code::bad_number);
    EXPECT_EQ(refused(text("1.2.3 h"), "h").code, code::bad_number);
    EXPECT_EQ(refused(text("nan"), "h").code, code::not_finite);
    EXPECT_EQ(refused(text("inf h"), "h").code, code::not_finite);
    EXPECT_EQ(refused(text("1e999"), "h").code, code::not_finite);
    EXPECT_EQ(refused({{}, std::numeric_limits<double>::quiet_NaN()}, "h").code, code::not_finite);
    EXPECT_EQ(refused({{}, std::numeric_limits<double>::infinity()}, "h").code, code::not_finite);
    EXPECT_EQ(refused({{}, true}, "h").code, code::wrong_type);
    EXPECT_EQ(refused({{}, Duration{}}, "SEK").code, code::wrong_unit);
}

TEST(AmountTest, suggests_what_would_have_been_right) {
    EXPECT_NE(refused(text("3 mins"), "h").suggestion.find("\"min\""), std::string::npos);
    EXPECT_NE(refused(text("3 km"), "min").suggestion.find("min, h, days"), std::string::npos);
    const Fault fault = refused(text("3 km"), "min");
    EXPECT_EQ(fault.where.line, 3U);
    EXPECT_EQ(fault.where.column, 9U);
    EXPECT_EQ(fault.key, "key");
    EXPECT_NE(fault.why.find("a time"), std::string::npos) << fault.why;
    EXPECT_NE(fault.problem.find("a length"), std::string::npos) << fault.problem;
}

TEST(AmountTest, writes_numbers_so_that_they_read_back) {
    EXPECT_EQ(number_text(37), "37.0");
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(1e300), "1e+300");
    EXPECT_EQ(amount_text(37, "h/week"), "37.0 h/week");
    EXPECT_EQ(amount_text(2, ""), "2.0");
    EXPECT_EQ(day_text(Day{std::chrono::year{2027} / 3 / 1}), "2027-03-01");
}

} // namespace
} // namespace omsorg
