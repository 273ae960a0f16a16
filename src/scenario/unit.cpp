// SPDX-License-Identifier: MIT
#include <omsorg/scenario/unit.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/fault.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <span>
#include <vector>

namespace omsorg {
namespace {

enum Dimension : int { of_time, of_length, of_money, of_posts, of_things, of_nothing };

struct Word {
    std::string_view name;
    Dimension dimension;
    double scale; // in seconds, metres, kronor, posts, things; shares in ones
    std::string_view thing{};
    int power = 1;
};

constexpr double day = 86'400.0;
constexpr double year = days_a_year * day;

constexpr Word words[] = {
    {"s", of_time, 1},
    {"second", of_time, 1},
    {"seconds", of_time, 1},
    {"min", of_time, 60},
    {"minute", of_time, 60},
    {"minutes", of_time, 60},
    {"h", of_time, 3600},
    {"hour", of_time, 3600},
    {"hours", of_time, 3600},
    {"d", of_time, day},
    {"day", of_time, day},
    {"days", of_time, day},
    {"night", of_time, day},
    {"nights", of_time, day},
    {"week", of_time, 7 * day},
    {"weeks", of_time, 7 * day},
    {"month", of_time, year / 12},
    {"months", of_time, year / 12},
    {"year", of_time, year},
    {"years", of_time, year},
    {"m", of_length, 1},
    {"km", of_length, 1000},
    {"m2", of_length, 1, {}, 2},
    {"km2", of_length, 1e6, {}, 2},
    {"SEK", of_money, 1},
    {"kr", of_money, 1},
    {"kronor", of_money, 1},
    {"kSEK", of_money, 1e3},
    {"tkr", of_money, 1e3},
    {"MSEK", of_money, 1e6},
    {"Mkr", of_money, 1e6},
    {"post", of_posts, 1},
    {"posts", of_posts, 1},
    {"count", of_things, 1, "count"},
    {"place", of_things, 1, "places"},
    {"places", of_things, 1, "places"},
    {"person", of_things, 1, "persons"},
    {"persons", of_things, 1, "persons"},
    {"inhabitant", of_things, 1, "persons"},
    {"inhabitants", of_things, 1, "persons"},
    {"client", of_things, 1, "clients"},
    {"clients", of_things, 1, "clients"},
    {"visit", of_things, 1, "visits"},
    {"visits", of_things, 1, "visits"},
    {"worker", of_things, 1, "workers"},
    {"workers", of_things, 1, "workers"},
    {"employee", of_things, 1, "workers"},
    {"employees", of_things, 1, "workers"},
    {"escort", of_things, 1, "escorts"},
    {"escorts", of_things, 1, "escorts"},
    {"alarm", of_things, 1, "alarms"},
    {"alarms", of_things, 1, "alarms"},
    {"application", of_things, 1, "applications"},
    {"applications", of_things, 1, "applications"},
    {"woman", of_things, 1, "women"},
    {"women", of_things, 1, "women"},
    {"child", of_things, 1, "children"},
    {"children", of_things, 1, "children"},
    {"birth", of_things, 1, "births"},
    {"births", of_things, 1, "births"},
    {"device", of_things, 1, "devices"},
    {"devices", of_things, 1, "devices"},
    {"share", of_nothing, 1},
    {"ratio", of_nothing, 1},
    {"factor", of_nothing, 1},
    {"times", of_nothing, 1},
    {"%", of_nothing, 0.01},
    {"percent", of_nothing, 0.01},
    {"‰", of_nothing, 0.001},
};

constexpr std::string_view dimension_names[] = {"time", "length", "money", "posts", "things"};

const Word* word_named(std::string_view name) {
    const auto found =
        std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.name == name; });
    return found == std::end(words) ? nullptr : &*found;
}

// "SEK/post and month" as ("SEK", above), ("post", below), ("month", below).
struct Part {
    std::string_view word;
    bool below;
};

std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts;
    bool below = false;
    while (!text.empty()) {
        if (text[0] == ' ') {
            text.remove_prefix(1);
        } else if (text[0] == '/') {
            below = true;
            text.remove_prefix(1);
        } else {
            const auto end = std::min(text.find_first_of(" /"), text.size());
            const auto word = text.substr(0, end);
            text.remove_prefix(end);
            if (word == "per")
                below = true;
            else if (word != "and" && word != "of" && !(word == "1" && !below))
                parts.push_back({word, below});
        }
    }
    return parts;
}

} // namespace

struct UnitReader {
    static bool add(Unit& unit, const Part& part) {
        const int sign = part.below ? -1 : 1;
        double round = 0;
        const auto [end, trouble] =
            std::from_chars(part.word.data(), part.word.data() + part.word.size(), round);
        if (trouble == std::errc{} && end == part.word.data() + part.word.size()) {
            if (!(round > 0)) return false;
            unit.scale_ *= std::pow(round, sign);
            return true;
        }
        const Word* word = word_named(part.word);
        if (word == nullptr) return false;
        unit.scale_ *= part.below ? 1 / word->scale : word->scale;
        if (word->dimension != of_nothing)
            unit.power_[static_cast<std::size_t>(word->dimension)] += sign * word->power;
        if (!word->thing.empty() && word->thing != "count")
            unit.thing_ += (part.below ? "/" : " ") + std::string{word->thing};
        return true;
    }
};

std::optional<Unit> Unit::of(std::string_view text) {
    Unit unit;
    for (const Part& part : parts_of(text))
        if (!UnitReader::add(unit, part)) return std::nullopt;
    return unit;
}

std::optional<double> Unit::factor_to(const Unit& other) const {
    if (power_ != other.power_) return std::nullopt;
    if (!thing_.empty() && !other.thing_.empty() && thing_ != other.thing_) return std::nullopt;
    return scale_ / other.scale_;
}

std::string Unit::kind() const {
    std::string above, below;
    for (std::size_t i = 0; i < power_.size(); ++i) {
        const std::string_view thing{thing_};
        const bool named = i == of_things && !thing.empty();
        const std::string name{named ? thing.substr(1) : dimension_names[i]};
        if (power_[i] > 0) above += (above.empty() ? "" : " and ") + name + (power_[i] > 1 ? " squared" : "");
        if (power_[i] < 0) below += " per " + name;
    }
    if (above.empty() && below.empty()) return "a share or plain number";
    if (above.empty()) return "a rate" + below;
    const bool article = above == "time" || above == "length";
    return (article ? "a " : "") + above + below;
}

std::string units_like(std::string_view unit) {
    const auto documented = Unit::of(unit);
    std::vector<std::string_view> tried{unit};
    constexpr std::string_view usual[] = {
        "min", "h",   "days", "months", "years",    "h/week",    "h/month", "km/h",  "m/min", "km",   "m",
        "SEK", "tkr", "Mkr",  "SEK/h",  "per year", "per month", "%/year",  "share", "%",     "posts"};
    for (const auto name : usual) {
        const auto other = Unit::of(name);
        if (documented && other && other->factor_to(*documented) && name != unit) tried.push_back(name);
    }
    std::string list;
    for (const auto name : std::span{tried}.first(std::min<std::size_t>(tried.size(), 5)))
        list += (list.empty() ? "" : ", ") + std::string{name};
    return list;
}

std::optional<std::string> closest_unit(std::string_view word) {
    static const auto names = [] {
        std::vector<std::string> list;
        for (const Word& w : words) list.emplace_back(w.name);
        return list;
    }();
    for (const Part& part : parts_of(word)) {
        if (word_named(part.word) != nullptr) continue;
        // A short word has few letters to be near by: "hr" and "mn" are one slip away.
        std::size_t fewest = part.word.size() > 5 ? 3 : 2;
        std::optional<std::string> best;
        for (const std::string& name : names)
            if (const auto slips = slips_between(part.word, name); slips < fewest)
                fewest = slips, best = name;
        return best;
    }
    return std::nullopt;
}

} // namespace omsorg
