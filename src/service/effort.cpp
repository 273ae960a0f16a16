// SPDX-License-Identifier: MIT
#include <omsorg/service/effort.hpp>

namespace omsorg {

namespace {

double times(double minutes, std::int64_t n) { return minutes * static_cast<double>(n); }

} // namespace

ClientEffort effort_of(const EffortAssumptions& a, const HomeCareYear& year) {
    const auto tool = [&](DigitalTool which) -> const DigitalYear::Tool& {
        return year.digital.tools[static_cast<std::size_t>(which)];
    };
    const std::int64_t prepared =
        tool(DigitalTool::video_visit).visits + tool(DigitalTool::support_app).visits;
    return {times(a.phone, year.missed + year.given_up) + a.waiting * year.minutes_late +
                times(a.digital, prepared),
            year.delivered + year.digital.all().visits};
}

ClientEffort effort_of(const EffortAssumptions& a, const SessionYear& sessions, std::int64_t by_app) {
    const SessionCounts& counts = sessions.counts;
    return {times(a.booking, counts.chose) + times(a.phone, counts.cancelled + counts.late_cancels) +
                times(a.digital, by_app),
            counts.went + by_app};
}

ClientEffort effort_of_day_activity(const EffortAssumptions& a, const SessionYear& days) {
    return {times(a.travel, days.counts.went + days.counts.turned_away) +
                times(a.booking, days.counts.chose) +
                times(a.phone, days.counts.cancelled + days.counts.late_cancels),
            days.counts.went};
}

ClientEffort effort_of(const EffortAssumptions& a, const TrainingYear& year, Hours session) {
    if (session <= Hours{}) return {};
    const std::int64_t attended = year.trained.ticks() / session.ticks();
    return {times(a.travel, attended), attended};
}

} // namespace omsorg
