// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/need/assumptions.hpp>
#include <omsorg/need/decision.hpp>
#include <omsorg/need/occupancy.hpp>
#include <omsorg/need/prevalence.hpp>
#include <omsorg/need/trajectory.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Hazards that keep need as common at every age as it is recorded to be, in every year of a future.
///
/// Registers tell how many have care; they do not tell how it comes and goes. For each calendar year, sex
/// and age reached there are four unknown hazards (onset, direct entry, admission, and the death of
/// independent people) and four equations:
///
///     share with home care on 31 December            = the curve of that year
///     share in special housing on 31 December        = the curve of that year
///     direct entries ÷ all entries of the year       = recorded, by sex and age group
///     survivors of the year                          = exp(−hazard of the life table)
///
/// given the shares a year before at one age less, recovery (a key), and the mortality of each state
/// relative to independent people (a key for home care; for special housing from the stay). Each year is
/// integrated exactly (occupancy.hpp) and solved by Newton's method to 1e-12. Without drift the curve
/// stays, and so does the expected share at every age.
///
///     31 Dec 2029, age 81: curve ──▶ hazards(2030, sex, 82) ──▶ 31 Dec 2030, age 82: curve of 2030
///
/// **Drift.** Each year the log odds are moved until the share of the *start's inhabitants* of 65 and
/// over (the age-standardised share) is the drift's: minus 1 percent means 0.99 times last year's,
/// exactly. It is the hazards of onset, direct entry and admission that carry it; recovery and relative
/// mortality do not move. By age the drift is somewhat stronger where a need is rare and weaker at the
/// highest ages, as log odds go, so that no share can pass 1. The hazards are solved for the drifted
/// shares, so nothing is approximated.
///
/// **Special housing.** Its hazard of death is  level · (men's factor) · (M(age)/M(85))^slope,  M the life
/// table of the first year. The three are solved so that those who move in stay for a median of 25 months
/// and are 85 at the median, and men's mean hazard in their first two years is the recorded multiple of
/// women's. After the first year its ratio to independent people stays, and the life table moves all
/// states. Where the curve would leave nothing of the life table's deaths to the others, the hazard is
/// lowered to leave them a fifth (`capped` counts such ages).
///
/// **Waiting for a decision.** A need arises before it is served. The recorded shares are of served people,
/// so the shares of *states* are set as much higher as are, on average, between need and decision.
///
/// **The oldest.** The open age 100 uses the hazards of the step from 99 to 100; prevalence above 100 is
/// then an outcome, not a target.
///
/// Everything is solved before the first day from the study's base assumptions, so a plan meets the same
/// hazards and changes them by factors only.
namespace omsorg {

/// What the calibration aimed at or is checked against, and what it reached.
///
/// Aimed at (equations): home_care_share, special_housing_share, special_housing_stay, special_housing_men,
/// special_housing_entry_age, direct_women_65, direct_women_80, direct_men_65, direct_men_80. Checked
/// against, if `need_targets.csv` has them:
///
///     entry_age_women, entry_age_men                    mean exact age at moving into special housing
///     dead_within_12_months_women, ..._men              of those who move in
///     remaining_after_24_months_women, ..._men and remaining_after_48_months_women, ..._men
///     special_housing_80_plus                           of those who live there, the share of 80 and over
///     special_housing_deaths                            per resident and year
///     special_housing_entries, first_home_care          per 100,000 inhabitants of 70 and over and month
///
/// Not all of these are independent checks. The men's multiple is derived from the two figures at 24
/// months, so only their common level is tested; the range of recovery was chosen with
/// first_home_care in view. Constant hazards cannot show the many deaths of the first months, so the
/// figures at 12 months come out low.
struct CalibrationTarget {
    std::string name, unit;
    double target = 0, achieved = 0, tolerance = 0; ///< tolerance in the unit
    bool solved = false;                            ///< an equation; else a figure it did not aim at
    std::string source;

    [[nodiscard]] bool met() const noexcept {
        return achieved >= target - tolerance && achieved <= target + tolerance;
    }
};

struct CalibrationReport {
    std::vector<CalibrationTarget> targets;
    double worst_residual = 0; ///< of all prevalence and survival equations, all years, relative
    int capped = 0;            ///< sexes and ages where special-housing mortality was lowered
    int unsolved = 0;          ///< years, sexes and ages where no hazards meet the equations

    [[nodiscard]] const CalibrationTarget& at(std::string_view name) const;
};

class NeedHazards {
public:
    /// Hazards of transition in a calendar year, by the age reached on its 31
    /// December; zero below the first age.
    [[nodiscard]] const PerTransition& rates(int year, Sex sex, int age) const;
    /// Hazard of death over that of the life table, in a state.
    [[nodiscard]] double mortality_ratio(int year, Sex sex, int age, NeedState state) const;
    /// The ratio for someone whose shadow, untouched by the plan, would be in another state.
    [[nodiscard]] double mortality_ratio(int year, Sex sex, int age, NeedState state, NeedState shadow,
                                         double causal_share) const;

    /// Expected shares on 31 December of a year, from the start year (the year before the first) on.
    [[nodiscard]] NeedShares shares(int year, Sex sex, int age) const;

    /// The state a founder or an immigrant arrives in on 31 December of `year` or in the year after, by the
    /// shares at `age`, drawn at (need_start, key): equal under all plans.
    [[nodiscard]] NeedState start_state(const NeedLuck& luck, Key who, int year, Sex sex, int age) const;

    [[nodiscard]] GrantLevel grant_level() const noexcept { return grant_level_; }
    [[nodiscard]] const CalibrationReport& report() const noexcept { return report_; }
    [[nodiscard]] int first_year() const noexcept { return first_year_; }
    [[nodiscard]] int last_year() const noexcept { return first_year_ + static_cast<int>(years_.size()) - 1; }
    [[nodiscard]] int first_age() const noexcept { return first_age_; }

private:
    friend class Calibrator;
    struct Cell {
        PerTransition rates;
        std::array<double, need_states> ratio{1, 1, 1};
        NeedShares shares; ///< on 31 December of the year
    };
    [[nodiscard]] const Cell& cell(int year, Sex sex, int age) const;

    int first_year_ = 0, first_age_ = 65;
    std::vector<BySexAndAge<Cell>> years_;
    BySexAndAge<NeedShares> start_;
    GrantLevel grant_level_;
    CalibrationReport report_;
};

/// Solves it all. `residents` are the inhabitants on the last 31 December before `first_year`; `death`
/// holds the life table's hazards for each year from `first_year` on.
[[nodiscard]] NeedHazards calibrate(const NeedAssumptions& assumptions, const NeedTables& tables,
                                    const BySexAndAge<double>& residents, int first_year,
                                    std::span<const BySexAndAge<double>> death);

} // namespace omsorg
