// SPDX-License-Identifier: MIT
#include <omsorg/economy/wage.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <cmath>

namespace omsorg {
namespace {

constexpr double hours_in_a_month = 165; // the collective agreement's divisor

using std::chrono::days;

// What the calendar says about a day, looked up once for all its hours.
struct KindOfDay {
    bool major_holiday, red_or_weekend;

    explicit KindOfDay(Day day)
        : major_holiday{is_major_holiday(day)}, red_or_weekend{is_weekend(day) || is_red_day(day)} {}

    [[nodiscard]] PayTime at(int hour) const {
        expect(hour >= 0 && hour < 24, "an hour of the day is from 0 to 23");
        const bool night = hour < 6 || hour >= 22;
        if (major_holiday) return PayTime::major_holiday;
        if (red_or_weekend) return night ? PayTime::weekend_night : PayTime::weekend;
        if (night) return PayTime::night;
        return hour >= 19 ? PayTime::evening : PayTime::day;
    }
};

} // namespace

bool is_major_holiday(Day day) {
    const int year = year_of(day);
    const Day easter = easter_day(year), whitsun = easter + days{49}, midsummer = midsummer_day(year);
    const Day christmas{std::chrono::year{year} / std::chrono::December / 25};
    const Day new_year = Day{std::chrono::year{year} / std::chrono::January / 1};
    const auto within = [day](Day from, Day to) { return from <= day && day <= to; };
    return within(easter - days{2}, easter + days{1}) || within(whitsun - days{1}, whitsun) ||
           within(midsummer - days{1}, midsummer) || within(christmas - days{1}, christmas + days{1}) ||
           day == new_year || day == christmas + days{6};
}

PayTime pay_time(Day day, int hour) { return KindOfDay{day}.at(hour); }

PayMix pay_mix(int year, int from, int to) {
    expect(from >= 0 && from < 24 && to > 0 && to <= 24 && from != to,
           "a service is staffed between two hours");
    PayMix mix{};
    double all = 0;
    const int length = from < to ? to - from : to + 24 - from;
    for (Day day{std::chrono::year{year} / 1 / 1}; year_of(day) == year; day += days{1}) {
        const KindOfDay kind{day};
        for (int i = 0; i < length; ++i) {
            mix[static_cast<std::size_t>(kind.at((from + i) % 24))] += 1;
            all += 1;
        }
    }
    for (auto& share : mix) share /= all;
    return mix;
}

double wage_index(const EconomyAssumptions& a, int year) {
    return std::pow((1 + a.tax_base_growth) * (1 + a.wage_over_tax_base), year - a.price_year);
}

double salary(const EconomyAssumptions& a, Occupation occupation, int year) {
    const double given = occupation == Occupation::assistant_nurse  ? a.salary_assistant_nurse
                         : occupation == Occupation::care_assistant ? a.salary_care_assistant
                                                                    : a.salary_caseworker;
    return given * wage_index(a, year);
}

double therapist_salary(const EconomyAssumptions& a, int year) {
    return a.salary_therapist * wage_index(a, year);
}

KronorPerHour unsocial_pay(const EconomyAssumptions& a, PayTime time, int year) {
    const auto given = [&] {
        switch (time) {
        case PayTime::day:
            return 0.0;
        case PayTime::evening:
            return a.ob_evening;
        case PayTime::night:
            return a.ob_night;
        case PayTime::weekend:
            return a.ob_weekend;
        case PayTime::weekend_night:
            return a.ob_weekend_night;
        case PayTime::major_holiday:
            return a.ob_major_holiday;
        }
        return 0.0;
    }();
    return KronorPerHour{given * wage_index(a, year)};
}

KronorPerHour mean_unsocial_pay(const EconomyAssumptions& a, const PayMix& mix, int year) {
    double mean = 0;
    for (std::size_t t = 0; t < pay_times; ++t)
        mean += mix[t] * unsocial_pay(a, static_cast<PayTime>(t), year).kronor();
    return KronorPerHour{mean};
}

KronorPerHour hour_at(const EconomyAssumptions& a, double monthly_salary, PayTime time, int year) {
    return KronorPerHour{(monthly_salary / hours_in_a_month + unsocial_pay(a, time, year).kronor()) *
                         (1 + a.employer_charges)};
}

} // namespace omsorg
