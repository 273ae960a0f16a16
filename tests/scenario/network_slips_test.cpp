// SPDX-License-Identifier: MIT
// Slips in a network's file, each with the fault that it must give.
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/network_file.hpp>

#include "network_written.hpp"

#include <algorithm>
#include <ostream>

namespace omsorg {
namespace {

using namespace written;

/// One slip in a file that is otherwise whole, and the fault it must give: code, key, and the place where `at` first
/// stands in the changed file.
struct Slip {
    std::string_view from, to, code, key, at;
};

std::ostream& operator<<(std::ostream& out, const Slip& slip) { return out << slip.key << " " << slip.to; }

const Slip slips[] = {
    {"[station.desk]", "[station.desk", code::syntax, "", "\ncapacity"},
    {"desk\"\n", "desk\xE5\"\n", code::not_utf8, "", "\xE5"},
    {"[people.callers]", "[station.desk]\ncapacity = 1\n[people.callers]", code::duplicate_key, "",
     "station.desk]\ncapacity = 1"},
    {"capacity = 2", "capacty = 2", code::unknown_key, "station.desk.capacty", "capacty"},
    {"capacity = 2", "capacity = -1", code::out_of_range, "station.desk.capacity", "-1"},
    {"capacity = 2", "capacity = 1.5", code::bad_number, "station.desk.capacity", "1.5"},
    {"capacity = 2", "capacity = \"two\"", code::bad_number, "station.desk.capacity", "\"two"},
    {"capacity = 2", "capacity = true", code::wrong_type, "station.desk.capacity", "true"},
    {"capacity = 2", "capacity = 2\ncapacity = 3", code::duplicate_key, "", "capacity = 3"},
    {"capacity = 2", "kind = \"delay\"\ncapacity = 2", code::unknown_key, "station.desk.capacity",
     "capacity"},
    {"capacity = 2", "kind = \"place\"", code::not_an_option, "station.desk.kind", "\"place"},
    {"capacity = 2", "discipline = \"fifo\"", code::not_an_option, "station.desk.discipline", "\"fifo"},
    {"capacity = 2", "at_closing = \"home\"", code::not_an_option, "station.desk.at_closing", "\"home"},
    {"capacity = 2", "at_closing = \"go_home\"", code::contradiction, "station.desk.at_closing", "\"go_home"},
    {"capacity = 2", "preemption = \"resume\"", code::contradiction, "station.desk.preemption", "\"resume"},
    {"length", "holidays = \"off\"\nlength", code::not_an_option, "network.holidays", "\"off"},
    {"length", "seed = -4\nlength", code::out_of_range, "network.seed", "-4"},
    {"capacity = 2", "room_to_wait = 0\noverflow_to = \"desk\"", code::unreachable,
     "station.desk.overflow_to", "\"desk\"\nservice"},
    {"rate = \"3 per h\"", "gap = 1e-9", code::out_of_range, "people.callers.gap", "1e-9"},
    {"begin = \"desk\"", "begin = { desk = 0 }", code::missing_key, "people.callers.begin", "{ desk = 0"},
    {"capacity = 2", "keeps_place = 1", code::wrong_type, "station.desk.keeps_place", "1\nservice"},
    {"capacity = 2", "overflow_to = \"ward\"", code::not_an_option, "station.desk.overflow_to", "\"ward"},
    {"capacity = 2", "shifts = 7", code::wrong_type, "station.desk.shifts", "7\n"},
    {"capacity = 2", "shifts = [{ from = 07:00:00 }]", code::missing_key, "station.desk.shifts.0.until",
     "{ from"},
    {"capacity = 2", "shifts = [{ from = 7, until = 15, days = \"mon\" }]", code::not_an_option,
     "station.desk.shifts.0.days", "\"mon"},
    {"capacity = 2", "shifts = [{ from = 7, until = 45 }]", code::out_of_range, "station.desk.shifts.0",
     "7, until"},
    {"capacity = 2", "capacity = 2\nshifts = [{ from = 7, until = 15 }]", code::contradiction,
     "station.desk.capacity", "2\nshifts"},
    {"capacity = 2", "kind = \"staff\"\nworkers = [{ skills = [] }]", code::missing_key,
     "station.desk.workers.0.name", "{ skills"},
    {"8 weeks", "8 wekks", code::unknown_unit, "network.length", "\"8 wekks"},
    {"8 weeks", "-8 weeks", code::out_of_range, "network.length", "\"-8"},
    {"8 weeks", "0 weeks", code::out_of_range, "network.length", "\"0 w"},
    {"8 weeks", "8,5 weeks", code::decimal_comma, "network.length", "\"8,5"},
    {"length = \"8 weeks\"", "", code::missing_key, "network.length", "[network]"},
    {"length", "start = \"soon\"\nlength", code::wrong_type, "network.start", "\"soon"},
    {"length", "replications = 0\nlength", code::out_of_range, "network.replications", "0\nlength"},
    {"warm_up", "warm_upp", code::unknown_key, "network.warm_upp", "warm_upp"},
    {"exponential", "exponental", code::bad_distribution, "station.desk.service", "\"exponental"},
    {"distribution = \"exponential\", ", "", code::missing_key, "station.desk.service", "{ mean"},
    {"mean = \"30 min\"", "maen = \"30 min\"", code::missing_key, "station.desk.service", "{ distribution"},
    {"mean = \"30 min\"", "mean = \"30 kr\"", code::wrong_unit, "station.desk.service", "\"30 kr"},
    {"mean = \"30 min\"", "mean = \"-30 min\"", code::bad_distribution, "station.desk.service",
     "\"exponential"},
    {"{ distribution = \"exponential\", mean = \"30 min\" }", "\"-5 min\"", code::out_of_range,
     "station.desk.service", "\"-5"},
    {"3 per h", "8 per kr", code::wrong_unit, "people.callers.rate", "\"8 per"},
    {"3 per h", "-3 per h", code::out_of_range, "people.callers.rate", "\"-3"},
    {"\"3 per h\"", "{ rates = [1] }", code::missing_key, "people.callers.rate", "{ rates"},
    {"\"3 per h\"", "{ each = 1, rates = [1], repeat = true }", code::unknown_key, "people.callers.rate",
     "repeat"},
    {"\"3 per h\"", "{ each = 1, rates = [1], days = \"monday\" }", code::contradiction,
     "people.callers.rate", "{ each"},
    {"\"3 per h\"", "{ each = 24, rates = [1], days = \"munday\" }", code::not_an_option,
     "people.callers.rate.days", "\"munday"},
    {"begin = \"desk\"", "begin = \"desk\"\nservice = \"5 min\"", code::unknown_key, "people.callers.service",
     "service = \"5"},
    {"rate = \"3 per h\"\n", "", code::missing_key, "people.callers", "[people"},
    {"begin = \"desk\"", "begin = \"dsek\"", code::not_an_option, "people.callers.begin", "\"dsek"},
    {"begin = \"desk\"", "begin = { desk = 1.2 }", code::out_of_range, "people.callers.begin", "{ desk"},
    {"begin = \"desk\"", "begin = { desk = \"120 %\" }", code::out_of_range, "people.callers.begin",
     "{ desk"},
    {"begin = \"desk\"", "begin = 3", code::wrong_type, "people.callers.begin", "3\n"},
    {"begin = \"desk\"", "begin = \"desk\"\nnext.desk = { desk = 1 }", code::unreachable,
     "people.callers.next.desk", "{ desk"},
    {"begin = \"desk\"", "begin = \"desk\"\nat.desk = { servise = 1 }", code::unknown_key,
     "people.callers.at.desk.servise", "servise"},
    {"begin = \"desk\"", "begin = \"desk\"\nskills = \"x\"", code::wrong_type, "people.callers.skills",
     "\"x"},
    {"begin = \"desk\"", "begin = \"desk\"\nunits = 3", code::unreachable, "station.desk", "[station"},
    {"rate = \"3 per h\"", "recorded = [\"late\"]", code::bad_number, "people.callers.recorded", "\"late"},
    {"rate = \"3 per h\"", "rate = \"3 per h\"\nwithin = \"-1 h\"", code::out_of_range,
     "people.callers.within", "\"-1"},
    {"[people.callers]", "[folk.callers]", code::unknown_key, "folk", "folk"},
};

class NetworkSlips : public testing::TestWithParam<Slip> {};

TEST_P(NetworkSlips, is_refused_with_its_place) {
    const Slip& slip = GetParam();
    std::string text{whole};
    ASSERT_NE(text.find(slip.from), std::string::npos);
    text.replace(text.find(slip.from), slip.from.size(), slip.to);
    const Written file{text};
    const std::size_t at = text.find(slip.at);
    ASSERT_NE(at, std::string::npos);
    const auto line = static_cast<std::uint32_t>(
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    const auto column = static_cast<std::uint32_t>(at - (text.rfind('\n', at == 0 ? 0 : at - 1) + 1) + 1);
    try {
        (void)read_network(file.path());
        FAIL() << "read as if nothing were wrong";
    } catch (const Faults& faults) {
        const Fault& fault = faults.list().at(0);
        EXPECT_EQ(fault.code, slip.code) << faults.what();
        EXPECT_EQ(fault.key, slip.key) << faults.what();
        if (!slip.at.empty()) {
            EXPECT_EQ(fault.where.line, line) << faults.what();
            EXPECT_EQ(fault.where.column, column) << faults.what();
        }
        EXPECT_EQ(fault.where.file, file.path().generic_string());
        EXPECT_FALSE(fault.problem.empty() || fault.why.empty() || fault.suggestion.empty()) << faults.what();
    }
}
INSTANTIATE_TEST_SUITE_P(Malformed, NetworkSlips, testing::ValuesIn(slips));

} // namespace
} // namespace omsorg
