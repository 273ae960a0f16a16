// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record_writer.hpp>

#include <memory>
#include <string>
#include <vector>

namespace omsorg {

/// An event log for bupaR, which analyses processes in R; its columns bear the names of eventlog()'s arguments.
///
///     case_id,activity_id,activity_instance_id,lifecycle_id,timestamp,resource_id,pathway,step
///     17,arrives,1,complete,2027-01-04T08:00:00.000000,,escort,arrives
///     17,booking_waits,2,start,2027-01-04T08:00:00.000000,,escort,waits
///     17,booking_waits,2,complete,2027-01-04T08:12:30.000000,,escort,begins
///     17,booking,3,start,2027-01-04T08:12:30.000000,booking#3,escort,begins
///     17,booking,3,complete,2027-01-04T08:20:00.000000,booking#3,escort,ends
///     17,leaves,4,complete,2027-01-04T08:20:00.000000,,escort,leaves
///
/// bupaR measures an activity from the first row of its instance to the last. So a wait is an activity of its
/// own, and the time in service is the service's. An interruption is `suspend` and `resume` within the service;
/// a wait that was in vain, and a service that was never taken up again, end with `abort_activity`. Balking and
/// being refused are activities that take no time. The last column keeps our own word.
///
///     read_csv("log.csv") |> eventlog(case_id = "case_id", activity_id = "activity_id", ...)
///
/// The laws: an instance has one person and one activity. It has one resource too, unless the service went on at
/// another place or was cut short while nobody had it; then bupaR warns, rightly.
///
/// Timestamps have no zone: readr and lubridate take them as they stand, call them UTC, and no hour is lost to
/// daylight saving, which our clock does not have.
class BuparLog final : public RecordWriter {
public:
    /// Attributes named here get a column; others are left out.
    explicit BuparLog(std::ostream& out, std::vector<std::string> attributes = {});
    ~BuparLog() override;

protected:
    void write(const Record& record, const RecordOrder::Known& known) override;
    void finish() override {}

private:
    struct Rows;
    std::unique_ptr<Rows> rows_;
};

} // namespace omsorg
