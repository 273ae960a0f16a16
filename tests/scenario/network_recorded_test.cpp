// SPDX-License-Identifier: MIT
// Arrivals from a table: the same people as from a list in the file, and each slip with its line and column.
#include <omsorg/network/replications.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/network_file.hpp>

#include "network_written.hpp"

#include <algorithm>
#include <string>

namespace omsorg {
namespace {

using namespace omsorg::literals;
namespace fs = std::filesystem;

/// A folder of a test's own with a network and the table that it names.
class NetworkRecordedTest : public testing::Test {
protected:
    NetworkRecordedTest()
        : folder_{
              fs::path{testing::TempDir()} /
              (std::string{"recorded_"} + testing::UnitTest::GetInstance()->current_test_info()->name())} {
        fs::create_directories(folder_);
    }
    ~NetworkRecordedTest() override { fs::remove_all(folder_); }

    void write(const std::string& name, std::string_view text) const {
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }
    [[nodiscard]] NetworkFile read(const std::string& recorded) const {
        std::string text{written::whole};
        const std::string_view rate = "rate = \"3 per h\"";
        text.replace(text.find(rate), rate.size(), "recorded = " + recorded);
        write("house.toml", "[network]\nstart = 2026-03-02\n" + text.substr(text.find('\n') + 1));
        return read_network(folder_ / "house.toml");
    }
    [[nodiscard]] Fault fault_of(const std::string& recorded) const {
        try {
            (void)read(recorded);
        } catch (const Faults& faults) {
            return faults.list().at(0);
        }
        ADD_FAILURE() << "read as if nothing were wrong";
        return {};
    }
    [[nodiscard]] const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

constexpr std::string_view calls = "# source: the telephone exchange\n"
                                   "at,how_many\n"
                                   "2026-03-02 07:30,1\n"
                                   "2026-03-02T08:15:30,3\n"
                                   "2026-03-03,2\n"
                                   "36 h,1\n";

TEST_F(NetworkRecordedTest, a_table_says_what_a_list_says) {
    write("calls.csv", calls);
    const NetworkFile table = read("\"calls.csv\"");
    const NetworkFile list = read("[2026-03-02T07:30:00, { at = 2026-03-02T08:15:30, how_many = 3 }, "
                                  "{ at = 2026-03-03, how_many = 2 }, \"36 h\"]");
    const Instant start = table.network.start;
    const auto& come = table.network.people.at(0).recorded;
    ASSERT_EQ(come.size(), 4U);
    EXPECT_EQ(come[0].when, start + 7_hours + 30_minutes);
    EXPECT_EQ(come[1].when, start + 8_hours + 15_minutes + 30_seconds);
    EXPECT_EQ(come[1].how_many, 3);
    EXPECT_EQ(come[3].when, start + 36_hours);
    const auto figures = [](const NetworkFile& file) {
        return summary_json(replicate(NetworkModel{file.network}, {.seed = 3, .count = 2}));
    };
    EXPECT_EQ(figures(table), figures(list));
}

TEST_F(NetworkRecordedTest, the_table_is_an_input_with_its_fingerprint) {
    write("calls.csv", calls);
    const NetworkFile file = read("\"calls.csv\"");
    EXPECT_TRUE(std::any_of(file.inputs.begin(), file.inputs.end(), [](const SourceText& input) {
        return input.name.ends_with("calls.csv") && input.sha256.size() == 64;
    }));
}

struct Slip {
    std::string_view table, code;
    std::uint32_t line, column;
};

TEST_F(NetworkRecordedTest, a_slip_in_the_table_is_told_with_its_place) {
    const Slip slips[] = {
        {"at\n2026-03-02 7.30\n", code::bad_number, 2, 1},
        {"at,how_many\n2026-03-02,0\n", code::out_of_range, 2, 12},
        {"at,how_many\n2026-03-02,many\n", code::bad_number, 2, 12},
        {"at,how_many\n2026-03-02\n", code::broken_row, 2, 1},
        {"at\n2026-02-30 08:00\n", code::bad_number, 2, 1},
        {"at\n-3 h\n", code::out_of_range, 2, 1},
        {"when\n2026-03-02\n", code::missing_column, 1, 1},
        {"at,how_mny\n2026-03-02,3\n", code::unknown_key, 1, 1},
        {"", code::missing_column, 1, 1},
    };
    for (const Slip& slip : slips) {
        SCOPED_TRACE(slip.table);
        write("calls.csv", slip.table);
        const Fault fault = fault_of("\"calls.csv\"");
        EXPECT_EQ(fault.code, slip.code);
        EXPECT_TRUE(fault.where.file.ends_with("calls.csv")) << fault.where.file;
        EXPECT_EQ(fault.where.line, slip.line);
        EXPECT_EQ(fault.where.column, slip.column);
        EXPECT_FALSE(fault.problem.empty() || fault.why.empty() || fault.suggestion.empty());
    }
}

TEST_F(NetworkRecordedTest, a_table_lies_beside_the_file) {
    write("calls.csv", calls);
    for (const char* name : {"\"../calls.csv\"", "\"/etc/passwd\"", "\"\""}) {
        const Fault fault = fault_of(name);
        EXPECT_EQ(fault.code, code::path_escape) << name;
        EXPECT_EQ(fault.where.line, 11U) << name;
    }
    EXPECT_EQ(fault_of("\"cals.csv\"").code, code::missing_file);
}

TEST_F(NetworkRecordedTest, a_file_named_without_its_folder_may_not_look_above_it) {
    write("house.toml", "[network]\nlength = 1\n[station.desk]\n[people.callers]\nbegin = \"desk\"\n"
                        "recorded = \"../calls.csv\"\n");
    write("../calls.csv", calls);
    const fs::path here = fs::current_path();
    fs::current_path(folder());
    std::string code;
    try {
        (void)read_network("house.toml");
    } catch (const Faults& faults) {
        code = faults.list().at(0).code;
    }
    fs::current_path(here);
    fs::remove(folder() / "../calls.csv");
    EXPECT_EQ(code, code::path_escape);
}

TEST_F(NetworkRecordedTest, what_is_given_as_data_has_no_folder) {
    FaultList none;
    const TreeNode tree =
        parse_tree("[network]\nlength = 1\n[station.desk]\n[people.callers]\nbegin = \"desk\"\n"
                   "recorded = \"calls.csv\"\n",
                   "a dictionary", none);
    try {
        (void)read_network_tree(tree);
        FAIL() << "read a file that nobody could mean";
    } catch (const Faults& faults) {
        EXPECT_EQ(faults.list().at(0).code, code::wrong_type);
        EXPECT_EQ(faults.list().at(0).where.line, 6U);
    }
}

} // namespace
} // namespace omsorg
