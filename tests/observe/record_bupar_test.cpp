// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/iso.hpp>
#include <omsorg/observe/record_bupar.hpp>
#include <omsorg/observe/record_numbers.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <tuple>

namespace omsorg {
namespace {

using story::monday;
using namespace omsorg::literals;

std::string log_of(const std::vector<Record>& records, std::vector<std::string> attributes = {}) {
    std::ostringstream file;
    BuparLog log{file, std::move(attributes)};
    NumberedRecorder numbered{log};
    for (const Record& record : records) numbered.add(record);
    numbered.close();
    return file.str();
}

const std::string heads =
    "case_id,activity_id,activity_instance_id,lifecycle_id,timestamp,resource_id,pathway,step";

TEST(RecordBuparTest, one_client_by_hand) {
    EXPECT_EQ(log_of(story::one_client()),
              heads + "\n"
                      "17,arrives,1,complete,2027-01-04T08:00:00.000000,,escort,arrives\n"
                      "17,booking_waits,2,start,2027-01-04T08:00:00.000000,,escort,waits\n"
                      "17,booking_waits,2,complete,2027-01-04T08:12:30.000000,,escort,begins\n"
                      "17,booking,3,start,2027-01-04T08:12:30.000000,booking#3,escort,begins\n"
                      "17,booking,3,complete,2027-01-04T08:20:00.000000,booking#3,escort,ends\n"
                      "17,leaves,4,complete,2027-01-04T08:20:00.000000,,escort,leaves\n");
}

TEST(RecordBuparTest, what_goes_wrong_by_hand) {
    static constexpr std::array<Attribute, 1> said{{{"age", "83"}}};
    const auto at = [](int minute, std::uint64_t who, Step step, std::uint64_t visit = 0) {
        return Record{
            .when = monday + minute * 1_minutes, .who = who, .step = step, .where = "a,b", .visit = visit};
    };
    const auto row = [](int minute, const std::string& cells, const std::string& step) {
        return cells.substr(0, cells.find('@')) + iso_text(monday + minute * 1_minutes) +
               cells.substr(cells.find('@') + 1) + ",," + step + ",83\n";
    };
    EXPECT_EQ(log_of({{.when = monday, .who = 1, .attributes = said},
                      at(1, 1, Step::is_refused),
                      at(2, 1, Step::balks),
                      at(3, 1, Step::waits, 0),
                      at(4, 1, Step::gives_up, 0),
                      at(5, 1, Step::waits, 1),
                      at(6, 1, Step::withdraws, 1),
                      at(7, 1, Step::waits, 2),
                      at(8, 1, Step::begins, 2),
                      at(9, 1, Step::is_interrupted, 2),
                      at(10, 1, Step::goes_on, 2),
                      at(11, 1, Step::is_interrupted, 2),
                      at(12, 1, Step::withdraws, 2)},
                     {"age"}),
              heads + ",age\n" + row(0, "1,arrives,1,complete,@,", "arrives") +
                  row(1, "1,\"a,b_is_refused\",2,complete,@,", "is_refused") +
                  row(2, "1,\"a,b_balks\",3,complete,@,", "balks") +
                  row(3, "1,\"a,b_waits\",4,start,@,", "waits") +
                  row(4, "1,\"a,b_waits\",4,abort_activity,@,", "gives_up") +
                  row(5, "1,\"a,b_waits\",5,start,@,", "waits") +
                  row(6, "1,\"a,b_waits\",5,abort_activity,@,", "withdraws") +
                  row(7, "1,\"a,b_waits\",6,start,@,", "waits") +
                  row(8, "1,\"a,b_waits\",6,complete,@,", "begins") +
                  row(8, "1,\"a,b\",7,start,@,\"a,b#1\"", "begins") +
                  row(9, "1,\"a,b\",7,suspend,@,\"a,b#1\"", "is_interrupted") +
                  row(10, "1,\"a,b\",7,resume,@,\"a,b#1\"", "goes_on") +
                  row(11, "1,\"a,b\",7,suspend,@,\"a,b#1\"", "is_interrupted") +
                  row(12, "1,\"a,b\",7,abort_activity,@,", "withdraws"));
}

// As bupaR's validation and edeaR's processing time take it: an instance has one case and one activity, and
// lasts from its first timestamp to its last.
TEST(RecordBuparTest, activities_last_as_long_as_in_the_run) {
    using Stay = std::tuple<std::string, std::string, std::string, std::string>;
    const std::set<std::string> allowed{"start", "suspend", "resume", "abort_activity", "complete"};
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const story::Truth truth = story::many_people(seed, 600);
        struct Instance {
            std::string who, activity, first, last, state;
        };
        std::map<std::string, Instance> instances;
        std::string last;
        for (const auto& row : story::read_csv(log_of(truth.records))) {
            EXPECT_EQ(row.count("wrong width"), 0U);
            EXPECT_EQ(allowed.count(row.at("lifecycle_id")), 1U);
            EXPECT_GE(row.at("timestamp"), last);
            last = row.at("timestamp");
            auto [it, is_new] = instances.try_emplace(row.at("activity_instance_id"));
            Instance& one = it->second;
            if (is_new) one = {row.at("case_id"), row.at("activity_id"), last, last, ""};
            EXPECT_EQ(one.who, row.at("case_id"));
            EXPECT_EQ(one.activity, row.at("activity_id"));
            one.last = last;
            one.state = row.at("lifecycle_id");
        }
        std::multiset<Stay> found, expected;
        for (const auto& [id, one] : instances) {
            const bool took_time = one.activity != "arrives" && one.activity != "leaves" &&
                                   one.activity.find("_is_refused") == std::string::npos &&
                                   one.activity.find("_balks") == std::string::npos;
            if (took_time && (one.state == "complete" || one.state == "abort_activity"))
                found.emplace(one.who, one.activity, one.first, one.last);
        }
        const auto expect_all = [&](const std::vector<story::Stretch>& stretches, const std::string& end) {
            for (const story::Stretch& one : stretches) {
                std::string name = (one.where.front() == '=' ? "'" : "") + one.where + end;
                if (const auto bell = name.find('\x01'); bell != std::string::npos)
                    name.replace(bell, 1, "\xEF\xBF\xBD");
                expected.emplace(std::to_string(one.who), name, iso_text(one.from), iso_text(one.to));
            }
        };
        expect_all(truth.waits, "_waits");
        expect_all(truth.services, "");
        EXPECT_EQ(found, expected);
        EXPECT_GT(found.size(), 50U);
    }
}

} // namespace
} // namespace omsorg
