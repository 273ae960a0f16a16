// SPDX-License-Identifier: MIT
#include <omsorg/chance/arrivals.hpp>

#include <omsorg/base/expect.hpp>

#include "sentence.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace omsorg {
namespace {

constexpr double hour = 3.6e9; // microseconds

constexpr Duration one_day = std::chrono::days{1};

constexpr double longest = 1e17; // 3,000 years: more than any calendar here, and sums of it fit in 64 bits

double ticks(Duration length) { return static_cast<double>(length.count()); }

Duration whole(double ticks) { return Duration{static_cast<std::int64_t>(ticks)}; }

void need_whole_numbers(const Distribution& how_many) {
    const auto kind = how_many.kind();
    if (kind != Distribution::Kind::constant && kind != Distribution::Kind::discrete)
        throw std::invalid_argument{"how many come at once is a constant or discrete distribution, not " +
                                    how_many.text()};
    std::vector<double> values = how_many.parameters();
    if (kind == Distribution::Kind::discrete) values.resize(values.size() / 2); // the weights follow
    for (const double value : values)
        need(value >= 1 && value <= 1e9 && value == std::floor(value),
             "how many come at once is a whole number of 1 or more", value);
}

} // namespace

PiecewiseRate::PiecewiseRate(Instant start, std::vector<Piece> pieces, bool repeats, std::optional<Plan> plan)
    : start_{start}, pieces_{std::move(pieces)}, repeats_{repeats}, plan_{plan} {
    if (pieces_.empty()) throw std::invalid_argument{"a rate of arrivals needs at least one piece"};
    for (const Piece& piece : pieces_) {
        need(piece.lasts > Duration{0}, "a piece of a rate needs a length above 0 microseconds",
             ticks(piece.lasts));
        need(ticks(round_) + ticks(piece.lasts) <= longest,
             "the pieces of a rate need to last 3000 years at most, in microseconds 10^17",
             ticks(round_) + ticks(piece.lasts));
        need(std::isfinite(piece.per_hour) && piece.per_hour >= 0,
             "a rate of arrivals needs a number of 0 or more per hour", piece.per_hour);
        round_ += piece.lasts;
        expected_ += piece.per_hour * ticks(piece.lasts) / hour;
    }
}

PiecewiseRate PiecewiseRate::once(Instant start, std::vector<Piece> pieces) {
    return {start, std::move(pieces), false};
}

PiecewiseRate PiecewiseRate::repeating(Instant start, std::vector<Piece> pieces) {
    return {start, std::move(pieces), true};
}

PiecewiseRate PiecewiseRate::on_days(Day first, Weekdays days, std::vector<Piece> of_a_day,
                                     Holidays holidays) {
    PiecewiseRate rate{first, std::move(of_a_day), true, Plan{days, holidays}};
    need(rate.round_ == one_day, "the pieces of a day last 24 hours together, in microseconds 8.64 10^10",
         ticks(rate.round_));
    need(static_cast<int>(days) > 0 && days <= Weekdays::every_day,
         "some days of the week are named, as bits", static_cast<double>(days));
    return rate;
}

double PiecewiseRate::expected(Instant from, Instant until) const {
    return until > from ? expected_until(until) - expected_until(from) : 0;
}

double PiecewiseRate::expected_until(Instant when) const {
    if (when <= start_) return 0;
    const Duration since = when - start_;
    if (!repeats_) return expected_within(since);
    const auto rounds = since / round_;
    double held = static_cast<double>(rounds);
    bool comes = true;
    if (plan_) {
        const Day first = day_of(start_), last = first + std::chrono::days{rounds};
        held = 0;
        for (Day day = first; day < last; day += std::chrono::days{1})
            held += takes_place(plan_->days, day, plan_->holidays) ? 1 : 0;
        comes = takes_place(plan_->days, last, plan_->holidays);
    }
    return held * expected_ + (comes ? expected_within(since % round_) : 0);
}

double PiecewiseRate::expected_within(Duration into) const {
    double sum = 0;
    for (const Piece& piece : pieces_) {
        if (into <= Duration{0}) break;
        sum += piece.per_hour * ticks(std::min(into, piece.lasts)) / hour;
        into -= piece.lasts;
    }
    return sum;
}

Instant PiecewiseRate::next_round(Instant from) const {
    while (plan_ && !takes_place(plan_->days, day_of(from), plan_->holidays)) from += one_day;
    return from;
}

Arrivals Arrivals::at(Stream why, Key source, PiecewiseRate rate, Distribution how_many) {
    need_whole_numbers(how_many);
    const Instant begins = rate.next_round(rate.start());
    return Arrivals{
        Piecewise{.chance = {why, source, std::move(how_many)}, .rate = std::move(rate), .begins = begins}};
}

Arrivals Arrivals::at(Stream why, Key source, SmoothRate rate, Distribution how_many) {
    need_whole_numbers(how_many);
    need(std::isfinite(rate.bound_per_hour) && rate.bound_per_hour > 0,
         "a smooth rate needs a bound above 0 per hour", rate.bound_per_hour);
    if (!rate.per_hour) throw std::invalid_argument{"a smooth rate needs a function of time"};
    const Instant from = rate.from;
    return Arrivals{
        Smooth{.chance = {why, source, std::move(how_many)}, .rate = std::move(rate), .at = from}};
}

Arrivals Arrivals::recorded(std::vector<Arrival> list) {
    for (std::size_t row = 0; row < list.size(); ++row) {
        const std::string of = "recorded arrival " + std::to_string(row);
        if (row > 0 && list[row].when < list[row - 1].when)
            throw std::invalid_argument{of + " comes before the one above it; put them in order of time?"};
        need(list[row].how_many >= 1, of + " needs a number of people of 1 or more", list[row].how_many);
        list[row].number = row;
    }
    return Arrivals{Recorded{.list = std::move(list)}};
}

std::optional<Arrival> Arrivals::next() {
    if (over_) return std::nullopt;
    const auto found = std::visit([](auto& kind) { return kind.next(); }, kind_);
    over_ = !found;
    return found;
}

Arrival Arrivals::Chance::arrival(Instant when, Luck& luck) const {
    return {when, static_cast<int>(how_many.draw(luck)), number};
}

// The rate spends what the arrival is owed, piece by piece: cumulative(T_n) = E_0 + … + E_n.
std::optional<Arrival> Arrivals::Piecewise::next() {
    Luck luck = chance.luck();
    double owed = luck.exponential();
    for (;; ++piece, into = 0) {
        if (piece == rate.pieces().size() && !go_round(owed)) return std::nullopt;
        const auto& [lasts, per_hour] = rate.pieces()[piece];
        const double to_spend = (ticks(lasts) - into) * per_hour / hour;
        if (owed < to_spend) {
            into += owed * hour / per_hour;
            // Rounding may reach the end of the piece, which is already the next.
            const Instant when = begins + std::min(whole(into), lasts - Duration{1});
            const Arrival arrival = chance.arrival(when, luck);
            ++chance.number;
            return arrival;
        }
        owed -= to_spend;
        begins += lasts;
    }
}

// From the last piece to the first, past all the rounds that are too short for what is owed.
bool Arrivals::Piecewise::go_round(double& owed) {
    const double each = rate.expected_in_a_round();
    if (!rate.repeats() || each == 0) return false;
    piece = 0;
    if (rate.knows_the_calendar()) {
        begins = rate.next_round(begins);
        return begins - rate.start() < whole(longest);
    }
    const double rounds = std::floor(owed / each);
    const double so_far = ticks(begins - rate.start());
    if (!(so_far + (rounds + 2) * ticks(rate.round()) < longest)) return false;
    begins += rate.round() * static_cast<std::int64_t>(rounds);
    owed = std::max(owed - rounds * each, 0.0);
    return true;
}

std::optional<Arrival> Arrivals::Smooth::next() {
    for (;; ++chance.number) {
        Luck luck = chance.luck();
        const double ahead = fraction + luck.exponential() * hour / rate.bound_per_hour;
        if (!(ahead < longest)) return std::nullopt;
        at = later_by(at, whole(ahead));
        fraction = ahead - std::floor(ahead);
        if (at >= rate.until) return std::nullopt;
        const double per_hour = rate.per_hour(at);
        if (!(per_hour >= 0 && per_hour <= rate.bound_per_hour))
            raise_defect("a rate of arrivals, " + number(per_hour) +
                         " per hour, lies between 0 and its bound, " + number(rate.bound_per_hour));
        if (luck.uniform() >= per_hour / rate.bound_per_hour) continue;
        const Arrival arrival = chance.arrival(at, luck);
        ++chance.number;
        return arrival;
    }
}

std::optional<Arrival> Arrivals::Recorded::next() {
    if (place == list.size()) return std::nullopt;
    return list[place++];
}

} // namespace omsorg
