// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>

/// Prevention without a needs test: an offer to older people who have no care yet, so that need comes later.
///
///     every New Year, independent, old enough, reached
///          │ hours and kronor, once
///          ▼
///     takes part ──── lag ────▶ onset hazard × (1 − effect) ──── duration ────▶ as before
///
/// The evidence does not settle that it works, so the prior of the effect includes zero. And prevention that works
/// lengthens lives: of the excess mortality of clients the causal share (`need.causal_share`) goes with the need,
/// and the added years too are years of care. Each participant therefore has a shadow: the need she would have
/// had (trajectory.hpp). With D the hazard of death that the shadow has met beyond hers, she would be dead by
/// now with the chance 1 − exp(−D), as her threshold of death is exponential. So
///
///     life-years gained    = ∫ 1 − exp(−D)                                     (D below zero: none)
///     hours avoided        = ∫ exp(−D) · (hours of the shadow's home care)     while she herself needs none
///
/// The law: at reach 0 or effect 0 every hazard is what it was (at reach above 0 hours and kronor are spent).
///
/// In a stationary life with the hazards below, the expected years in each state have a closed form; a fifth
/// off the onset hazard takes 7.9 % off the years with home care and adds 1.45 years of life:
///
///     expected_years(independent, {.onset = 0.07, ...})  ─▶ 11.489 independent, 2.979 home care, 1.037 special housing
namespace omsorg {

struct PreventionAssumptions {
    double reach = 0.0;
    double first_age = 70;
    double lag = 12;
    double onset_effect = 0.05;
    double duration = 60;
    double hours = 6;
    double cost = 3000;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, PreventionAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.reach,
          Field{.key = "prevention.reach",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Nås av förebyggande insatser", "Reached by prevention"},
                .about = "Share of those without care who, once old enough, take part; once in a life."});
    visit(a.first_age, Field{.key = "prevention.first_age",
                             .unit = "years",
                             .low = 65,
                             .high = 100,
                             .label = {"Förebyggande insatser: från ålder", "Prevention: from age"}});
    visit(a.lag,
          Field{.key = "prevention.lag",
                .unit = "months",
                .low = 0,
                .high = 240,
                .label = {"Förebyggande insatser: tid till effekt", "Prevention: time until it works"}});
    visit(a.onset_effect,
          Field{.key = "prevention.onset_effect",
                .unit = "share",
                .low = -0.5,
                .high = 0.95,
                .neutral = 0.0,
                .effect = true,
                .label = {"Färre som börjar behöva hemtjänst", "Fewer come to need home care"},
                .about = "The hazard of coming to need home care falls by this share."});
    visit(a.duration, Field{.key = "prevention.duration",
                            .unit = "months",
                            .low = 0,
                            .high = 1200,
                            .label = {"Så länge verkar det", "How long it works"},
                            .about = "Counted from when it begins to work."});
    visit(a.hours, Field{.key = "prevention.hours",
                         .unit = "h",
                         .low = 0,
                         .high = 500,
                         .label = {"Personaltimmar per deltagare", "Staff hours per participant"},
                         .about = "Once, paid as an occupational therapist's."});
    visit(a.cost, Field{.key = "prevention.cost",
                        .unit = "SEK",
                        .low = 0,
                        .high = 1000000,
                        .label = {"Övrig kostnad per deltagare", "Other cost per participant"},
                        .about = "Once: premises, material, training."});
}

/// One participant: when it works.
struct PreventionCourse {
    Day works{}, fades{};
    double onset_effect = 0;

    [[nodiscard]] static PreventionCourse from(const PreventionAssumptions& a, Day begins);
    [[nodiscard]] double onset_factor(Day today) const {
        return works <= today && today < fades ? 1.0 - onset_effect : 1.0;
    }
};

/// What prevention came to in a year.
struct PreventionYear {
    std::int64_t reached = 0; ///< who began
    Hours avoided{};          ///< of home care, see above
    double life_years = 0;    ///< see above
    /// Of those who reach them.
    [[nodiscard]] Hours staff(const PreventionAssumptions& a) const {
        return Hours::from_hours(static_cast<double>(reached) * a.hours);
    }
    [[nodiscard]] bool any() const noexcept { return reached > 0 || avoided != Hours{} || life_years > 0; }
};

/// What a participant's shadow says since she took part.
struct ShadowReckoning {
    double ahead = 0; ///< D: hazard of death that the shadow met beyond her own
    Instant to{};     ///< reckoned so far

    /// On to `now`; the hazards a year and the shadow's hours a year are those of the time just past.
    void go_on(Instant now, double own_hazard, double shadow_hazard, double hours_a_year,
               PreventionYear& year);
};

} // namespace omsorg
