// SPDX-License-Identifier: MIT
// What the calibration reached, beside what is recorded.
#include <omsorg/base/expect.hpp>

#include "calibrator.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace omsorg {

double Calibrator::median_entry_age() const {
    // Someone who moves in during the year in which she reaches an age is, on average, exactly that old; the
    // people of one age are spread over the year of age around it.
    double all = 0;
    for (Sex sex : both_sexes)
        for (int age = assume_.first_age; age <= oldest_age; ++age) all += entries(sex, age);
    double below = 0;
    for (int age = assume_.first_age; age <= oldest_age; ++age) {
        const double here = entries(Sex::female, age) + entries(Sex::male, age);
        if (below + here >= all / 2) return age - 0.5 + (all / 2 - below) / here;
        below += here;
    }
    return oldest_age;
}

double Calibrator::mean_entry_age(Sex sex) const {
    double people = 0, years = 0;
    for (int age = assume_.first_age; age <= oldest_age; ++age) {
        people += entries(sex, age);
        years += entries(sex, age) * age;
    }
    return years / people;
}

double Calibrator::remaining(double years, std::span<const Sex> sexes) const {
    // `moment` counts years from the beginning of the year in which age 0 was reached.
    const auto cumulated = [&](Sex sex, double moment) {
        const int age = std::min(static_cast<int>(moment), oldest_age);
        const double hazard =
            stationary_.at(sex, age).hazards.death[static_cast<std::size_t>(NeedState::special_housing)];
        return cumulated_.at(sex, age) + (moment - age) * hazard;
    };
    constexpr int moments = 6; // those who move in come evenly over the year
    double people = 0, living = 0;
    for (Sex sex : sexes)
        for (int age = assume_.first_age; age <= oldest_age; ++age) {
            const double part = entries(sex, age) / moments;
            for (int i = 0; i < moments; ++i) {
                const double moment = age + (i + 0.5) / moments;
                people += part;
                living += part * std::exp(cumulated(sex, moment) - cumulated(sex, moment + years));
            }
        }
    return living / people;
}

double Calibrator::median_stay() const {
    double low = 0, high = 20;
    for (int half = 0; half < 45; ++half) {
        const double middle = (low + high) / 2;
        (remaining(middle, both_sexes) > 0.5 ? low : high) = middle;
    }
    return (low + high) / 2;
}

double Calibrator::men_over_women() const {
    const std::array<Sex, 1> women{Sex::female}, men{Sex::male};
    return std::log(remaining(2, men)) / std::log(remaining(2, women));
}

double Calibrator::achieved(const std::string& name) const {
    const int first = assume_.first_age;
    const double old = residents_.total(first, oldest_age), over_70 = residents_.total(70, oldest_age);
    const NeedShares state = curve_.persons(residents_, {first, oldest_age});
    const double entered = flows_.direct.total() + flows_.admitted.total();
    const auto direct = [&](Sex sex, int from, int to) {
        const double d = flows_.direct.total(sex, from, to);
        return d / (d + flows_.admitted.total(sex, from, to));
    };
    const std::array<Sex, 1> women{Sex::female}, men{Sex::male};
    const auto per_100000_and_month = [&](const BySexAndAge<double>& flow) {
        return flow.total(70, oldest_age) / over_70 / 12 * 1e5;
    };

    if (name == "home_care_share")
        return state.home_care / old - waiting_.home_care +
               waiting_.special_housing * flows_.admitted.total() / entered;
    if (name == "special_housing_share") return state.special_housing / old - waiting_.special_housing;
    if (name == "special_housing_stay") return 12 * median_stay();
    if (name == "special_housing_men") return men_over_women();
    if (name == "special_housing_entry_age") return median_entry_age();
    if (name == "direct_women_65") return direct(Sex::female, first, 79);
    if (name == "direct_women_80") return direct(Sex::female, 80, oldest_age);
    if (name == "direct_men_65") return direct(Sex::male, first, 79);
    if (name == "direct_men_80") return direct(Sex::male, 80, oldest_age);
    if (name == "entry_age_women") return mean_entry_age(Sex::female);
    if (name == "entry_age_men") return mean_entry_age(Sex::male);
    if (name == "dead_within_12_months_women") return 1 - remaining(1, women);
    if (name == "dead_within_12_months_men") return 1 - remaining(1, men);
    if (name == "remaining_after_24_months_women") return remaining(2, women);
    if (name == "remaining_after_24_months_men") return remaining(2, men);
    if (name == "remaining_after_48_months_women") return remaining(4, women);
    if (name == "remaining_after_48_months_men") return remaining(4, men);
    if (name == "special_housing_80_plus")
        return curve_.persons(residents_, {80, oldest_age}).special_housing / state.special_housing;
    if (name == "special_housing_deaths") {
        double deaths = 0, years = 0;
        for (Sex sex : both_sexes)
            for (int age = first; age <= oldest_age; ++age) {
                const Answer& a = stationary_.at(sex, age);
                const auto& p = a.passage;
                const double began = residents_.at(sex, age) / (p.living[0] + p.living[1] + p.living[2]);
                years += began * p.years[2];
                deaths += began * p.years[2] * a.hazards.death[2];
            }
        return deaths / years;
    }
    if (name == "special_housing_entries") {
        BySexAndAge<double> all;
        for (Sex sex : both_sexes)
            for (int age = first; age <= oldest_age; ++age) all.at(sex, age) = entries(sex, age);
        return per_100000_and_month(all);
    }
    if (name == "first_home_care") return per_100000_and_month(flows_.first_onset);
    expect(false, "the calibration knows the name of every recorded target");
    return 0;
}

void Calibrator::write_report(NeedHazards& made) const {
    auto& targets = made.report_.targets;
    const auto equation = [&](const char* name, const char* unit, double target, double tolerance) {
        targets.push_back({.name = name,
                           .unit = unit,
                           .target = target,
                           .achieved = achieved(name),
                           .tolerance = tolerance,
                           .solved = true,
                           .source = "the assumption of the same name"});
    };
    equation("home_care_share", "share", assume_.home_care_share, 1e-6);
    equation("special_housing_share", "share", assume_.special_housing_share, 1e-6);
    equation("special_housing_stay", "months", assume_.special_housing_stay, 0.01);
    equation("special_housing_men", "factor", assume_.special_housing_men, 1e-3);
    equation("special_housing_entry_age", "years", assume_.special_housing_entry_age, 0.01);
    equation("direct_women_65", "share", assume_.direct_women_65, 1e-3);
    equation("direct_women_80", "share", assume_.direct_women_80, 1e-3);
    equation("direct_men_65", "share", assume_.direct_men_65, 1e-3);
    equation("direct_men_80", "share", assume_.direct_men_80, 1e-3);

    const AgeGroup old{assume_.first_age, oldest_age};
    const NeedShares nation = nation_.persons(residents_, old);
    const double people = residents_.total(old.from, old.to);
    for (const RecordedTarget& recorded : tables_.targets) {
        double level = 1;
        if (recorded.at_level_of == NeedState::home_care)
            level = assume_.home_care_share * people / nation.home_care;
        if (recorded.at_level_of == NeedState::special_housing)
            level = assume_.special_housing_share * people / nation.special_housing;
        targets.push_back({.name = recorded.name,
                           .unit = recorded.unit,
                           .target = recorded.value * level,
                           .achieved = achieved(recorded.name),
                           .tolerance = recorded.tolerance * level,
                           .solved = false,
                           .source = recorded.source});
    }
}

const CalibrationTarget& CalibrationReport::at(std::string_view name) const {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const CalibrationTarget& target) { return target.name == name; });
    expect(found != targets.end(), "a calibration target has this name");
    return *found;
}

} // namespace omsorg
