// SPDX-License-Identifier: MIT
#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/figures.hpp>
#include <omsorg/scenario/provenance.hpp>
#include <omsorg/scenario/schema.hpp>
#include <omsorg/scenario/study.hpp>
#include <omsorg/scenario/write.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace omsorg {
namespace {

const std::string folder = std::string{OMSORG_SOURCE_DIR} + "/scenarios/skelleftea";

std::string text_of(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(ModelTest, has_careful_descriptors) {
    const auto complaints = model_fields().complaints();
    std::string all;
    for (const std::string& complaint : complaints) all += complaint + "\n";
    EXPECT_TRUE(complaints.empty()) << all;
}

TEST(SkellefteaTest, is_whole) {
    try {
        const Study study = read_study(folder);
        EXPECT_EQ(study.head.municipality, "2482");
        EXPECT_EQ(study.head.first_year(), 2020);
        EXPECT_EQ(study.head.last_year(), 2040);
        EXPECT_EQ(study.tables->population.start.total(), 72'589);
        for (const char* name : {"as_today", "new_ways"}) EXPECT_EQ(study.plan(name).name, name);
        EXPECT_TRUE(study.plan("as_today").changes.empty()) << "as today is the base";
        for (const Setting& setting : study.base) {
            EXPECT_TRUE(setting.grade.has_value()) << setting.key << " has no grade";
            EXPECT_FALSE(setting.source.empty())
                << setting.key << " says nothing of its source, not even that it is unknown";
        }
    } catch (const Faults& faults) {
        FAIL() << faults.what();
    }
}

TEST(SkellefteaTest, does_not_fit_into_less_land_than_its_localities_cover) {
    Overrides overrides;
    ASSERT_TRUE(overrides.set_pair("geography.land_area=20"));
    try {
        (void)read_study(folder, overrides);
        ADD_FAILURE() << "nothing was refused";
    } catch (const Faults& faults) {
        ASSERT_EQ(faults.list().size(), 1U);
        EXPECT_EQ(faults.list()[0].code, code::contradiction);
        EXPECT_EQ(faults.list()[0].key, "geography.land_area");
    }
}

// Keys that no bound of their own can hold: each is refused at its place, with what it quarrels with.
TEST(SkellefteaTest, keys_that_contradict_each_other_are_refused) {
    const auto refused = [](std::initializer_list<const char*> pairs) {
        Overrides overrides;
        for (const char* pair : pairs) EXPECT_TRUE(overrides.set_pair(pair)) << pair;
        try {
            (void)read_study(folder, overrides);
            return std::string{"nothing was refused"};
        } catch (const Faults& faults) {
            EXPECT_EQ(faults.list().size(), 1U) << faults.what();
            EXPECT_EQ(faults.list()[0].code, code::contradiction);
            EXPECT_FALSE(faults.list()[0].suggestion.empty());
            return faults.list()[0].key;
        }
    };
    EXPECT_EQ(refused({"family.age_from=18", "family.age_to=17"}), "family.age_to");
    EXPECT_EQ(refused({"disability.group_1=0.9", "disability.group_2=0.2"}), "disability.group_1");
    EXPECT_EQ(refused({"escort.one_to_one_share=0.7", "escort.two_staff_share=0.4"}),
              "escort.one_to_one_share");
    EXPECT_EQ(refused({"domestic.support_ratio=2.5"}), "domestic.support_ratio");
    EXPECT_EQ(refused({"need.special_housing_entry_age=80"}), "need.home_care_share") << "no hazards give it";
    EXPECT_EQ(refused({"home_care.documentation=0.5", "home_care.renewal=0.5"}), "home_care.documentation");
    EXPECT_EQ(refused({"partners.shared_development=100"}), "partners.shared_development");
    EXPECT_EQ(refused({"special_housing.dementia_places=900"}), "special_housing.dementia_places");
}

// Homes that no table tells of can open and close in no plan.
TEST(SkellefteaTest, a_plan_with_homes_is_refused_where_there_is_no_table_of_them) {
    namespace fs = std::filesystem;
    const fs::path copy = fs::temp_directory_path() / "omsorg_no_homes";
    fs::remove_all(copy);
    fs::copy(folder, copy, fs::copy_options::recursive);
    std::string base = text_of(copy / "base.toml");
    const std::string line = "homes = \"homes.csv\"\n";
    ASSERT_NE(base.find(line), std::string::npos);
    std::ofstream{copy / "base.toml"} << base.replace(base.find(line), line.size(), "");
    EXPECT_NO_THROW((void)read_study(copy));
    std::ofstream{copy / "plans" / "homes.toml"} << R"(name = "homes"
label = { sv = "Boenden", en = "Homes" }

[[change]]
component = "homes"
label = { sv = "Boenden", en = "Homes" }
on = 2027-01-01
why = "A test."
[change.set]
"special_housing.homes" = { value = true, source = "choice of this plan", year = 2026, grade = "E" }
)";
    try {
        (void)read_study(copy);
        ADD_FAILURE() << "nothing was refused";
    } catch (const Faults& faults) {
        ASSERT_EQ(faults.list().size(), 1U) << faults.what();
        const Fault& fault = faults.list()[0];
        EXPECT_EQ(fault.key, "special_housing.homes");
        EXPECT_EQ(fault.where.file, (copy / "plans" / "homes.toml").string());
        EXPECT_EQ(fault.where.line, 10);
        EXPECT_EQ(fault.where.column, 27);
    }
    fs::remove_all(copy);
}

// A numbered kind of dated events is one of those that are drawn; a name is a kind of its own.
TEST(SkellefteaTest, dated_events_are_of_a_kind_that_there_is) {
    namespace fs = std::filesystem;
    const fs::path copy = fs::temp_directory_path() / "omsorg_events";
    fs::remove_all(copy);
    fs::copy(folder, copy, fs::copy_options::recursive);
    std::string base = text_of(copy / "base.toml");
    const std::string line = "homes = \"homes.csv\"\n";
    ASSERT_NE(base.find(line), std::string::npos);
    std::ofstream{copy / "base.toml"} << base.insert(base.find(line), "events = \"events.csv\"\n");
    const auto with = [&](std::string_view kind) {
        std::ofstream{copy / "events.csv"} << "# source: example\ndate,until,time,kind,outdoors,source\n"
                                           << "2026-10-08,,19:00," << kind << ",no,example\n";
        return read_study(copy);
    };
    EXPECT_TRUE(read_study(folder).tables->events.events().empty()) << "no club's fixtures are made up";
    for (const auto kind : {"hockey", "5"}) EXPECT_EQ(with(kind).tables->events.events().size(), 1U) << kind;
    try {
        (void)with("7");
        ADD_FAILURE() << "nothing was refused";
    } catch (const Faults& faults) {
        ASSERT_EQ(faults.list().size(), 1U) << faults.what();
        EXPECT_EQ(
            faults.list()[0].text(),
            (copy / "events.csv").string() +
                ":3:19: kind: there is no kind 7 of events (there are 5 in the study, event_kinds). Name the "
                "kind, or raise event_kinds of the service.");
    }
    fs::remove_all(copy);
}

TEST(SkellefteaTest, becomes_a_world_of_each_plan_and_future) {
    const Study study = read_study(folder);
    for (const std::string& plan : plan_names(study)) {
        const World world = draw(study, plan, {.seed = study.head.seed, .number = 3});
        EXPECT_EQ(world.first_year, 2020);
        EXPECT_EQ(world.tables, study.tables);
        EXPECT_EQ(world.changes.empty(), plan == "as_today");
        for (const DatedChange& change : world.changes) EXPECT_GE(change.on, study.head.plans_from);
    }
}

TEST(SkellefteaTest, is_as_documented) {
    for (const auto& [name, wanted] :
         {std::pair{"base.schema.json", base_schema(model_fields(), model_tables())},
          std::pair{"plan.schema.json", plan_schema(model_fields())},
          std::pair{"keys.md", reference_page(model_fields())}}) {
        EXPECT_TRUE(text_of(std::string{OMSORG_SOURCE_DIR} + "/docs/reference/" + name) == wanted)
            << "docs/reference/" << name << " is out of date: run tools/write_reference";
    }
}

} // namespace
} // namespace omsorg
