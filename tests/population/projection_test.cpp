// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/population/projection.hpp>

#include "cohort_projection.hpp"
#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

namespace omsorg {
namespace {

// Preston, Heuveline, Guillot: Demography, Box 6.1 and 6.2, as in the example. Swedish women, 1993 to 1998.
TEST(ProjectionTest, swedish_women_of_1993_are_those_of_the_textbook_in_1998) {
    using namespace cohort_projection;
    const Eigen::VectorXd projected = project(women_1993(), five_years());
    for (Eigen::Index group = 0; group < projected.size(); ++group)
        EXPECT_NEAR(projected[group], published_1998()[group], 0.6) << group; // the book rounds its columns
    const Eigen::VectorXd births = births_by_age(women_1993(), five_years());
    for (Eigen::Index group = 0; group < births.size(); ++group)
        EXPECT_NEAR(births[group], published_births()[group], 0.6) << group;
    EXPECT_NEAR(births.sum(), 615'989, 7 * 0.5); // the book adds seven rounded numbers
    // The trap: with the women of 1993 in place of those women and half of the migrants, 300,630 in the first group.
    const GroupedStep step = five_years();
    const double trapped = 5 * step.fertility.dot(women_1993() + projected) / 2;
    EXPECT_NEAR(trapped / 2.05 * step.years_lived[0] / 500'000 + step.migrants[0] / 2, 300'630, 1);
}

using Real = long double;

// Simpson's rule, its own arithmetic: knows nothing of the closed forms it is to judge.
Real integral(const std::function<Real(Real)>& f, Real from, Real to, int steps = 400) {
    const Real width = (to - from) / steps;
    Real sum = f(from) + f(to);
    for (int i = 1; i < steps; ++i) sum += (i % 2 ? 4 : 2) * f(from + i * width);
    return sum * width / 3;
}

/// Women reaching 30 and men reaching 31 with every hazard, and children; nobody else.
struct SmallCase {
    Real death = 0.02L, leave = 0.03L, birth = 0.25L, child_death = 0.05L, child_leave = 0.01L, boys = 0.515L;
    Real man_death = 0.04L, women = 1000, men = 500, women_come = 40;

    YearOfLife year() const {
        YearOfLife y;
        y.year = 2020;
        y.death.at(Sex::female, 30) = double(death);
        y.departure.at(Sex::female, 30) = double(leave);
        y.arrivals.at(Sex::female, 30) = double(women_come);
        y.birth[30] = double(birth);
        y.death.at(Sex::male, 31) = double(man_death);
        for (const Sex sex : both_sexes) {
            y.death.at(sex, 0) = double(child_death);
            y.departure.at(sex, 0) = double(child_leave);
        }
        y.boys_share = double(boys);
        return y;
    }
    Projection projected() const {
        BySexAndAge<double> start;
        start.at(Sex::female, 29) = double(women);
        start.at(Sex::male, 30) = double(men);
        Projection ahead{start, 2019, true};
        ahead.step(year());
        return ahead;
    }
    Real here(Real since) const { return std::exp(-(death + leave) * since); }
    Real childless(Real since) const { return std::exp(-birth * since); }
    Real child_here(Real since) const { return std::exp(-(child_death + child_leave) * since); }
    /// The chance that someone here from `from` on bears a child that is here at the end.
    Real child_at_end(Real from) const {
        return integral(
            [&](Real t) { return birth * here(t - from) * childless(t - from) * child_here(1 - t); }, from,
            1);
    }
    /// ... and that both are.
    Real both_at_end(Real from) const {
        return here(1 - from) *
               integral([&](Real t) { return birth * childless(t - from) * child_here(1 - t); }, from, 1);
    }
};

TEST(ProjectionTest, expected_numbers_agree_with_plain_integration) {
    const SmallCase small;
    const Projection ahead = small.projected();
    const Real came = small.women_come * integral([&](Real u) { return small.here(1 - u); }, 0, 1);
    EXPECT_NEAR(ahead.people().at(Sex::female, 30) / double(small.women * small.here(1) + came), 1, 1e-12);
    EXPECT_NEAR(ahead.people().at(Sex::male, 31) / double(small.men * std::exp(-small.man_death)), 1, 1e-12);
    const Real children = small.women * small.child_at_end(0) +
                          small.women_come * integral([&](Real u) { return small.child_at_end(u); }, 0, 1);
    EXPECT_NEAR(ahead.people().at(Sex::male, 0) / double(children * small.boys), 1, 1e-12);
    EXPECT_NEAR(ahead.people().at(Sex::female, 0) / double(children * (1 - small.boys)), 1, 1e-12);
}

TEST(ProjectionTest, flows_agree_with_plain_integration_and_balance) {
    const SmallCase small;
    const Projection ahead = small.projected();
    const Real lived =
        small.women * integral([&](Real t) { return small.here(t); }, 0, 1) +
        small.women_come *
            integral([&](Real u) { return integral([&](Real t) { return small.here(t - u); }, u, 1); }, 0, 1);
    const auto first_births = [&](Real u) {
        return integral([&](Real t) { return small.birth * small.here(t - u) * small.childless(t - u); }, u,
                        1);
    };
    const Real born = small.women * first_births(0) + small.women_come * integral(first_births, 0, 1);
    const Real children = ahead.people().total(0, 0);
    const Real children_lived = (born - children) / (small.child_death + small.child_leave);
    const ProjectedFlows& flows = ahead.flows().back();
    EXPECT_NEAR(flows.born / double(born), 1, 1e-12);
    EXPECT_NEAR(flows.moved_in, double(small.women_come), 1e-12);
    EXPECT_NEAR(flows.moved_out / double(small.leave * lived + small.child_leave * children_lived), 1, 1e-11);
    const Real died = small.death * lived + small.men * (1 - std::exp(-small.man_death)) +
                      small.child_death * children_lived;
    EXPECT_NEAR(flows.died / double(died), 1, 1e-11);
    EXPECT_NEAR(1500 + flows.born + flows.moved_in - flows.died - flows.moved_out, ahead.expected({}), 1e-9);
}

// One life and its child, enumerated; 1,000 of them are independent, and
// Poisson arrivals have the second moment.
TEST(ProjectionTest, scatter_agrees_with_plain_enumeration) {
    const SmallCase small;
    const Projection ahead = small.projected();
    const auto of_one = [&](Real mother, Real child, Real both) {
        const Real mean = mother + child, second = mother + child + 2 * both;
        return std::pair{mean, second};
    };
    const auto [mean, second] = of_one(small.here(1), small.child_at_end(0), small.both_at_end(0));
    const Real man = std::exp(-small.man_death);
    const Real came =
        small.women_come *
        integral(
            [&](Real u) {
                return of_one(small.here(1 - u), small.child_at_end(u), small.both_at_end(u)).second;
            },
            0, 1);
    const Real variance = small.women * (second - mean * mean) + small.men * man * (1 - man) + came;
    EXPECT_NEAR(ahead.variance({}) / double(variance), 1, 1e-12);
}

TEST(ProjectionTest, survivors_of_a_closed_cohort_are_binomial) {
    BySexAndAge<double> start;
    start.at(Sex::female, 80) = 200;
    Projection ahead{start, 2019, true};
    double survival = 1;
    for (int age = 81; age <= 90; ++age) {
        YearOfLife year;
        year.year = 2020 + age - 81;
        year.death.at(Sex::female, age) = 0.05 + 0.01 * (age - 80);
        survival *= std::exp(-year.death.at(Sex::female, age));
        ahead.step(year);
    }
    EXPECT_NEAR(ahead.expected({90, 90}), 200 * survival, 1e-11);
    EXPECT_NEAR(ahead.variance({90, 90}), 200 * survival * (1 - survival), 1e-11);
    EXPECT_NEAR(ahead.variance(Sex::male, {}), 0, 0);
}

TEST(ProjectionTest, the_last_age_is_open) {
    BySexAndAge<double> start;
    start.at(Sex::male, 99) = 10;
    start.at(Sex::male, 100) = 6;
    YearOfLife year;
    year.year = 2020;
    year.death.at(Sex::male, 100) = std::log(2.0);
    Projection ahead{start, 2019};
    ahead.step(year);
    EXPECT_NEAR(ahead.people().at(Sex::male, 100), 8, 1e-13);
    EXPECT_THROW((void)ahead.variance({}), Defect);
    EXPECT_THROW(ahead.step(year), Defect);
}

// Large hazards leave the series and take the closed forms; both must meet plain integration.
TEST(ProjectionTest, large_hazards_too) {
    SmallCase fierce;
    fierce.death = 1.5L;
    fierce.birth = 2.5L;
    fierce.child_death = 3.0L;
    const Projection ahead = fierce.projected();
    const Real children = fierce.women * fierce.child_at_end(0) +
                          fierce.women_come * integral([&](Real u) { return fierce.child_at_end(u); }, 0, 1);
    EXPECT_NEAR(ahead.people().total(0, 0) / double(children), 1, 1e-9);
}

TEST(ProjectionTest, skelleftea_balances_to_2040) {
    const PopulationTables t = testing_skelleftea::tables();
    const PopulationAssumptions a;
    Projection ahead{t.start, 2019};
    double before = t.start.total();
    for (int year = 2020; year <= 2040; ++year) {
        ahead.step(year_of_life(year, t, a));
        const ProjectedFlows& f = ahead.flows().back();
        EXPECT_NEAR(before + f.born + f.moved_in - f.died - f.moved_out, ahead.expected({}), 1e-6);
        before = ahead.expected({});
    }
}

} // namespace
} // namespace omsorg
