// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/assumptions.hpp>
#include <omsorg/need/eligibility.hpp>

#include <cstdint>
#include <span>

/// From application to decision: who is granted what, and when.
///
///     need arises ── handling time ──▶ decided ── waits for staff or a place ──▶ begun
///     (applied)                         │ refused            └── three months: reported to the inspectorate
///
/// Hours are granted person by person: a distribution with the recorded mean of the municipality (37 hours
/// a client and month), at one uniform number of the person. Someone who waits for a place in special
/// housing is granted more (77 hours in the months before the move); the others so much less that the mean
/// of all clients is the recorded one (`GrantLevel`, from the calibration).
///
/// A decision that is not carried out is reported on the same date three months later (`report_due`).
///
/// The law: applied <= decided; and a stricter practice refuses the same people and more.
namespace omsorg {

/// Why hours are granted at the level they are.
enum class GrantClass : std::uint8_t { ordinary, before_special_housing };

/// What multiplies the drawn hours, so that all clients together have the recorded mean.
struct GrantLevel {
    double ordinary = 1, before_special_housing = 1;
    [[nodiscard]] constexpr double at(GrantClass c) const noexcept {
        return c == GrantClass::ordinary ? ordinary : before_special_housing;
    }
};

struct Decision {
    Support support = Support::home_care;
    LegalBasis basis = LegalBasis::sol_2001;
    bool granted = false;
    float hours_a_month = 0;           ///< of home care; a place has none, escort grants sessions
    std::int32_t rule = -1;            ///< which rule of eligibility decided
    bool refused_by_judgement = false; ///< eligible by the rules, and refused
    Instant applied{}, decided{};
};

/// The day on which a decision that is still not carried out is reported to the inspectorate [IVO].
[[nodiscard]] constexpr Day report_due(Day decided) noexcept { return add_months(decided, 3); }

/// The needs assessment: reads the live assumptions, draws at (purpose,
/// person's key, number of the application).
class Assessment {
public:
    Assessment(const NeedAssumptions& assumptions, std::span<const EligibilityRule> rules, GrantLevel level,
               Run run);

    /// The decision on a case; when it is made, somebody else has found: `handling`, or the caseworkers' queue. `practice`
    /// multiplies the propensity to grant.
    [[nodiscard]] Decision decide_at(Instant decided, Support support, Key who, const Applicant& applicant,
                                     Instant applied, std::uint64_t application, double practice = 1,
                                     GrantClass grant_class = GrantClass::ordinary) const;

    /// What the rules say on a day, before any judgement.
    [[nodiscard]] Eligible eligible(Support support, const Applicant& applicant, Day on) const noexcept {
        return eligibility(rules_, support, applicant, on);
    }

    /// Home-care hours a month for this person; the same person keeps her
    /// rank among all clients of the spell.
    [[nodiscard]] double home_care_hours(Key who, std::uint64_t spell, GrantClass grant_class) const;

    /// How long a case takes, from application to decision.
    [[nodiscard]] Duration handling(Support support, Key who, std::uint64_t application) const;

private:
    const NeedAssumptions* assume_;
    std::span<const EligibilityRule> rules_;
    GrantLevel level_;
    Stream hours_, grant_, time_;
};

} // namespace omsorg
