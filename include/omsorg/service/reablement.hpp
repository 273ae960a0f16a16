// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <type_traits>
#include <vector>

namespace omsorg {

/// Reablement: some weeks of training at home for new home-care clients, so that they manage more themselves.
///
///     decision ─▶ reached? ─▶ some weeks with a therapist ─▶ fewer granted hours, more recovery ─▶ fades
///
/// The evidence does not settle that it works: the Swedish trial found no significant difference in hours,
/// the Norwegian study (not randomised) considerably fewer. The effects' priors therefore include zero. And
/// training that works also lengthens lives: of the excess mortality of clients, the causal share
/// (`need.causal_share`) goes with the need, and those years too are years of care.
///
/// The law: at reach 0 or at both effects 0 every client's hours and hazards are what they were (at reach
/// above 0 the therapists' hours are still spent).
struct ReablementAssumptions {
    double reach = 0.0;
    double weeks = 8;
    double therapist_hours = 20;
    double places = 60;
    double hours_effect = 0.10;
    double recovery_effect = 0.10;
    double effect_months = 24;
};

/// One client's course: what it changes, and when.
struct ReablementCourse {
    Day begins{}, ends{}, fades{};
    double hours_effect = 0;    ///< granted hours × (1 − effect) from `ends` to `fades`
    double recovery_effect = 0; ///< recovery hazard × (1 + effect) from `begins` to `fades`

    [[nodiscard]] double hours_factor(Day today) const {
        return ends <= today && today < fades ? 1.0 - hours_effect : 1.0;
    }
    [[nodiscard]] double recovery_factor(Day today) const {
        return begins <= today && today < fades ? 1.0 + recovery_effect : 1.0;
    }
};

struct ReablementYear {
    struct District {
        std::int64_t new_clients = 0, started = 0, no_place = 0;
        Hours therapist{};
        Hours avoided{}; ///< granted hours that the courses' effects took away, as noted by the municipality
        bool operator==(const District&) const = default;
    };
    std::vector<District> by_district;
    [[nodiscard]] District all() const;
    bool operator==(const ReablementYear&) const = default;
};

class Reablement {
public:
    Reablement(const ReablementAssumptions& assumptions, Run run, std::size_t districts);

    /// A new home-care client: a course if she is reached and a place is free. Her draw is one per spell of
    /// care.
    [[nodiscard]] std::optional<ReablementCourse> offer(Key client, std::uint64_t spell, DistrictId district,
                                                        Day decision);

    /// Ends a course early (death, move); its place is free again.
    void stop(const ReablementCourse& course, Day today);

    void note_avoided(DistrictId district, Hours hours) {
        year_.by_district[district.index()].avoided += hours;
    }
    [[nodiscard]] int under_way(Day today);
    [[nodiscard]] ReablementYear harvest();

private:
    const ReablementAssumptions* assumptions_;
    Stream reach_;
    std::map<Day, int> ending_; // courses under way, by the day they end
    int under_way_ = 0;
    ReablementYear year_;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, ReablementAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.reach, Field{.key = "reablement.reach",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .neutral = 0.0,
                         .label = {"Nya brukare som nås", "New clients reached"},
                         .about = "Share of new home-care clients who are offered a course and take part."});
    visit(a.weeks, Field{.key = "reablement.weeks",
                         .unit = "weeks",
                         .low = 1,
                         .high = 52,
                         .label = {"Kursens längd", "Length of the course"}});
    visit(a.therapist_hours,
          Field{.key = "reablement.therapist_hours",
                .unit = "h",
                .low = 0,
                .high = 500,
                .label = {"Arbetsterapeutens timmar per brukare", "Therapist hours per client"}});
    visit(a.places, Field{.key = "reablement.places",
                          .unit = "count",
                          .low = 0,
                          .high = 100000,
                          .label = {"Samtidiga kurser", "Courses at one time"}});
    visit(a.hours_effect, Field{.key = "reablement.hours_effect",
                                .unit = "share",
                                .low = -0.5,
                                .high = 0.9,
                                .neutral = 0.0,
                                .effect = true,
                                .label = {"Färre beviljade timmar", "Fewer granted hours"},
                                .about = "Granted hours after the course fall by this share."});
    visit(a.recovery_effect,
          Field{.key = "reablement.recovery_effect",
                .unit = "share",
                .low = -0.9,
                .high = 3,
                .neutral = 0.0,
                .effect = true,
                .label = {"Fler återhämtar sig", "More recover"},
                .about = "The hazard of recovery rises by this share from the course's start."});
    visit(a.effect_months, Field{.key = "reablement.effect_months",
                                 .unit = "months",
                                 .low = 0,
                                 .high = 240,
                                 .label = {"Så länge håller effekten", "How long the effect lasts"},
                                 .about = "Counted from the end of the course."});
}

} // namespace omsorg
