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

std::optional<double> same_faces(const HomeCareYear& year, double few_staff) {
    if (year.continuity_clients == 0) return std::nullopt;
    return std::min(1.0, few_staff / std::max(1.0, year.continuity()));
}

Autonomy autonomy_of(const HomeCareYear& year, double few_staff) {
    // Owed by staff: not away, not declined, not by a technology; what still waits for another try is not kept.
    const std::int64_t owed = year.delivered + year.missed + year.given_up + year.put_off;
    Autonomy found;
    found[AutonomyPart::time] = share(year.delivered - year.late, owed);
    found[AutonomyPart::who] = same_faces(year, few_staff);
    found[AutonomyPart::kept] = share(year.delivered - year.shortened, owed);
    return found;
}

Autonomy autonomy_of(const SessionYear& sessions, bool preferred) {
    const SessionCounts& counts = sessions.counts;
    Autonomy found;
    // Whoever changed her mind, or did not come, decided that herself.
    found[AutonomyPart::time] =
        share(counts.in_window, counts.wishes - counts.cancelled - counts.late_cancels - counts.no_shows);
    if (preferred) found[AutonomyPart::who] = share(counts.preferred, counts.went);
    found[AutonomyPart::choice] = share(counts.choosing, counts.client_weeks);
    found[AutonomyPart::kept] = share(counts.agreed - counts.turned_away, counts.agreed);
    // Groups of one are all who went alone, whoever they were; the others had company, at an event or found by waiting.
    const std::int64_t together =
        std::max<std::int64_t>(0, counts.went - counts.group_size[0] - counts.gathered);
    found[AutonomyPart::company] =
        share(std::min(counts.offered_company, counts.declined_company + together), counts.offered_company);
    return found;
}

Autonomy autonomy_of_day_activity(const SessionYear& days) {
    Autonomy found;
    // Fixed days, and all five of them, leave nothing to choose: the part is not there.
    if (days.counts.choosing > 0)
        found[AutonomyPart::choice] = share(days.counts.choosing, days.counts.client_weeks);
    found[AutonomyPart::kept] = share(days.counts.went, days.counts.went + days.counts.turned_away);
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
