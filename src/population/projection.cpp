// SPDX-License-Identifier: MIT
#include <omsorg/population/projection.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

using Eigen::Index;

Index row_of(Sex sex, int age) { return static_cast<Index>(index_of(sex)) * ages + age; }

// Means over the year, x the hazard: of exp(-xt) for t even on [0, 1] ...
double mean_survival(double x) { return survival_of_part_year(x); }

// ... the integral of exp(-p(1-t)) exp(-qt): one event at t leads from hazard q to hazard p ...
double handover(double p, double q) { return std::exp(-p) * mean_survival(q - p); }

// ... and (mean_survival(p) - mean_survival(q)) / (q - p), the same for someone who came on an even day.
double mean_handover(double p, double q) {
    if (std::max(p, q) > 1) {
        if (std::abs(q - p) > 1e-3) return (mean_survival(p) - mean_survival(q)) / (q - p);
        // Nearly equal and large: minus the derivative at the middle, off by (q - p)^2 / 96 at most.
        const double x = (p + q) / 2;
        return (1 - std::exp(-x) * (1 + x)) / (x * x);
    }
    // The sum over n >= 1 of
    //     (-1)^(n+1) / (n+1)! (p^(n-1) + p^(n-2) q + ... + q^(n-1)):
    // no difference of near equals.
    double sum = 0, term = 0.5, powers = 1, q_power = 1;
    for (int n = 1; n <= 24; ++n) {
        sum += term * powers;
        term /= -(n + 2);
        q_power *= q;
        powers = powers * p + q_power;
    }
    return sum;
}

/// One cell's year: what becomes of those who start it and of those who arrive in it.
struct Cell {
    Sex sex;
    int age; ///< reached at the end of the year
    double death, departure, leaving, birth, arrivals;
};

/// The year as a matrix: how each person at its start is carried over, and what their children add.
class Step {
public:
    Step(const YearOfLife& year, const Eigen::VectorXd& number, Eigen::MatrixXd* scatter)
        : year_{year}, number_{number}, scatter_{scatter}, carry_{Eigen::MatrixXd::Zero(2 * ages, 2 * ages)},
          added_{Eigen::VectorXd::Zero(2 * ages)} {
        flows_.year = year.year;
        if (scatter_) own_ = Eigen::MatrixXd::Zero(2 * ages, 2 * ages);
        for (const Sex sex : both_sexes) {
            newborn_[index_of(sex)] = cell(sex, 0);
            for (int age = 1; age <= oldest_age; ++age) {
                const Cell to = cell(sex, age);
                start(row_of(sex, age - 1), to);
                if (age == oldest_age) start(row_of(sex, age), to);
                arrive(to);
            }
        }
        for (const Sex sex : both_sexes) arrive(newborn_[index_of(sex)]);
        count_first_year();
    }

    Eigen::VectorXd number() const { return carry_ * number_ + added_; }
    void carry_scatter() const { *scatter_ = (carry_ * *scatter_ * carry_.transpose() + own_).eval(); }
    const ProjectedFlows& flows() const { return flows_; }

private:
    Cell cell(Sex sex, int age) const {
        const double death = year_.death.at(sex, age), departure = year_.departure.at(sex, age);
        const double birth = sex == Sex::female ? year_.birth[static_cast<std::size_t>(age)] : 0;
        return {sex, age, death, departure, death + departure, birth, year_.arrivals.at(sex, age)};
    }
    double share(Sex sex) const { return sex == Sex::male ? year_.boys_share : 1 - year_.boys_share; }
    double newborn_hazard(Sex sex) const { return year_.death.at(sex, 0) + year_.departure.at(sex, 0); }

    void leave(const Cell& who, double person_years) {
        flows_.died += who.death * person_years;
        flows_.moved_out += who.departure * person_years;
    }

    /// People counted on the last 31 December.
    void start(Index from, const Cell& to) {
        const double people = number_[from];
        const Index at = row_of(to.sex, to.age);
        const double kept = std::exp(-to.leaving);
        carry_(at, from) = kept;
        leave(to, people * mean_survival(to.leaving));
        if (scatter_) own_(at, at) += people * kept * (1 - kept);
        if (to.birth == 0) return;
        flows_.born += people * to.birth * mean_survival(to.birth + to.leaving);
        double child[2];
        for (const Sex sex : both_sexes) {
            const double hazard = newborn_hazard(sex);
            child[index_of(sex)] = share(sex) * to.birth * handover(hazard, to.birth + to.leaving);
            const double both = share(sex) * to.birth * kept * handover(hazard, to.birth);
            carry_(row_of(sex, 0), from) = child[index_of(sex)];
            if (scatter_) covary(at, row_of(sex, 0), people * (both - kept * child[index_of(sex)]));
        }
        if (!scatter_) return;
        for (const Sex sex : both_sexes) {
            const double chance = child[index_of(sex)];
            own_(row_of(sex, 0), row_of(sex, 0)) += people * chance * (1 - chance);
        }
        covary(row_of(Sex::female, 0), row_of(Sex::male, 0), -people * child[0] * child[1]);
    }

    /// A Poisson number of people who come on days spread evenly over the year, and their children.
    void arrive(const Cell& to) {
        if (to.arrivals == 0) return;
        const Index at = row_of(to.sex, to.age);
        const double kept = to.arrivals * mean_survival(to.leaving);
        flows_.moved_in += to.arrivals;
        leave(to, to.arrivals * mean_handover(0, to.leaving));
        added_[at] += kept;
        if (scatter_) own_(at, at) += kept;
        if (to.birth == 0) return;
        flows_.born += to.arrivals * to.birth * mean_handover(0, to.birth + to.leaving);
        for (const Sex sex : both_sexes) {
            const double hazard = newborn_hazard(sex), births = to.arrivals * share(sex) * to.birth;
            const double children = births * mean_handover(hazard, to.birth + to.leaving);
            added_[row_of(sex, 0)] += children;
            if (!scatter_) continue;
            own_(row_of(sex, 0), row_of(sex, 0)) += children;
            covary(at, row_of(sex, 0), births * mean_handover(to.leaving + hazard, to.leaving + to.birth));
        }
    }

    void covary(Index a, Index b, double amount) {
        own_(a, b) += amount;
        own_(b, a) += amount;
    }

    /// Children who were born and are not there at the end died or moved, as
    /// their two hazards stand to each other.
    void count_first_year() {
        const Eigen::VectorXd end = number();
        for (const Sex sex : both_sexes) {
            const Cell& child = newborn_[index_of(sex)];
            const double arrived = child.arrivals * mean_survival(child.leaving);
            const double gone = flows_.born * share(sex) - (end[row_of(sex, 0)] - arrived);
            if (child.leaving > 0) leave(child, gone / child.leaving);
        }
    }

    const YearOfLife& year_;
    const Eigen::VectorXd& number_;
    Eigen::MatrixXd* scatter_;
    Eigen::MatrixXd carry_;
    Eigen::VectorXd added_;
    Eigen::MatrixXd own_; ///< scatter that this year adds
    std::array<Cell, 2> newborn_{};
    ProjectedFlows flows_;
};

} // namespace

Projection::Projection(const BySexAndAge<double>& start, int start_year, bool with_scatter)
    : year_{start_year}, number_{Eigen::VectorXd::Zero(2 * ages)} {
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) number_[row_of(sex, age)] = start.at(sex, age);
    if (with_scatter) scatter_ = Eigen::MatrixXd::Zero(2 * ages, 2 * ages);
}

void Projection::step(const YearOfLife& year) {
    expect(year.year == year_ + 1, "years follow one another");
    const Step step{year, number_, scatter_ ? &*scatter_ : nullptr};
    if (scatter_) step.carry_scatter();
    number_ = step.number();
    flows_.push_back(step.flows());
    year_ = year.year;
}

BySexAndAge<double> Projection::people() const {
    BySexAndAge<double> result;
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) result.at(sex, age) = number_[row_of(sex, age)];
    return result;
}

double Projection::expected(Sex sex, AgeGroup group) const {
    return number_.segment(row_of(sex, group.from), group.to - group.from + 1).sum();
}

double Projection::expected(AgeGroup group) const {
    return expected(Sex::female, group) + expected(Sex::male, group);
}

double Projection::variance(Sex sex, AgeGroup group) const {
    expect(scatter_.has_value(), "the projection was asked to carry the scatter");
    const Index from = row_of(sex, group.from), size = group.to - group.from + 1;
    return scatter_->block(from, from, size, size).sum();
}

double Projection::variance(AgeGroup group) const {
    expect(scatter_.has_value(), "the projection was asked to carry the scatter");
    const Index women = row_of(Sex::female, group.from), men = row_of(Sex::male, group.from);
    const Index size = group.to - group.from + 1;
    return variance(Sex::female, group) + variance(Sex::male, group) +
           2 * scatter_->block(women, men, size, size).sum();
}

namespace {

// Whoever was there at first and survives, and half of the migrants; the first group is still empty.
Eigen::VectorXd survivors(const Eigen::VectorXd& women, const GroupedStep& step) {
    const Index groups = women.size(), last = groups - 1;
    expect(groups >= 2 && step.years_lived.size() == groups && step.fertility.size() == groups &&
               step.migrants.size() == groups,
           "all columns of a grouped projection have the same groups");
    const Eigen::VectorXd& lived = step.years_lived;
    const Eigen::VectorXd half = step.migrants / 2, exposed = women + half;
    Eigen::VectorXd next = Eigen::VectorXd::Zero(groups);
    for (Index group = 1; group < last; ++group)
        next[group] = exposed[group - 1] * lived[group] / lived[group - 1] + half[group];
    next[last] =
        (exposed[last - 1] + exposed[last]) * lived[last] / (lived[last - 1] + lived[last]) + half[last];
    return next;
}

Eigen::VectorXd births_to(const Eigen::VectorXd& women, const Eigen::VectorXd& next,
                          const GroupedStep& step) {
    const Eigen::VectorXd exposed = women + step.migrants / 2;
    Eigen::VectorXd births = step.width * step.fertility.cwiseProduct(exposed + next) / 2;
    births[0] = 0;
    return births;
}

} // namespace

Eigen::VectorXd project(const Eigen::VectorXd& women, const GroupedStep& step) {
    Eigen::VectorXd next = survivors(women, step);
    const double births = births_to(women, next, step).sum();
    next[0] = births / (1 + step.boys_per_girl) * step.years_lived[0] / (step.width * step.radix) +
              step.migrants[0] / 2;
    return next;
}

Eigen::VectorXd births_by_age(const Eigen::VectorXd& women, const GroupedStep& step) {
    return births_to(women, survivors(women, step), step);
}

} // namespace omsorg
