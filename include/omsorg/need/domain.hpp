// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/domain_assumptions.hpp>
#include <omsorg/population/cohort.hpp>

#include <array>
#include <cstdint>
#include <optional>

/// Need beside elderly care: disability, mental illness, families in trouble, income that does not suffice.
///
/// A *need domain* is what one section of the social services exists for. A person has its need or has it
/// not; it comes and goes, and whoever has it may die sooner. That is the illness-death model with recovery:
///
///                     onset o
///        without ────────────────▶ with          within the ages of the domain; outside them, nobody
///           │    ◀────────────────   │
///           │ a     recovery r       │ m a
///           ▼                        ▼
///         dead                     dead
///
/// **Calibration.** Recorded are the share p who have the need, the mean time 1/r that it lasts, and how many
/// times as often those with it die, m. All together must die by the life table, whose hazard is μ:
///
///     (1 - p) a + p m a = μ              so   a = μ / (1 - p + m p)
///
/// and the share must stay. Among the living, p' = (1 - p) o - p r - p (1 - p)(m - 1) a: who falls ill, less
/// who recovers, less those who die *more than the others do*. It is zero when
///
///     o = p r / (1 - p)  +  p (m - 1) a
///
/// Whoever reaches the first age of the domain, is born into it or moves in has the need with chance p.
///
/// **Drift.** o and the odds p / (1 - p) of those who enter are multiplied by f = (1 + d)^t, t whole years
/// from the first. Without excess mortality the share then follows p' = (1 - p) f o - p r towards odds that
/// are f times the first. Mortality stays as calibrated: if the need spreads, somewhat more people die. A plan
/// that prevents, or a slump that does the opposite, multiplies o alone (key `onset`).
///
/// The law: at f = 1 the expected share stays p at every age and in every year, and the expected deaths are
/// the life table's. A person's luck is hers: one threshold for each spell, used up by the hazard she meets.
///
///     DomainSpell spell{luck.affected(key, p), key, luck, now};
///     spell.follow(spell.affected() ? rates.recovery : rates.onset, now);
///     if (auto when = spell.due(end_of_year)) book(*when);      // then: follow(…, *when); turn(key, luck)
namespace omsorg {

/// The share of women and of men with the need, within the ages of the domain, such that all residents
/// together have `share` and women are `women` times as often affected as men.
[[nodiscard]] std::array<double, 2> domain_prevalence(const DomainValues& values,
                                                      const BySexAndAge<double>& residents);

/// What a year of life holds for one sex and age.
struct DomainRates {
    double onset = 0, recovery = 0;                   ///< per year
    double mortality_without = 1, mortality_with = 1; ///< on the life table's hazard
};

/// At prevalence `p` and life-table hazard `death`, both of the sex and age; `factor` is the drift so far
/// times whatever a plan does to onset.
[[nodiscard]] DomainRates domain_rates(const DomainValues& values, double p, double death, double factor = 1);

/// The drift from the first year to `year`: (1 + d)^t.
[[nodiscard]] double domain_drift(const DomainValues& values, int first_year, int year);

/// p with its odds multiplied.
[[nodiscard]] constexpr double with_odds(double p, double factor) noexcept {
    return factor * p / (1 - p + factor * p);
}

/// The streams of one domain in one future; made once.
struct DomainLuck {
    DomainLuck(Run run, NeedDomain domain);
    /// Has she the need from the start, or from the first age on? A larger share adds people and takes none.
    [[nodiscard]] bool affected(Key who, double share) const { return start.uniform(who) < share; }
    /// Where in the year of her first age it begins, as a share of the year.
    [[nodiscard]] double entrance(Key who) const { return start.uniform(who, 1); }
    Stream start, change;
};

/// One person in one domain: with the need or without it, and what is left of her luck.
class DomainSpell {
public:
    DomainSpell() = default;
    DomainSpell(bool affected, Key who, const DomainLuck& luck, Instant since);

    [[nodiscard]] bool affected() const noexcept { return spell_ % 2 != 0; }
    [[nodiscard]] double hazard() const noexcept { return hazard_; }
    /// Even without the need, odd with it.
    [[nodiscard]] std::uint16_t spell() const noexcept { return spell_; }

    /// Uses up the threshold to `now` at the hazard so far; from now on the way out has this hazard.
    void follow(double hazard, Instant now);
    /// When the threshold is used up, if that is before `until` of the same calendar year.
    [[nodiscard]] std::optional<Instant> due(Instant until) const;
    /// At the moment followed to, the other state begins, with a new threshold.
    void turn(Key who, const DomainLuck& luck);

    bool operator==(const DomainSpell&) const = default;

private:
    double left_ = 0;
    double hazard_ = 0; ///< per year
    Instant settled_{};
    std::uint16_t spell_ = 0;
};

} // namespace omsorg
