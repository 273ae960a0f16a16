// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::sessions_of(Service service, const SessionYear& year) {
    count(Measure::denials, year.denials(), service);
    refusals_of(service, year);
    count(Measure::promotions, year.counts.promoted, service);
    note(Measure::unused_account_hours, year.unused.value(), service);
    if (year.counts.agreed > 0) {
        note(Measure::no_show_share, year.no_show_share(), service);
        note(Measure::days_to_seat, year.days_to_seat(), service);
    }
    if (year.counts.groups > 0) note(Measure::group_size, year.mean_group_size(), service);
    if (const auto shares = year.company_shares()) {
        note(Measure::went_alone_share, (*shares)[0], service);
        note(Measure::went_in_two_share, (*shares)[1], service);
        note(Measure::went_in_three_or_four_share, (*shares)[2], service);
        note(Measure::went_in_five_or_more_share, (*shares)[3], service);
    }
    const bool by_sessions = service != Service::day_activity;
    if (by_sessions && (a_.live.shock.catch_up > 0 || year.counts.caught_up > 0))
        count(Measure::caught_up_sessions, year.counts.caught_up, service);
    if (year.counts.agreed > 0) note(Measure::company_wait_days, year.company_wait_days(), service);
    if (const auto share = year.declined_share()) note(Measure::company_declined_share, *share, service);
    if (year.counts.wishes > 0) note(Measure::flexibility_index, year.flexibility_index(), service);
    if (year.staff.reserved > Hours{}) note(Measure::fill_rate, year.fill_rate(), service);
}

/// Also where there are none: a plan that refuses is held against one that does not.
void Page::refusals_of(Service service, const SessionYear& year) {
    count(Measure::refused_wishes, year.refused(), service);
    note(Measure::refused_hours, year.clients().refused.value(), service);
}

void Page::sessions() {
    SessionYear all = a_.provision.escort;
    sessions_of(Service::escort, a_.provision.escort);
    if (a_.provision.days.escort_own_costs > 0)
        note(Measure::escort_own_costs, a_.provision.days.escort_own_costs, Service::escort);
    for (const SupportServices::Year& support : a_.provision.support) {
        const SessionYear& year = support.sessions;
        if (year.counts.wishes > 0)
            note(Measure::met_preference_share, year.met_preference_share(), support.service);
        note(Measure::other_use_hours, year.staff.other_use.value(), support.service);
        if (year.counts.groups > 0) note(Measure::pooling_gain, year.pooling_gain(), support.service);
        sessions_of(support.service, year);
        all += year;
    }
    refusals_of(Service::all, all);
}

} // namespace omsorg
