// SPDX-License-Identifier: MIT
#include <omsorg/scenario/code.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(StudyTest, says_what_it_is) {
    const small::Folder folder;
    const Study study = folder.read();
    EXPECT_EQ(study.head.name, "small");
    EXPECT_EQ(study.head.label.sv, "Liten");
    EXPECT_EQ(study.head.municipality, "0114") << "the nought is kept";
    EXPECT_EQ(study.head.first_year(), 2020);
    EXPECT_EQ(study.head.last_year(), 2040);
    EXPECT_EQ(study.head.futures, 3U);
    EXPECT_EQ(study.head.seed, 7U);
    EXPECT_EQ(study.csv.at("ages").table.rows(), 3U);
    EXPECT_EQ(study.inputs.size(), 4U);
}

TEST(StudyTest, may_be_named_by_its_base) {
    const small::Folder folder;
    FaultList faults;
    const Study study = read_study_text(folder.path() / "base.toml", FieldTable::of<small::Assumptions>(),
                                        small::table_names, {}, faults);
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(study.folder, folder.path());
}

TEST(StudyTest, runs_each_component_alone) {
    const small::Folder folder;
    const Study study = folder.read();
    EXPECT_EQ(plan_names(study), (std::vector<std::string>{"as_today", "new_ways", "new_ways/bookable_escort",
                                                           "new_ways/reablement"}));
    EXPECT_EQ(study.plan("new_ways").changes.size(), 2U);
    EXPECT_EQ(study.plan("new_ways").label.sv, "Nya");
    const StudyPlan part = study.plan("new_ways/reablement");
    ASSERT_EQ(part.changes.size(), 1U);
    EXPECT_EQ(part.changes[0].why, "Decided by the board.");
    EXPECT_EQ(part.name, "new_ways/reablement");
}

TEST(StudyTest, refuses_a_plan_or_key_nobody_knows_with_the_nearest) {
    const small::Folder folder;
    const Study study = folder.read();
    try {
        (void)study.plan("new_way");
        FAIL();
    } catch (const Faults& faults) {
        EXPECT_EQ(faults.list()[0].code, code::unknown_plan);
        EXPECT_NE(faults.list()[0].suggestion.find("new_ways"), std::string::npos);
    }
    EXPECT_THROW((void)study.plan("new_ways/none"), Faults);
    EXPECT_THROW((void)study.setting("home_care.sped"), Faults);
}

TEST(OverridesTest, are_partial_and_typed) {
    const small::Folder folder;
    Overrides overrides;
    EXPECT_TRUE(overrides.set_pair("home_care.speed=25 km/h"));
    EXPECT_TRUE(overrides.set_pair("housing.overtime=false"));
    EXPECT_TRUE(overrides.set_pair("housing.places={ value = 900, grade = \"A\", source = \"Trial\" }"));
    EXPECT_FALSE(overrides.set_pair("nothing"));
    overrides.set("study.end", "2030-12-31", "python");
    const Study study = folder.read(overrides);
    EXPECT_EQ(std::get<double>(study.setting("home_care.speed").value), 25);
    EXPECT_EQ(std::get<bool>(study.setting("housing.overtime").value), false);
    EXPECT_EQ(study.setting("housing.places").grade, Grade::A);
    EXPECT_EQ(study.head.last_year(), 2030);
    EXPECT_EQ(study.setting("home_care.granted").origin, "base.toml:18") << "the rest stays";
}

TEST(OverridesTest, may_be_files) {
    const small::Folder folder, aside;
    aside.write("what_if.toml", "[home_care]\nspeed = 30\n");
    Overrides overrides;
    overrides.file(aside.path() / "what_if.toml");
    const Study study = folder.read(overrides);
    EXPECT_EQ(std::get<double>(study.setting("home_care.speed").value), 30);
    EXPECT_TRUE(study.setting("home_care.speed").origin.ends_with("what_if.toml:2"));
}

TEST(OverridesTest, need_an_order_to_meet_on_one_key) {
    const small::Folder folder;
    Overrides overrides;
    overrides.set("home_care.speed", "25");
    overrides.set("home_care.speed", "26", "python");
    EXPECT_EQ(folder.faults(overrides).at(0).code, code::two_overlays);
    overrides.in_order = true;
    EXPECT_EQ(std::get<double>(folder.read(overrides).setting("home_care.speed").value), 26);
}

TEST(OverridesTest, need_an_order_to_meet_a_plan) {
    const small::Folder folder;
    Overrides overrides;
    overrides.set("escort.model", "pooled");
    const auto faults = folder.faults(overrides);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, code::two_overlays);
    EXPECT_NE(faults[0].problem.find("plans/new_ways.toml:9"), std::string::npos);
    overrides.in_order = true;
    const Study study = folder.read(overrides);
    EXPECT_EQ(std::get<std::string>(study.setting("escort.model").value), "pooled");
    for (const Setting& setting : study.plan("new_ways").changes[0].set)
        EXPECT_NE(setting.key, "escort.model");
}

} // namespace
} // namespace omsorg
