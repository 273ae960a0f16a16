// SPDX-License-Identifier: MIT
#include <omsorg/workforce/group.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/workforce/absence.hpp>
#include <omsorg/workforce/contract.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

enum class Tag : std::uint32_t { founder = 0x57464F55, recruit = 0x57524543, hourly = 0x57484F55 };

constexpr std::uint32_t hourly_bit = 0x80000000;
constexpr std::uint32_t people_of_a_group = 1u << 20;

int calendar_year(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

Hours minutes(int n) { return Hours{std::chrono::minutes{n}}; }

Occupation occupation_of(Branch branch, const WorkforceAssumptions& assume, const WorkforceLuck& luck,
                         Key key) {
    if (branch == Branch::casework) return Occupation::caseworker;
    return luck.occupation.happens(assume.assistant_nurse_share, key) ? Occupation::assistant_nurse
                                                                      : Occupation::care_assistant;
}

// Rows lie evenly on the line, each new one in the largest gap there is (the golden section).
std::uint32_t place_of_row(std::uint32_t row) { return row * 2654435769u; }

} // namespace

WorkforceLuck::WorkforceLuck(Run run)
    : case_begins{run, Purpose::sick_spell}, case_length{run, Purpose::sick_length}, quits{run,
                                                                                           Purpose::quit},
      occupation{run, Purpose::occupation}, contract{run, Purpose::contract_share}, age{run,
                                                                                        Purpose::worker_age},
      retirement{run, Purpose::retirement_age}, start{run, Purpose::worker_start},
      vacation{run, Purpose::vacation}, replaced{run, Purpose::hourly_available}, strike{run,
                                                                                         Purpose::shock} {}

StaffGroup::StaffGroup(Branch branch, Key home, std::uint32_t group)
    : branch_{branch}, home_{home}, group_{group} {
    expect(group < (hourly_bit / people_of_a_group), "there are fewer than 2,048 groups of staff");
}

void StaffGroup::set_target(double posts) {
    expect(posts >= 0.0, "a group of staff has no negative number of posts");
    target_ = posts;
}

void StaffGroup::found(const WorkforceAssumptions& assume, const WorkforceLuck& luck, double posts, Day day,
                       bool recruited) {
    expect(workers_.empty() && recruits_.empty(), "a group of staff is founded once, before its first day");
    set_target(posts);
    year_ = calendar_year(day);
    for (std::uint64_t ordinal = 0; employed_ + 0.25 < posts; ++ordinal) {
        const Key key = key_of(Tag::founder, branch_, home_, ordinal);
        auto ages = luck.age.at(key);
        Worker& worker = employ(assume, luck, key, assume.starting_age.draw(ages), day);
        if (const auto sick = case_under_way(assume, luck.start.at(key)); sick.left > 0) {
            worker.sick_from = day - std::chrono::days{sick.elapsed};
            worker.sick_until = day + std::chrono::days{sick.left};
        }
    }
    if (recruited) year_so_far_.hired += static_cast<int>(workers_.size());
}

StaffGroup::Worker& StaffGroup::employ(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Key key,
                                       double age, Day day) {
    Worker worker;
    worker.key = key;
    expect(ids_ < people_of_a_group, "a group employs fewer than a million people");
    worker.id = WorkerId{group_ * people_of_a_group + ids_++};
    worker.occupation = occupation_of(branch_, assume, luck, key);
    worker.contract = contract_share(assume, worker.occupation, luck.contract.uniform(key));
    if (free_rows_.empty())
        worker.row = rows_++;
    else {
        worker.row = free_rows_.back(); // the lowest
        free_rows_.pop_back();
    }
    worker.place = place_of_row(worker.row);
    worker.rota = Rota{assume, branch_, worker.contract, worker.row};

    const Day birth = day - std::chrono::days{static_cast<int>(age * days_a_year)};
    worker.born = calendar_year(birth);
    auto retiring = luck.retirement.at(key);
    double retires_at = assume.retirement_age.draw(retiring);
    // She works: given that she has not retired yet (or, where that is far-fetched, retires soon).
    for (int tries = 0; retires_at <= age && tries < 20; ++tries)
        retires_at = assume.retirement_age.draw(retiring);
    worker.retires = std::max(day + std::chrono::days{1},
                              birth + std::chrono::days{static_cast<int>(retires_at * days_a_year)});
    worker.quits_at = quit_clock_ + luck.quits.exponential(key);
    worker.sick_at = sick_clock_ + luck.case_begins.exponential(key, 0);
    const int year = calendar_year(day);
    worker.vacation =
        vacation_weeks(assume, year - worker.born, luck.vacation.at(key, static_cast<std::uint64_t>(year)));

    employed_ += worker.contract;
    const auto at = std::upper_bound(workers_.begin(), workers_.end(), worker.place,
                                     [](std::uint32_t place, const Worker& w) { return place < w.place; });
    return *workers_.insert(at, worker);
}

void StaffGroup::run_day(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Day day,
                         const ShockAssumptions& shock) {
    if (const int year = calendar_year(day); year != year_) {
        year_ = year;
        recruits_of_year_ = 0;
        hired_posts_of_year_ = 0;
        for (Worker& worker : workers_)
            worker.vacation = vacation_weeks(assume, year - worker.born,
                                             luck.vacation.at(worker.key, static_cast<std::uint64_t>(year)));
    }
    advance_clocks(assume, day, shock.absence);
    let_go(day);
    recruit(assume, luck, day);
    roster_day(assume, luck, day, shock.strike);

    ++days_;
    year_so_far_.target_posts += target_;
    year_so_far_.employed_posts += employed_;
    year_so_far_.vacant_posts += std::max(0.0, target_ - employed_);
}

void StaffGroup::advance_clocks(const WorkforceAssumptions& assume, Day day, double absence) {
    const double share = 1.0 / days_in_year(calendar_year(day));
    sick_clock_ +=
        share * sick_cases(assume) * std::max(0.0, 1.0 + assume.strain_on_sickness * strain_) * absence;
    quit_clock_ += share * assume.quit_rate * std::max(0.0, 1.0 + assume.strain_on_quits * strain_);
}

void StaffGroup::let_go(Day day) {
    const auto leaves = [&](const Worker& worker) {
        const bool retires = day >= worker.retires;
        if (!retires && quit_clock_ < worker.quits_at) return false;
        ++(retires ? year_so_far_.retired : year_so_far_.quit);
        employed_ -= worker.contract;
        // Kept falling, so that the lowest free row is taken first.
        free_rows_.insert(
            std::lower_bound(free_rows_.begin(), free_rows_.end(), worker.row, std::greater<>{}), worker.row);
        return true;
    };
    std::erase_if(workers_, leaves);
    if (workers_.empty()) employed_ = 0; // no dust of rounding
}

void StaffGroup::recruit(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Day day) {
    // First days first: those recruited `recruitment_lag` ago.
    std::size_t begun = 0;
    while (begun < recruits_.size() && recruits_[begun].first_day <= day) {
        const Recruit& recruit = recruits_[begun++];
        auto ages = luck.age.at(recruit.key);
        employ(assume, luck, recruit.key, assume.recruit_age.draw(ages), day);
        recruited_posts_ -= recruit.contract;
        ++year_so_far_.hired;
    }
    recruits_.erase(recruits_.begin(), recruits_.begin() + static_cast<std::ptrdiff_t>(begun));
    if (recruits_.empty()) recruited_posts_ = 0;

    // A post falls vacant and is filled as long as the labour market of the year lasts.
    const Day first_day =
        day + std::chrono::days{static_cast<int>(std::lround(7.0 * assume.recruitment_lag))};
    while (target_ - employed_ - recruited_posts_ >= 0.5) {
        const Key key =
            key_of(Tag::recruit, branch_, home_, static_cast<std::uint32_t>(year_), recruits_of_year_);
        const Occupation occupation = occupation_of(branch_, assume, luck, key);
        const double contract = contract_share(assume, occupation, luck.contract.uniform(key));
        const double least = assume.hiring_limit > 0.0 ? 1.0 : 0.0; // a small group may hire somebody
        if (hired_posts_of_year_ + contract > std::max(least, assume.hiring_limit * target_)) return;
        ++recruits_of_year_;
        hired_posts_of_year_ += contract;
        recruited_posts_ += contract;
        const Recruit recruit{key, occupation, contract, first_day};
        // The lag may have been changed: in order of first day, then of recruitment.
        recruits_.insert(
            std::upper_bound(recruits_.begin(), recruits_.end(), recruit,
                             [](const Recruit& a, const Recruit& b) { return a.first_day < b.first_day; }),
            recruit);
    }
}

void StaffGroup::roster_day(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Day day,
                            double strike) {
    const int cycle_day = day_of_cycle(day);
    const int week = week_of_year(day);
    const auto date = static_cast<std::uint64_t>(day.time_since_epoch().count());
    const bool closed = works_weekdays(branch_) && !is_working_day(day);
    on_duty_.clear();
    pool_.resize(static_cast<std::size_t>(std::lround(assume.hourly_pool * target_)));
    employed_days_ += static_cast<std::int64_t>(workers_.size());
    for (Worker& worker : workers_) {
        if (day >= worker.sick_until && sick_clock_ >= worker.sick_at) {
            ++worker.cases;
            worker.sick_from = day;
            worker.sick_until =
                day + std::chrono::days{sick_days(assume, luck.case_length.at(worker.key, worker.cases))};
        }
        const bool sick = day < worker.sick_until;
        if (sick) {
            ++sick_days_;
            // The clock that counts towards the next case stands still during this one.
            if (day + std::chrono::days{1} >= worker.sick_until)
                worker.sick_at = sick_clock_ + luck.case_begins.exponential(worker.key, worker.cases + 1);
        }
        if (closed || !worker.rota.is_on(cycle_day)) continue;

        const Shift shift = worker.rota.shift(cycle_day);
        const Hours length = minutes(shift.minutes());
        StaffHours& hours = year_so_far_.hours;
        ++year_so_far_.shifts;
        hours.contracted += length;
        const bool vacation = (worker.vacation >> week & 1) != 0;
        if (strike > 0 && !sick && !vacation && luck.strike.happens(strike, worker.key)) {
            ++year_so_far_.shifts_absent; // unpaid, and nobody takes her shift
            hours.unpaid_absence += length;
            year_so_far_.struck += length;
            continue;
        }
        if (!sick && !vacation) {
            hours.worked += length;
            year_so_far_.worked_by_own += length;
            on_duty_.push_back(
                {worker.key, worker.id, worker.place, shift.from, shift.to, worker.occupation, false});
            continue;
        }
        ++year_so_far_.shifts_absent;
        const bool paid = !sick || day < worker.sick_from + std::chrono::days{assume.employer_days};
        (paid ? hours.paid_absence : hours.unpaid_absence) += length;
        if (!works_office(branch_) &&
            luck.replaced.happens(sick ? assume.replaced_sick : assume.replaced_vacation, worker.key, date))
            replace(worker, day, shift);
    }
}

// The substitute who knows the row is called first, then the others in turn, as their rest lets them.
void StaffGroup::replace(const Worker& absent, Day day, Shift shift) {
    const auto all = static_cast<std::uint32_t>(pool_.size());
    std::uint32_t asked = 0;
    while (asked < all && !pool_[(absent.row + asked) % all].lets(day, shift)) ++asked;
    if (asked == all) return; // everybody in the pool works already, or rests
    const std::uint32_t who = (absent.row + asked) % all;
    pool_[who].work(day, shift);
    on_duty_.push_back({key_of(Tag::hourly, branch_, home_, who),
                        WorkerId{hourly_bit | (group_ * people_of_a_group + who)}, absent.place, shift.from,
                        shift.to, absent.occupation, true});
    year_so_far_.hours.hourly += minutes(shift.minutes());
    year_so_far_.hours.worked += minutes(shift.minutes());
    ++year_so_far_.shifts_replaced;
}

void StaffGroup::use(const WorkHours& work, Hours overtime) noexcept {
    year_so_far_.hours.work += work;
    year_so_far_.hours.worked += overtime;
    year_so_far_.hours.overtime += overtime;
}

StaffYear StaffGroup::harvest() {
    StaffYear year = year_so_far_;
    const StaffHours& hours = year.hours;
    expect(hours.contracted + hours.overtime + hours.hourly ==
               hours.paid_absence + hours.unpaid_absence + hours.worked,
           "contracted, overtime and hourly hours are absent or worked, nothing else");
    if (hours.work.total() != Hours{}) hours.balance();
    if (days_ > 0) {
        const auto days = static_cast<double>(days_);
        year.target_posts /= days;
        year.employed_posts /= days;
        year.vacant_posts /= days;
    }
    year.sick_share =
        employed_days_ > 0 ? static_cast<double>(sick_days_) / static_cast<double>(employed_days_) : 0.0;
    year_so_far_ = {};
    days_ = sick_days_ = employed_days_ = 0;
    return year;
}

} // namespace omsorg
