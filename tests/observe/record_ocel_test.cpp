// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/iso.hpp>
#include <omsorg/observe/record_numbers.hpp>
#include <omsorg/observe/record_ocel.hpp>

#include <gtest/gtest.h>

// The JSON reader of Boost 1.74 uses the old placeholders, and says so.
#define BOOST_BIND_GLOBAL_PLACEHOLDERS
#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>

#include <set>
#include <sstream>

namespace omsorg {
namespace {

using boost::property_tree::ptree;

std::string log_of(const std::vector<Record>& records) {
    std::ostringstream file;
    OcelLog log{file};
    NumberedRecorder numbered{log};
    for (const Record& record : records) numbered.add(record);
    numbered.close();
    return file.str();
}

ptree read(const std::string& text) {
    std::istringstream in{text};
    ptree tree;
    read_json(in, tree);
    return tree;
}

std::string shape(std::string text) {
    for (char& letter : text)
        if (letter >= '0' && letter <= '9') letter = '0';
    return text;
}

TEST(RecordOcelTest, one_client_by_hand) {
    auto records = story::one_client();
    static constexpr std::array<Attribute, 1> age{{{"age", "83"}}};
    static constexpr std::array<Attribute, 1> note{{{"note", "say \"hi\""}}};
    records[0].attributes = age;
    records[3].attributes = note;
    EXPECT_EQ(log_of(records), R"json({"events": [
{"id": "e1", "type": "arrives", "time": "2027-01-04T08:00:00.000000+01:00", "attributes": [], "relationships": [{"objectId": "person:17", "qualifier": "who"}]},
{"id": "e2", "type": "booking_waits", "time": "2027-01-04T08:00:00.000000+01:00", "attributes": [], "relationships": [{"objectId": "person:17", "qualifier": "who"}, {"objectId": "station:booking", "qualifier": "where"}]},
{"id": "e3", "type": "booking_begins", "time": "2027-01-04T08:12:30.000000+01:00", "attributes": [], "relationships": [{"objectId": "person:17", "qualifier": "who"}, {"objectId": "station:booking", "qualifier": "where"}, {"objectId": "resource:booking#3", "qualifier": "by"}]},
{"id": "e4", "type": "booking_ends", "time": "2027-01-04T08:20:00.000000+01:00", "attributes": [{"name": "note", "value": "say \"hi\""}], "relationships": [{"objectId": "person:17", "qualifier": "who"}, {"objectId": "station:booking", "qualifier": "where"}, {"objectId": "resource:booking#3", "qualifier": "by"}]},
{"id": "e5", "type": "leaves", "time": "2027-01-04T08:20:00.000000+01:00", "attributes": [], "relationships": [{"objectId": "person:17", "qualifier": "who"}]}
],
"objects": [
{"id": "person:17", "type": "person", "attributes": [{"name": "pathway", "time": "2027-01-04T08:00:00.000000+01:00", "value": "escort"}, {"name": "age", "time": "2027-01-04T08:00:00.000000+01:00", "value": "83"}], "relationships": []},
{"id": "station:booking", "type": "station", "attributes": [], "relationships": []},
{"id": "resource:booking#3", "type": "resource", "attributes": [], "relationships": [{"objectId": "station:booking", "qualifier": "of"}]}
],
"eventTypes": [
{"name": "arrives", "attributes": []},
{"name": "booking_begins", "attributes": []},
{"name": "booking_ends", "attributes": [{"name": "note", "type": "string"}]},
{"name": "booking_waits", "attributes": []},
{"name": "leaves", "attributes": []}
],
"objectTypes": [
{"name": "person", "attributes": [{"name": "age", "type": "string"}, {"name": "pathway", "type": "string"}]},
{"name": "resource", "attributes": []},
{"name": "station", "attributes": []}
]}
)json");
}

// The laws of the specification: identities are unique, whatever is named is declared, types have their attributes.
TEST(RecordOcelTest, whatever_an_event_names_is_declared) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const story::Truth truth = story::many_people(seed, 600);
        const ptree log = read(log_of(truth.records));
        using Types = std::map<std::string, std::set<std::string>>;
        Types event_types, object_types;
        const auto types = [&](const char* list, Types& into) {
            for (const auto& [unused, type] : log.get_child(list)) {
                auto& names = into[type.get<std::string>("name")];
                for (const auto& [index, one] : type.get_child("attributes")) {
                    EXPECT_TRUE(names.insert(one.get<std::string>("name")).second);
                    EXPECT_EQ(one.get<std::string>("type"), "string");
                }
            }
            EXPECT_EQ(into.size(), log.get_child(list).size()) << "types are told once";
        };
        types("eventTypes", event_types);
        types("objectTypes", object_types);

        std::map<std::string, std::string> objects;
        for (const auto& [unused, object] : log.get_child("objects")) {
            const auto& type = object.get<std::string>("type");
            ASSERT_EQ(object_types.count(type), 1U);
            EXPECT_TRUE(objects.emplace(object.get<std::string>("id"), type).second) << "once";
            for (const auto& [index, one] : object.get_child("attributes")) {
                EXPECT_EQ(object_types[type].count(one.get<std::string>("name")), 1U);
                EXPECT_EQ(shape(one.get<std::string>("time")), "0000-00-00T00:00:00.000000+00:00");
            }
        }
        for (const auto& [unused, object] : log.get_child("objects"))
            for (const auto& [index, relation] : object.get_child("relationships"))
                EXPECT_EQ(objects.at(relation.get<std::string>("objectId")), "station");

        const std::map<std::string, std::string> roles{
            {"who", "person"}, {"where", "station"}, {"by", "resource"}};
        std::set<std::string> ids;
        std::size_t i = 0;
        for (const auto& [unused, event] : log.get_child("events")) {
            const Record& record = truth.records.at(i++);
            EXPECT_TRUE(ids.insert(event.get<std::string>("id")).second);
            EXPECT_EQ(event.get<std::string>("time"), zoned_text(record.when));
            ASSERT_EQ(event_types.count(event.get<std::string>("type")), 1U);
            for (const auto& [index, one] : event.get_child("attributes"))
                EXPECT_EQ(event_types[event.get<std::string>("type")].count(one.get<std::string>("name")),
                          1U);
            std::size_t by = 0;
            for (const auto& [index, relation] : event.get_child("relationships")) {
                const auto& role = relation.get<std::string>("qualifier");
                EXPECT_EQ(objects.at(relation.get<std::string>("objectId")), roles.at(role));
                by += role == "by" ? 1U : 0U;
            }
            const bool is_served = record.step == Step::begins || record.step == Step::goes_on ||
                                   record.step == Step::ends || record.step == Step::is_interrupted;
            EXPECT_EQ(by, is_served ? static_cast<std::size_t>(record.units) : 0U) << "double staffing";
        }
        EXPECT_EQ(i, truth.records.size());
        std::size_t persons = 0;
        for (const auto& [id, type] : objects) persons += type == "person" ? 1U : 0U;
        EXPECT_EQ(persons, truth.arrived);
    }
}

// JSON carries every character, control characters too.
TEST(RecordOcelTest, names_come_back) {
    const ptree log = read(log_of(story::many_people(3, 600).records));
    std::set<std::string> found, expected;
    for (const auto& [unused, object] : log.get_child("objects"))
        if (object.get<std::string>("type") == "station") found.insert(object.get<std::string>("id"));
    for (const std::string& name : story::stations) expected.insert("station:" + name);
    EXPECT_EQ(found, expected);
}

TEST(RecordOcelTest, an_empty_run_is_a_log) {
    EXPECT_TRUE(read(log_of({})).get_child("events").empty());
    EXPECT_EQ(read(log_of({})).get_child("objectTypes").size(), 3U);
}

} // namespace
} // namespace omsorg
