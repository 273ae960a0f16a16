// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record_writer.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace omsorg {

/// An object-centric event log, OCEL 2.0 in JSON: what happened, and to which person, place and worker at once.
///
///     events    {"id": "e4", "type": "booking_begins", "time": "2027-01-04T08:12:30.000000+01:00",
///                "attributes": [],
///                "relationships": [{"objectId": "person:17", "qualifier": "who"},
///                                  {"objectId": "station:booking", "qualifier": "where"},
///                                  {"objectId": "resource:booking#3", "qualifier": "by"}]}
///     objects   {"id": "resource:booking#3", "type": "resource", "attributes": [],
///                "relationships": [{"objectId": "station:booking", "qualifier": "of"}]}
///
/// A log by cases must choose whose story it tells; here a worker's day is told as well as a client's, and
/// double staffing is two workers in one event. Objects are persons (with their pathway and attributes, as
/// they were when they arrived), stations, and resources (the places or workers of a station).
///
/// The laws: one event for each record, in their order. Each object that an event names is in the list, once.
///
/// The events are streamed; JSON lets the lists stand in any order, so the objects follow. In memory it holds
/// the text of one object for each person who ever arrived, some 150 bytes each and her attributes.
class OcelLog final : public RecordWriter {
public:
    explicit OcelLog(std::ostream& out);

protected:
    void write(const Record& record, const RecordOrder::Known& known) override;
    void finish() override;

private:
    /// The names of attributes by the type that has them; ordered, so that the bytes do not depend on chance.
    using Types = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

    void add_object(std::string_view id, std::string_view type, std::string_view attributes,
                    std::string_view relationships);
    void add_person(const Record& record);
    void add_station(const Record& record);

    std::string objects_;                       ///< as they will stand in the list
    std::set<std::string, std::less<>> listed_; ///< the stations and resources among them
    Types object_types_, event_types_;
};

} // namespace omsorg
