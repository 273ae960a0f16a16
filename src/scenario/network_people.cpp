// SPDX-License-Identifier: MIT
#include "network_parts.hpp"

#include <omsorg/base/calendar.hpp>
#include <omsorg/network/network.hpp>
#include <omsorg/scenario/code.hpp>

#include <stdexcept>
#include <utility>

namespace omsorg {
namespace {

NetworkWays read_ways(TableReader& people, const TreeNode& node, const std::string& key) {
    people.places().emplace(key, node.where);
    NetworkWays ways;
    if (const auto* name = node.as<std::string>()) return {{*name, 1}};
    const auto* table = node.as<TreeNode::Table>();
    if (table == nullptr) {
        people.refuse(code::wrong_type, node.where, key, "this is " + std::string{node.kind()},
                      "a way leads to a station, or to several with their chances",
                      "Write \"desk\", or { desk = 0.3, ward = 0.7 }.");
        return ways;
    }
    for (const TreeEntry& entry : *table)
        if (const auto chance = people.amount(entry.node, "share", key)) ways.push_back({entry.key, *chance});
    return ways;
}

void read_asks(TableReader& table, NetworkAsks& asks) {
    table.read("patience", asks.patience);
    table.read("priority", asks.priority);
    table.read("units", asks.units);
    table.read("joins_below", asks.joins_below);
    table.read("skills", asks.skills);
    if (table.take("prefers") != nullptr) table.read("prefers", asks.prefers.emplace());
}

class RateReader {
public:
    RateReader(TableReader& people, Instant start, Holidays holidays)
        : people_{people}, start_{start}, holidays_{holidays} {}

    std::optional<PiecewiseRate> read(const TreeNode& node) {
        const std::string key = people_.key_of("rate");
        const auto* table = node.as<TreeNode::Table>();
        if (table == nullptr) {
            const auto rate = one(node, key);
            return rate ? made({{std::chrono::weeks{1}, *rate}}, true, node, key) : std::nullopt;
        }
        std::vector<PiecewiseRate::Piece> pieces;
        bool repeats = true, fine = true;
        std::optional<Duration> each;
        std::optional<Weekdays> days = Weekdays::every_day;
        const TreeEntry* rates = nullptr;
        for (const TreeEntry& entry : *table) {
            if (entry.key == "each")
                each = people_.duration(entry.node, key + ".each");
            else if (entry.key == "rates")
                rates = &entry;
            else if (entry.key == "days")
                days = read_days(people_, &entry.node, key + ".days"), fine = fine && days;
            else if (entry.key == "repeats" && entry.node.as<bool>() != nullptr)
                repeats = *entry.node.as<bool>();
            else if (entry.key != "source" && entry.key != "note")
                refuse(code::unknown_key, entry.where, key, "\"" + entry.key + "\" is no part of a rate",
                       "it would change nothing"),
                    fine = false;
        }
        const auto* list = rates != nullptr ? rates->node.as<TreeNode::Array>() : nullptr;
        if (list == nullptr || !each) {
            refuse(code::missing_key, node.where, key, "\"each\" and \"rates\" are needed",
                   "a rate that changes holds for a while, then another");
            return std::nullopt;
        }
        for (const TreeNode& piece : *list) {
            const auto rate = one(piece, key);
            fine = fine && rate;
            pieces.push_back({*each, rate.value_or(0)});
        }
        if (!fine) return std::nullopt;
        if (*days != Weekdays::every_day) return on_days(std::move(pieces), *days, repeats, node, key);
        return made(std::move(pieces), repeats, node, key);
    }

private:
    // A day's rates on some days, nobody on the others; the first day is that of the start.
    std::optional<PiecewiseRate> on_days(std::vector<PiecewiseRate::Piece> day, Weekdays days, bool repeats,
                                         const TreeNode& node, const std::string& key) {
        Duration round{};
        for (const PiecewiseRate::Piece& piece : day) round += piece.lasts;
        if (round != std::chrono::days{1} || !repeats) {
            refuse(code::contradiction, node.where, key, "the rates are not those of one day",
                   "with days of the week they are told from midnight to midnight, over and over");
            return std::nullopt;
        }
        return made([&] { return PiecewiseRate::on_days(day_of(start_), days, std::move(day), holidays_); },
                    node, key);
    }
    std::optional<double> one(const TreeNode& node, const std::string& key) {
        const auto rate = people_.amount(node, "per h", key);
        if (!rate || *rate >= 0) return rate;
        refuse(code::out_of_range, node.where, key, "a rate below zero", "fewer than nobody cannot come");
        return std::nullopt;
    }
    // What a rate must be, its own room says.
    std::optional<PiecewiseRate> made(std::vector<PiecewiseRate::Piece> pieces, bool repeats,
                                      const TreeNode& node, const std::string& key) {
        return made(
            [&] {
                return repeats ? PiecewiseRate::repeating(start_, std::move(pieces))
                               : PiecewiseRate::once(start_, std::move(pieces));
            },
            node, key);
    }
    template <class Make>
    std::optional<PiecewiseRate> made(Make make, const TreeNode& node, const std::string& key) {
        try {
            return make();
        } catch (const std::invalid_argument& impossible) {
            refuse(code::out_of_range, node.where, key, impossible.what(), "nobody could come by it");
            return std::nullopt;
        }
    }
    void refuse(std::string_view code, const Where& where, const std::string& key, std::string problem,
                std::string why) {
        people_.refuse(code, where, key, std::move(problem), std::move(why),
                       "Write \"4 per h\", or { each = \"1 h\", rates = [2.4, 8.8] }.");
    }

    TableReader& people_;
    Instant start_;
    Holidays holidays_;
};

std::vector<Arrival> read_recorded(TableReader& people, const TreeNode& node, Instant start) {
    const std::string key = people.key_of("recorded");
    std::vector<Arrival> arrivals;
    const auto* list = node.as<TreeNode::Array>();
    if (list == nullptr) {
        people.refuse(code::wrong_type, node.where, key, "this is " + std::string{node.kind()},
                      "a list is needed", "Write [2027-01-04T07:30:00, 2027-01-04T08:10:00].");
        return arrivals;
    }
    const auto moment = [&](const TreeNode& one) -> std::optional<Instant> {
        if (const auto* when = one.as<Instant>()) return *when;
        if (const auto* day = one.as<Day>()) return Instant{*day};
        const auto after = people.duration(one, key);
        return after ? std::optional{start + *after} : std::nullopt;
    };
    for (const TreeNode& one : *list) {
        const TreeNode* when = &one;
        int how_many = 1;
        if (const auto* table = one.as<TreeNode::Table>()) {
            const TreeEntry* at = find(*table, "at");
            if (at == nullptr) {
                people.refuse(code::missing_key, one.where, key, "\"at\" is missing",
                              "it is not said when they came",
                              "Write { at = 2027-01-04T07:30:00, how_many = 2 }.");
                continue;
            }
            when = &at->node;
            if (const TreeEntry* many = find(*table, "how_many"))
                how_many = people.whole(many->node, key).value_or(1);
            if (how_many < 1)
                people.refuse(code::out_of_range, one.where, key, "fewer than one came",
                              "one or more come at once", "Write 1 or more, or leave it out.");
        }
        if (const auto instant = moment(*when)) arrivals.push_back({*instant, how_many});
    }
    return arrivals;
}

std::vector<NetworkFounders> read_founders(TableReader& people, const TreeNode& node) {
    const std::string key = people.key_of("at_start");
    std::vector<NetworkFounders> groups;
    if (const auto* table = node.as<TreeNode::Table>()) {
        for (const TreeEntry& entry : *table)
            if (const auto count = people.whole(entry.node, key)) groups.push_back({*count, entry.key});
    } else if (const auto count = people.whole(node, key)) {
        groups.push_back({*count, {}});
    }
    return groups;
}

} // namespace

NetworkPeople read_people(const TreeEntry& entry, Instant start, Holidays holidays, NetworkPlaces& places,
                          FaultList& faults) {
    NetworkPeople people{.name = entry.key};
    TableReader table{
        entry.node, network_key({"people", entry.key}), {"people", "people.asks"}, places, faults};
    if (const TreeNode* rate = table.take("rate"))
        people.rate = RateReader{table, start, holidays}.read(*rate);
    table.read("gap", people.gap);
    if (const TreeNode* recorded = table.take("recorded"))
        people.recorded = read_recorded(table, *recorded, start);
    if (const TreeNode* there = table.take("at_start")) people.at_start = read_founders(table, *there);
    if (const TreeNode* many = table.take("how_many"))
        if (auto spread = table.distribution(*many, "count", 1, table.key_of("how_many")))
            people.how_many = *spread;
    if (const TreeNode* begin = table.take("begin"))
        people.begin = read_ways(table, *begin, table.key_of("begin"));
    if (const TreeNode* next = table.take("next")) {
        const TableReader ways{*next, table.key_of("next"), {}, places, faults};
        for (const TreeEntry& from : ways.table())
            people.next[from.key] = read_ways(table, from.node, ways.key_of(from.key));
    }
    if (const TreeNode* at = table.take("at")) {
        const TableReader stations{*at, table.key_of("at"), {}, places, faults};
        for (const TreeEntry& one : stations.table()) {
            TableReader asks{
                one.node, stations.key_of(one.key), {"people.at", "people.asks"}, places, faults};
            asks.read("service", people.at[one.key].service);
            read_asks(asks, people.at[one.key]);
            asks.refuse_the_rest();
        }
    }
    table.read("within", people.within);
    read_asks(table, people.everywhere);
    table.refuse_the_rest();
    return people;
}

} // namespace omsorg
