// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_ocel.hpp>

#include <omsorg/base/iso.hpp>
#include <omsorg/base/quote.hpp>

#include <ostream>
#include <utility>

namespace omsorg {
namespace {

std::string person_id(std::uint64_t who) { return "person:" + std::to_string(who); }
std::string station_id(std::string_view where) { return "station:" + std::string{where}; }
std::string resource_id(std::string_view where, std::int32_t number) {
    return "resource:" + std::string{where} + '#' + std::to_string(number);
}

std::string event_type(const Record& record) {
    std::string type{record.where};
    if (!type.empty()) type += '_';
    return type += text(record.step);
}

// What stands between the brackets of a list, element by element.
class JsonList {
public:
    std::string& next() { return list_ += list_.empty() ? "" : ", "; }
    [[nodiscard]] const std::string& text() const noexcept { return list_; }

private:
    std::string list_{};
};

void relate(JsonList& list, std::string_view id, std::string_view qualifier) {
    list.next() += "{\"objectId\": " + json_text(id) + ", \"qualifier\": " + json_text(qualifier) + '}';
}

// `time` is empty for an attribute of an event.
void attribute(JsonList& list, const Attribute& one, std::string_view time = {}) {
    std::string& text = list.next();
    text += "{\"name\": " + json_text(one.name);
    if (!time.empty()) text += ", \"time\": " + json_text(time);
    text += ", \"value\": " + json_text(one.value) + '}';
}

std::string type_list(const std::map<std::string, std::set<std::string, std::less<>>, std::less<>>& types) {
    std::string list;
    for (const auto& [type, names] : types) {
        JsonList attributes;
        for (const std::string& name : names)
            attributes.next() += "{\"name\": " + json_text(name) + ", \"type\": \"string\"}";
        list += list.empty() ? "\n" : ",\n";
        list += "{\"name\": " + json_text(type) + ", \"attributes\": [" + attributes.text() + "]}";
    }
    return list;
}

} // namespace

OcelLog::OcelLog(std::ostream& stream) : RecordWriter{stream} {
    stream << "{\"events\": [";
    object_types_ = {{"person", {}}, {"resource", {}}, {"station", {}}};
}

void OcelLog::write(const Record& record, const RecordOrder::Known&) {
    if (record.step == Step::arrives) add_person(record);
    if (is_at_station(record.step)) add_station(record);

    const std::string type = event_type(record);
    JsonList attributes, relationships;
    auto& names = event_types_[type];
    if (record.step != Step::arrives)
        for (const Attribute& one : record.attributes) {
            names.emplace(one.name);
            attribute(attributes, one);
        }
    relate(relationships, person_id(record.who), "who");
    if (is_at_station(record.step)) relate(relationships, station_id(record.where), "where");
    for (const std::int32_t number : record.resources)
        relate(relationships, resource_id(record.where, number), "by");
    out() << (records() == 0 ? "\n" : ",\n") << "{\"id\": \"e" << records() + 1
          << "\", \"type\": " << json_text(type) << ", \"time\": \"" << zoned_text(record.when)
          << "\", \"attributes\": [" << attributes.text() << "], \"relationships\": [" << relationships.text()
          << "]}";
}

void OcelLog::finish() {
    out() << "\n],\n\"objects\": [" << objects_ << "\n],\n\"eventTypes\": [" << type_list(event_types_)
          << "\n],\n\"objectTypes\": [" << type_list(object_types_) << "\n]}\n";
}

void OcelLog::add_object(std::string_view id, std::string_view type, std::string_view attributes,
                         std::string_view relationships) {
    objects_ += objects_.empty() ? "\n" : ",\n";
    objects_ += "{\"id\": " + json_text(id) + ", \"type\": " + json_text(type) + ", \"attributes\": [";
    ((objects_ += attributes) += "], \"relationships\": [") += relationships;
    objects_ += "]}";
}

void OcelLog::add_person(const Record& record) {
    const std::string time = zoned_text(record.when);
    auto& names = object_types_["person"];
    JsonList attributes;
    const auto say = [&](const Attribute& one) {
        names.emplace(one.name);
        attribute(attributes, one, time);
    };
    if (!record.pathway.empty()) say({"pathway", record.pathway});
    for (const Attribute& one : record.attributes) say(one);
    add_object(person_id(record.who), "person", attributes.text(), {});
}

void OcelLog::add_station(const Record& record) {
    const std::string station = station_id(record.where);
    if (listed_.insert(station).second) add_object(station, "station", {}, {});
    for (const std::int32_t number : record.resources) {
        const std::string id = resource_id(record.where, number);
        if (!listed_.insert(id).second) continue;
        JsonList relationships;
        relate(relationships, station, "of");
        add_object(id, "resource", {}, relationships.text());
    }
}

} // namespace omsorg
