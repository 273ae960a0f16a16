// SPDX-License-Identifier: MIT
#include <omsorg/scenario/lineage.hpp>

#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/provenance.hpp>
#include <omsorg/scenario/write.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view heir_text = R"([study]
name = "heir"
label = { sv = "Arvinge", en = "Heir" }
extends = "../small"
futures = 5

[home_care]
granted = { value = 30.0, source = "A board's decision", year = 2026, grade = "C" }
)";

/// The small study and one that extends it, side by side.
class Heir {
public:
    Heir() {
        fs::copy(whole_.path(), small(), fs::copy_options::recursive);
        root_.write("heir/base.toml", heir_text);
        root_.write("heir/plans/as_today.toml", "name = \"as_today\"\n");
    }
    [[nodiscard]] fs::path small() const { return root_.path() / "small"; }
    [[nodiscard]] fs::path heir() const { return root_.path() / "heir"; }
    const small::Folder& root() const { return root_; }

    [[nodiscard]] Study read(const fs::path& folder, const Overrides& overrides = {}) const {
        FaultList faults;
        Study study = read_study_text(folder, FieldTable::of<small::Assumptions>(), small::table_names,
                                      overrides, faults);
        faults.raise_if_any();
        return study;
    }
    [[nodiscard]] Study read(const Overrides& overrides = {}) const { return read(heir(), overrides); }
    [[nodiscard]] Fault fault(const Overrides& overrides = {}) const {
        FaultList faults;
        (void)read_study_text(heir(), FieldTable::of<small::Assumptions>(), small::table_names, overrides,
                              faults);
        EXPECT_EQ(faults.found(), 1U) << (faults.empty() ? "" : faults.list().back().text());
        return faults.empty() ? Fault{} : faults.list().front();
    }

private:
    small::Folder root_, whole_;
};

TEST(LineageTest, takes_what_it_does_not_say_and_replaces_what_it_does) {
    const Heir heir;
    const Study study = heir.read();
    EXPECT_EQ(study.head.name, "heir");
    EXPECT_EQ(study.head.label.sv, "Arvinge");
    EXPECT_EQ(study.head.municipality, "0114");
    EXPECT_EQ(study.head.last_year(), 2040);
    EXPECT_EQ(study.head.futures, 5U);
    EXPECT_EQ(study.head.seed, 7U);
    EXPECT_EQ(std::get<double>(study.setting("home_care.granted").value), 30);
    EXPECT_EQ(study.setting("home_care.granted").source, "A board's decision") << "replaced whole";
    EXPECT_TRUE(study.setting("home_care.granted").note.empty()) << "replaced whole";
    EXPECT_EQ(std::get<std::int64_t>(study.setting("housing.places").value), 917);
    EXPECT_EQ(study.csv.at("ages").table.rows(), 3U);
    EXPECT_EQ(plan_names(study), std::vector<std::string>{"as_today"}) << "plans are a study's own";
}

// The law: nobody can tell from its fingerprint that a study was written in two folders.
TEST(LineageTest, means_the_same_as_one_folder_with_all_of_it) {
    const Heir heir;
    const small::Folder flat;
    flat.change("base.toml", "name = \"small\"", "name = \"heir\"");
    flat.change("base.toml", "futures = 3", "futures = 5");
    flat.change("base.toml", "value = 37.0, source = \"Kolada\", year = \"2014-2017\", grade = \"B\"",
                "value = 30.0, source = \"A board's decision\", year = 2026, grade = \"C\"");
    fs::remove(flat.path() / "plans/new_ways.toml");
    EXPECT_EQ(resolved_text(heir.read()), resolved_text(flat.read()));
    EXPECT_EQ(resolved_sha256(heir.read()), resolved_sha256(flat.read()));
}

TEST(LineageTest, tells_where_every_value_stands) {
    const Heir heir;
    Overrides overrides;
    overrides.set("home_care.granted", "25");
    EXPECT_EQ(provenance(heir.read(), "housing.places"), "917 places from ../small/base.toml:21");
    EXPECT_EQ(provenance(heir.read(), "home_care.granted"),
              "30.0 h/month from base.toml:8, was 37.0 from ../small/base.toml:18");
    EXPECT_EQ(provenance(heir.read(overrides), "home_care.granted"),
              "25.0 h/month from --set, was 30.0 from base.toml:8, was 37.0 from ../small/base.toml:18");
}

TEST(LineageTest, may_have_tables_of_its_own) {
    const Heir heir;
    heir.root().write("heir/ages.csv", "# source: SCB\n# year: 2024\nage,persons\n0,10\n1,11\n");
    heir.root().change("heir/base.toml", "[home_care]", "[tables]\nages = \"ages.csv\"\n\n[home_care]");
    EXPECT_EQ(heir.read().csv.at("ages").table.rows(), 2U);
}

TEST(LineageTest, goes_on_by_way_of_others) {
    const Heir heir;
    heir.root().write(
        "grandchild/base.toml",
        "[study]\nname = \"grandchild\"\nextends = \"../heir/\"\nseed = 8\n[housing]\nplaces = 3\n");
    heir.root().write("grandchild/plans/as_today.toml", "name = \"as_today\"\n");
    const Study study = heir.read(heir.root().path() / "grandchild");
    EXPECT_EQ(study.lineage.size(), 3U);
    EXPECT_EQ(study.head.label.en, "grandchild") << "never the label of another study";
    EXPECT_EQ(study.head.futures, 5U);
    EXPECT_EQ(study.head.seed, 8U);
    EXPECT_EQ(provenance(study, "housing.places"),
              "3 places from base.toml:6, was 917 from ../small/base.toml:21");
    EXPECT_EQ(std::get<double>(study.setting("home_care.granted").value), 30);
}

TEST(LineageTest, a_kept_study_holds_what_it_extends) {
    const Heir heir;
    const Study study = heir.read();
    const small::Folder elsewhere;
    const fs::path kept = elsewhere.path() / "out/study";
    for (const SourceText& input : study.inputs) {
        const auto name = kept_name(study.lineage, input.name);
        ASSERT_TRUE(name);
        fs::create_directories((kept / *name).parent_path());
        fs::copy_file(input.name, kept / *name);
    }
    EXPECT_TRUE(fs::exists(kept / "extended/ages.csv"));
    const Study again = heir.read(kept);
    EXPECT_EQ(resolved_sha256(again), resolved_sha256(study));
    ASSERT_EQ(again.inputs.size(), study.inputs.size());
    for (std::size_t i = 0; i < study.inputs.size(); ++i) {
        EXPECT_EQ(again.inputs[i].sha256, study.inputs[i].sha256);
        EXPECT_EQ(kept_name(again.lineage, again.inputs[i].name),
                  kept_name(study.lineage, study.inputs[i].name));
    }
}

TEST(LineageTest, every_file_is_read_once_and_has_its_fingerprint) {
    const Heir heir;
    const Study study = heir.read();
    ASSERT_EQ(study.inputs.size(), 4U) << "two bases, a table, a plan; no plan of the extended study";
    for (const SourceText& input : study.inputs) EXPECT_EQ(input.sha256.size(), 64U);
    EXPECT_EQ(kept_name(study.lineage, heir.small() / "ages.csv"), "extended/ages.csv");
    EXPECT_EQ(kept_name(study.lineage, heir.heir() / "base.toml"), "base.toml");
    EXPECT_FALSE(kept_name(study.lineage, "/somewhere/else.toml"));
}

TEST(LineageTest, a_slip_in_the_extended_study_is_told_where_it_stands) {
    const Heir heir;
    heir.root().change("small/base.toml", "speed =", "speed = \"20 kg\" #");
    const Fault fault = heir.fault();
    EXPECT_EQ(fault.code, code::unknown_unit);
    EXPECT_EQ(fault.where.file, (heir.small() / "base.toml").generic_string());
    EXPECT_EQ(fault.where.line, 16U);
}

TEST(LineageTest, a_study_that_is_not_there_has_a_nearest) {
    const Heir heir;
    heir.root().change("heir/base.toml", "../small", "../smal");
    const Fault fault = heir.fault();
    EXPECT_EQ(fault.code, code::missing_file);
    EXPECT_EQ(fault.key, "study.extends");
    EXPECT_EQ(fault.where.line, 4U);
    EXPECT_EQ(fault.where.column, 11U);
    EXPECT_EQ(fault.suggestion, "Did you mean \"small\"?");
}

TEST(LineageTest, refuses_a_circle_and_what_is_no_way_from_here) {
    for (const std::string_view way : {"\".\"", "\"../heir\"", "\"../small/../heir\"", "\"\"", "\"/etc\""}) {
        const Heir heir;
        heir.root().change("heir/base.toml", "\"../small\"", way);
        const Fault fault = heir.fault();
        EXPECT_EQ(fault.code, code::bad_extends) << way;
        EXPECT_EQ(fault.where.line, 4U) << way;
    }
    const Heir heir;
    heir.root().change("small/base.toml", "futures = 3", "futures = 3\nextends = \"../heir\"");
    const Fault fault = heir.fault();
    EXPECT_EQ(fault.code, code::bad_extends);
    EXPECT_TRUE(fault.where.file.ends_with("small/base.toml"));
}

TEST(LineageTest, refuses_more_than_eight_steps) {
    const Heir heir;
    for (int i = 1; i < 12; ++i)
        heir.root().write("n" + std::to_string(i) + "/base.toml",
                          "[study]\nname = \"n\"\nextends = \"../n" + std::to_string(i + 1) + "\"\n");
    heir.root().change("heir/base.toml", "../small", "../n1");
    const Fault fault = heir.fault();
    EXPECT_EQ(fault.code, code::bad_extends);
    EXPECT_TRUE(fault.where.file.ends_with("n8/base.toml")) << fault.where.file;
}

TEST(LineageTest, must_be_text_and_cannot_be_set_for_a_run) {
    const Heir heir;
    Overrides overrides;
    overrides.set("study.extends", "../small");
    EXPECT_EQ(heir.fault(overrides).code, code::bad_extends);
    heir.root().change("heir/base.toml", "\"../small\"", "3");
    EXPECT_EQ(heir.fault().code, code::wrong_type);
}

TEST(LineageTest, a_table_of_the_extended_study_may_not_leave_its_folder) {
    const Heir heir;
    heir.root().change("small/base.toml", "\"ages.csv\"", "\"../heir/ages.csv\"");
    EXPECT_EQ(heir.fault().code, code::path_escape);
}

TEST(LineageTest, what_all_of_them_lack_is_told_of_the_heir) {
    const Heir heir;
    heir.root().change("small/base.toml", "overtime = true", "");
    const Fault fault = heir.fault();
    EXPECT_EQ(fault.code, code::missing_key);
    EXPECT_TRUE(fault.where.file.ends_with("heir/base.toml"));
}

} // namespace
} // namespace omsorg
