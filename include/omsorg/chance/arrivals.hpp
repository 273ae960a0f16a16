// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

/// When people come: applications by the hour of the week, alarms by the season, referrals from a table.
///
/// Arrival number n has its chance at the address (stream, source, n): the time it is owed, and how many come at
/// once. So a higher rate moves the same people's arrivals earlier, and another source beside it moves nobody.
///
///     expected number   E0 + E1 ─────────────────────── ╱     a rate spends what an arrival is owed,
///                                                  ___╱       an exponential of mean one; steep where
///                            E0 ─────────── ╱‾‾‾‾             people often come, level where none do
///                                  ╱‾‾‾‾‾‾╱
///                        ─────────●───────●──────────●──▶ time
///
///     PiecewiseRate   rates that hold for a while, once, over and over, or on some days of the week and not on public
///                     holidays: exact, by inversion
///     SmoothRate      any rate below a bound: exact, by thinning (Lewis and Shedler 1979). Candidates come at the
///                     bound; number n stays if the second word of its address is below rate over bound
///     recorded        a list, as it was written down
///
/// The law: the number of arrivals over any time is Poisson with the integral of the rate as its mean, and those of
/// times apart are independent. Under a piecewise rate that is nowhere lower, no arrival comes later; under a smooth
/// one with the same bound, every arrival stays and others come between.
///
/// An arrival is told at the whole microsecond in which it falls, rounded down; the fraction is carried on. So
/// arrivals never go backwards, and each lies in the piece whose rate brought it.
///
/// Only `on_days` knows the calendar. By any other rate people come on Good Friday too, to an office whose shifts keep
/// it closed.
///
/// Example
///
///     Process applications(Office& office) {
///         Arrivals coming = Arrivals::at(office.coming, key_of_text("letters"),
///                                        PiecewiseRate::on_days(monday, Weekdays::monday_to_friday,
///                                                               {{8_hours, 0}, {8_hours, 4.5}, {8_hours, 0.2}}));
///         while (auto next = coming.next()) {
///             co_await office.sim.at(next->when);
///             office.sim.start(application(office, next->number));
///         }
///     }
namespace omsorg {

struct Arrival {
    Instant when;
    int how_many = 1;
    std::uint64_t number = 0; // which of its source: key_of(source, number) is a person's key

    friend bool operator==(const Arrival&, const Arrival&) = default;
};

/// A rate that holds for a while, then another.
class PiecewiseRate {
public:
    struct Piece {
        Duration lasts;
        double per_hour;
    };

    /// Nothing comes after the last piece.
    [[nodiscard]] static PiecewiseRate once(Instant start, std::vector<Piece> pieces);
    /// After the last piece comes the first.
    [[nodiscard]] static PiecewiseRate repeating(Instant start, std::vector<Piece> pieces);

    /// One day's pieces, from midnight to midnight, on those days of the week; on the others nobody comes.
    [[nodiscard]] static PiecewiseRate on_days(Day first, Weekdays days, std::vector<Piece> of_a_day,
                                               Holidays holidays = Holidays::as_sundays);

    [[nodiscard]] Instant start() const noexcept { return start_; }
    [[nodiscard]] const std::vector<Piece>& pieces() const noexcept { return pieces_; }
    [[nodiscard]] bool repeats() const noexcept { return repeats_; }
    /// All pieces once.
    [[nodiscard]] Duration round() const noexcept { return round_; }
    [[nodiscard]] double expected_in_a_round() const noexcept { return expected_; }
    [[nodiscard]] bool knows_the_calendar() const noexcept { return plan_.has_value(); }
    /// How many arrivals are expected in that time: the integral of the rate.
    [[nodiscard]] double expected(Instant from, Instant until) const;
    /// The first round, `from` or later, in which anybody may come.
    [[nodiscard]] Instant next_round(Instant from) const;

private:
    struct Plan {
        Weekdays days;
        Holidays holidays;
    };
    PiecewiseRate(Instant start, std::vector<Piece> pieces, bool repeats, std::optional<Plan> plan = {});
    [[nodiscard]] double expected_until(Instant when) const;   ///< from the start
    [[nodiscard]] double expected_within(Duration into) const; ///< one round

    Instant start_;
    std::vector<Piece> pieces_;
    bool repeats_;
    std::optional<Plan> plan_; // of rounds that are days
    Duration round_{};
    double expected_ = 0;
};

/// A rate that changes as it likes, never above its bound: a higher one is a Defect that names both.
struct SmoothRate {
    Instant from, until; // nobody comes before or after
    double bound_per_hour;
    std::function<double(Instant)> per_hour;
};

class Arrivals {
public:
    /// Of those who come at once there are always one or more: a constant or discrete distribution of whole numbers.
    [[nodiscard]] static Arrivals at(Stream why, Key source, PiecewiseRate rate,
                                     Distribution how_many = Distribution::constant(1));
    [[nodiscard]] static Arrivals at(Stream why, Key source, SmoothRate rate,
                                     Distribution how_many = Distribution::constant(1));
    /// In order of time; each is numbered by its place in the list.
    [[nodiscard]] static Arrivals recorded(std::vector<Arrival> list);

    /// Nothing when no more will come, and from then on.
    [[nodiscard]] std::optional<Arrival> next();

private:
    struct Chance { // where the next arrival finds its luck
        Stream why;
        Key source;
        Distribution how_many;
        std::uint64_t number = 0;

        [[nodiscard]] Luck luck() const noexcept { return why.at(source, number); }
        [[nodiscard]] Arrival arrival(Instant when, Luck& luck) const;
    };
    struct Piecewise {
        Chance chance;
        PiecewiseRate rate;
        std::size_t piece = 0;
        Instant begins;  // this piece
        double into = 0; // microseconds of it that have passed

        std::optional<Arrival> next();
        bool go_round(double& owed);
    };
    struct Smooth {
        Chance chance;
        SmoothRate rate;
        Instant at;
        double fraction = 0; // of a microsecond after it

        std::optional<Arrival> next();
    };
    struct Recorded {
        std::vector<Arrival> list;
        std::size_t place = 0;

        std::optional<Arrival> next();
    };

    template <class Kind>
    explicit Arrivals(Kind kind) : kind_{std::move(kind)} {}

    std::variant<Piecewise, Smooth, Recorded> kind_;
    bool over_ = false;
};

} // namespace omsorg
