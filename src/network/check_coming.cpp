// SPDX-License-Identifier: MIT
// Who comes: in one way, not too often, and at all.
#include "checker.hpp"

#include <omsorg/base/calendar.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

namespace omsorg {
namespace {

constexpr double most_per_hour = 1e7, most_in_a_run = 1e9;

} // namespace

void NetworkChecker::check_coming(const NetworkPeople& people) {
    const auto key = [&](std::string_view word) { return network_key({"people", people.name, word}); };
    const int ways = (people.rate ? 1 : 0) + (people.gap ? 1 : 0) + (people.recorded.empty() ? 0 : 1);
    if (ways > 1)
        fault("contradiction", network_key({"people", people.name}), "they come in two ways at once",
              "a rate, a gap and a record each say it all", "Keep one, or describe two kinds of people.");
    const bool somebody_is_there = std::any_of(people.at_start.begin(), people.at_start.end(),
                                               [](const NetworkFounders& group) { return group.count != 0; });
    if (ways == 0 && !somebody_is_there)
        fault("missing_key", network_key({"people", people.name}), "nobody ever comes",
              "there is no rate, no gap, no record, and nobody at the start", "Write rate = \"4 per h\".");
    const auto too_many = [&](std::string_view word, const char* example) {
        fault("out_of_range", key(word), "more than ten million come an hour", "no run would get to its end",
              std::string{"Is the unit right? Write "} + example + ".");
    };
    if (people.gap && not_below_zero(*people.gap, key("gap"))) {
        if (!takes_time(people.gap->mean()))
            fault("out_of_range", key("gap"), "they all come at once, without end", "no time would pass",
                  "Write \"15 min\".");
        else if (people.gap->mean() < 1 / most_per_hour)
            too_many("gap", "\"15 min\"");
    }
    if (people.rate)
        for (const PiecewiseRate::Piece& piece : people.rate->pieces())
            if (piece.per_hour > most_per_hour) {
                too_many("rate", "\"4 per h\"");
                break;
            }
    const Distribution::Kind kind = people.how_many.kind();
    bool whole = kind == Distribution::Kind::constant || kind == Distribution::Kind::discrete;
    if (whole) {
        std::vector<double> values = people.how_many.parameters();
        if (kind == Distribution::Kind::discrete) values.resize(values.size() / 2);
        whole = std::all_of(values.begin(), values.end(), [](double x) {
            return x >= 1 && x <= 1e6 && x == static_cast<double>(static_cast<int>(x));
        });
    }
    if (!whole)
        fault("bad_distribution", key("how_many"), people.how_many.text() + " is no number of people",
              "one or more come at once", "Use a whole number, or a discrete distribution of them.");
    Instant last = network.start;
    for (const Arrival& arrival : people.recorded) {
        if (arrival.when < last) {
            fault("out_of_order", key("recorded"),
                  last == network.start ? "somebody came before the start" : "the record goes back in time",
                  "it is told in order, from the start", "Sort it, or let the run start earlier.");
            break;
        }
        last = arrival.when;
    }
}

// How many come in the run, and whether any are seen.
void NetworkChecker::check_expected(const NetworkPeople& people) {
    const auto key = [&](std::string_view word) { return network_key({"people", people.name, word}); };
    if (!people.keeps_coming()) return;
    const std::string way = key(people.rate ? "rate" : people.gap ? "gap" : "recorded");
    const Instant end = end_of(network), observed = later_by(network.start, network.warm_up);
    const double all = expected_to_come(people, network.start, end);
    if (all > most_in_a_run) {
        char text[64];
        std::snprintf(text, sizeof text, "some %.2g persons come in each run", all);
        warn("out_of_range", way, text, "a run takes hours, or days", "Is the unit right, and the length?");
    }
    const bool some_are_there = std::any_of(people.at_start.begin(), people.at_start.end(),
                                            [](const NetworkFounders& group) { return group.count > 0; });
    if (!people.recorded.empty() && all == 0)
        warn("out_of_range", way, "all of the record lies after the end", "nobody would come",
             "Let the run start later or last longer, or take the record of its time.");
    else if (all == 0)
        warn("out_of_range", way, people.rate ? "nobody comes by this rate" : "nobody comes",
             "it is nought from the start to the end",
             "Write \"4 per h\", or look at its days and at the start of the run.");
    else if (!some_are_there && expected_to_come(people, observed, end) == 0)
        warn("out_of_range", way, "nobody comes after the warm-up", "who came before it is not counted",
             "Let the warm-up be shorter, or the run start later.");
}

// Rates by the week know no public holidays, and shifts do.
void NetworkChecker::check_holidays(const NetworkPeople& people) {
    if (!people.rate || !people.rate->repeats()) return;
    const std::vector<PiecewiseRate::Piece>& pieces = people.rate->pieces();
    const bool is_even = std::all_of(pieces.begin(), pieces.end(), [&](const PiecewiseRate::Piece& piece) {
        return piece.per_hour == pieces.front().per_hour;
    });
    if (is_even || people.rate->round() % std::chrono::weeks{1} != Duration::zero()) return;
    const auto differ = [](const std::optional<Shifts>& shifts, Day day) {
        for (int hour = 0; shifts && hour < 24; ++hour) {
            const Instant then = day + std::chrono::hours{hour};
            if (shifts->on_duty(then) != shifts->on_duty(then - std::chrono::weeks{1})) return true;
        }
        return false;
    };
    const Instant end = std::min(end_of(network), later_by(network.start, std::chrono::years{4}));
    for (Day day = day_of(network.start); Instant{day} < end; day += std::chrono::days{1}) {
        if (!is_public_holiday(day) || is_public_holiday(day - std::chrono::weeks{1})) continue;
        if (people.rate->expected(day, day + std::chrono::days{1}) == 0) continue;
        for (const NetworkStation& station : network.stations) {
            bool closed = differ(station.shifts, day);
            for (const NetworkWorker& worker : station.workers) closed = closed || differ(worker.shifts, day);
            if (!closed) continue;
            const std::chrono::year_month_day date{day};
            char text[80];
            std::snprintf(text, sizeof text, "they come on %04d-%02u-%02u as on any such day of the week",
                          static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                          static_cast<unsigned>(date.day()));
            return warn("contradiction", network_key({"people", people.name, "rate"}), text,
                        "it is a public holiday, on which \"" + station.name + "\" works as on Sundays",
                        "Say one day's rates with days, for each sort of day, or holidays = \"as_usual\".");
        }
    }
}

} // namespace omsorg
