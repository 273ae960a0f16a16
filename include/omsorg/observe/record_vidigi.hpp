// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record_writer.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace omsorg {

/// What a log for vidigi is told beforehand.
struct VidigiOptions {
    Instant start{};                         ///< where time is zero
    Duration unit = std::chrono::minutes{1}; ///< what time is counted in
    std::int64_t run = 1;                    ///< which future this is
    std::vector<std::string> attributes{};   ///< those that get a column; others are left out
};

/// An event log for vidigi, which animates how people move through queues and places (Python; version 2).
///
///     entity_id,pathway,event_type,event,time,resource_id,unique_resource_id,run_number
///     17,escort,arrival_departure,arrival,0,,,1
///     17,escort,queue,booking_waits,0,,,1
///     17,escort,resource_use,booking_begins,12.5,3,booking#3,1
///     17,escort,resource_use_end,booking_ends,20,3,booking#3,1
///     17,escort,arrival_departure,depart,20,,,1
///
/// vidigi knows four types of events. What it has no word for is told in them, so that places are drawn and
/// counted as they were: an interruption ends the use and is a new wait, going on begins a new use, and whoever
/// gives up, withdraws, balks or is refused stands in a queue of that name (`booking_gives_up`) until her next
/// row. With double staffing there is one row for each place or worker, so that all of them are in use; pair such
/// waits and beginnings by match="first".
///
/// The law: the rows of a person and a resource_id begin and end in turn, and while one lies between them the
/// place is taken; so the time in use in the log is the time in use in the run.
///
/// The numbers of places are needed (`NumberedRecorder`): vidigi draws nobody on a place without one. They
/// count from 1 at each station; unique_resource_id tells those of two stations apart.
///
/// Example
///
///     VidigiLog log{file, {.start = begin, .unit = 1_minutes}};
///     NumberedRecorder recorder{log};
class VidigiLog final : public RecordWriter {
public:
    VidigiLog(std::ostream& out, VidigiOptions options);
    ~VidigiLog() override;

protected:
    void write(const Record& record, const RecordOrder::Known& known) override;
    void finish() override {}

private:
    struct Rows;
    std::unique_ptr<Rows> rows_;
};

} // namespace omsorg
