// SPDX-License-Identifier: MIT
#include <omsorg/scenario/provenance.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(ProvenanceTest, tells_the_last_word_and_what_it_replaced) {
    const small::Folder folder;
    const Study study = folder.read();
    EXPECT_EQ(provenance(study, "home_care.granted"), "37.0 h/month from base.toml:18");
    EXPECT_EQ(provenance(study, "home_care.granted", "new_ways"),
              "34.0 h/month from plans/new_ways.toml:9, was 37.0 from base.toml:18");
    EXPECT_EQ(provenance(study, "home_care.granted", "new_ways/reablement"),
              "37.0 h/month from base.toml:18");
    EXPECT_EQ(provenance(study, "escort.model", "new_ways"),
              "bookable from plans/new_ways.toml:9, was fixed from base.toml:25");
    Overrides overrides;
    overrides.set("home_care.speed", "25 km/h");
    EXPECT_EQ(provenance(folder.read(overrides), "home_care.speed").substr(0, 41),
              "25.0 km/h from --set, was uniform(low 20,");
}

TEST(ProvenanceTest, explains_a_key_to_a_reader) {
    const small::Folder folder;
    const std::string page = explain(folder.read(), "home_care.granted");
    for (const char* piece :
         {"Granted hours", "Beviljade timmar", "Per client.", "0.0 to 744.0 h/month", "Kolada (2014-2017)",
          "B, observed", "Register.", "new_ways/bookable_escort: 34.0 h/month from 2027-03-01"})
        EXPECT_NE(page.find(piece), std::string::npos) << piece << " is not in\n" << page;
}

TEST(ProvenanceTest, lists_assumptions_and_those_without_a_source) {
    const small::Folder folder;
    const Study study = folder.read();
    const auto rows = assumptions(study);
    ASSERT_EQ(rows.size(), 7U);
    EXPECT_EQ(rows[2].key, "home_care.granted");
    EXPECT_EQ(rows[2].value, "37.0");
    EXPECT_EQ(rows[2].unit, "h/month");
    EXPECT_EQ(rows[2].grade, "B");
    EXPECT_EQ(rows[2].label_sv, "Beviljade timmar");
    EXPECT_EQ(rows[2].changed_by, std::vector<std::string>{"new_ways: 34.0 h/month from 2027-03-01"});
    EXPECT_EQ(lacking_sources(study), (std::vector<std::string>{"home_care.visit", "housing.places",
                                                                "housing.overtime", "escort.model"}));
}

} // namespace
} // namespace omsorg
