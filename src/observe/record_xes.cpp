// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_xes.hpp>

#include <omsorg/base/iso.hpp>
#include <omsorg/base/quote.hpp>

#include <algorithm>
#include <ostream>
#include <vector>

namespace omsorg {
namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <string key="lifecycle:transition" value="complete"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000000+01:00"/>
    <string key="step" value=""/>
  </global>
  <classifier name="activity" scope="event" keys="concept:name"/>
  <classifier name="transition" scope="event" keys="concept:name lifecycle:transition"/>
  <string key="lifecycle:model" value="standard"/>
)";

std::string_view transition(Step step, Phase before) {
    switch (step) {
    case Step::waits:
        return "schedule";
    case Step::begins:
        return "start";
    case Step::is_interrupted:
        return "suspend";
    case Step::goes_on:
        return "resume";
    case Step::gives_up:
        return "withdraw";
    case Step::withdraws:
        return before == Phase::suspended ? "ate_abort" : "withdraw";
    default:
        return "complete";
    }
}

std::string activity(const Record& record) {
    if (!is_at_station(record.step)) return std::string{text(record.step)};
    std::string name{record.where};
    if (record.step == Step::is_refused || record.step == Step::balks) (name += '_') += text(record.step);
    return name;
}

void append(std::string& xml, std::string_view indent, std::string_view key, std::string_view value,
            std::string_view type = "string") {
    (((xml += indent) += '<') += type) += " key=\"";
    ((xml += key) += "\" value=\"") += xml_text(value);
    xml += "\"/>\n";
}

void append_event(std::string& xml, const Record& record, Phase before) {
    constexpr std::string_view indent = "      ";
    const bool is_visit =
        is_at_station(record.step) && record.step != Step::is_refused && record.step != Step::balks;
    xml += "    <event>\n";
    append(xml, indent, "concept:name", activity(record));
    if (is_visit) append(xml, indent, "concept:instance", std::to_string(record.visit));
    append(xml, indent, "lifecycle:transition", transition(record.step, before));
    if (!record.resources.empty()) append(xml, indent, "org:resource", resource_text(record));
    append(xml, indent, "time:timestamp", zoned_text(record.when), "date");
    append(xml, indent, "step", text(record.step));
    if (record.step != Step::arrives)
        for (const Attribute& one : record.attributes) append(xml, indent, one.name, one.value);
    xml += "    </event>\n";
}

} // namespace

XesLog::XesLog(std::ostream& stream, std::string_view name) : RecordWriter{stream} {
    std::string xml{head};
    append(xml, "  ", "concept:name", name);
    stream << xml;
}

void XesLog::write(const Record& record, const RecordOrder::Known& known) {
    Trace& trace = traces_[record.who];
    if (record.step == Step::arrives) {
        trace.arrival = known.arrival;
        trace.text = "  <trace>\n";
        append(trace.text, "    ", "concept:name", std::to_string(record.who));
        if (!known.pathway.empty()) append(trace.text, "    ", "pathway", known.pathway);
        for (const Attribute& one : record.attributes) append(trace.text, "    ", one.name, one.value);
    }
    append_event(trace.text, record, known.before);
    if (record.step == Step::leaves) {
        out() << trace.text << "  </trace>\n";
        traces_.erase(record.who);
    }
}

void XesLog::finish() {
    std::vector<const Trace*> under_way;
    for (const auto& [who, trace] : traces_) under_way.push_back(&trace);
    std::sort(under_way.begin(), under_way.end(),
              [](const Trace* one, const Trace* other) { return one->arrival < other->arrival; });
    for (const Trace* trace : under_way) out() << trace->text << "  </trace>\n";
    out() << "</log>\n";
}

} // namespace omsorg
