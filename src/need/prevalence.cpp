// SPDX-License-Identifier: MIT
#include <omsorg/need/prevalence.hpp>

#include <omsorg/base/expect.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

NeedShares shares_on(const PrevalenceCurve::OfSex& lines, int age) {
    const double x = age - 80;
    const double home = std::exp(lines.home_care.at_80 + lines.home_care.per_year * x);
    const double special = std::exp(lines.special_housing.at_80 + lines.special_housing.per_year * x);
    const double all = 1 + home + special;
    return {home / all, special / all};
}

/// What the curve gives in each of a sex's four cells, and how that moves with its four parameters.
struct Expected {
    Eigen::Vector4d persons = Eigen::Vector4d::Zero();
    Eigen::Matrix4d slope = Eigen::Matrix4d::Zero();
};

Expected expected(const PrevalenceCurve::OfSex& lines, const std::array<RecordedCell, 4>& cells,
                  const BySexAndAge<double>& nation) {
    Expected sum;
    for (int row = 0; row < 4; ++row) {
        const RecordedCell& cell = cells[static_cast<std::size_t>(row)];
        for (int age = cell.group.from; age <= cell.group.to; ++age) {
            const double people = nation.at(cell.sex, age), x = age - 80;
            const NeedShares p = shares_on(lines, age);
            const bool home = cell.need == NeedState::home_care;
            const double own = home ? p.home_care : p.special_housing;
            const double other = home ? p.special_housing : p.home_care;
            const int own_column = home ? 0 : 2, other_column = home ? 2 : 0;
            sum.persons[row] += people * own;
            sum.slope(row, own_column) += people * own * (1 - own);
            sum.slope(row, own_column + 1) += people * own * (1 - own) * x;
            sum.slope(row, other_column) -= people * own * other;
            sum.slope(row, other_column + 1) -= people * own * other * x;
        }
    }
    return sum;
}

/// The cells of one sex: home care young and old, special housing young and old.
std::array<RecordedCell, 4> cells_of(Sex sex, const std::vector<RecordedCell>& all) {
    std::vector<RecordedCell> own;
    for (const RecordedCell& cell : all)
        if (cell.sex == sex) own.push_back(cell);
    expect(own.size() == 4, "each sex has four recorded cells of need");
    std::sort(own.begin(), own.end(), [](const RecordedCell& a, const RecordedCell& b) {
        return a.need != b.need ? a.need < b.need : a.group.from < b.group.from;
    });
    for (std::size_t row = 0; row < 4; ++row) {
        expect(own[row].need == (row < 2 ? NeedState::home_care : NeedState::special_housing),
               "two recorded cells are of home care and two of special housing");
        expect(own[row].group.from <= own[row].group.to && own[row].group.to <= oldest_age,
               "an age group of a recorded cell lies within 0-100");
        expect(own[row].persons > 0, "a recorded cell of need is not empty");
        if (row % 2 == 1)
            expect(own[row].group.from > own[row - 1].group.to, "recorded age groups do not overlap");
    }
    return {own[0], own[1], own[2], own[3]};
}

PrevalenceCurve::OfSex fit(Sex sex, const NeedTables& tables) {
    const auto cells = cells_of(sex, tables.cells);
    Eigen::Vector4d recorded;
    for (int row = 0; row < 4; ++row) recorded[row] = cells[static_cast<std::size_t>(row)].persons;

    // Start from flat lines through each need's overall share; halve the step while it does not help.
    const auto people = [&](std::size_t row) {
        return tables.nation.total(sex, cells[row].group.from, cells[row].group.to);
    };
    const double all = people(0) + people(1);
    expect(recorded[0] + recorded[1] + recorded[2] + recorded[3] < all, "more people than needs");
    PrevalenceCurve::OfSex lines{{std::log((recorded[0] + recorded[1]) / all), 0.1},
                                 {std::log((recorded[2] + recorded[3]) / all), 0.1}};
    auto now = expected(lines, cells, tables.nation);
    const auto miss = [&](const Expected& e) {
        return (e.persons.array() / recorded.array() - 1).matrix().norm();
    };
    for (int round = 0; round < 200 && miss(now) > 1e-13; ++round) {
        const Eigen::Vector4d step = now.slope.fullPivLu().solve(recorded - now.persons);
        double reach = 1;
        for (int half = 0; half < 40; ++half, reach /= 2) {
            PrevalenceCurve::OfSex tried = lines;
            tried.home_care.at_80 += reach * step[0];
            tried.home_care.per_year += reach * step[1];
            tried.special_housing.at_80 += reach * step[2];
            tried.special_housing.per_year += reach * step[3];
            const Expected there = expected(tried, cells, tables.nation);
            if (miss(there) < miss(now)) {
                lines = tried;
                now = there;
                break;
            }
        }
        if (reach < 1e-11) break; // no step helps: rounding
    }
    expect(miss(now) < 1e-10, "a curve meets the recorded cells of need");
    return lines;
}

} // namespace

NeedShares PrevalenceCurve::at(Sex sex, int age) const {
    if (age < first_age_) return {};
    return shares_on(of(sex), age);
}

NeedShares PrevalenceCurve::persons(const BySexAndAge<double>& residents, AgeGroup group) const {
    NeedShares sum;
    for (Sex sex : both_sexes)
        for (int age = group.from; age <= group.to; ++age) {
            const NeedShares p = at(sex, age);
            sum.home_care += p.home_care * residents.at(sex, age);
            sum.special_housing += p.special_housing * residents.at(sex, age);
        }
    return sum;
}

PrevalenceCurve PrevalenceCurve::shifted(double home_care, double special_housing) const {
    PrevalenceCurve moved = *this;
    for (OfSex& lines : moved.lines_) {
        lines.home_care.at_80 += home_care;
        lines.special_housing.at_80 += special_housing;
    }
    return moved;
}

PrevalenceCurve fit_prevalence(const NeedTables& tables, int first_age) {
    return PrevalenceCurve{first_age, {fit(Sex::female, tables), fit(Sex::male, tables)}};
}

PrevalenceCurve set_level(const PrevalenceCurve& curve, const BySexAndAge<double>& residents,
                          NeedShares shares) {
    expect(shares.home_care > 0 && shares.special_housing > 0 && shares.independent() > 0.2,
           "shares of need are above zero and leave a fifth of the old independent");
    const AgeGroup old{curve.first_age(), oldest_age};
    const double all = residents.total(old.from, old.to);
    expect(all > 0, "somebody has reached the first age");
    PrevalenceCurve moved = curve;
    // Each need answers mainly to its own shift, so Newton's step is damped only against overshooting.
    for (int round = 0; round < 100; ++round) {
        const NeedShares now = moved.persons(residents, old);
        const Eigen::Vector2d miss{shares.home_care - now.home_care / all,
                                   shares.special_housing - now.special_housing / all};
        if (std::abs(miss[0]) < 1e-14 && std::abs(miss[1]) < 1e-14) return moved;
        Eigen::Matrix2d slope = Eigen::Matrix2d::Zero();
        for (Sex sex : both_sexes)
            for (int age = old.from; age <= old.to; ++age) {
                const NeedShares p = moved.at(sex, age);
                const double people = residents.at(sex, age) / all;
                slope(0, 0) += people * p.home_care * (1 - p.home_care);
                slope(1, 1) += people * p.special_housing * (1 - p.special_housing);
                slope(0, 1) -= people * p.home_care * p.special_housing;
            }
        slope(1, 0) = slope(0, 1);
        const Eigen::Vector2d step = slope.fullPivLu().solve(miss).cwiseMax(-1.0).cwiseMin(1.0);
        moved = moved.shifted(step[0], step[1]);
    }
    const NeedShares now = moved.persons(residents, old);
    expect(std::abs(now.home_care / all - shares.home_care) < 1e-10 &&
               std::abs(now.special_housing / all - shares.special_housing) < 1e-10,
           "the curve reaches the municipality's level of need");
    return moved;
}

} // namespace omsorg
