// SPDX-License-Identifier: MIT
#include <omsorg/service/effort.hpp>

namespace omsorg {

namespace {

double times(double minutes, std::int64_t n) { return minutes * static_cast<double>(n); }

} // namespace

ClientEffort effort_of(const EffortAssumptions& a, const VisitsMet& visits) {
    return {times(a.phone, visits.missed) + a.waiting * static_cast<double>(visits.seconds_late) / 60 +
                times(a.digital, visits.prepared),
            visits.delivered + visits.by_tool};
}

ClientEffort effort_of(const EffortAssumptions& a, const SessionCounts& counts, std::int64_t by_app) {
    return {times(a.booking, counts.chose) + times(a.phone, counts.cancelled + counts.late_cancels) +
                times(a.digital, by_app),
            counts.went + by_app};
}

ClientEffort effort_of_day_activity(const EffortAssumptions& a, const SessionCounts& days) {
    return {times(a.travel, days.went + days.turned_away) + times(a.booking, days.chose) +
                times(a.phone, days.cancelled + days.late_cancels),
            days.went};
}

ClientEffort effort_of(const EffortAssumptions& a, const TrainingYear& year, Hours session) {
    if (session <= Hours{}) return {};
    const std::int64_t attended = year.trained.ticks() / session.ticks();
    return {times(a.travel, attended), attended};
}

} // namespace omsorg
