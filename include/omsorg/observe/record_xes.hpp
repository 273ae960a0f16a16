// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record_writer.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace omsorg {

/// An event log in XES (IEEE 1849-2016), which process mining reads: one trace for each person.
///
///     <trace>
///       <string key="concept:name" value="17"/>
///       <string key="pathway" value="escort"/>
///       <event>
///         <string key="concept:name" value="booking"/>
///         <string key="concept:instance" value="0"/>
///         <string key="lifecycle:transition" value="start"/>
///         <string key="org:resource" value="booking#3"/>
///         <date key="time:timestamp" value="2027-01-04T08:12:30.000000+01:00"/>
///         <string key="step" value="begins"/>
///       </event>
///     </trace>
///
/// A visit to a station is an activity in the standard's transactional lifecycle:
///
///     waits schedule  ·  begins start  ·  is_interrupted suspend  ·  goes_on resume  ·  ends complete
///     gives_up withdraw  ·  withdraws withdraw, or ate_abort from an interruption
///
/// Arriving, leaving, balking and being refused (`booking_is_refused`) are activities that only complete.
///
/// The laws: one event for each record. A trace is written when its person leaves; those of people still there
/// follow at the end, in the order in which they came.
///
/// In memory it holds the text of the traces of the people present, some 400 bytes for each record. Where
/// people stay for years, that is nearly the whole log.
class XesLog final : public RecordWriter {
public:
    /// `name` says which process it is: a study, a plan, a future.
    XesLog(std::ostream& out, std::string_view name);

protected:
    void write(const Record& record, const RecordOrder::Known& known) override;
    void finish() override;

private:
    struct Trace {
        std::uint64_t arrival = 0;
        std::string text{};
    };
    std::unordered_map<std::uint64_t, Trace> traces_; ///< by person
};

} // namespace omsorg
