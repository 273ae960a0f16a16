// SPDX-License-Identifier: MIT
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/table.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

Table good(std::string text) {
    FaultList faults;
    auto table = parse_table({"t.csv", std::move(text), ""}, faults);
    EXPECT_TRUE(table.has_value()) << (faults.empty() ? "" : faults.list()[0].text());
    return table.value_or(Table{});
}

Fault bad(std::string text) {
    FaultList faults;
    EXPECT_FALSE(parse_table({"t.csv", std::move(text), ""}, faults).has_value());
    return faults.empty() ? Fault{} : faults.list()[0];
}

TEST(TableTest, reads_figures_with_their_place_and_provenance) {
    const Table table = good("# source: SCB, table 1\n# year: 2019\n\nage,name\r\n0,\"Bure, å\"\r\n"
                             "1,\"say \"\"yes\"\"\"\n# a remark\n 2 ,x\n");
    ASSERT_EQ(table.rows(), 3U);
    EXPECT_EQ(table.note("source"), "SCB, table 1");
    EXPECT_EQ(table.note("year"), "2019");
    EXPECT_EQ(table.note("certainty"), "");
    EXPECT_EQ(table.text(0, "name"), "Bure, å");
    EXPECT_EQ(table.text(1, "name"), "say \"yes\"");
    EXPECT_EQ(table.where(2, "name").line, 8U);
    EXPECT_EQ(table.where(2, "name").column, 5U);
    FaultList faults;
    EXPECT_EQ(table.whole(2, "age", {}, faults), 2);
    EXPECT_TRUE(table.counts_up("age", 0, 2, faults));
    EXPECT_TRUE(table.require({"age", "name"}, faults));
    EXPECT_TRUE(faults.empty());
}

TEST(TableTest, refuses_rows_that_do_not_fit_the_head) {
    const Fault few = bad("a,b\n1,2\n3\n");
    EXPECT_EQ(few.code, code::broken_row);
    EXPECT_EQ(few.where.line, 3U);
    const Fault comma = bad("a,b\n1,4,5\n");
    EXPECT_EQ(comma.where.column, 5U);
    EXPECT_NE(comma.suggestion.find("decimal comma"), std::string::npos);
    EXPECT_EQ(bad("a;b\n1;2\n").code, code::broken_row);
    EXPECT_EQ(bad("a,a\n1,2\n").code, code::broken_row);
    EXPECT_EQ(bad("a,\n1,2\n").code, code::missing_column);
    EXPECT_EQ(bad("# only: a comment\n").code, code::missing_column);
    EXPECT_EQ(bad("a,b\n\"1,2\n").code, code::broken_row);
    EXPECT_EQ(bad("a,b\n1,x\"y\"\n").where.column, 3U);
}

TEST(TableTest, refuses_figures_that_are_none) {
    const Table table = good("a,b,c,d,e,f\n,x,\"4,5\",-1,1.5,nan\n");
    const auto code_of = [&](std::string_view column, Table::Bounds bounds, bool whole = false) {
        FaultList faults;
        const bool read = whole ? table.whole(0, column, bounds, faults).has_value()
                                : table.number(0, column, bounds, faults).has_value();
        EXPECT_FALSE(read) << column;
        EXPECT_EQ(faults.list().at(0).where.line, 2U);
        EXPECT_EQ(faults.list().at(0).key, column);
        return faults.list().at(0).code;
    };
    EXPECT_EQ(code_of("a", {}), code::bad_number);
    EXPECT_EQ(code_of("b", {}), code::bad_number);
    EXPECT_EQ(code_of("c", {}), code::decimal_comma);
    EXPECT_EQ(code_of("d", {.low = 0}), code::out_of_range);
    EXPECT_EQ(code_of("e", {}, true), code::bad_number);
    EXPECT_EQ(code_of("f", {}), code::not_finite);
}

TEST(TableTest, holds_ages_in_order) {
    const auto code_of = [](std::string rows) {
        const Table table = good("age\n" + rows);
        FaultList faults;
        EXPECT_FALSE(table.counts_up("age", 0, 2, faults));
        return faults.list().at(0);
    };
    EXPECT_EQ(code_of("0\n2\n1\n").code, code::out_of_order);
    EXPECT_EQ(code_of("0\n2\n1\n").where.line, 3U);
    EXPECT_EQ(code_of("0\n1\n1\n").code, code::out_of_order);
    EXPECT_EQ(code_of("0\n1\n2\n3\n").code, code::out_of_order);
    EXPECT_EQ(code_of("0\n1\n").code, code::missing_row);
}

TEST(TableTest, names_a_missing_column_and_the_nearest) {
    const Table table = good("age,person\n0,1\n");
    FaultList faults;
    EXPECT_FALSE(table.require({"age", "persons"}, faults));
    ASSERT_EQ(faults.found(), 1U);
    EXPECT_EQ(faults.list()[0].code, code::missing_column);
    EXPECT_NE(faults.list()[0].suggestion.find("person"), std::string::npos);
}

} // namespace
} // namespace omsorg
