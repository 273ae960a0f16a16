// SPDX-License-Identifier: MIT
#include <omsorg/service/autonomy.hpp>

#include <algorithm>

namespace omsorg {

namespace {

std::optional<double> share(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::nullopt;
    return std::clamp(static_cast<double>(part) / static_cast<double>(whole), 0.0, 1.0);
}

/// Nobody is made to use a channel; who would use it and cannot has not what she wished.
double channel_met(double would, double does) { return 1 - std::clamp(would - does, 0.0, 1.0); }

} // namespace

std::optional<double> Autonomy::index(const AutonomyAssumptions& a) const {
    const std::array<double, autonomy_parts> weights{a.time, a.who, a.choice, a.kept, a.company, a.channel};
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i]) continue;
        sum += weights[i] * *parts[i];
        all += weights[i];
    }
    if (all <= 0) return std::nullopt;
    return sum / all;
}

std::optional<double> same_faces(const VisitsMet& visits, double few_staff) {
    const std::optional<double> met = visits.continuity();
    if (!met) return std::nullopt;
    return std::min(1.0, few_staff / std::max(1.0, *met));
}

// What is owed and still waits for another try is not kept.
Autonomy autonomy_of(const VisitsMet& visits, double few_staff) {
    Autonomy found;
    found[AutonomyPart::time] = share(visits.delivered - visits.late, visits.owed);
    found[AutonomyPart::who] = same_faces(visits, few_staff);
    found[AutonomyPart::kept] = share(visits.delivered - visits.shortened, visits.owed);
    return found;
}

Autonomy autonomy_of(const SessionCounts& counts, bool preferred) {
    Autonomy found;
    // Whoever changed her mind, or did not come, decided that herself.
    found[AutonomyPart::time] =
        share(counts.in_window, counts.wishes - counts.cancelled - counts.late_cancels - counts.no_shows);
    if (preferred) found[AutonomyPart::who] = share(counts.preferred, counts.went);
    found[AutonomyPart::choice] = share(counts.choosing, counts.client_weeks);
    found[AutonomyPart::kept] = share(counts.agreed, counts.agreed + counts.turned_away);
    found[AutonomyPart::company] = share(counts.company_as_wished, counts.to_shared_event);
    return found;
}

Autonomy autonomy_of_day_activity(const SessionCounts& days) {
    Autonomy found;
    found[AutonomyPart::choice] =
        share(days.choosing, days.client_weeks); // all five days leave none to choose
    found[AutonomyPart::kept] = share(days.went, days.went + days.turned_away);
    return found;
}

Autonomy autonomy_of(const CaseworkYear& year, double would) {
    Autonomy found;
    const CaseworkYear::Type all = year.all();
    if (const auto digital = share(all.digital, all.received - year.appeals))
        found[AutonomyPart::channel] = channel_met(would, *digital);
    return found;
}

Autonomy autonomy_of(const NightYear& year, double would) {
    Autonomy found;
    if (year.client_nights > 0) found[AutonomyPart::channel] = channel_met(would, year.digital_share());
    return found;
}

} // namespace omsorg
