// SPDX-License-Identifier: MIT
#include <omsorg/network/replications.hpp>
#include <omsorg/scenario/network_file.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>

namespace omsorg {
namespace {

using namespace omsorg::literals;

constexpr std::string_view whole = R"([network]
length = "8 weeks"
warm_up = "1 week"

[station.desk]
capacity = 2
service = { distribution = "exponential", mean = "30 min" }

[people.callers]
rate = "3 per h"
begin = "desk"
)";

/// A file of a test's own, gone when the test is.
class Written {
public:
    explicit Written(std::string_view text)
        : path_{std::filesystem::path{testing::TempDir()} /
                (std::string{testing::UnitTest::GetInstance()->current_test_info()->name()} + ".toml")} {
        std::filesystem::create_directories(path_.parent_path());
        std::ofstream{path_, std::ios::binary} << text;
    }
    ~Written() { std::filesystem::remove(path_); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

TEST(NetworkFileTest, says_what_is_written) {
    const Written file{whole};
    const Network network = read_network(file.path()).network;
    EXPECT_EQ(network.length, Duration{std::chrono::weeks{8}});
    EXPECT_EQ(network.warm_up, Duration{std::chrono::weeks{1}});
    ASSERT_EQ(network.stations.size(), 1u);
    EXPECT_EQ(network.stations[0].name, "desk");
    EXPECT_EQ(network.stations[0].capacity, 2);
    EXPECT_DOUBLE_EQ(network.stations[0].service.mean(), 0.5);
    ASSERT_EQ(network.people.size(), 1u);
    EXPECT_EQ(network.people[0].begin.at(0).to, "desk");
}

TEST(NetworkFileTest, runs_as_the_same_network_written_in_code) {
    const Written file{whole};
    const NetworkFile read = read_network(file.path());
    Network told{.start = read.network.start,
                 .warm_up = std::chrono::weeks{1},
                 .length = std::chrono::weeks{8},
                 .stations = {{.name = "desk", .capacity = 2, .service = Distribution::exponential(0.5)}},
                 .people = {{.name = "callers",
                             .rate = PiecewiseRate::repeating(read.network.start, {{168_hours, 3}}),
                             .begin = {{"desk"}}}}};
    const auto figures = [](const Network& network) {
        return summary_json(replicate(NetworkModel{network}, {.seed = 3, .count = 2}));
    };
    EXPECT_EQ(figures(read.network), figures(told));
}

/// One slip in a file that is otherwise whole, and the key and line of the fault it must give.
struct Slip {
    std::string_view from, to, key;
    std::uint32_t line;
};

std::ostream& operator<<(std::ostream& out, const Slip& slip) { return out << slip.key << " " << slip.to; }

const Slip slips[] = {
    {"[station.desk]", "[station.desk", "", 5},
    {"capacity = 2", "capacty = 2", "station.desk.capacty", 6},
    {"capacity = 2", "capacity = -1", "station.desk.capacity", 6},
    {"capacity = 2", "capacity = \"two\"", "station.desk.capacity", 6},
    {"capacity = 2", "capacity = 2\ncapacity = 3", "", 7},
    {"8 weeks", "8 wekks", "network.length", 2},
    {"8 weeks", "-8 weeks", "network.length", 2},
    {"warm_up", "warm_upp", "network.warm_upp", 3},
    {"exponential", "exponental", "station.desk.service", 7},
    {"mean = \"30 min\"", "maen = \"30 min\"", "station.desk.service", 7},
    {"mean = \"30 min\"", "mean = \"30 kr\"", "station.desk.service", 7},
    {"mean = \"30 min\"", "mean = \"-30 min\"", "station.desk.service", 7},
    {"3 per h", "8 per kr", "people.callers.rate", 10},
    {"3 per h", "-3 per h", "people.callers.rate", 10},
    {"begin = \"desk\"", "begin = \"dsek\"", "people.callers.begin", 11},
    {"begin = \"desk\"", "begin = { desk = 1.2 }", "people.callers.begin", 11},
    {"rate = \"3 per h\"", "rate = \"3 per h\"\nwithin = \"-1 h\"", "people.callers.within", 11},
    {"[people.callers]", "[folk.callers]", "folk", 9},
};

class NetworkSlips : public testing::TestWithParam<Slip> {};

TEST_P(NetworkSlips, is_refused_with_its_place) {
    const Slip& slip = GetParam();
    std::string text{whole};
    ASSERT_NE(text.find(slip.from), std::string::npos);
    text.replace(text.find(slip.from), slip.from.size(), slip.to);
    const Written file{text};
    try {
        (void)read_network(file.path());
        FAIL() << "read as if nothing were wrong";
    } catch (const Faults& faults) {
        const Fault& fault = faults.list().at(0);
        EXPECT_EQ(fault.where.line, slip.line) << faults.what();
        EXPECT_GT(fault.where.column, 0u) << faults.what();
        EXPECT_TRUE(slip.key.empty() || fault.key == slip.key) << faults.what();
        EXPECT_FALSE(fault.problem.empty() || fault.why.empty() || fault.suggestion.empty()) << faults.what();
    }
}
INSTANTIATE_TEST_SUITE_P(Malformed, NetworkSlips, testing::ValuesIn(slips));

} // namespace
} // namespace omsorg
