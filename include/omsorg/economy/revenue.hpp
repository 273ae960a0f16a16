// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/economy/assumptions.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace omsorg {

/// What the municipality has to live on: tax, two equalisations, grants and
/// fees, in kronor of the price year.
///
///     own tax               own tax base × own rate                                          per inhabitant
///     income equalisation   (guaranteed level × national tax base − own tax base) × county rate
///     cost equalisation     Σ standard cost of an age group × (own share − the nation's share)
///     other grants          what remains of the recorded revenue
///
/// Who loses a krona of own tax base loses 22.60 öre of tax and is given back 20.55: two öre remain lost.
/// What carries the revenue is therefore the number of inhabitants, their ages, and the growth of the
/// *country's* tax base.
inline constexpr std::size_t cost_ages = 6;

/// Of the groups 1-5, 6-15, 16-18, 65-79, 80-89, 90 and over; nothing for the other ages.
struct CostAge {
    int from, to;
};
inline constexpr std::array<CostAge, cost_ages> cost_age_groups{
    {{1, 5}, {6, 15}, {16, 18}, {65, 79}, {80, 89}, {90, 200}}};

/// Persons by cost age group; `add` puts a number of persons of one age where they belong.
struct CostAges {
    std::array<double, cost_ages> persons{};
    double all = 0;

    void add(int age, double number);
    [[nodiscard]] std::array<double, cost_ages> shares() const;
};

/// The country's shares by cost age group and year: interpolated between the years given, level outside them.
class NationalAges {
public:
    struct Year {
        int year = 0;
        std::array<double, cost_ages> shares{};
    };

    NationalAges() = default;
    explicit NationalAges(std::vector<Year> ascending);

    [[nodiscard]] std::array<double, cost_ages> shares(int year) const;
    [[nodiscard]] bool empty() const { return years_.empty(); }

private:
    std::vector<Year> years_;
};

struct Revenue {
    Kronor own_tax{}, income_equalisation{}, cost_equalisation{}, other_grants{};

    [[nodiscard]] Kronor total() const {
        return own_tax + income_equalisation + cost_equalisation + other_grants;
    }
    bool operator==(const Revenue&) const = default;
};

/// Revenue of a year from its inhabitants (those who lived there when it began).
[[nodiscard]] Revenue revenue(const EconomyAssumptions& a, const CostAges& inhabitants,
                              const NationalAges& nation, int year);

/// The country's tax base per inhabitant in a year, in kronor.
[[nodiscard]] double national_tax_base(const EconomyAssumptions& a, int year);

/// What clients pay in a year, from client months at home and resident months in special housing. Escort
/// under LSS and reablement are free.
[[nodiscard]] Kronor fees(const EconomyAssumptions& a, double home_care_months,
                          double special_housing_months);

} // namespace omsorg
