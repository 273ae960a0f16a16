// SPDX-License-Identifier: MIT
#include <omsorg/service/casework.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

namespace {

constexpr Duration office_closes = std::chrono::hours{16};

Hours minutes(double n) { return Hours::from_hours(n / 60); }

// What other cases have of a share saved; what costs time costs all of it.
double put_to_use(const CaseworkAssumptions& a, double saved) {
    return saved > 0 ? saved * a.redeployment : saved;
}

std::uint64_t number_of(Day day) { return static_cast<std::uint64_t>(day.time_since_epoch().count()); }

} // namespace

Casework::Casework(const CaseworkAssumptions& assumptions, Run run) noexcept
    : assume_{&assumptions}, arrivals_{run, Purpose::case_arrival}, minutes_{run, Purpose::case_minutes},
      urgency_{run, Purpose::case_urgency}, channel_{run, Purpose::case_channel},
      completion_{run, Purpose::case_completion}, rule_{run, Purpose::case_rule},
      error_{run, Purpose::case_error}, appeal_{run, Purpose::case_appeal} {}

double Casework::in_volume(CaseType type) const {
    const double a_month = type == CaseType::income_support ? assume_->income_support
                           : type == CaseType::family       ? assume_->family
                           : type == CaseType::other        ? assume_->other
                                                            : 0;
    return plan_.inhabitants *
           std::max(0.0, a_month * months_a_year / 1000 - one_by_one_[static_cast<std::size_t>(type)]);
}

double Casework::a_year(CaseType type) const {
    return in_volume(type) + plan_.cases[static_cast<std::size_t>(type)];
}

double Casework::expected_minutes(CaseType type) const {
    const CaseworkAssumptions& a = *assume_;
    const double paper = case_minutes(a, type).mean() + (type == CaseType::home_care ? more_minutes_ : 0);
    const double digital = e_service_use(a);
    const double automated = is_rule_able(type) ? digital * a.rule_able * a.automation : 0;
    const double by_form = digital - automated;
    double expected = paper * (1 - automated * put_to_use(a, 1) - by_form * put_to_use(a, a.staff_saved)) +
                      by_form * a.rework * a.rework_minutes;
    if (!is_persons(type))
        expected +=
            (automated * a.automation_errors + (1 - automated) * a.errors) * a.appealed * a.appeal_minutes;
    return expected;
}

void Casework::plan(const Plan& year) {
    plan_ = year;
    std::array<double, desks> load{};
    for (const CaseType type : all_case_types) load[desk_of(type)] += a_year(type) * expected_minutes(type);
    for (std::size_t i = 0; i < desks; ++i) load[i] += 60 * desk_[i].owed().value();
    const double all = load[0] + load[1];
    desk_[0].share = all > 0 ? load[0] / all : 0.5;
    desk_[1].share = 1 - desk_[0].share;
}

Hours Casework::Desk::owed() const {
    Hours left;
    for (const auto* queue : {&urgent, &ordinary})
        for (const Case& one : *queue) left += one.left;
    return left;
}

Hours Casework::owed() const {
    Hours left = desk_[0].owed() + desk_[1].owed();
    for (const Case& one : inbox_) left += one.left;
    return left;
}

Hours Casework::hours_needed() const {
    double expected = 0;
    for (const CaseType type : all_case_types) expected += a_year(type) * expected_minutes(type) / 60;
    return Hours::from_hours((expected + owed().value()) / (1 - assume_->meetings));
}

std::int64_t Casework::waiting() const noexcept {
    std::size_t cases = inbox_.size();
    for (const Desk& desk : desk_) cases += desk.urgent.size() + desk.ordinary.size();
    return static_cast<std::int64_t>(cases) - nobody_waits_;
}

void Casework::receive(CaseType type, PersonId who, Key key, std::uint64_t application, Instant applied,
                       Instant answered) {
    open({.file = {type, who, key, application, applied, answered}});
}

void Casework::receive(CaseType type, Key key, Day applied) {
    open({.file = {type, PersonId::none(), key, number_of(applied), Instant{applied}, Instant{applied}}});
}

// What the case is, told by its own luck: its channel, whether rules decide it, and the time that it takes.
void Casework::open(Case one) {
    const CaseworkAssumptions& a = *assume_;
    const CaseType type = one.file.type;
    const Key key = key_of(one.file.key, type);
    const std::uint64_t when = one.file.application;
    CaseworkYear::Type& book = year_.by_type[static_cast<std::size_t>(type)];
    Luck length = minutes_.at(key, when);
    const double paper =
        std::max(0.0, case_minutes(a, type).draw(length)) + (type == CaseType::home_care ? more_minutes_ : 0);
    double takes = paper, saved = 0, effort = a.client_minutes;
    if (channel_.happens(e_service_use(a), key, when)) {
        ++book.digital;
        effort -= a.client_minutes * a.client_saved;
        one.automated = is_rule_able(type) && rule_.happens(a.rule_able * a.automation, key, when);
        saved = one.automated ? paper : paper * a.staff_saved;
        takes = paper - saved;
        if (!one.automated && completion_.happens(a.rework, key, when)) {
            takes += a.rework_minutes;
            effort += a.rework_minutes;
        }
    }
    ++book.received;
    book.automated += one.automated ? 1 : 0;
    year_.client_effort += minutes(effort);
    year_.freed += minutes(saved);
    const Hours lost = minutes(std::max(0.0, saved) * (1 - a.redeployment));
    one.lost = lost;
    one.left = minutes(takes) + lost;
    year_.come_in += one.left;
    inbox_.push_back(one);
}

void Casework::draw_volumes(Day today) {
    if (const int year = year_of(Instant{today}); year != office_year_) {
        office_year_ = year;
        office_days_ = working_days(year);
    }
    for (const CaseType type : {CaseType::income_support, CaseType::family, CaseType::other}) {
        const double mean = in_volume(type) / office_days_;
        if (mean <= 0) continue;
        const Key kind = key_of(type);
        const auto cases = static_cast<std::uint32_t>(
            Distribution::poisson(mean).quantile(arrivals_.uniform(kind, number_of(today))));
        for (std::uint32_t i = 0; i < cases; ++i)
            open({.file = {type, PersonId::none(), key_of(kind, number_of(today), i), 0, Instant{today},
                           Instant{today}}});
    }
}

void Casework::run_day(Day today, Hours present) {
    decided_.clear();
    if (is_working_day(today)) draw_volumes(today);
    std::sort(inbox_.begin(), inbox_.end(), [](const Case& a, const Case& b) {
        const Day on = day_of(a.file.applied), other = day_of(b.file.applied);
        return on != other ? on < other : a.file.key < b.file.key;
    });
    for (Case& one : std::exchange(inbox_, {})) {
        if (one.automated) { // decided now; the time that its going freed to no use is still to pass, in its place
            done(one, today);
            if (one.left == Hours{}) continue;
            one.part = Part::lost;
            ++nobody_waits_;
        }
        Desk& desk = desk_[desk_of(one.file.type)];
        const bool urgent = one.part != Part::appeal &&
                            urgency_.happens(assume_->urgent_share, key_of(one.file.key, one.file.type),
                                             one.file.application);
        (urgent ? desk.urgent : desk.ordinary).push_back(one);
    }
    const Hours meetings = present * assume_->meetings;
    year_.present += present;
    year_.meetings += meetings;
    const Hours care = (present - meetings) * desk_[0].share;
    work(desk_[0], care, today);
    work(desk_[1], present - meetings - care, today);
    year_.queue_days += waiting();
    ++year_.days;
}

void Casework::work(Desk& desk, Hours hours, Day today) {
    for (auto* queue : {&desk.urgent, &desk.ordinary})
        while (!queue->empty() && (hours > Hours{} || queue->front().left == Hours{})) {
            Case& first = queue->front();
            const Hours spent = std::min(hours, first.left);
            first.left -= spent;
            hours -= spent;
            const Hours lost = first.lost - std::min(first.lost, first.left); // the last of her minutes
            first.lost -= lost;
            year_.lost += lost;
            year_.on_cases += spent - lost;
            if (first.left > Hours{}) break;
            const Case finished = first;
            queue->pop_front();
            if (finished.part == Part::lost)
                --nobody_waits_;
            else
                done(finished, today);
        }
    year_.idle += hours;
}

void Casework::done(const Case& one, Day today) {
    CaseworkYear::Type& book = year_.by_type[static_cast<std::size_t>(one.file.type)];
    ++book.worked_off;
    DecidedCase file = one.file;
    const Instant finished = one.automated ? Instant{today} : Instant{today} + office_closes;
    file.when = std::max(finished, one.file.when);
    const double days = in_hours(file.when - file.applied) / 24;
    book.days += days;
    book.over_limit += days > (file.type == CaseType::family ? assume_->child_limit : assume_->limit) ? 1 : 0;
    if (is_persons(file.type))
        decided_.push_back(file);
    else if (one.part == Part::decision)
        look_for_errors(one, today);
}

// A wrong decision that is appealed comes back as a case of its own, from the next day on.
void Casework::look_for_errors(const Case& one, Day today) {
    const CaseworkAssumptions& a = *assume_;
    if (!error_.happens(one.automated ? a.automation_errors : a.errors, one.file.key, one.file.application))
        return;
    ++year_.wrong;
    Luck luck = appeal_.at(one.file.key, one.file.application);
    if (luck.uniform() >= a.appealed) return;
    ++year_.appeals;
    if (luck.uniform() < a.appeal_success) ++year_.changed;
    Case appeal{.file = one.file, .left = minutes(a.appeal_minutes), .part = Part::appeal};
    appeal.file.applied = appeal.file.when = Instant{today + std::chrono::days{1}};
    ++year_.by_type[static_cast<std::size_t>(one.file.type)].received;
    year_.come_in += appeal.left;
    inbox_.push_back(appeal);
}

CaseworkYear Casework::harvest() {
    CaseworkYear next;
    const auto count = [&](const Case& one) {
        if (one.part == Part::lost) return;
        ++year_.by_type[static_cast<std::size_t>(one.file.type)].at_end;
        ++next.by_type[static_cast<std::size_t>(one.file.type)].at_start;
    };
    for (const Desk& desk : desk_)
        for (const auto* queue : {&desk.urgent, &desk.ordinary})
            for (const Case& one : *queue) count(one);
    for (const Case& one : inbox_) count(one);
    year_.owed_at_end = next.owed_at_start = owed();
    CaseworkYear year = std::exchange(year_, next);
    year.balance();
    return year;
}

} // namespace omsorg
