// SPDX-License-Identifier: MIT
#include <omsorg/need/calibration.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include "calibrator.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>

namespace omsorg {

namespace {

constexpr auto home_care = static_cast<std::size_t>(NeedState::home_care);
constexpr auto special_housing = static_cast<std::size_t>(NeedState::special_housing);

StateShares states(NeedShares p) { return {p.independent(), p.home_care, p.special_housing}; }

double worst(const std::array<double, 4>& misses) {
    double most = 0;
    for (double miss : misses) {
        if (!std::isfinite(miss)) return std::numeric_limits<double>::infinity();
        most = std::max(most, std::abs(miss));
    }
    return most;
}

} // namespace

// ---- one sex, age and year ------------------------------------------------------------------------------

StateHazards Calibrator::hazards(const Question& q, const Logs& logs) const {
    StateHazards h;
    h.transition = {std::exp(logs[0]), std::exp(logs[1]), std::exp(logs[2]), q.recovery};
    const double independent = std::exp(logs[3]);
    h.death = {independent, independent * assume_.home_care_mortality,
               q.special_death > 0 ? q.special_death : q.special_ratio * independent};
    return h;
}

std::array<double, 4> Calibrator::misses(const Question& q, const Logs& logs, Passage& passage) const {
    constexpr double out_of_reach = 5; // a hazard above e^5 a year: the search has lost its way
    for (double log : logs)
        if (!(log < out_of_reach)) return {std::numeric_limits<double>::infinity(), 0, 0, 0};
    const StateHazards h = hazards(q, logs);
    passage = pass(q.start, h, 1);
    const double living = passage.living[0] + passage.living[1] + passage.living[2];
    const double direct = h.transition.direct_entry * passage.years[0];
    const double admitted = h.transition.admission * passage.years[1];
    return {std::log(passage.living[home_care] / living / q.end.home_care),
            std::log(passage.living[special_housing] / living / q.end.special_housing),
            std::log(direct / admitted) - std::log(q.direct_share / (1 - q.direct_share)),
            -std::log(living) / q.death - 1};
}

/// The balance of people in and out over the year, as if everything happened at its middle.
Calibrator::Logs Calibrator::first_guess(const Question& q) const {
    const double at_home = std::max((q.start[1] + q.end.home_care) / 2, 1e-6);
    const double special = (q.start[2] + q.end.special_housing) / 2;
    const double independent = 1 - at_home - special;
    const double weight = independent + assume_.home_care_mortality * at_home;
    const double death = q.special_death > 0
                             ? std::max(q.death - special * q.special_death, 0.05 * q.death) / weight
                             : q.death / (weight + q.special_ratio * special);
    const double special_death = q.special_death > 0 ? q.special_death : q.special_ratio * death;
    const double entries = std::max(q.end.special_housing - q.start[2] + special * (special_death - q.death),
                                    0.02 * q.end.special_housing);
    const double leaving = q.recovery + assume_.home_care_mortality * death - q.death;
    const double onset =
        std::max(q.end.home_care - q.start[1] + at_home * leaving + (1 - q.direct_share) * entries,
                 0.02 * q.end.home_care);
    return {std::log(onset / independent), std::log(q.direct_share * entries / independent),
            std::log((1 - q.direct_share) * entries / at_home), std::log(death)};
}

void Calibrator::answer(const Question& q, Answer& a) const {
    if (!a.known) a.logs = first_guess(q);
    Passage passage;
    auto miss = misses(q, a.logs, passage);
    for (int round = 0; round < 60 && worst(miss) > 1e-13; ++round) {
        Eigen::Matrix4d slope;
        for (int column = 0; column < 4; ++column) {
            constexpr double step = 1e-6;
            Logs up = a.logs, down = a.logs;
            up[static_cast<std::size_t>(column)] += step;
            down[static_cast<std::size_t>(column)] -= step;
            Passage unused;
            const auto above = misses(q, up, unused), below = misses(q, down, unused);
            for (int row = 0; row < 4; ++row) {
                const auto r = static_cast<std::size_t>(row);
                slope(row, column) = (above[r] - below[r]) / (2 * step);
            }
        }
        const Eigen::Vector4d newton =
            slope.fullPivLu().solve(-Eigen::Map<const Eigen::Vector4d>(miss.data()));
        double reach = std::min(1.0, 1.5 / std::max(newton.cwiseAbs().maxCoeff(), 1e-300));
        bool better = false;
        for (int half = 0; half < 30 && !better; ++half, reach /= 2) {
            Logs tried = a.logs;
            for (std::size_t i = 0; i < 4; ++i) tried[i] += reach * newton[static_cast<Eigen::Index>(i)];
            Passage there;
            const auto new_miss = misses(q, tried, there);
            if (worst(new_miss) < worst(miss)) {
                a.logs = tried;
                miss = new_miss;
                passage = there;
                better = true;
            }
        }
        if (!better) break; // rounding, or no hazards meet these figures: the residual says which
    }
    a.hazards = hazards(q, a.logs);
    a.passage = passage;
    a.residual = worst(miss);
    a.known = a.residual < 1e-6;
}

// ---- what is assumed at an age --------------------------------------------------------------------------

double Calibrator::direct_share(Sex sex, int age) const {
    const double share = sex == Sex::female ? (age < 80 ? assume_.direct_women_65 : assume_.direct_women_80)
                                            : (age < 80 ? assume_.direct_men_65 : assume_.direct_men_80);
    return std::clamp(share, 1e-4, 1 - 1e-4);
}

double Calibrator::recovery(int age) const {
    return assume_.recovery * std::pow(1 - assume_.recovery_fall / 100, age - 80);
}

double Calibrator::special_death(Sex sex, int age) const {
    const auto& table = death_[0];
    return std::exp(special_.log_level) * (sex == Sex::male ? std::exp(special_.log_men) : 1) *
           std::pow(table.at(sex, age) / table.at(sex, 85), special_.slope);
}

double Calibrator::special_death_capped(Sex sex, int age) const {
    const double most = 0.8 * death_[0].at(sex, age) / curve_.at(sex, age).special_housing;
    return std::min(special_death(sex, age), most);
}

// ---- the first year as if nothing drifted ---------------------------------------------------------------

void Calibrator::stationary_year() {
    flows_ = {};
    for (Sex sex : both_sexes) {
        StateShares start{1, 0, 0};
        double never = 1; // share of the independent who never had home care
        double sum = 0;
        for (int age = assume_.first_age; age <= oldest_age; ++age) {
            const NeedShares end = curve_.at(sex, age);
            Answer& a = stationary_.at(sex, age);
            answer({.start = start,
                    .end = end,
                    .direct_share = direct_share(sex, age),
                    .death = death_[0].at(sex, age),
                    .recovery = recovery(age),
                    .special_death = special_death_capped(sex, age)},
                   a);
            const Passage& p = a.passage;
            const double living = p.living[0] + p.living[1] + p.living[2];
            const double began = residents_.at(sex, age) / living;
            const PerTransition& rate = a.hazards.transition;
            flows_.onset.at(sex, age) = began * rate.onset * p.years[0];
            flows_.direct.at(sex, age) = began * rate.direct_entry * p.years[0];
            flows_.admitted.at(sex, age) = began * rate.admission * p.years[1];
            const double out = rate.onset + rate.direct_entry + a.hazards.death[0];
            const double never_at_start = start[0] * never;
            flows_.first_onset.at(sex, age) = began * rate.onset * never_at_start * -std::expm1(-out) / out;
            never = p.living[0] > 0 ? never_at_start * std::exp(-out) / p.living[0] : 0;
            cumulated_.at(sex, age) = sum;
            sum += a.hazards.death[special_housing];
            start = states(end);
        }
    }
}

NeedShares Calibrator::waiting() const {
    const double old = residents_.total(assume_.first_age, oldest_age);
    const double years = 1 / days_a_year;
    return {flows_.onset.total() / old * assume_.home_care_handling.mean() * years,
            (flows_.direct.total() + flows_.admitted.total()) / old *
                assume_.special_housing_handling.mean() * years};
}

std::array<double, 3> Calibrator::special_misses() {
    stationary_year();
    return {std::log(median_stay() / (assume_.special_housing_stay / 12)),
            (median_entry_age() - assume_.special_housing_entry_age) / 10,
            std::log(men_over_women() / assume_.special_housing_men)};
}

void Calibrator::find_special_mortality() {
    const auto far = [](const std::array<double, 3>& m) {
        return std::max({std::abs(m[0]), std::abs(m[1]), std::abs(m[2])});
    };
    const auto moved = [](SpecialMortality from, const Eigen::Vector3d& by) {
        return SpecialMortality{from.log_level + by[0], from.slope + by[1], from.log_men + by[2]};
    };
    auto miss = special_misses();
    for (int round = 0; round < 25 && far(miss) > 1e-9; ++round) {
        const SpecialMortality here = special_;
        constexpr double step = 1e-4;
        Eigen::Matrix3d slope;
        for (int column = 0; column < 3; ++column) {
            special_ = moved(here, Eigen::Vector3d::Unit(column) * step);
            const auto there = special_misses();
            for (int row = 0; row < 3; ++row) {
                const auto r = static_cast<std::size_t>(row);
                slope(row, column) = (there[r] - miss[r]) / step;
            }
        }
        const Eigen::Vector3d newton = slope.fullPivLu().solve(-Eigen::Vector3d{miss[0], miss[1], miss[2]});
        double reach = std::min(1.0, 0.4 / std::max(newton.cwiseAbs().maxCoeff(), 1e-300));
        bool better = false;
        for (int half = 0; half < 12 && !better; ++half, reach /= 2) {
            special_ = moved(here, reach * newton);
            const auto there = special_misses();
            if (far(there) < far(miss)) {
                miss = there;
                better = true;
            }
        }
        if (!better) { // as near as it comes: the report says how near
            special_ = here;
            static_cast<void>(special_misses());
            break;
        }
    }
}

// ---- all of it ------------------------------------------------------------------------------------------

Calibrator::Calibrator(const NeedAssumptions& assumptions, const NeedTables& tables,
                       const BySexAndAge<double>& residents, int first_year,
                       std::span<const BySexAndAge<double>> death)
    : assume_{assumptions}, tables_{tables}, residents_{residents}, first_year_{first_year}, death_{death} {
    expect(!death.empty(), "the calibration covers a year at least");
    for (const auto& year : death)
        for (Sex sex : both_sexes)
            for (int age = assume_.first_age; age <= oldest_age; ++age)
                expect(year.at(sex, age) > 0, "everybody who has reached the first age can die");
}

NeedHazards Calibrator::solve() {
    nation_ = curve_ = fit_prevalence(tables_, assume_.first_age);
    NeedShares state_shares;
    for (int round = 0; round < 6; ++round) {
        // Served = in the state − waiting for it + (home care) waiting for special housing with home care.
        const double from_home =
            flows_.admitted.total() / std::max(flows_.admitted.total() + flows_.direct.total(), 1e-300);
        state_shares = {assume_.home_care_share + waiting_.home_care - waiting_.special_housing * from_home,
                        assume_.special_housing_share + waiting_.special_housing};
        curve_ = set_level(nation_, residents_, state_shares);
        find_special_mortality();
        const NeedShares before = waiting_;
        waiting_ = waiting();
        if (std::abs(waiting_.home_care - before.home_care) < 1e-9 &&
            std::abs(waiting_.special_housing - before.special_housing) < 1e-9)
            break;
    }

    NeedHazards made;
    made.first_year_ = first_year_;
    made.first_age_ = assume_.first_age;
    made.years_.resize(death_.size());
    for (Sex sex : both_sexes)
        for (int age = assume_.first_age; age <= oldest_age; ++age) {
            made.start_.at(sex, age) = curve_.at(sex, age);
            if (special_death_capped(sex, age) < special_death(sex, age)) ++made.report_.capped;
        }

    BySexAndAge<Answer> answers = stationary_;
    double home_level = 1, special_level = 1;
    for (std::size_t i = 0; i < death_.size(); ++i) {
        home_level *= 1 + assume_.home_care_drift / 100;
        special_level *= 1 + assume_.special_housing_drift / 100;
        const PrevalenceCurve target =
            set_level(curve_, residents_,
                      {state_shares.home_care * home_level, state_shares.special_housing * special_level});
        for (Sex sex : both_sexes)
            for (int age = assume_.first_age; age <= oldest_age; ++age) {
                const auto& base = stationary_.at(sex, age).hazards.death;
                const bool first = age == assume_.first_age;
                const NeedShares start = first    ? NeedShares{}
                                         : i == 0 ? made.start_.at(sex, age - 1)
                                                  : made.years_[i - 1].at(sex, age - 1).shares;
                Answer& a = answers.at(sex, age);
                const double death = death_[i].at(sex, age);
                answer({.start = states(start),
                        .end = target.at(sex, age),
                        .direct_share = direct_share(sex, age),
                        .death = death,
                        .recovery = recovery(age),
                        .special_death = 0,
                        .special_ratio = base[special_housing] / base[0]},
                       a);
                made.report_.worst_residual = std::max(made.report_.worst_residual, a.residual);
                if (a.residual > 1e-9) ++made.report_.unsolved;
                const auto& p = a.passage.living;
                const double living = p[0] + p[1] + p[2];
                made.years_[i].at(sex,
                                  age) = {.rates = a.hazards.transition,
                                          .ratio = {a.hazards.death[0] / death, a.hazards.death[1] / death,
                                                    a.hazards.death[2] / death},
                                          .shares = {p[1] / living, p[2] / living}};
            }
    }
    const double from_home = flows_.admitted.total() / (flows_.admitted.total() + flows_.direct.total());
    made.grant_level_ = grant_level(waiting_.special_housing * from_home, assume_.home_care_share);
    write_report(made);
    return made;
}

GrantLevel Calibrator::grant_level(double waiting_share, double served_share) const {
    // The mean of min(factor × hours, most) over people, by the midpoints of equal shares of them.
    constexpr int parts = 4000;
    std::vector<double> hours(parts);
    for (int i = 0; i < parts; ++i)
        hours[static_cast<std::size_t>(i)] = assume_.granted_hours.quantile((i + 0.5) / parts);
    const auto mean = [&](double factor) {
        double sum = 0;
        for (double h : hours) sum += std::min(factor * h, assume_.granted_hours_most);
        return sum / parts;
    };
    const auto factor_for = [&](double wanted) {
        double low = 0, high = 64;
        for (int half = 0; half < 60; ++half) {
            const double middle = (low + high) / 2;
            (mean(middle) < wanted ? low : high) = middle;
        }
        return (low + high) / 2;
    };
    const double all = assume_.granted_hours.mean(), before = assume_.granted_hours_before_move;
    const double share = std::clamp(waiting_share / served_share, 0.0, 0.5);
    const double others = std::max((all - share * before) / (1 - share), 0.1 * all);
    return {factor_for(others), factor_for(before)};
}

NeedHazards calibrate(const NeedAssumptions& assumptions, const NeedTables& tables,
                      const BySexAndAge<double>& residents, int first_year,
                      std::span<const BySexAndAge<double>> death) {
    return Calibrator{assumptions, tables, residents, first_year, death}.solve();
}

// ---- what is asked of it --------------------------------------------------------------------------------

const NeedHazards::Cell& NeedHazards::cell(int year, Sex sex, int age) const {
    expect(year >= first_year_ && year <= last_year(), "need is calibrated for this year");
    return years_[static_cast<std::size_t>(year - first_year_)].at(sex, std::clamp(age, 0, oldest_age));
}

const PerTransition& NeedHazards::rates(int year, Sex sex, int age) const {
    return cell(year, sex, age).rates;
}

double NeedHazards::mortality_ratio(int year, Sex sex, int age, NeedState state) const {
    return cell(year, sex, age).ratio[static_cast<std::size_t>(state)];
}

double NeedHazards::mortality_ratio(int year, Sex sex, int age, NeedState state, NeedState shadow,
                                    double causal_share) const {
    const double caused = mortality_ratio(year, sex, age, state);
    return state == shadow
               ? caused
               : causal_share * caused + (1 - causal_share) * mortality_ratio(year, sex, age, shadow);
}

NeedShares NeedHazards::shares(int year, Sex sex, int age) const {
    return year == first_year_ - 1 ? start_.at(sex, std::clamp(age, 0, oldest_age))
                                   : cell(year, sex, age).shares;
}

NeedState NeedHazards::start_state(const NeedLuck& luck, Key who, int year, Sex sex, int age) const {
    const NeedShares p = shares(year, sex, age);
    const double u = luck.start.uniform(who);
    return u < p.special_housing                 ? NeedState::special_housing
           : u < p.special_housing + p.home_care ? NeedState::home_care
                                                 : NeedState::independent;
}

} // namespace omsorg
