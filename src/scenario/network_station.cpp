// SPDX-License-Identifier: MIT
#include "network_parts.hpp"

#include <omsorg/network/network.hpp>
#include <omsorg/scenario/code.hpp>

#include <algorithm>

namespace omsorg {
namespace {

template <class Choice>
using Word = TableReader::Word<Choice>;

constexpr Word<StationKind> kinds[] = {{"places", StationKind::places},
                                       {"staff", StationKind::staff},
                                       {"sharing", StationKind::sharing},
                                       {"delay", StationKind::delay},
                                       {"batching", StationKind::batching}};
constexpr Word<Discipline> disciplines[] = {
    {"first_come", Discipline::first_come},     {"last_come", Discipline::last_come},
    {"random_order", Discipline::random_order}, {"priority", Discipline::priority},
    {"shortest_job", Discipline::shortest_job}, {"deadline", Discipline::deadline}};
constexpr Word<Preemption> preemptions[] = {
    {"none", Preemption::none}, {"resume", Preemption::resume}, {"restart", Preemption::restart}};
constexpr Word<AtShiftEnd> shift_ends[] = {{"finish", AtShiftEnd::finish},
                                           {"hand_over", AtShiftEnd::hand_over},
                                           {"suspend", AtShiftEnd::suspend},
                                           {"restart", AtShiftEnd::restart},
                                           {"do_not_start", AtShiftEnd::do_not_start}};

constexpr Word<AtClosing> closings[] = {{"stay", AtClosing::stay}, {"go_home", AtClosing::go_home}};

constexpr Duration one_day = std::chrono::days{1};

void read_shift(TableReader row, Shifts& shifts) {
    const auto days = read_days(row, row.take("days"), row.key_of("days"));
    int staff = 1;
    row.read("staff", staff);
    const TreeNode* from_node = row.need("from", "a shift has a beginning");
    const TreeNode* until_node = row.need("until", "a shift has an end");
    row.refuse_the_rest();
    if (from_node == nullptr || until_node == nullptr) return;
    const auto from = row.duration(*from_node, row.key_of("from"));
    auto until = row.duration(*until_node, row.key_of("until"));
    if (!days || !from || !until) return;
    if (*until <= *from && *until < one_day) *until += one_day;
    if (*from >= one_day || *until > *from + one_day)
        return row.refuse(code::out_of_range, from_node->where, row.key(), "the shift is longer than a day",
                          "it begins within its day, and ends at most a day later",
                          "Write 07:00:00 and 15:00:00.");
    if (staff < 0)
        return row.refuse(code::out_of_range, row.node().where, row.key_of("staff"), "fewer than none",
                          "there are none, or some", "Write 0 or more.");
    shifts.add(*days, *from, *until, staff);
}

// A list of tables; what it is instead is told.
template <class Read>
void each_row(TableReader& table, std::string_view word, std::string_view example, Read read) {
    const TreeNode* node = table.take(word);
    if (node == nullptr) return;
    const auto* list = node->as<TreeNode::Array>();
    if (list == nullptr)
        return table.refuse(code::wrong_type, node->where, table.key_of(word),
                            "this is " + std::string{node->kind()}, "a list is needed",
                            "Write " + std::string{example} + ".");
    for (std::size_t row = 0; row < list->size(); ++row)
        read((*list)[row], table.key_of(word) + "." + std::to_string(row));
}

std::optional<Shifts> read_shifts(TableReader& table, Holidays holidays) {
    std::optional<Shifts> shifts;
    each_row(table, "shifts", "[{ days = \"every_day\", from = 07:00:00, until = 15:00:00, staff = 2 }]",
             [&](const TreeNode& node, std::string key) {
                 if (!shifts) shifts.emplace(holidays);
                 read_shift({node, std::move(key), {"shift"}, table.places(), table.faults()}, *shifts);
             });
    return shifts;
}

NetworkWorker read_worker(TableReader row, Holidays holidays) {
    NetworkWorker worker;
    if (row.need("name", "a worker is found by her name") != nullptr) row.read("name", worker.name);
    std::optional<std::vector<std::string>> skills;
    row.read("skills", skills);
    if (skills) worker.skills = std::move(*skills);
    worker.shifts = read_shifts(row, holidays);
    row.read("count", worker.count);
    row.refuse_the_rest();
    return worker;
}

} // namespace

NetworkStation read_station(const TreeEntry& entry, Holidays holidays, NetworkPlaces& places,
                            FaultList& faults) {
    NetworkStation station{.name = entry.key};
    const std::string key = network_key({"station", entry.key});
    std::string_view kind = "places";
    {
        TableReader head{entry.node, key, {"station"}, places, faults};
        head.read("kind", station.kind, std::span<const Word<StationKind>>{kinds});
        for (const auto& word : kinds)
            if (word.means == station.kind) kind = word.text;
        if (entry.node.as<TreeNode::Table>() == nullptr) return station;
    }
    TableReader table{entry.node, key, {"station"}, places, faults, kind};
    table.read("capacity", station.capacity);
    station.shifts = read_shifts(table, holidays);
    each_row(table, "workers", "[{ name = \"Anna\" }]", [&](const TreeNode& node, std::string row) {
        station.workers.push_back(read_worker({node, std::move(row), {"worker"}, places, faults}, holidays));
    });
    table.read("service", station.service);
    table.read("discipline", station.rules.discipline, std::span<const Word<Discipline>>{disciplines});
    table.read("preemption", station.rules.preemption, std::span<const Word<Preemption>>{preemptions});
    table.read("at_shift_end", station.rules.at_shift_end, std::span<const Word<AtShiftEnd>>{shift_ends});
    table.read("at_closing", station.rules.at_closing, std::span<const Word<AtClosing>>{closings});
    table.read("room_to_wait", station.rules.room_to_wait);
    table.read("overflow_to", station.overflow_to);
    table.read("give_up_to", station.give_up_to);
    table.read("keeps_place", station.keeps_place);
    table.read("enough", station.enough);
    table.read("longest", station.longest);
    table.read("as_one", station.as_one);
    if (station.kind == StationKind::places && station.shifts && find(table.table(), "capacity") != nullptr)
        table.refuse(code::contradiction, table.take("capacity")->where, table.key_of("capacity"),
                     "both a capacity and shifts", "the shifts say how many are open when",
                     "Remove one of them.");
    table.refuse_the_rest();
    return station;
}

} // namespace omsorg
