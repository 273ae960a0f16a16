// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

/// A training flat [träningslägenhet]: bookable hours in which people with support at home learn to do without.
///
///     applies ─▶ queue ─▶ some months of sessions ─▶ fewer hours of support ─▶ what was learnt fades
///                  ▲              │
///                  └── flats × bookable hours a week ÷ hours of a session
///
/// What is learnt is kept for each activity of a home (to cook, to clean ...), θ from 0, what she could do before,
/// to 1, all that can be learnt. With h hours of training a week in the activity
///
///     θ' = α(1 − θ)h − φθ        θ(t) = θ* + (θ(0) − θ*)·exp(−(αh + φ)t),   θ* = αh / (αh + φ)
///
/// and the hours of support that she needs are her hours times 1 − learnable · Σ wₘθₘ, where w are the activities'
/// parts of her hours. Hours of training follow the same parts. The solution above is used as it stands, week
/// by week, so nothing depends on a step.
///
/// Support at home comes in whole sessions: `sessions_spared` makes of what she has gained as many as are right in the
/// mean, by a draw of her own.
///
/// Two things follow beside the training. Whoever has trained knows what support she needs, so that her next decision
/// fits better: her hours change by `insight` (up, where it is below zero). And a flat is visited: of all visits of
/// late, V, a year old ones counting for 1/e, the acceptance of digital support rises by the share 1 − exp(−s·V/100) of those
/// who decline it.
///
/// Because all that is learnt fades without practice, a flat pays for those who would have had support for long;
/// `break_even_months` says how long.
///
/// The law: a flat's hours are booked, or left empty; nobody trains twice; at 0 places nobody trains and every
/// client's hours are what they were.
///
/// Example
///
///     TrainingFlat flat{assume, run};
///     flat.apply(key, monday);
///     flat.run_week(monday);
///     hours_needed = hours * flat.hours_factor(key);
namespace omsorg {

struct TrainingFlatAssumptions {
    double places = 0;
    double hours_a_week = 40;
    double session_hours = 4;
    double months = 6;
    double attendance = 0.85;
    double staff_ratio = 1;
    double learning = 0.1;
    double fading = 0.02;
    double learnable = 0.4;
    double insight = 0.0;
    double visits = 10;
    double spill_over = 0.0;
    double cost = 120;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, TrainingFlatAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.places, Field{.key = "training_flat.places",
                          .unit = "count",
                          .low = 0,
                          .high = 1000,
                          .neutral = 0.0,
                          .label = {"Träningslägenheter", "Training flats"},
                          .about = "At 0 nobody trains."});
    visit(a.hours_a_week, Field{.key = "training_flat.hours_a_week",
                                .unit = "h/week",
                                .low = 0,
                                .high = 168,
                                .label = {"Bokningsbara timmar i veckan", "Bookable hours a week"},
                                .about = "Of each flat."});
    visit(a.session_hours, Field{.key = "training_flat.session_hours",
                                 .unit = "h/week",
                                 .low = 0.5,
                                 .high = 40,
                                 .label = {"Träning per deltagare", "Training of each trainee"}});
    visit(a.months, Field{.key = "training_flat.months",
                          .unit = "months",
                          .low = 0,
                          .high = 60,
                          .label = {"Träningens längd", "Length of the training"}});
    visit(a.attendance, Field{.key = "training_flat.attendance",
                              .unit = "share",
                              .low = 0,
                              .high = 1,
                              .label = {"Närvaro", "Attendance"},
                              .about = "Share of the weeks booked in which a trainee comes."});
    visit(a.staff_ratio, Field{.key = "training_flat.staff_ratio",
                               .unit = "",
                               .low = 0,
                               .high = 3,
                               .label = {"Personal per träningstimme", "Staff for each hour of training"}});
    visit(a.learning, Field{.key = "training_flat.learning",
                            .unit = "",
                            .low = 0,
                            .high = 5,
                            .label = {"Lärande per timme", "Learning in an hour"},
                            .about = "Of what is left to learn in an activity, per hour of training in it."});
    visit(a.fading, Field{.key = "training_flat.fading",
                          .unit = "per week",
                          .low = 0,
                          .high = 1,
                          .label = {"Glömska", "Fading"},
                          .about = "Of what has been learnt, in a week without practice."});
    visit(a.learnable, Field{.key = "training_flat.learnable",
                             .unit = "share",
                             .low = 0,
                             .high = 1,
                             .neutral = 0.0,
                             .effect = true,
                             .label = {"Stöd som träning kan ersätta", "Support that can be learnt away"},
                             .about = "Share of a trainee's hours that she would not need with all learnt."});
    visit(a.insight,
          Field{.key = "training_flat.insight",
                .unit = "share",
                .low = -0.5,
                .high = 0.9,
                .neutral = 0.0,
                .effect = true,
                .label = {"Beslutet passar bättre", "The decision fits better"},
                .about = "Share by which the hours still needed fall in the decision after the training; "
                         "below zero they rise."});
    visit(a.visits, Field{.key = "training_flat.visits",
                          .unit = "per month",
                          .low = 0,
                          .high = 10000,
                          .label = {"Studiebesök per lägenhet", "Visitors of each flat"}});
    visit(
        a.spill_over,
        Field{.key = "training_flat.spill_over",
              .unit = "",
              .low = 0,
              .high = 5,
              .neutral = 0.0,
              .effect = true,
              .label = {"Fler tackar ja till digitalt stöd", "More accept digital support"},
              .about =
                  "For each hundred visits of late: of those who decline digital support by day, about this "
                  "share accept it instead."});
    visit(a.cost, Field{.key = "training_flat.cost",
                        .unit = "kSEK",
                        .low = 0,
                        .high = 10000,
                        .label = {"Lägenhetens kostnad", "Cost of a flat"},
                        .about = "Thousand kronor a year: rent and running."});
}

/// What has been learnt in one activity after some weeks at so many hours a week.
[[nodiscard]] double learnt(double theta, double hours_a_week, double weeks, double learning, double fading);

struct TrainingYear {
    std::int64_t applied = 0, began = 0, completed = 0, left = 0;
    Hours bookable{}, trained{}, not_come{}, empty{}; ///< of the flats; the first is the sum of the others
    Hours staff{};
    std::int64_t waiting_days = 0; ///< of those who began
    double flat_years = 0;
    std::int64_t waiting_weeks = 0, weeks = 0; ///< those in the queue, summed over the weeks
    Hours avoided{};                           ///< of support, less what was added, as noted by its giver

    TrainingYear& operator+=(const TrainingYear& other) noexcept;
    friend bool operator==(const TrainingYear&, const TrainingYear&) = default;
    void balance() const;
};

class TrainingFlat {
public:
    static constexpr std::size_t activities = 6;

    TrainingFlat(const TrainingFlatAssumptions& assume, Run run);

    /// Joins the queue; whoever has trained, or waits already, stays as she is.
    void apply(Key who, Day today);
    /// No longer has support: what she learnt is of no account here.
    void leave(Key who);

    /// The week that begins on `monday`: who begins, who trains, what is learnt and what fades.
    void run_week(Day monday);

    /// Hours of support needed, over those before the training. One for whoever has not trained.
    [[nodiscard]] double hours_factor(Key who) const;
    /// Of so many hours in sessions of this length: how many she no longer needs; below zero, how many more.
    [[nodiscard]] int sessions_spared(Key who, double hours, double session_hours) const;
    /// Of those who decline digital support, the share who accept it after what has been seen and told of the flats.
    [[nodiscard]] double pull() const;
    [[nodiscard]] std::size_t waiting() const noexcept { return queue_.size(); }
    [[nodiscard]] std::size_t training() const noexcept { return training_; }

    /// Hours of support that trainees did not need this week.
    void note_avoided(Hours hours) { year_.avoided += hours; }
    [[nodiscard]] TrainingYear harvest();

private:
    struct Waiting {
        Key who{};
        Day since{};
    };
    struct Trainee {
        Key key{};
        Day ends{};
        bool trains = true;
        std::array<double, activities> part{}, theta{}; ///< of her hours; learnt
    };

    [[nodiscard]] const Trainee* find(Key who) const;
    [[nodiscard]] std::array<double, activities> parts_of(Key who) const;

    const TrainingFlatAssumptions* assume_;
    Stream ability_, attendance_;
    std::vector<Waiting> queue_;    // first come first
    std::vector<Trainee> trainees_; // by key
    std::size_t training_ = 0;
    double visits_ = 0; ///< of late
    TrainingYear year_;
};

/// Months after its beginning at which the support saved has paid for the training, for a trainee who attends as often
/// as they do in the mean: the first whole month, or nothing within fifty years. Prices in kronor an hour; the flat
/// and its staff cost the hours that she has booked, come or not.
[[nodiscard]] std::optional<int> break_even_months(const TrainingFlatAssumptions& a,
                                                   double support_hours_a_week, double support_price,
                                                   double trainer_price);

} // namespace omsorg
