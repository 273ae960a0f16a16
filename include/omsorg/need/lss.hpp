// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/assumptions.hpp>
#include <omsorg/need/domain_assumptions.hpp>
#include <omsorg/population/cohort.hpp>

#include <optional>

/// Adults of 20-64 with a right to escort under the act on support for people with disabilities [LSS 9 § 3].
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
/// The right is that of person groups 1-3, all three. Where the domain of disability is modelled (domain.hpp)
/// the applicants are among those who have it, and nobody else; their share is then
///
///     of the disabled of 20-64  =  applicants at the start / (p × inhabitants of those ages in the domain)
///
/// and at most everybody. So the clients are as many as before, and when the domain grows, so do they.
///
/// The law: whether someone applies depends on her key, sex, age, disability and the year, and on nothing that
/// a plan of staffing does; when the share falls, those nearest the threshold are the ones who no longer apply.
namespace omsorg {

class LssPeople {
public:
    /// `residents` are the inhabitants at the start.
    LssPeople(const NeedAssumptions& assumptions, const DomainValues& disability,
              const BySexAndAge<double>& residents, Run run);

    /// Would this person apply for escort in this calendar year? Has she the `disability`: nothing, where it is
    /// not modelled.
    [[nodiscard]] bool applies(Key who, Sex sex, int age, int year,
                               std::optional<bool> disability = std::nullopt) const;
    [[nodiscard]] bool personal_assistance(Key who) const;

    /// The expected number of clients, given the inhabitants of a year and no disability modelled.
    [[nodiscard]] double expected_clients(const BySexAndAge<double>& residents, int year) const;

    static constexpr int first_age = 20, last_age = 64;

private:
    /// Of applicants in the start year, by sex.
    struct Shares {
        double of_all = 0;      ///< of 20-64
        double of_disabled = 0; ///< of those in the domain; above one where they are fewer than the applicants
    };
    [[nodiscard]] double drift(int year) const;

    Shares share_[2];
    double assistance_ = 0, drift_ = 0;
    Stream need_, assistance_luck_;
};

} // namespace omsorg
