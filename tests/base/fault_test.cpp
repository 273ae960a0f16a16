// SPDX-License-Identifier: MIT
#include <omsorg/base/fault.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omsorg {
namespace {

using testing::HasSubstr;

const std::vector<std::string> keys{"home_care.speed", "home_care.visit", "escort.model", "escort.fee"};

TEST(FaultTest, a_fault_says_where_what_why_and_what_to_try) {
    const Fault fault{.code = "unknown_key",
                      .where = {"base.toml", 12, 9},
                      .key = "home_care.sped",
                      .problem = "there is no such key",
                      .why = "it would change nothing",
                      .suggestion = did_you_mean(closest("home_care.sped", keys))};
    EXPECT_EQ(fault.text(), "base.toml:12:9: home_care.sped: there is no such key (it would change nothing). "
                            "Did you mean \"home_care.speed\"?");
}

TEST(FaultTest, what_a_file_says_does_not_steer_the_terminal) {
    const Fault fault{.key = "speed\x1b[31m", .problem = std::string{"\"a\0b\nå\" is no name", 19}};
    EXPECT_EQ(fault.text(), "speed\\x1b[31m: \"a\\x00b\\x0aå\" is no name.");
}

TEST(FaultTest, what_is_not_known_is_left_out) {
    EXPECT_EQ((Fault{.problem = "the study has no plan"}.text()), "the study has no plan.");
    EXPECT_EQ((Fault{.where = {"base.toml"}, .problem = "the file is empty"}.text()),
              "base.toml: the file is empty.");
    EXPECT_EQ(
        (Fault{.where = {"base.toml", 3}, .key = "a", .problem = "twice", .why = "one would win"}.text()),
        "base.toml:3: a: twice (one would win).");
}

TEST(FaultTest, all_faults_are_told_at_once) {
    FaultList faults;
    EXPECT_NO_THROW(faults.raise_if_any());
    faults.add({.problem = "one"});
    faults.add({.problem = "two"});
    try {
        faults.raise_if_any();
        FAIL() << "two faults were silent";
    } catch (const Faults& raised) {
        EXPECT_STREQ(raised.what(), "one.\ntwo.");
        EXPECT_EQ(raised.found(), 2U);
        EXPECT_EQ(raised.list()[1].problem, "two");
    }
}

TEST(FaultTest, fifty_are_kept_and_the_rest_counted) {
    FaultList faults;
    for (int i = 0; i < 73; ++i) faults.add({.problem = std::to_string(i)});
    EXPECT_EQ(faults.list().size(), 50U);
    EXPECT_EQ(faults.found(), 73U);
    try {
        faults.raise_if_any();
        FAIL() << "73 faults were silent";
    } catch (const Faults& raised) {
        EXPECT_THAT(raised.what(), HasSubstr("\n49.\nand 23 more"));
        EXPECT_EQ(raised.found(), 73U);
    }
}

TEST(FaultTest, slips_of_the_pen) {
    EXPECT_EQ(slips_between("", ""), 0U);
    EXPECT_EQ(slips_between("visit", ""), 5U);
    EXPECT_EQ(slips_between("visit", "visti"), 1U);  // two neighbours swapped
    EXPECT_EQ(slips_between("visit", "vist"), 1U);   // dropped
    EXPECT_EQ(slips_between("visit", "vissit"), 1U); // added
    EXPECT_EQ(slips_between("visit", "wisit"), 1U);  // changed
    EXPECT_EQ(slips_between("kitten", "sitting"), 3U);
    EXPECT_EQ(slips_between("sitting", "kitten"), 3U);
}

TEST(FaultTest, the_nearest_word_is_offered_and_no_far_one) {
    EXPECT_EQ(closest("escort.modle", keys), "escort.model");
    EXPECT_EQ(closest("escort.fee", keys), "escort.fee");
    EXPECT_EQ(closest("economy.tax", keys), std::nullopt);
    EXPECT_EQ(closest("x", {}), std::nullopt);
    // A short word admits one slip only.
    const std::vector<std::string> units{"min", "h"};
    EXPECT_EQ(closest("mim", units), "min");
    EXPECT_EQ(closest("sek", units), std::nullopt);
    EXPECT_EQ(did_you_mean(std::nullopt), "");
}

} // namespace
} // namespace omsorg
