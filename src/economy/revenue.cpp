// SPDX-License-Identifier: MIT
#include <omsorg/economy/revenue.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {

void CostAges::add(int age, double number) {
    all += number;
    for (std::size_t g = 0; g < cost_ages; ++g)
        if (cost_age_groups[g].from <= age && age <= cost_age_groups[g].to) persons[g] += number;
}

std::array<double, cost_ages> CostAges::shares() const {
    std::array<double, cost_ages> shares{};
    if (all > 0)
        for (std::size_t g = 0; g < cost_ages; ++g) shares[g] = persons[g] / all;
    return shares;
}

NationalAges::NationalAges(std::vector<Year> ascending) : years_{std::move(ascending)} {
    expect(std::is_sorted(years_.begin(), years_.end(),
                          [](const Year& x, const Year& y) { return x.year < y.year; }),
           "the nation's ages are given by ascending year");
}

std::array<double, cost_ages> NationalAges::shares(int year) const {
    expect(!years_.empty(), "cost equalisation knows the nation's ages");
    const auto after = std::upper_bound(years_.begin(), years_.end(), year,
                                        [](int y, const Year& given) { return y < given.year; });
    if (after == years_.begin()) return years_.front().shares;
    const auto& from = *(after - 1);
    if (after == years_.end()) return from.shares;
    const double passed =
        static_cast<double>(year - from.year) / static_cast<double>(after->year - from.year);
    std::array<double, cost_ages> between{};
    for (std::size_t g = 0; g < cost_ages; ++g)
        between[g] = from.shares[g] + passed * (after->shares[g] - from.shares[g]);
    return between;
}

double national_tax_base(const EconomyAssumptions& a, int year) {
    return 1000 * a.national_tax_base * std::pow(1 + a.tax_base_growth, year - a.tax_base_year);
}

Revenue revenue(const EconomyAssumptions& a, const CostAges& inhabitants, const NationalAges& nation,
                int year) {
    const double country = national_tax_base(a, year);
    const double own = country * a.relative_tax_base;
    const std::array<double, cost_ages> standard{a.standard_cost_1_5,   a.standard_cost_6_15,
                                                 a.standard_cost_16_18, a.standard_cost_65_79,
                                                 a.standard_cost_80_89, a.standard_cost_90};
    const auto here = inhabitants.shares(), there = nation.shares(year);
    double ages = 0;
    for (std::size_t g = 0; g < cost_ages; ++g) ages += 1000 * standard[g] * (here[g] - there[g]);

    Revenue r;
    r.own_tax = Kronor::from_kronor(inhabitants.all * own * a.tax_rate);
    r.income_equalisation =
        Kronor::from_kronor(inhabitants.all * (a.guaranteed_level * country - own) * a.equalisation_rate);
    r.cost_equalisation = Kronor::from_kronor(inhabitants.all * ages);
    r.other_grants = Kronor::from_kronor(inhabitants.all * 1000 * a.other_grants);
    return r;
}

Kronor fees(const EconomyAssumptions& a, double home_care_months, double special_housing_months) {
    return Kronor::from_kronor(home_care_months * a.fee_home_care +
                               special_housing_months * a.fee_special_housing);
}

} // namespace omsorg
