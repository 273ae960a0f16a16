// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/record_numbers.hpp>
#include <omsorg/observe/record_vidigi.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <sstream>

namespace omsorg {
namespace {

using story::monday;
using namespace omsorg::literals;

std::string log_of(const std::vector<Record>& records, VidigiOptions options = {.start = story::monday}) {
    std::ostringstream file;
    VidigiLog log{file, std::move(options)};
    NumberedRecorder numbered{log};
    for (const Record& record : records) numbered.add(record);
    numbered.close();
    return file.str();
}

const std::string heads =
    "entity_id,pathway,event_type,event,time,resource_id,unique_resource_id,run_number\n";

TEST(RecordVidigiTest, one_client_by_hand) {
    EXPECT_EQ(log_of(story::one_client()), heads +
                                               "17,escort,arrival_departure,arrival,0,,,1\n"
                                               "17,escort,queue,booking_waits,0,,,1\n"
                                               "17,escort,resource_use,booking_begins,12.5,3,booking#3,1\n"
                                               "17,escort,resource_use_end,booking_ends,20,3,booking#3,1\n"
                                               "17,escort,arrival_departure,depart,20,,,1\n");
}

TEST(RecordVidigiTest, an_interruption_is_an_end_and_a_new_wait) {
    const auto at = [](int minute, Step step) {
        return Record{.when = monday + minute * 1_minutes, .who = 1, .step = step, .where = "a", .units = 2};
    };
    EXPECT_EQ(log_of({{.when = monday, .who = 1},
                      at(30, Step::waits),
                      at(60, Step::begins),
                      at(90, Step::is_interrupted),
                      at(120, Step::goes_on),
                      at(150, Step::is_interrupted),
                      at(180, Step::withdraws)},
                     {.start = monday, .unit = 1_hours, .run = 7}),
              heads + "1,,arrival_departure,arrival,0,,,7\n"
                      "1,,queue,a_waits,0.5,,,7\n"
                      "1,,resource_use,a_begins,1,1,a#1,7\n"
                      "1,,resource_use,a_begins,1,2,a#2,7\n"
                      "1,,resource_use_end,a_is_interrupted,1.5,1,a#1,7\n"
                      "1,,resource_use_end,a_is_interrupted,1.5,2,a#2,7\n"
                      "1,,queue,a_waits,1.5,,,7\n"
                      "1,,resource_use,a_begins,2,1,a#1,7\n"
                      "1,,resource_use,a_begins,2,2,a#2,7\n"
                      "1,,resource_use_end,a_is_interrupted,2.5,1,a#1,7\n"
                      "1,,resource_use_end,a_is_interrupted,2.5,2,a#2,7\n"
                      "1,,queue,a_waits,2.5,,,7\n"
                      "1,,queue,a_withdraws,3,,,7\n");
}

TEST(RecordVidigiTest, attributes_hold_until_the_person_leaves) {
    static constexpr std::array<Attribute, 2> said{{{"age", "83"}, {"street", "=1"}}};
    static constexpr std::array<Attribute, 1> moved{{{"street", "B, C"}}};
    EXPECT_EQ(log_of({{.when = monday, .who = 1, .attributes = said},
                      {.when = monday, .who = 1, .step = Step::balks, .where = "a", .attributes = moved},
                      {.when = monday, .who = 1, .step = Step::leaves},
                      {.when = monday, .who = 2},
                      {.when = monday, .who = 1}}, // against the rule, to see that nothing is kept of her
                     {.start = monday, .attributes = {"street", "age"}}),
              "entity_id,pathway,event_type,event,time,resource_id,unique_resource_id,run_number,street,age\n"
              "1,,arrival_departure,arrival,0,,,1,'=1,83\n"
              "1,,queue,a_balks,0,,,1,\"B, C\",83\n"
              "1,,arrival_departure,depart,0,,,1,'=1,83\n"
              "2,,arrival_departure,arrival,0,,,1,,\n"
              "1,,arrival_departure,arrival,0,,,1,,\n");
}

TEST(RecordVidigiTest, it_refuses_what_vidigi_cannot_read) {
    std::ostringstream file;
    VidigiLog log{file, {.start = monday}};
    EXPECT_THROW(log.add({.when = monday - 1_microseconds, .who = 1}), Defect);
    log.add({.when = monday, .who = 2});
    log.add({.when = monday, .who = 2, .step = Step::waits, .where = "a"});
    EXPECT_THROW(log.add({.when = monday, .who = 2, .step = Step::begins, .where = "a"}), Defect)
        << "nobody is drawn on a place without a number";
    EXPECT_THROW((VidigiLog{file, {.unit = 0_minutes}}), Defect);
    EXPECT_THROW((VidigiLog{file, {.attributes = {"time"}}}), Defect);
}

// Read back as vidigi's resource_use_intervals does it: the n-th start of a person and a place with the n-th end.
TEST(RecordVidigiTest, the_time_in_use_is_that_of_the_run) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const story::Truth truth = story::many_people(seed, 600);
        const auto rows = story::read_csv(log_of(truth.records, {.start = monday, .unit = 1_microseconds}));
        std::map<std::pair<std::string, std::string>, std::vector<double>> starts, ends;
        std::map<std::string, std::string> on;
        std::map<std::string, double> in_use;
        std::map<std::pair<std::string, std::string>, int> came_and_went;
        double last = 0;
        for (const auto& row : rows) {
            EXPECT_EQ(row.count("wrong width"), 0U);
            const double time = std::stod(row.at("time"));
            EXPECT_GE(time, last);
            last = time;
            const std::string& type = row.at("event_type");
            const std::string& place = row.at("unique_resource_id");
            EXPECT_EQ(type == "resource_use" || type == "resource_use_end", !row.at("resource_id").empty());
            if (type == "resource_use") {
                starts[{row.at("entity_id"), place}].push_back(time);
                EXPECT_TRUE(on.emplace(place, row.at("entity_id")).second) << "one at a time";
            } else if (type == "resource_use_end") {
                ends[{row.at("entity_id"), place}].push_back(time);
                EXPECT_EQ(on[place], row.at("entity_id"));
                on.erase(place);
            } else if (type == "arrival_departure") {
                EXPECT_TRUE(row.at("event") == "arrival" || row.at("event") == "depart");
                ++came_and_went[{row.at("entity_id"), row.at("event")}];
            } else {
                EXPECT_EQ(type, "queue");
            }
        }
        for (const auto& [key, times] : ends) {
            const std::string station = key.second.substr(0, key.second.rfind('#'));
            for (std::size_t i = 0; i < times.size(); ++i) in_use[station] += times[i] - starts[key].at(i);
        }
        std::map<std::string, double> expected;
        for (const auto& [where, length] : truth.in_use) {
            const bool is_formula = where.front() == '=';
            std::string name = (is_formula ? "'" : "") + where;
            if (const auto bell = name.find('\x01'); bell != std::string::npos)
                name.replace(bell, 1, "\xEF\xBF\xBD");
            expected[name] = static_cast<double>(length.count());
        }
        EXPECT_EQ(in_use, expected);
        for (const auto& [who_and_what, times] : came_and_went) EXPECT_EQ(times, 1);
        EXPECT_EQ(came_and_went.size(), 2 * truth.arrived - truth.present.size());
    }
}

} // namespace
} // namespace omsorg
