// SPDX-License-Identifier: MIT
#include <omsorg/workforce/substitutes.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/workforce/absence.hpp>
#include <omsorg/workforce/contract.hpp>
#include <omsorg/workforce/roster.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace omsorg {
namespace {

constexpr int contract_steps = 60;             // over the chance by which a contract is drawn (contract.hpp)
constexpr int weekdays = 10, weekend_days = 4; // of a rota, which is two weeks (roster.hpp)
constexpr int weeks_followed = 3;              // the last counts: more would move a share by 0.001 or so

/// So many, each with this chance.
struct Binomial {
    double number = 0, chance = 0;

    [[nodiscard]] double mean() const { return number * chance; }
    [[nodiscard]] double variance() const { return number * chance * (1 - chance); }
};

double mean_of_lesser(Binomial x, Binomial y) {
    const double mean = x.mean() - y.mean(), deviation = std::sqrt(x.variance() + y.variance());
    const double most = std::min(x.mean(), y.mean());
    if (deviation <= 0) return most;
    const double z = mean / deviation;
    const double beyond = mean * std::erfc(-z / std::numbers::sqrt2) / 2 +
                          deviation * std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    return std::clamp(x.mean() - beyond, 0.0, most);
}

/// A group by the mean of its rows.
struct Duty {
    double heads = 0;
    double weekday = 0, weekend = 0; ///< chance that a row is on
    double evening = 0;              ///< of the shifts, those too late for a morning after
};

Duty duty_of(const WorkforceAssumptions& a, Branch branch, double posts) {
    Duty duty;
    double contract = 0;
    for (const Occupation occupation : {Occupation::assistant_nurse, Occupation::care_assistant}) {
        const double share =
            occupation == Occupation::assistant_nurse ? a.assistant_nurse_share : 1 - a.assistant_nurse_share;
        for (int step = 0; step < contract_steps; ++step) {
            const double hers =
                contract_share(a, occupation, (step + 0.5) / contract_steps); // the middle of the step
            const Rota rota{a, branch, hers, 0};
            contract += share / contract_steps * hers;
            for (int day = 0; day < weekdays + weekend_days; ++day)
                if (rota.is_on(day)) (day % 7 >= 5 ? duty.weekend : duty.weekday) += share / contract_steps;
        }
    }
    duty.heads = std::max(1.0, std::round(posts / contract));
    duty.weekday /= weekdays, duty.weekend /= weekend_days;
    const double until_morning = 24 + a.day_start - a.evening_end; // hours
    const bool late = until_morning < Rest::daily / 60.0;
    if (late && !works_nights(branch) && !works_weekdays(branch)) duty.evening = a.evening_share;
    return duty;
}

/// Where those of a pool stand in the morning, as shares of them all; by the days since the weekly rest ended.
class Pool {
public:
    explicit Pool(double persons) : persons_{persons} {}

    /// A day on which substitutes are sought by day and in the evening; those found.
    double call(Binomial by_day, Binomial in_the_evening) {
        const double for_days = rested_ + before_limit(after_day_) + before_limit(day_off_);
        const double day = mean_of_lesser(by_day, {persons_, std::min(1.0, for_days)}) / persons_;
        const double by_day_called = for_days > 0 ? day / for_days : 0;
        const double for_evenings =
            for_days - day + before_limit(after_evening_) + day_off_[limit] + day_off_[limit + 1];
        const double evening =
            mean_of_lesser(in_the_evening, {persons_, std::clamp(for_evenings, 0.0, 1.0)}) / persons_;
        go_on(by_day_called, for_evenings > 0 ? evening / for_evenings : 0);
        return (day + evening) * persons_;
    }

private:
    static constexpr std::size_t limit = Rest::most_days;
    using ByDays = std::array<double, limit + 2>;

    static double before_limit(const ByDays& shares) {
        double sum = 0;
        for (std::size_t k = 1; k < limit; ++k) sum += shares[k];
        return sum;
    }

    void go_on(double by_day, double in_the_evening) {
        const double neither = (1 - by_day) * (1 - in_the_evening), evening = (1 - by_day) * in_the_evening;
        double rested = rested_ * neither;
        ByDays after_day{}, after_evening{}, day_off{};
        after_day[1] = rested_ * by_day;
        after_evening[1] = rested_ * evening;
        for (std::size_t k = 1; k < limit; ++k) {
            after_day[k + 1] += (after_day_[k] + day_off_[k]) * by_day;
            after_evening[k + 1] += after_day_[k] * evening + after_evening_[k] * in_the_evening;
            after_evening[1] += day_off_[k] * evening;
            day_off[k + 1] += after_evening_[k] * (1 - in_the_evening);
            rested += (after_day_[k] + day_off_[k]) * neither;
        }
        // At the limit she rests, and after a free day she is ready for an evening only.
        rested += after_day_[limit];
        day_off[limit + 1] += after_evening_[limit];
        for (const std::size_t k : {limit, limit + 1}) {
            after_evening[1] += day_off_[k] * in_the_evening;
            rested += day_off_[k] * (1 - in_the_evening);
        }
        rested_ = rested, after_day_ = after_day, after_evening_ = after_evening, day_off_ = day_off;
    }

    double persons_;
    double rested_ = 1;
    ByDays after_day_{}, after_evening_{}, day_off_{};
};

struct Week {
    double sought = 0, found = 0;
};

/// A week in which this share of the shifts is to be replaced, after others like it.
Week week_of(const Duty& duty, double persons, double replaced) {
    Pool pool{persons};
    Week week;
    for (int turn = 0; turn < weeks_followed; ++turn) {
        week = {};
        for (int day = 0; day < 7; ++day) {
            const double sought = (day >= 5 ? duty.weekend : duty.weekday) * replaced;
            week.sought += duty.heads * sought;
            week.found +=
                pool.call({duty.heads, sought * (1 - duty.evening)}, {duty.heads, sought * duty.evening});
        }
    }
    return week;
}

/// The weeks of a year by the share of the staff that has vacation (vacation_weeks in absence.cpp).
std::map<double, double> vacation_shares(const WorkforceAssumptions& a) {
    const int first = a.summer_first_week,
              starts = std::max(1, a.summer_last_week - first - a.summer_weeks + 2);
    std::map<double, double> weeks;
    int in_summer = std::max(0, a.summer_last_week - first + 1);
    for (int week = first; week < first + in_summer; ++week) {
        const int earliest = std::max(first, week - a.summer_weeks + 1),
                  latest = std::min(first + starts - 1, week);
        weeks[std::max(0, latest - earliest + 1) / static_cast<double>(starts)] += 1;
    }
    const double all = mean_vacation_days(a) / vacation_week;
    const double others = weeks_a_year - in_summer;
    weeks[std::clamp((all - a.summer_weeks) / others, 0.0, 1.0)] += others;
    return weeks;
}

} // namespace

double substitutes_found(const WorkforceAssumptions& a, Branch branch, double posts) {
    const double persons = std::round(a.hourly_pool * posts);
    if (works_office(branch) || persons < 1) return 0;
    const Duty duty = duty_of(a, branch, posts);
    Week year;
    for (const auto& [vacation, weeks] : vacation_shares(a)) {
        const Week one = week_of(duty, persons, substitutes_sought(a, vacation));
        year.sought += weeks * one.sought;
        year.found += weeks * one.found;
    }
    return year.sought > 0 ? year.found / year.sought : 1;
}

} // namespace omsorg
