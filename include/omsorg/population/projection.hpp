// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/vital.hpp>

#include <Eigen/Core>

#include <optional>
#include <vector>

/// The same population by arithmetic alone: expected numbers, and how much single lives must scatter.
///
/// A cohort-component projection under exactly the conventions of single lives (vital.hpp): age reached,
/// hazards that compete within the year, arrivals spread evenly over it, newborn who meet only what is left
/// of it. It is the control against which the individuals are held, and the fast answer where nobody's own
/// story is asked for.
///
///     n(t+1) = C n(t) + a                  C  who is carried over, and who is born to them
///     V(t+1) = C V(t) Cᵀ + Σ nᵢ Wᵢ + P     a  who arrives, and their children
///                                          Wᵢ scatter of one life and its child
///                                          P  scatter of a Poisson number of arrivals
///
/// With independent lives and Poisson arrivals both lines are exact. The founders' number is known: V(0) = 0.
///
///     Projection ahead{tables.start, 2019};
///     for (int y = 2020; y <= 2040; ++y) ahead.step(year_of_life(y, tables, assumptions));
///     ahead.people().total(80, oldest_age);
namespace omsorg {

struct ProjectedFlows {
    int year = 0;
    double born = 0, died = 0, moved_in = 0, moved_out = 0;
};

class Projection {
public:
    Projection(const BySexAndAge<double>& start, int start_year, bool with_scatter = false);

    void step(const YearOfLife& year); ///< years follow one another without a gap

    [[nodiscard]] int year() const noexcept { return year_; } ///< the counts are of its 31 December
    [[nodiscard]] BySexAndAge<double> people() const;
    [[nodiscard]] double expected(AgeGroup group) const;
    [[nodiscard]] double expected(Sex sex, AgeGroup group) const;
    [[nodiscard]] double variance(AgeGroup group) const; ///< needs `with_scatter`
    [[nodiscard]] double variance(Sex sex, AgeGroup group) const;
    [[nodiscard]] const std::vector<ProjectedFlows>& flows() const noexcept { return flows_; }

private:
    int year_;
    Eigen::VectorXd number_;                 ///< women 0..100, then men 0..100
    std::optional<Eigen::MatrixXd> scatter_; ///< covariance
    std::vector<ProjectedFlows> flows_;
};

/// One step of the textbook projection of one sex in groups of equal width: half of the net migrants are
/// there from the start, half join at the end, births at the mean of first and last numbers.
///
/// Preston, Heuveline and Guillot, *Demography*, Box 6.1 and 6.2. A check on the
/// idea, not on the municipality's path.
struct GroupedStep {
    double width = 5;       ///< years
    double radix = 100'000; ///< l(0) of the life table
    double boys_per_girl = 1.05;
    Eigen::VectorXd years_lived; ///< L of the life table, last group open
    Eigen::VectorXd fertility;   ///< births per woman and year, same groups
    Eigen::VectorXd migrants;    ///< net, in the whole step
};
[[nodiscard]] Eigen::VectorXd project(const Eigen::VectorXd& women, const GroupedStep& step);

/// Births in the whole step, girls and boys, by the mother's group.
[[nodiscard]] Eigen::VectorXd births_by_age(const Eigen::VectorXd& women, const GroupedStep& step);

} // namespace omsorg
