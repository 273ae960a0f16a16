// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/time.hpp>

#include <concepts>
#include <type_traits>
#include <vector>

/// What befalls a whole municipality at once: a pandemic, a heat wave, a strike, a factory, a bankruptcy.
///
/// A shock has a beginning and an end, and in between some hazards are multiplied. It is written as dated
/// changes of a plan that set these keys, and set them back; nothing else in the model knows of shocks:
///
///     shock.mortality     × the hazard of death of everybody of 65 and over
///     shock.arrivals      × those who move in          shock.departures   × the hazard of moving out
///     shock.newcomers_leave   + the hazard of moving out, a year, of those who moved in, with their children
///     shock.absence       × new sick cases among the staff
///     shock.strike        the share of the staff who strike, without pay and without replacement
///     shock.visits_banned the share of visits to those in special housing that are not let in
///     shock.cancelled     the share of escort and day activity that cannot be held, and of events called off
///     shock.catch_up      the share of what was called off that is wished for anew when the shock is over
///
/// They are choices of a scenario and not effects of a way of working: `--no-magic` leaves them.
/// (Declined visits are `home_care.declined`; a slump in incomes is `income_support.onset`.)
///
///     factor  1 ────┐             ┌───── 1                  the year's moments of death, departure and
///               1.4 └────pandemic─┘                         arrival are booked anew at each change
///
/// What is used up of a person's luck is used up. Someone whose death a pandemic brought forward is missed
/// in the years after, so that mortality among those who are left is as before: no catch-up comes by itself.
/// That the frail died first can be said by a factor below 1 after the shock. Outings called off can be caught up
/// on, by `catch_up`: how, is told in service/session_catch_up.hpp.
///
/// **Expected deaths.** Whoever meets the hazard h for a year, of which the share d is at the factor s, dies
/// with probability 1 - exp(-h (1 + (s - 1) d)).
///
/// **Boom and bust.** Only net moves are recorded, so at the ages at which more come than go nobody's hazard of moving
/// out is known, and a factor cannot reach those whom a boom has brought. `newcomers_leave` does: at the hazard g
/// the share 1 - exp(-g t) of those who came while the model ran is gone after t years, whatever their age. Who came
/// as a child goes for herself, as nobody knows with whom; who was born here goes with her mother (life.hpp).
///
/// **Departures and arrivals.** A departure is one exponential threshold a year, used up by hazard times
/// factor, and the newcomers' hazard has a threshold of its own, so that the two compete; those who arrive after a
/// change are the ones that a whole year at the new factor would have brought at their moments. So two plans with the same factors meet the same people.
///
/// The law: at factors 1 and shares 0 nothing is drawn, booked or moved, bit for bit; after a shock has ended
/// the luck of the living is what it would have been.
namespace omsorg {

struct ShockAssumptions {
    double mortality = 1;
    double arrivals = 1, departures = 1;
    double newcomers_leave = 0;
    double absence = 1;
    double strike = 0;
    double cancelled = 0;
    double catch_up = 0;
    double visits_banned = 0;
};

/// No shock at all; lives as long as the program.
inline constexpr ShockAssumptions calm{};

inline constexpr int shock_age = 65; ///< from this age on `mortality` acts

/// How much of the year's hazard has passed, when a factor changed within the year.
///
///     clock.restart(begin, 1.0);   clock.change(may, 1.5);   clock.passed(july)   // Jan-Apr + 1.5 × May-Jun
class ShockClock {
public:
    void restart(Instant begin, Instant end, double factor);
    void change(Instant now, double factor);

    /// Has the factor been the same since the beginning of the year?
    [[nodiscard]] bool steady() const noexcept { return parts_.size() == 1; }
    [[nodiscard]] double factor() const { return parts_.back().factor; }
    /// Has it been anything but 0 in the year?
    [[nodiscard]] bool any() const noexcept;
    /// Years times factor from the beginning of the year to `when`.
    [[nodiscard]] double passed(Instant when) const;
    /// The share of the year after the last change at which `target` will have passed; infinite at factor 0.
    [[nodiscard]] double share_until(double target) const;
    [[nodiscard]] Instant last_change() const { return parts_.back().from; }

private:
    struct Part {
        Instant from;
        double factor, passed; ///< passed at `from`
    };
    Instant begin_{}, end_{};
    std::vector<Part> parts_{{{}, 1, 0}};
};

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, ShockAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.mortality,
          Field{.key = "shock.mortality",
                .unit = "factor",
                .low = 0,
                .high = 20,
                .label = {"Chock: dödlighet från 65 år", "Shock: mortality from 65"},
                .about = "Multiplies the hazard of death of everybody of 65 and over, at once."});
    visit(a.arrivals,
          Field{.key = "shock.arrivals",
                .unit = "factor",
                .low = 0,
                .high = 50,
                .label = {"Chock: inflyttning", "Shock: arrivals"},
                .about = "Multiplies net arrivals, at once; also in years of recorded migration."});
    visit(a.departures,
          Field{.key = "shock.departures",
                .unit = "factor",
                .low = 0,
                .high = 50,
                .label = {"Chock: utflyttning", "Shock: departures"},
                .about = "Multiplies the hazard of moving out, at the ages where more go than come."});
    visit(a.newcomers_leave,
          Field{.key = "shock.newcomers_leave",
                .unit = "per year",
                .low = 0,
                .high = 20,
                .neutral = 0.0,
                .label = {"Chock: nyinflyttade flyttar", "Shock: newcomers leave"},
                .about = "Added to the hazard of moving out of those who moved in after the start, at all "
                         "ages; children born here to them go with their mothers while under 18."});
    visit(a.absence, Field{.key = "shock.absence",
                           .unit = "factor",
                           .low = 0,
                           .high = 20,
                           .label = {"Chock: sjukfrånvaro", "Shock: sick leave"},
                           .about = "Multiplies new sick cases among the staff; cases under way go on."});
    visit(a.strike,
          Field{.key = "shock.strike",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Chock: andel i strejk", "Shock: share on strike"},
                .about = "Own staff who do not come, unpaid and not replaced; the same persons all along."});
    visit(a.cancelled,
          Field{.key = "shock.cancelled",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Chock: inställda aktiviteter", "Shock: activities cancelled"},
                .about = "Share of the staff hours of escort and day activity that cannot be used for them; "
                         "events that people go to are called off with this chance."});
    visit(
        a.visits_banned,
        Field{
            .key = "shock.visits_banned",
            .unit = "share",
            .low = 0,
            .high = 1,
            .neutral = 0.0,
            .label = {"Chock: besöksförbud i särskilt boende", "Shock: visits to special housing banned"},
            .about =
                "Of the visits by relatives and friends to those in special housing: those that are not let "
                "in. It is told in the quality of life, where that is modelled."});
    visit(a.catch_up,
          Field{.key = "shock.catch_up",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Chock: andel inställt som tas igen", "Shock: share called off that is caught up"},
                .about =
                    "Of the sessions that cancelled activities take from clients, the share they wish for "
                    "anew afterwards, in weeks when they would have stayed at home, as far as their "
                    "accounts hold hours. Neutral at 0."});
}

} // namespace omsorg
