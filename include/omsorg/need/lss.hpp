// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/assumptions.hpp>
#include <omsorg/population/cohort.hpp>

/// Adults of 20-64 with a right to escort under the act on support for people with disabilities [LSS].
///
/// The number of clients in Skellefteå is not published. The nation's rate (6.38 in 10,000 inhabitants,
/// 2021) times the county's share of people with LSS over the nation's (1.4) gives about 65 at the end of
/// 2019 and 70 in 2024: an estimate, and two keys. Every inhabitant carries one uniform number for this;
/// whoever is below the share of her sex, at an age of 20-64, would apply for escort. Those who also have
/// personal assistance are refused by the rules (eligibility.hpp), and the share of applicants is raised so
/// that the rest are as many as estimated.
///
///     u ├──granted──┤                                   ┤     share drifts down as the nation's has done
///
/// The law: whether someone applies depends on her key, sex, age and the year, and on nothing that a plan
/// does; when the share falls, those nearest the threshold are the ones who no longer apply.
namespace omsorg {

class LssPeople {
public:
    /// `residents` are the inhabitants at the start.
    LssPeople(const NeedAssumptions& assumptions, const BySexAndAge<double>& residents, Run run);

    /// Would this person apply for escort in this calendar year?
    [[nodiscard]] bool applies(Key who, Sex sex, int age, int year) const;
    [[nodiscard]] bool personal_assistance(Key who) const;

    /// The expected number of clients, given the inhabitants of a year.
    [[nodiscard]] double expected_clients(const BySexAndAge<double>& residents, int year) const;

    static constexpr int first_age = 20, last_age = 64;

private:
    [[nodiscard]] double share(Sex sex, int year) const;

    double share_[2] = {}; ///< of applicants among 20-64 in the start year
    double assistance_ = 0, drift_ = 0;
    Stream need_, assistance_luck_;
};

} // namespace omsorg
