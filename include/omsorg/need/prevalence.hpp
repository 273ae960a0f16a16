// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/need/eligibility.hpp>
#include <omsorg/need/state.hpp>
#include <omsorg/population/cohort.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

/// How common each need is at every age: a smooth curve through the few figures that are recorded.
///
/// The register counts persons with home care and in special housing, women and men, 65-79 and 80 and over.
/// Between them a curve must be drawn. We use the multinomial logit: at age a, the odds of each need
/// against independence are exponential in age,
///
///     home care : special housing : independent   =   exp(α₁ + β₁(a−80)) : exp(α₂ + β₂(a−80)) : 1
///
/// so that shares stay between 0 and 1 and home care may give way to special housing at the highest ages.
/// For each sex there are four cells and four parameters. Summed over the nation's own ages, the curve
/// gives the recorded counts: four equations, solved by Newton's method (they are also the equations of
/// maximum likelihood for grouped counts, whose Fisher information is the Jacobian up to sign, so the
/// solution is unique).
///
///     share  │                       ╭─ home care
///            │                   ╭───╯  ╭─ special housing
///            │           ____────╯──────╯
///            └──────────────────────────────▶ age
///             65        80        90      100
///
/// **Level.** The municipality's own level is two figures: the shares of its inhabitants of 65 and over. Two
/// shifts, of α₁ and α₂, alike for women and men, move the nation's curve there: two equations, Newton again.
///
/// The law: after `fit_prevalence` the cells are met to 1e-10 of themselves;
/// after `set_level` the two shares are.
namespace omsorg {

/// One recorded count: persons of the nation with a need.
struct RecordedCell {
    NeedState need = NeedState::home_care;
    Sex sex = Sex::female;
    AgeGroup group;
    double persons = 0;
};

/// A recorded figure that the calibration did not aim at: it is compared, with a tolerance, and reported. A
/// figure of the nation that grows with how common a need is may be read at the municipality's level.
struct RecordedTarget {
    std::string name; ///< which figure, see calibration.hpp
    std::string unit;
    double value = 0, tolerance = 0;
    std::optional<NeedState> at_level_of{}; ///< times the municipality's share of this need over the nation's
    std::string source;
};

/// The figures that need stands on, from CSV files of the study:
///
///     need_cells.csv             need,sex,age_from,age_to,persons
///     need_nation.csv            age,women,men             the nation's inhabitants of the same year
///     eligibility.csv            support,verdict,basis,from,until,age_from,age_to,
///                                if_personal_assistance[,if_group_home],source
///     need_targets.csv           name,unit,value,tolerance,at_level_of,source
struct NeedTables {
    std::vector<RecordedCell> cells;
    BySexAndAge<double> nation;
    std::vector<EligibilityRule> rules;
    std::vector<RecordedTarget> targets;
};

/// Shares of one sex and age: home care, special housing; the rest are independent.
struct NeedShares {
    double home_care = 0, special_housing = 0;
    [[nodiscard]] constexpr double independent() const noexcept { return 1 - home_care - special_housing; }
};

class PrevalenceCurve {
public:
    struct Line { ///< log odds: at 80, and per year of age
        double at_80 = 0, per_year = 0;
    };
    struct OfSex {
        Line home_care, special_housing;
    };

    PrevalenceCurve() = default;
    PrevalenceCurve(int first_age, std::array<OfSex, 2> lines) : first_age_{first_age}, lines_{lines} {}

    /// Zero below the first age.
    [[nodiscard]] NeedShares at(Sex sex, int age) const;
    /// Expected persons with each need among these inhabitants, in an age group.
    [[nodiscard]] NeedShares persons(const BySexAndAge<double>& residents, AgeGroup group) const;
    [[nodiscard]] const OfSex& of(Sex sex) const { return lines_[index_of(sex)]; }
    [[nodiscard]] int first_age() const noexcept { return first_age_; }

    /// The same curve with both lines of both sexes moved up or down.
    [[nodiscard]] PrevalenceCurve shifted(double home_care, double special_housing) const;

private:
    int first_age_ = 65;
    std::array<OfSex, 2> lines_{};
};

/// The curve that gives the recorded counts among the nation's inhabitants. Throws a Defect if the cells of
/// a sex are not two needs by two age groups, or if no curve meets them.
[[nodiscard]] PrevalenceCurve fit_prevalence(const NeedTables& tables, int first_age);

/// The curve moved so that these inhabitants of the first age and over have the given shares.
[[nodiscard]] PrevalenceCurve set_level(const PrevalenceCurve& curve, const BySexAndAge<double>& residents,
                                        NeedShares shares);

} // namespace omsorg
