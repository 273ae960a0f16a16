// SPDX-License-Identifier: MIT
// The table of dated events: what it may say, and what is told of a slip in it.
#include "figures_of_services.hpp"

#include <omsorg/base/calendar.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/service/session_wish.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

constexpr std::array<std::string_view, 3> parts{"morning", "afternoon", "evening"};
constexpr double most_kinds = 100; // as `event_kinds` allows

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number, or meant as one.
bool is_numbered(const std::string& kind) { return is_digit(kind.front()) || kind.front() == '-'; }

/// The hours of 9:30, 09:30 or 19.00; the last only to say how it is written.
std::optional<double> clock(std::string text) {
    if (text.size() == 4) text.insert(0, "0");
    const bool shaped = text.size() == 5 && (text[2] == ':' || text[2] == '.') && is_digit(text[0]) &&
                        is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
    if (!shaped) return std::nullopt;
    const int hours = std::stoi(text.substr(0, 2)), minutes = std::stoi(text.substr(3));
    if (hours > 23 || minutes > 59) return std::nullopt;
    return hours + minutes / 60.0;
}

std::optional<int> read_time(FigureReader& figures, const Table& table, std::size_t row) {
    const std::string& text = table.text(row, "time");
    const auto word = std::ranges::find(parts, text);
    if (word != parts.end()) return static_cast<int>(word - parts.begin());
    const auto refuse = [&](std::string_view code, std::string problem, std::string why,
                            std::string suggestion) {
        figures.refuse(code, table.where(row, "time"), "time", std::move(problem), std::move(why),
                       std::move(suggestion));
        return std::nullopt;
    };
    if (const auto hours = clock(text); hours && text.find('.') == std::string::npos) {
        if (const auto part = part_of_day(*hours)) return part;
        return refuse(code::out_of_range, "no session is near " + text,
                      "sessions begin in the morning, the afternoon and the evening, none so early or late",
                      "Write a time between 06:00 and 21:00, or take the row away.");
    } else if (hours) {
        std::string colon = text;
        std::ranges::replace(colon, '.', ':');
        return refuse(code::not_an_option, "\"" + text + "\" is no time of day",
                      "hours and minutes are parted by a colon", did_you_mean(colon));
    }
    const std::string near =
        did_you_mean(closest(text, std::vector<std::string>{parts.begin(), parts.end()}));
    return refuse(code::not_an_option, "\"" + text + "\" is no time of day",
                  "it must be known in which part of the day the event is",
                  near.empty() ? "Write morning, afternoon, evening or a time such as 19:00." : near);
}

std::optional<std::uint64_t> read_kind(FigureReader& figures, const Table& table, std::size_t row) {
    const std::string& text = table.text(row, "kind");
    if (text.empty()) {
        figures.refuse(code::broken_row, table.where(row, "kind"), "kind", "the event has no kind",
                       "who follows events follows a kind of them",
                       "Name it, such as hockey, or give the number of a kind.");
        return std::nullopt;
    }
    if (!is_numbered(text)) return named_kind(text);
    const auto number = table.whole(row, "kind", {1, most_kinds}, figures.faults());
    return number ? std::optional{static_cast<std::uint64_t>(*number) - 1} : std::nullopt;
}

/// The days of a row: the first, and the last on which it may recur.
std::optional<std::pair<Day, Day>> read_days(FigureReader& figures, const Table& table, std::size_t row,
                                             const StudyHead& head) {
    if (table.text(row, "date").empty()) {
        figures.refuse(code::broken_row, table.where(row, "date"), "date", "the event has no date",
                       "events without one are drawn and stand in no table", "Write 2026-10-08.");
        return std::nullopt;
    }
    const auto first = figures.day(table, row, "date", Day{});
    if (!first) return std::nullopt;
    const auto last = figures.day(table, row, "until", *first);
    if (!last) return std::nullopt;
    if (*last < *first) {
        figures.refuse(code::contradiction, table.where(row, "until"), "until",
                       "the last date is before the first", "the event would never take place",
                       "Check both dates; leave this one empty for an event that takes place once.");
        return std::nullopt;
    }
    // A match in the December before the study still tells of the weeks between it and the next (event_calendar.hpp).
    constexpr std::chrono::days a_year{52 * 7};
    if (*last < head.start - a_year || *first > head.end + a_year) {
        figures.refuse(code::out_of_range, table.where(row, "date"), "date",
                       "the day is more than a year from the study, " + std::to_string(head.first_year()) +
                           " to " + std::to_string(head.last_year()),
                       "it would change nothing", "Check the year, or take the row away.");
        return std::nullopt;
    }
    return std::pair{*first, *last};
}

/// The same kind of event, at the same time of a week that both rows tell of.
bool coincide(const DatedEvent& one, const DatedEvent& other) {
    return weekday_index(one.first) == weekday_index(other.first) && one.part == other.part &&
           one.kind == other.kind && one.first <= other.last && other.first <= one.last;
}

} // namespace

EventCalendar read_events(FigureReader& figures, const StudyHead& head) {
    if (!figures.has("events")) return {};
    const Table* table = figures.table("events", {"date", "until", "time", "kind", "outdoors", "source"});
    if (table == nullptr) return {};
    std::vector<DatedEvent> events;
    std::vector<std::uint32_t> lines; // where each of them stands
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto days = read_days(figures, *table, row, head);
        const auto part = read_time(figures, *table, row);
        const auto kind = read_kind(figures, *table, row);
        const auto outdoors = figures.word(*table, row, "outdoors", {"no", "yes"});
        if (table->text(row, "source").empty())
            figures.refuse(code::bad_evidence, table->where(row, "source"), "source",
                           "nothing says where the date is from", "nobody could check it",
                           "Name the list or the page, or write assumed.");
        if (!days || !part || !kind || !outdoors) continue;
        const DatedEvent event{days->first, days->second, *part, *kind, *outdoors == 1};
        const auto same =
            std::ranges::find_if(events, [&](const DatedEvent& other) { return coincide(event, other); });
        if (same != events.end())
            figures.refuse(code::duplicate_row, table->where(row, "date"), "date",
                           "line " + std::to_string(lines[static_cast<std::size_t>(same - events.begin())]) +
                               " has an event of the kind at the same time",
                           "it would draw people twice",
                           "Remove one of the rows, or give the kinds names of their own.");
        events.push_back(event);
        lines.push_back(table->where(row, "date").line);
    }
    return figures.faults().empty() ? EventCalendar{std::move(events)} : EventCalendar{};
}

void expect_kinds(FigureReader& figures, double most) {
    if (!figures.has("events")) return;
    const Table* table = figures.table("events", {"kind"});
    for (std::size_t row = 0; table != nullptr && row < table->rows(); ++row)
        if (const std::string& kind = table->text(row, "kind"); is_numbered(kind) && std::stod(kind) > most)
            figures.refuse(code::out_of_range, table->where(row, "kind"), "kind",
                           "there is no kind " + kind + " of events",
                           "there are " + std::to_string(std::lround(most)) + " in the study, event_kinds",
                           "Name the kind, or raise event_kinds of the service.");
}

} // namespace omsorg
