// SPDX-License-Identifier: MIT
#include <omsorg/scenario/code.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>

namespace omsorg {
namespace {

/// One slip in a study that is otherwise whole, and the fault it must give: code, key, and the place where
/// `at` first stands in the changed file. An empty `at` is the top of the file.
struct Slip {
    std::string_view file, from, to;
    std::string_view code, key, at;
};

std::ostream& operator<<(std::ostream& out, const Slip& slip) {
    return out << slip.code << " " << slip.file << " " << slip.to.substr(0, 60);
}

constexpr std::string_view base = "base.toml", plan = "plans/new_ways.toml", ages = "ages.csv", none{};

const Slip slips[] = {
    // The file as bytes, and as TOML.
    {base, "#:schema", "\xEF\xBB\xBF#:schema", code::byte_order_mark, none, none},
    {base, "Liten", "L\xE5ng", code::not_utf8, none, "\xE5"},
    {base, "Liten", std::string_view{"L\0ng", 4}, code::not_utf8, none, std::string_view{"\0", 1}},
    {base, "917 places\"", "917 places", code::syntax, none, "\novertime"},
    {base, "[escort]", "[escort", code::syntax, none, "\nmodel"},
    {base, "futures = 3", "futures = 3,5", code::decimal_comma, none, ",5"},
    {base, "seed = 7", "seed = 7\nseed = 8", code::duplicate_key, none, "seed = 8"},
    {base, "seed = 7", "seed = 7\nfutures = 3", code::duplicate_key, none, "futures = 3\n\n"},
    {plan, "why = \"Cl", "why = Cl", code::syntax, none, "Clients"},
    {base, "#:schema", "include = \"no.toml\"\n#:schema", code::missing_file, "include", "\"no.toml"},
    {base, "#:schema", "include = [3]\n#:schema", code::bad_include, "include", "3]"},
    {base, "#:schema", "include = [\"base.toml\"]\n#:schema", code::bad_include, "include", "\"base.toml"},
    {base, "#:schema", "include = \"../x.toml\"\n#:schema", code::path_escape, "include", "\"../x"},
    {base, "#:schema", "include = \"/etc/passwd\"\n#:schema", code::path_escape, "include", "\"/etc"},
    // Keys.
    {base, "speed =", "sped =", code::unknown_key, "home_care.sped", "sped ="},
    {base, "[escort]", "[escorts]", code::unknown_key, "escorts", "escorts]"},
    {base, "seed = 7", "sed = 7", code::unknown_key, "study.sed", "sed = 7"},
    {base, "ages = ", "age = ", code::unknown_key, "tables.age", "age ="},
    {base, "note = \"Reg", "nota = \"Reg", code::unknown_key, "home_care.granted", "nota"},
    {base, "mean =", "maen =", code::unknown_key, "home_care.visit", "maen"},
    {base, "model = \"fixed\"", "", code::missing_key, "escort", none},
    {base, "overtime = true", "", code::missing_key, "housing", none},
    {base, "seed = 7", "", code::missing_key, "study.seed", "[study]"},
    {base, "municipality = \"0114\"", "", code::missing_key, "study.municipality", "[study]"},
    {base, "ages = \"ages.csv\"", "", code::missing_key, "tables.ages", "[tables]"},
    {base, "value = 37.0, ", "", code::missing_key, "home_care.granted", "{ source = \"Kolada"},
    {base, ", cv = 0.6", "", code::missing_key, "home_care.visit", "{ distribution = \"logn"},
    {base, "value = 37.0", "value = 37.0, distribution = \"uniform\"", code::contradiction,
     "home_care.granted", "distribution = \"uniform\", source = \"Kolada"},
    {base, "[reablement]\neffect", "reablement", code::unknown_key, "escort.reablement", "reablement"},
    // Values.
    {base, "\"917 places\"", "\"many\"", code::bad_number, "housing.places", "\"many"},
    {base, "\"917 places\"", "917.5", code::bad_number, "housing.places", "917.5"},
    {base, "\"917 places\"", "\"917 clients\"", code::wrong_unit, "housing.places", "\"917 cl"},
    {base, "\"917 places\"", "\"917 plaice\"", code::unknown_unit, "housing.places", "\"917 pl"},
    {base, "\"917 places\"", "-1", code::out_of_range, "housing.places", "-1\nover"},
    {base, "\"917 places\"", "nan", code::not_finite, "housing.places", "nan"},
    {base, "\"917 places\"", "inf", code::not_finite, "housing.places", "inf"},
    {base, "\"917 places\"", "true", code::wrong_type, "housing.places", "true\n"},
    {base, "\"917 places\"", "2027-01-01", code::wrong_type, "housing.places", "2027-01-01\nover"},
    {base, "\"917 places\"", "[1, 2]", code::wrong_type, "housing.places", "[1, 2]"},
    {base, "\"917 places\"", "07:30:00", code::wrong_unit, "housing.places", "07:30"},
    {base, "value = 37.0", "value = \"37,5\"", code::decimal_comma, "home_care.granted", "\"37,5"},
    {base, "value = 37.0", "value = \"37 km\"", code::wrong_unit, "home_care.granted", "\"37 km"},
    {base, "value = 37.0", "value = -37.0", code::out_of_range, "home_care.granted", "-37.0"},
    {base, "value = 37.0", "value = 1e9", code::out_of_range, "home_care.granted", "1e9"},
    {base, "value = 37.0", "value = { a = 1 }", code::wrong_type, "home_care.granted", "{ a = 1"},
    {base, "overtime = true", "overtime = \"yes\"", code::wrong_type, "housing.overtime", "\"yes"},
    {base, "overtime = true", "overtime = 1", code::wrong_type, "housing.overtime", "1\n\n[escort"},
    {base, "model = \"fixed\"", "model = \"fixd\"", code::not_an_option, "escort.model", "\"fixd"},
    {base, "model = \"fixed\"", "model = 1", code::not_an_option, "escort.model", "1\n\n[reab"},
    {plan, "\"escort.model\" = \"bookable\"", "escort = 1", code::wrong_type, "escort", "1, \"home"},
    // Distributions and evidence.
    {base, "\"lognormal\"", "\"lognormale\"", code::bad_distribution, "home_care.visit", "\"lognormale"},
    {base, "low = 20", "low = 50", code::bad_distribution, "home_care.speed", "\"uniform"},
    {base, "cv = 0.6", "cv = -0.6", code::bad_distribution, "home_care.visit", "\"lognormal"},
    {base, "low = 20", "low = 1", code::out_of_range, "home_care.speed", "{ distribution = \"uniform"},
    {base, "\"30 %\"", "1.3", code::out_of_range, "reablement.effect", "{ distribution = \"tri"},
    {base, "mean = \"22 min\"", "mean = \"22 km\"", code::wrong_unit, "home_care.visit", "\"22 km"},
    {base, "varies = \"visit\"", "varies = \"future\"", code::wrong_varies, "home_care.visit",
     "\"future\", source = \"unknown"},
    {base, "varies = \"future\"", "varies = \"person\"", code::wrong_varies, "home_care.speed", "\"person"},
    {base, "value = 37.0", "value = 37.0, varies = \"future\"", code::wrong_varies, "home_care.granted",
     "varies = \"future\", source = \"Kolada"},
    {base, "overtime = true", "overtime = { distribution = \"uniform\", low = 0, high = 1 }",
     code::wrong_varies, "housing.overtime", "distribution = \"uniform\", low = 0"},
    {base, "grade = \"B\", note", "grade = \"F\", note", code::bad_evidence, "home_care.granted", "\"F\""},
    {base, "year = \"2014-2017\"", "year = \"long ago\"", code::bad_evidence, "home_care.granted", "\"long"},
    {base, "source = \"Kolada\"", "source = 3", code::bad_evidence, "home_care.granted", "3, year"},
    // The study.
    {base, "\"0114\"", "2482", code::bad_municipality, "study.municipality", "2482"},
    {base, "\"0114\"", "\"114\"", code::bad_municipality, "study.municipality", "\"114"},
    {base, "\"0114\"", "\"Umeå\"", code::bad_municipality, "study.municipality", "\"Ume"},
    {base, "end = 2040-12-31", "end = 2018-12-31", code::bad_horizon, "study.end", "2018"},
    {base, "end = 2040-12-31", "end = 2040-06-30", code::bad_horizon, "study.end", "2040-06"},
    {base, "end = 2040-12-31", "end = 2940-12-31", code::bad_horizon, "study.end", "2940"},
    {base, "plans_from = 2027", "plans_from = 2047", code::bad_horizon, "study.plans_from", "2047"},
    {base, "start = 2019-12-31", "start = \"2019\"", code::wrong_type, "study.start", "\"2019\"\nend"},
    {base, "futures = 3", "futures = 0", code::out_of_range, "study.futures", "0\nseed"},
    {base, "futures = 3", "futures = 3.5", code::wrong_type, "study.futures", "3.5"},
    {base, "{ sv = \"Liten\", en = \"Small\" }", "{ sv = \"Liten\" }", code::wrong_type, "study.label",
     "{ sv ="},
    {base, "\"ages.csv\"", "\"agees.csv\"", code::missing_file, "tables.ages", "\"agees"},
    {base, "\"ages.csv\"", "\"../ages.csv\"", code::path_escape, "tables.ages", "\"../ages"},
    {base, "\"ages.csv\"", "3", code::wrong_type, "tables.ages", "3\n\n[home"},
    // Plans.
    {plan, "2027-03-01", "2026-12-31", code::plan_too_early, "change.on", "2026"},
    {plan, "2027-03-01", "2041-01-01", code::plan_too_late, "change.on", "2041"},
    {plan, "2027-03-01", "\"2027-03-01\"", code::wrong_type, "change.on", "\"2027"},
    {plan, "on = 2027-03-01", "", code::missing_key, "change.on", "[[change]]"},
    {plan, "why = \"Clients choose the day.\"", "", code::missing_reason, "change.why", "[[change]]"},
    {plan, "component = \"bookable_escort\"", "", code::missing_key, "component", "[[change]]"},
    {plan, "\"bookable_escort\"", "\"Bookable escort\"", code::wrong_type, "component", "\"Bookable"},
    {plan, "set = { \"escort.model\"", "sett = { \"escort.model\"", code::unknown_key, "change.sett", "sett"},
    {plan, "\"escort.model\"", "\"escort.modell\"", code::unknown_key, "escort.modell", "\"escort.modell"},
    {plan, "\"34 h/month\"", "\"34 km\"", code::wrong_unit, "home_care.granted", "\"34 km"},
    {plan, "\"34 h/month\"", "-34", code::out_of_range, "home_care.granted", "-34"},
    {plan, "\"12 months\"", "\"-1 months\"", code::bad_ramp, "change.over", "\"-1"},
    {plan, "\"12 months\"", "\"12 km\"", code::wrong_unit, "change.over", "\"12 km"},
    {plan, ", \"home_care.granted\" = \"34 h/month\"", "", code::bad_ramp, "change.over", "\"12 months"},
    {plan, "name = \"new_ways\"", "name = \"as_today\"", code::duplicate_plan, "name", none},
    {plan, "name = \"new_ways\"", "", code::missing_key, "name", none},
    {base, "name = \"small\"", "name = \"../small\"", code::wrong_type, "study.name", "\"../small"},
    {plan, "set = { \"escort.model\" = \"bookable\", \"home_care.granted\" = \"34 h/month\" }", "set = {}",
     code::missing_key, "change.set", "{}"},
    {base, "\"ages.csv\"", "\"ages.csv\\u0000\"", code::path_escape, "tables.ages", "\"ages.csv\\u"},
    {plan, "set = { \"escort", "set = { escort.model = \"pooled\", \"escort", code::duplicate_key,
     "escort.model", "\"escort.model"},
    {plan, "\"home_care.granted\" = \"34 h/month\"", "\"housing.places\" = 900", code::fixed_key,
     "housing.places", "900"},
    // Tables.
    {ages, "1,11", "1,1,1", code::broken_row, none, "1\n2"},
    {ages, "1,11", "1", code::broken_row, none, "1\n2"},
    {ages, "1,11", "1,\"11", code::broken_row, none, "\"11"},
    {ages, "age,persons", "age;persons", code::broken_row, none, "age;"},
};

class MalformedTest : public testing::TestWithParam<Slip> {};

Where place_of_text(const std::string& text, std::string_view at) {
    Where where{{}, 1, 1};
    const auto end = at.empty() ? 0 : text.find(at);
    EXPECT_NE(end, std::string::npos) << at;
    for (std::size_t i = 0; i < std::min(end, text.size()); ++i) {
        if (text[i] == '\n')
            ++where.line, where.column = 1;
        else if (static_cast<unsigned char>(text[i]) >> 6 != 2)
            ++where.column;
    }
    return where;
}

std::string read_all(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST_P(MalformedTest, is_refused_with_code_place_and_key) {
    const Slip slip = GetParam();
    const small::Folder folder;
    folder.change(std::string{slip.file}, slip.from, slip.to);
    const auto faults = folder.faults();
    const auto found = std::find_if(faults.begin(), faults.end(), [&](const Fault& f) {
        return f.code == slip.code && (slip.key.empty() || f.key == slip.key);
    });
    std::string told;
    for (const Fault& fault : faults) told += fault.code + " " + fault.text() + "\n";
    ASSERT_NE(found, faults.end()) << told;
    const Where wanted = place_of_text(read_all(folder.path() / slip.file), slip.at);
    EXPECT_EQ(found->where.line, wanted.line) << told;
    EXPECT_EQ(found->where.column, wanted.column) << told;
    EXPECT_TRUE(found->where.file.ends_with(slip.file)) << told;
    EXPECT_FALSE(found->problem.empty());
    EXPECT_FALSE(found->why.empty()) << told;
    EXPECT_LE(faults.size(), 2U) << "one slip should not drown in echoes\n" << told;
}

INSTANTIATE_TEST_SUITE_P(Slips, MalformedTest, testing::ValuesIn(slips));

std::vector<Fault> faults_without(const char* file) {
    const small::Folder folder;
    std::filesystem::remove_all(folder.path() / file);
    return folder.faults();
}

TEST(MalformedTest, a_study_that_is_not_there) {
    EXPECT_EQ(faults_without("base.toml").at(0).code, code::missing_file);
    EXPECT_EQ(faults_without("plans").at(0).code, code::missing_file);
    FaultList faults;
    (void)read_study_text("/nowhere", FieldTable::of<small::Assumptions>(), small::table_names, {}, faults);
    EXPECT_EQ(faults.list().at(0).code, code::missing_file);
}

TEST(MalformedTest, a_file_in_utf_16) {
    const small::Folder folder;
    folder.write("base.toml", std::string_view{"\xFF\xFE[\0s\0]\0", 8});
    const auto faults = folder.faults();
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults[0].code, code::not_utf8);
    EXPECT_NE(faults[0].problem.find("UTF-16"), std::string::npos);
}

TEST(MalformedTest, a_file_too_large) {
    const small::Folder folder;
    folder.write("plans/big.toml", std::string(10'000'001, '#'));
    EXPECT_EQ(folder.faults().at(0).code, code::file_too_large);
}

TEST(MalformedTest, values_nested_too_deep) {
    for (const int depth : {65, 300}) {
        const small::Folder folder;
        folder.write("plans/deep.toml", "a = " + std::string(static_cast<std::size_t>(depth), '[') +
                                            std::string(static_cast<std::size_t>(depth), ']'));
        EXPECT_EQ(folder.faults().at(0).code, code::nesting) << depth;
    }
}

TEST(MalformedTest, includes_too_deep) {
    const small::Folder folder;
    for (int i = 1; i < 11; ++i)
        folder.write("n" + std::to_string(i) + ".toml",
                     "include = \"n" + std::to_string(i + 1) + ".toml\"\n");
    folder.change("base.toml", "#:schema", "include = \"n1.toml\"\n#:schema");
    const auto faults = folder.faults();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, code::bad_include);
    EXPECT_TRUE(faults[0].where.file.ends_with("n8.toml"));
}

TEST(MalformedTest, an_include_that_says_the_same_key) {
    const small::Folder folder;
    folder.write("more.toml", "[housing]\nplaces = 3\n");
    folder.change("base.toml", "#:schema", "include = \"more.toml\"\n#:schema");
    const auto faults = folder.faults();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, code::duplicate_key);
    EXPECT_EQ(faults[0].key, "housing.places");
    EXPECT_EQ(faults[0].where.line, 2U);
}

TEST(MalformedTest, a_symbolic_link_out_of_the_folder) {
    const small::Folder folder, outside;
    std::filesystem::create_symlink(outside.path() / "ages.csv", folder.path() / "link.csv");
    folder.change("base.toml", "\"ages.csv\"", "\"link.csv\"");
    EXPECT_EQ(folder.faults().at(0).code, code::path_escape);
}

TEST(MalformedTest, a_component_twice_on_one_day) {
    const small::Folder folder;
    folder.change("plans/new_ways.toml", "component = \"reablement\"\non = 2028-01-01",
                  "component = \"bookable_escort\"\non = 2027-03-01");
    const auto faults = folder.faults();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, code::duplicate_component);
    EXPECT_EQ(faults[0].where.line, 11U);
}

TEST(MalformedTest, two_components_on_one_key_and_day) {
    const small::Folder folder;
    folder.change("plans/new_ways.toml", "on = 2028-01-01", "on = 2027-03-01");
    folder.change("plans/new_ways.toml", "[change.set.reablement]\neffect",
                  "[change.set.home_care]\ngranted = 30 #");
    const auto faults = folder.faults();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, code::two_overlays);
    EXPECT_EQ(faults[0].key, "home_care.granted");
    EXPECT_EQ(faults[0].where.line, 16U);
    EXPECT_EQ(faults[0].where.column, 11U);
}

TEST(MalformedTest, overrides_are_checked_like_files) {
    const small::Folder folder;
    Overrides overrides;
    overrides.set("home_care.sped", "3");
    overrides.set("housing.places", "917 clients");
    overrides.set("home_care.visit", "1000");
    overrides.set("study.end", "soon");
    const auto faults = folder.faults(overrides);
    std::set<std::string> codes;
    for (const Fault& fault : faults) {
        codes.insert(fault.code);
        EXPECT_EQ(fault.where.file, "--set");
    }
    EXPECT_EQ(codes, (std::set<std::string>{"unknown_key", "wrong_unit", "out_of_range", "wrong_type"}));
}

TEST(MalformedTest, all_slips_are_told_at_once_and_nothing_is_written) {
    const small::Folder folder;
    folder.change("base.toml", "speed =", "sped =");
    folder.change("base.toml", "917 places", "917 km");
    folder.change("base.toml", "\"0114\"", "114");
    folder.change("plans/new_ways.toml", "2027-03-01", "2026-03-01");
    folder.change("ages.csv", "1,11", "1");
    const auto faults = folder.faults();
    std::set<std::string> codes;
    for (const Fault& fault : faults) codes.insert(fault.code);
    EXPECT_EQ(codes, (std::set<std::string>{"bad_municipality", "broken_row", "missing_key", "plan_too_early",
                                            "unknown_key", "wrong_unit"}));
    std::size_t files = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator{folder.path()})
        files += file.is_regular_file() ? 1U : 0U;
    EXPECT_EQ(files, 4U);
}

TEST(MalformedTest, messages_keep_their_grammar) {
    const small::Folder folder;
    folder.change("base.toml", "speed =", "sped =");
    EXPECT_EQ(folder.faults().at(0).text(), (folder.path() / "base.toml").string() +
                                                ":16:1: home_care.sped: there is no such key (it would "
                                                "change nothing). Did you mean \"home_care.speed\"?");
    const small::Folder share;
    share.change("base.toml", "effect = {", "effect = 30 # {");
    EXPECT_NE(share.faults().at(0).text().find(
                  "30.0 share is out of range (the key allows 0.0 to 1.0 share). Did you mean \"30 %\"?"),
              std::string::npos)
        << share.faults().at(0).text();
}

// The codes of the list above, and those that have a test of their own here or beside.
TEST(MalformedTest, every_code_is_raised_by_some_input) {
    std::set<std::string_view> raised{
        code::file_too_large,      code::nesting,
        code::duplicate_component, code::two_overlays, // above
        code::too_many_values,                         // tree_test
        code::unknown_plan,                            // study_test
        code::bad_extends,                             // lineage_test
        code::plan_cycle,                              // combination_test
        code::missing_column,                          // table_test
        code::missing_row,         code::out_of_order,
        code::duplicate_row,       code::unreachable, // figures_test
    };
    for (const Slip& slip : slips) raised.insert(slip.code);
    for (const std::string_view code : all_codes())
        EXPECT_TRUE(raised.contains(code)) << code << " is never raised";
    EXPECT_EQ(raised.size(), all_codes().size()) << "a code is missing from all_codes()";
    EXPECT_GE(std::size(slips), 60U);
}

} // namespace
} // namespace omsorg
