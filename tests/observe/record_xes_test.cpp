// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/iso.hpp>
#include <omsorg/observe/record_numbers.hpp>
#include <omsorg/observe/record_xes.hpp>

#include <gtest/gtest.h>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace omsorg {
namespace {

using boost::property_tree::ptree;
using Keys = std::vector<std::pair<std::string, std::string>>;

std::string log_of(const std::vector<Record>& records) {
    std::ostringstream file;
    XesLog log{file, "R & D"};
    NumberedRecorder numbered{log};
    for (const Record& record : records) numbered.add(record);
    numbered.close();
    return file.str();
}

ptree read(const std::string& text) {
    std::istringstream in{text};
    ptree tree;
    read_xml(in, tree, boost::property_tree::xml_parser::trim_whitespace);
    return tree.get_child("log");
}

Keys keys_of(const ptree& element) {
    Keys keys;
    for (const auto& [name, child] : element)
        if (name == "string" || name == "date")
            keys.emplace_back(child.get<std::string>("<xmlattr>.key"),
                              child.get<std::string>("<xmlattr>.value"));
    return keys;
}

std::string value(const ptree& element, const std::string& key) {
    for (const auto& [found, text] : keys_of(element))
        if (found == key) return text;
    return {};
}

std::vector<const ptree*> children(const ptree& element, const std::string& name) {
    std::vector<const ptree*> found;
    for (const auto& [tag, child] : element)
        if (tag == name) found.push_back(&child);
    return found;
}

TEST(RecordXesTest, one_client_by_hand) {
    const std::string text = log_of(story::one_client());
    EXPECT_EQ(text.substr(text.find("  <string key=\"lifecycle:model\"")),
              R"(  <string key="lifecycle:model" value="standard"/>
  <string key="concept:name" value="R &amp; D"/>
  <trace>
    <string key="concept:name" value="17"/>
    <string key="pathway" value="escort"/>
    <event>
      <string key="concept:name" value="arrives"/>
      <string key="lifecycle:transition" value="complete"/>
      <date key="time:timestamp" value="2027-01-04T08:00:00.000000+01:00"/>
      <string key="step" value="arrives"/>
    </event>
    <event>
      <string key="concept:name" value="booking"/>
      <string key="concept:instance" value="0"/>
      <string key="lifecycle:transition" value="schedule"/>
      <date key="time:timestamp" value="2027-01-04T08:00:00.000000+01:00"/>
      <string key="step" value="waits"/>
    </event>
    <event>
      <string key="concept:name" value="booking"/>
      <string key="concept:instance" value="0"/>
      <string key="lifecycle:transition" value="start"/>
      <string key="org:resource" value="booking#3"/>
      <date key="time:timestamp" value="2027-01-04T08:12:30.000000+01:00"/>
      <string key="step" value="begins"/>
    </event>
    <event>
      <string key="concept:name" value="booking"/>
      <string key="concept:instance" value="0"/>
      <string key="lifecycle:transition" value="complete"/>
      <string key="org:resource" value="booking#3"/>
      <date key="time:timestamp" value="2027-01-04T08:20:00.000000+01:00"/>
      <string key="step" value="ends"/>
    </event>
    <event>
      <string key="concept:name" value="leaves"/>
      <string key="lifecycle:transition" value="complete"/>
      <date key="time:timestamp" value="2027-01-04T08:20:00.000000+01:00"/>
      <string key="step" value="leaves"/>
    </event>
  </trace>
</log>
)");
}

// What the schema of IEEE 1849-2016 asks: which elements, in which order, with which attributes.
TEST(RecordXesTest, the_log_has_the_shape_of_the_standard) {
    const ptree log = read(log_of(story::many_people(1, 400).records));
    EXPECT_EQ(log.get_child("<xmlattr>").front().first, "xes.version");
    EXPECT_EQ(log.get_child("<xmlattr>").front().second.data(), "1849.2016");
    const std::vector<std::string> order{"<xmlattr>", "extension", "global", "classifier", "string", "trace"};
    std::size_t at = 0;
    for (const auto& [name, child] : log) {
        const auto found = std::find(order.begin() + static_cast<long>(at), order.end(), name);
        ASSERT_NE(found, order.end()) << name;
        at = static_cast<std::size_t>(found - order.begin());
    }
    EXPECT_EQ(value(log, "lifecycle:model"), "standard");
    std::set<std::string> prefixes;
    for (const ptree* one : children(log, "extension"))
        prefixes.insert(one->get<std::string>("<xmlattr>.prefix"));
    EXPECT_EQ(prefixes, (std::set<std::string>{"concept", "lifecycle", "org", "time"}));
    // A global key stands in every trace or event, or a reader would put its default in.
    for (const ptree* global : children(log, "global"))
        for (const auto& [key, unused] : keys_of(*global)) {
            const bool of_events = global->get<std::string>("<xmlattr>.scope") == "event";
            for (const ptree* trace : children(log, "trace"))
                for (const ptree* event : of_events ? children(*trace, "event") : std::vector{trace})
                    EXPECT_NE(value(*event, key), "") << key;
        }
}

// The standard transactional model, from its page of transitions; "" is where an activity starts.
TEST(RecordXesTest, visits_follow_the_standard_lifecycle) {
    const std::map<std::pair<std::string, std::string>, std::string> model{
        {{"", "schedule"}, "ready"},
        {{"ready", "start"}, "in progress"},
        {{"ready", "withdraw"}, "closed"},
        {{"in progress", "suspend"}, "suspended"},
        {{"in progress", "complete"}, "closed"},
        {{"suspended", "resume"}, "in progress"},
        {{"suspended", "ate_abort"}, "closed"}};
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const story::Truth truth = story::many_people(seed, 600);
        const ptree log = read(log_of(truth.records));
        std::map<std::pair<std::string, std::string>, std::string> states;
        std::size_t events = 0, left = 0;
        std::uint64_t last_present = 0; // numbers rise with the arrivals
        for (const ptree* trace : children(log, "trace")) {
            std::string last, step;
            for (const ptree* event : children(*trace, "event")) {
                ++events;
                EXPECT_GE(value(*event, "time:timestamp"), last);
                last = value(*event, "time:timestamp");
                step = value(*event, "step");
                const std::string instance = value(*event, "concept:instance");
                if (instance.empty()) {
                    EXPECT_EQ(value(*event, "lifecycle:transition"), "complete");
                    continue;
                }
                std::string& state = states[{value(*event, "concept:name"), instance}];
                const auto next = model.find({state, value(*event, "lifecycle:transition")});
                ASSERT_NE(next, model.end()) << state << " " << value(*event, "lifecycle:transition");
                state = next->second;
            }
            left += step == "leaves" ? 1U : 0U;
            if (step == "leaves") {
                EXPECT_EQ(last_present, 0U) << "those still there come last";
            } else {
                const std::uint64_t who = std::stoull(value(*trace, "concept:name"));
                EXPECT_GT(who, last_present) << "in the order in which they came";
                last_present = who;
            }
        }
        EXPECT_EQ(events, truth.records.size());
        EXPECT_EQ(children(log, "trace").size(), truth.arrived);
        EXPECT_EQ(left + truth.present.size(), truth.arrived);
    }
}

// Every text comes back from an independent reader, but for the control character that XML cannot carry.
TEST(RecordXesTest, names_come_back) {
    const story::Truth truth = story::many_people(3, 400);
    const ptree log = read(log_of(truth.records));
    std::map<std::string, std::vector<const Record*>> by_person;
    for (const Record& record : truth.records) by_person[std::to_string(record.who)].push_back(&record);
    for (const ptree* trace : children(log, "trace")) {
        const auto& records = by_person.at(value(*trace, "concept:name"));
        EXPECT_EQ(value(*trace, "pathway"), records.front()->pathway);
        EXPECT_EQ(value(*trace, "street"), "Å-gatan 1, <b>");
        const auto events = children(*trace, "event");
        ASSERT_EQ(events.size(), records.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            const Record& record = *records[i];
            std::string name{record.where};
            if (const auto bell = name.find('\x01'); bell != std::string::npos)
                name.replace(bell, 1, "\xEF\xBF\xBD");
            const bool never_waited = record.step == Step::is_refused || record.step == Step::balks;
            if (never_waited) name += "_" + std::string{text(record.step)};
            EXPECT_EQ(value(*events[i], "concept:name"),
                      is_at_station(record.step) ? name : text(record.step));
            EXPECT_EQ(value(*events[i], "time:timestamp"), zoned_text(record.when));
            const bool has_note = i > 0 && !record.attributes.empty();
            EXPECT_EQ(value(*events[i], "street"), "") << "said of the person, not of the step";
            EXPECT_EQ(value(*events[i], "note"), has_note ? "=1+1\n\"x\"" : "");
        }
    }
}

TEST(RecordXesTest, an_empty_run_is_a_log) { EXPECT_TRUE(children(read(log_of({})), "trace").empty()); }

} // namespace
} // namespace omsorg
