// SPDX-License-Identifier: MIT
#include "page.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace omsorg {

namespace {

constexpr std::array supported{Service::home_care, Service::special_housing, Service::escort};

} // namespace

/// Applications of the residents stand with the service applied for, all other cases with casework.
void Page::casework() {
    const CaseworkYear& year = *a_.provision.casework;
    year.balance();
    const auto tell = [&](Service service, const CaseworkYear::Type& type) {
        count(Measure::cases, type.received, service);
        if (type.worked_off == 0) return;
        note(Measure::decision_days, type.mean_days(), service);
        note(Measure::decisions_over_limit,
             static_cast<double>(type.over_limit) / static_cast<double>(type.worked_off), service);
    };
    for (std::size_t i = 0; i < supported.size(); ++i) tell(supported[i], year.by_type[i]);
    CaseworkYear::Type others;
    for (std::size_t i = supported.size(); i < case_types; ++i) others += year.by_type[i];
    tell(Service::casework, others);
    const CaseworkYear::Type all = year.all();
    tell(Service::all, all);
    const CaseworkYear::Type& children = year.by_type[static_cast<std::size_t>(CaseType::family)];
    if (children.worked_off > 0) {
        note(Measure::child_decision_days, children.mean_days(), Service::family);
        note(Measure::child_decisions_over_limit,
             static_cast<double>(children.over_limit) / static_cast<double>(children.worked_off),
             Service::family);
    }
    note(Measure::case_backlog, year.mean_backlog(), Service::casework);
    note(Measure::freed_hours, year.freed.value(), Service::casework);
    if (const PartnersAssumptions& a = a_.live.partners; a.shared_development > 0 && a.shared_users > 0)
        note(Measure::shared_freed_hours,
             year.freed.value() / std::max(1.0, static_cast<double>(a_.people.present())) * a.shared_users,
             Service::casework);
    if (all.received > 0) {
        const auto cases = static_cast<double>(all.received - year.appeals);
        note(Measure::e_service_share, static_cast<double>(all.digital) / cases, Service::casework);
        note(Measure::automated_share, static_cast<double>(all.automated) / cases, Service::casework);
        note(Measure::client_effort_minutes, year.client_effort.value() * 60 / cases, Service::casework);
    }
    count(Measure::wrong_decisions, year.wrong, Service::casework);
    count(Measure::appeals, year.appeals, Service::casework);
    count(Measure::changed_on_appeal, year.changed, Service::casework);
}

void Page::satisfaction() {
    if (a_.home_care_satisfied) note(Measure::satisfied_share, *a_.home_care_satisfied, Service::home_care);
    for (std::size_t i = 0; i < a_.satisfied_there.size(); ++i)
        if (a_.satisfied_there[i])
            note(Measure::satisfied_share, *a_.satisfied_there[i], Service::home_care,
                 static_cast<std::uint8_t>(i));
    for (std::size_t i = 0; i < home_care_groups; ++i)
        if (a_.satisfied_by_group[i])
            note(measure_at(Measure::satisfied_share_women, i), *a_.satisfied_by_group[i],
                 Service::home_care);
    if (a_.e_service_satisfied) note(Measure::satisfied_share, *a_.e_service_satisfied, Service::casework);
}

void Page::accounts() {
    if (!a_.provision.home_care_accounts) return;
    const AccountBook& book = *a_.provision.home_care_accounts;
    book.balance();
    note(Measure::forfeited_hours, book.forfeited.value(), Service::home_care);
    note(Measure::carried_over_hours, book.at_end.value(), Service::home_care);
    note(Measure::beyond_account_hours, book.beyond.value(), Service::home_care);
}

void Page::assessment() {
    for (std::size_t i = 0; i < supported.size(); ++i) {
        count(Measure::refusals, a_.residents.refusals[i], supported[i]);
        count(Measure::wrong_decisions, a_.residents.wrong[i], supported[i]);
        count(Measure::appeals, a_.residents.appeals[i], supported[i]);
        count(Measure::changed_on_appeal, a_.residents.won[i], supported[i]);
    }
    const auto tell = [&](const Provision::Assessed& hours, std::uint8_t district) {
        note(Measure::needed_hours, hours.needed.value(), Service::home_care, district);
        note(Measure::over_granted_hours, hours.over.value(), Service::home_care, district);
        note(Measure::under_granted_hours, hours.under.value(), Service::home_care, district);
    };
    Provision::Assessed all;
    for (std::size_t i = 0; i < a_.provision.assessed.size(); ++i) {
        tell(a_.provision.assessed[i], static_cast<std::uint8_t>(i));
        all += a_.provision.assessed[i];
    }
    tell(all, all_districts);
}

} // namespace omsorg
