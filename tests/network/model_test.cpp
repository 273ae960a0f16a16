// SPDX-License-Identifier: MIT
// A described network against a program written by hand, event by event, and the law of its luck.
#include "described.hpp"

#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/recording.hpp>
#include <omsorg/engine/shifts.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/witness.hpp>

#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

/// All that happens, in the order in which it happens.
class Everything final : public Witness {
public:
    void happened(Instant when, const Event& event) override { seen.emplace_back(when, event.kind); }
    void went_on(Instant when, std::uint64_t story) override { seen.emplace_back(when, story); }
    std::vector<std::pair<Instant, std::uint64_t>> seen;
};

/// A log as plain data.
class Rows final : public Recorder {
public:
    void add(const Record& record) override {
        rows.emplace_back(record.when, record.who, record.step, std::string{record.where}, record.visit);
    }
    void close() override {}
    std::vector<std::tuple<Instant, std::uint64_t, Step, std::string, std::uint64_t>> rows;
};

struct Seen {
    std::vector<std::pair<Instant, std::uint64_t>> events;
    decltype(Rows::rows) rows;
};

template <class Live>
Seen seen_in(Simulation& sim, Live live) {
    Everything all;
    Rows rows;
    Recording recording{sim, {&rows}};
    sim.witness(&all);
    live();
    sim.witness(nullptr);
    recording.close();
    return {std::move(all.seen), std::move(rows.rows)};
}

Seen seen_in(const Network& network, Run run) {
    const NetworkModel model{network};
    NetworkRun one{model, run};
    return seen_in(one.simulation(), [&] { one.live(); });
}

// By hand: patients come, are registered, and a share of them is treated, the urgent before the others.
struct Clinic {
    Run run;
    HouseRules rules{};
    bool patient_for_ever = true;
    Simulation sim{start};
    Places desk{sim, "desk", 1};
    Places treatment{sim, "treatment", 2, rules};
    Stream arriving{run, Purpose::network_arrival}, serving{run, Purpose::network_service},
        waiting{run, Purpose::network_patience}, going{run, Purpose::network_route};
};

struct Calls { // one kind of patients
    const char* name;
    PiecewiseRate rate;
    Distribution registered, treated;
    int priority = 0;
};

Duration drawn(const Stream& stream, const Distribution& lengths, Key at) {
    Luck luck = stream.at(at);
    return from_hours(lengths.draw(luck));
}

Process patient(Clinic& clinic, const Calls& kind, Key who) {
    const Key at_desk = key_of(who, key_of_text("desk")),
              at_treatment = key_of(who, key_of_text("treatment"));
    {
        auto place = co_await clinic.desk.admit();
        co_await clinic.sim.after(drawn(clinic.serving, kind.registered, at_desk));
    }
    if (clinic.going.uniform(at_desk) >= 0.6) co_return;
    Request wish{.priority = kind.priority};
    wish.length = drawn(clinic.serving, kind.treated, at_treatment);
    if (!clinic.patient_for_ever)
        wish.patience = drawn(clinic.waiting, Distribution::exponential(0.5), at_treatment);
    auto place = co_await clinic.treatment.admit(wish);
    if (place) co_await place.work(wish.length);
}

Process patients(Clinic& clinic, const Calls& kind) {
    Arrivals arrivals = Arrivals::at(clinic.arriving, key_of_text(kind.name), kind.rate);
    for (auto next = arrivals.next(); next; next = arrivals.next()) {
        co_await clinic.sim.at(next->when);
        clinic.sim.start(patient(clinic, kind, key_of(key_of_text(kind.name), 1, next->number, 0)));
    }
}

Network described_clinic(const std::vector<Calls>& kinds, const HouseRules& rules, bool patient_for_ever) {
    Network network{.start = start, .length = 400_hours};
    network.stations = {{.name = "desk"}, {.name = "treatment", .capacity = 2, .rules = rules}};
    for (const Calls& kind : kinds) {
        NetworkPeople people{.name = kind.name, .rate = kind.rate, .begin = {{"desk"}}};
        people.next = {{"desk", {{"treatment", 0.6}}}};
        people.everywhere.priority = kind.priority;
        people.at["desk"].service = kind.registered;
        people.at["treatment"].service = kind.treated;
        if (!patient_for_ever) people.at["treatment"].patience = Distribution::exponential(0.5);
        network.people.push_back(people);
    }
    return network;
}

void expect_equal(const Seen& described, const Seen& by_hand) {
    ASSERT_GT(by_hand.events.size(), 1'000U);
    EXPECT_EQ(described.events, by_hand.events);
    EXPECT_EQ(described.rows, by_hand.rows);
}

TEST(NetworkModelTest, equals_a_program_by_hand_event_by_event) {
    const HouseRules urgent_first{.discipline = Discipline::priority, .preemption = Preemption::resume};
    const std::vector<Calls> fixed{{"calls", PiecewiseRate::repeating(start, {{1_hours, 2.0}}),
                                    Distribution::constant(0.25), Distribution::constant(1.5)}};
    const std::vector<Calls> two{
        {"calls", per_hour(1), Distribution::exponential(0.3), Distribution::lognormal_mean_cv(1.2, 0.7), 1},
        {"alarms", PiecewiseRate::repeating(start, {{8_hours, 0.1}, {16_hours, 0.6}}),
         Distribution::constant(0.1), Distribution::gamma_mean_cv(0.8, 1.5), 0}};
    for (const auto& kinds : {fixed, two})
        for (const bool patient_for_ever : {true, false}) {
            const omsorg::Run run{.seed = 7, .number = 3};
            Clinic clinic{.run = run, .rules = urgent_first, .patient_for_ever = patient_for_ever};
            for (const Calls& kind : kinds) clinic.sim.start(patients(clinic, kind));
            const Seen by_hand = seen_in(clinic.sim, [&] { clinic.sim.run_until(start + 400_hours); });
            expect_equal(seen_in(described_clinic(kinds, urgent_first, patient_for_ever), run), by_hand);
        }
}

// By hand: two workers with hours of their own, clients who come by the clock and want whom they know.
struct Unit {
    Simulation sim{start};
    Staff staff{sim, "unit", {.at_shift_end = AtShiftEnd::hand_over}};
};
Process client(Unit& unit) {
    auto worker = co_await unit.staff.engage({.length = 50_minutes}, Skills{Skill{0}}, WorkerId{1U});
    co_await worker.work(50_minutes);
}
Process clients(Unit& unit) {
    for (;;) {
        co_await unit.sim.after(55_minutes);
        unit.sim.start(client(unit));
    }
}

TEST(NetworkModelTest, equals_a_program_by_hand_where_staff_hand_over) {
    Shifts early_shift, late_shift;
    early_shift.add(Weekdays::every_day, 7_hours, 15_hours, 1);
    late_shift.add(Weekdays::every_day, 13_hours, 22_hours, 1);
    Unit unit;
    unit.staff.hire({"Anna", Skills{Skill{0}}, early_shift});
    unit.staff.hire({"Bo", Skills{Skill{0}}, late_shift});
    unit.sim.start(clients(unit));
    const Seen by_hand = seen_in(unit.sim, [&] { unit.sim.run_until(start + 2_weeks); });

    NetworkStation station{.name = "unit", .kind = StationKind::staff};
    station.workers = {{.name = "Anna", .skills = {"injection"}, .shifts = early_shift},
                       {.name = "Bo", .skills = {"injection"}, .shifts = late_shift}};
    station.rules.at_shift_end = AtShiftEnd::hand_over;
    station.service = Distribution::constant(5.0 / 6);
    Network network = one_station(station, 1, 0_hours, 2_weeks);
    network.people[0].rate.reset();
    network.people[0].gap = Distribution::constant(11.0 / 12);
    network.people[0].everywhere.skills = {"injection"};
    network.people[0].everywhere.prefers = "Bo";
    expect_equal(seen_in(network, {}), by_hand);
}

// What each who came drew at the desk: when she was let in, and for how long she held it.
std::map<std::uint64_t, Duration> held_at(const Network& network, const std::string& where) {
    std::map<std::uint64_t, Instant> begun;
    std::map<std::uint64_t, Duration> held;
    for (const auto& [when, who, step, place, visit] : seen_in(network, {}).rows) {
        if (place != where) continue;
        if (step == Step::begins) begun[visit] = when;
        if (step == Step::ends) held[visit] = when - begun.at(visit);
    }
    return held;
}

TEST(NetworkModelTest, nobodys_luck_depends_on_the_stations_or_on_others) {
    const Network one = one_station(desk(1), 0.9, 0_hours, 300_hours);
    Network more = one_station(desk(3), 0.9, 0_hours, 300_hours);
    more.people.push_back({.name = "others", .rate = per_hour(2), .begin = {{"elsewhere"}}});
    more.stations.insert(more.stations.begin(),
                         {.name = "elsewhere", .capacity = 5, .service = Distribution::exponential(2)});
    const auto before = held_at(one, "desk"), after = held_at(more, "desk");
    ASSERT_GT(before.size(), 200U);
    for (const auto& [visit, length] : before) EXPECT_EQ(after.at(visit), length);
}

TEST(NetworkModelTest, a_second_visit_has_luck_of_its_own) {
    Network network = one_station(desk(1, Distribution::uniform(0.5, 1.5)), 0.1, 0_hours, 200_hours);
    network.people[0].rate.reset();
    network.people[0].at_start = {{1, ""}};
    network.people[0].next = {{"desk", {{"desk"}}}};
    const auto held = held_at(network, "desk");
    ASSERT_GT(held.size(), 100U);
    std::set<Duration> lengths;
    for (const auto& [visit, length] : held) lengths.insert(length);
    EXPECT_EQ(lengths.size(), held.size());
}

TEST(NetworkModelTest, what_is_recorded_comes_when_it_came) {
    Network network = one_station(desk(1, Distribution::constant(1)), 1, 0_hours, 24_hours);
    network.people[0].rate.reset();
    network.people[0].recorded = {{start + 1_hours, 2}, {start + 90_minutes, 1}};
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_EQ(figures[model.measure({"", "people", "came", ""})], 3);
    EXPECT_DOUBLE_EQ(figures[model.measure({"desk", "", "wait", ""})], (0 + 1 + 1.5) / 3);
    EXPECT_DOUBLE_EQ(figures[model.measure({"", "people", "time", ""})], (1 + 2 + 2.5) / 3);
    EXPECT_DOUBLE_EQ(figures[model.measure({"desk", "", "use", ""})], 3 / 24.0);
    EXPECT_TRUE(std::isnan(NetworkModel{one_station(desk(), 1e-9, 0_hours, 1_hours)}.run(
        {})[model.measure({"desk", "", "wait", ""})]));
}

TEST(NetworkModelTest, who_stays_longer_than_promised_is_late) {
    Network network = one_station(desk(1, Distribution::constant(1)), 1, 0_hours, 24_hours);
    network.people[0].rate.reset();
    network.people[0].recorded = {{start, 4}};
    network.people[0].within = 2_hours;
    const NetworkModel model{network};
    EXPECT_DOUBLE_EQ(model.run({})[model.measure({"", "people", "late", ""})], 0.5);
}

TEST(NetworkModelTest, what_was_before_the_warm_up_is_forgotten) {
    Network network = one_station(desk(1, Distribution::constant(1)), 1, 10_hours, 14_hours);
    network.people[0].rate.reset();
    network.people[0].recorded = {{start + 1_hours, 5}, {start + 12_hours, 1}};
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_EQ(figures[model.measure({"desk", "", "asked", ""})], 1);
    EXPECT_DOUBLE_EQ(figures[model.measure({"desk", "", "use", ""})], 1 / 14.0);
}

TEST(NetworkModelTest, blocks_and_refuses_by_the_clock) {
    // Two come at once. The first is done at 1 and moves on; the second at 2, and stays in her place until 4.
    NetworkStation first = desk(1, Distribution::constant(1));
    first.keeps_place = true;
    Network network = one_station(first, 1, 0_hours, 10_hours);
    network.stations.push_back({.name = "next", .service = Distribution::constant(3)});
    network.people[0].rate.reset();
    network.people[0].recorded = {{start, 3}};
    network.people[0].next = {{"desk", {{"next"}}}};
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_DOUBLE_EQ(figures[model.measure({"desk", "", "use", ""})], (1 + 3 + 3) / 10.0);
    EXPECT_DOUBLE_EQ(figures[model.measure({"next", "", "wait", ""})], (0 + 2 + 2) / 3.0);
    EXPECT_DOUBLE_EQ(figures[model.measure({"", "people", "time", ""})],
                     (4 + 7) / 2.0); // the third is still there
    EXPECT_EQ(figures[model.measure({"", "people", "present_at_end", ""})], 1);
}

} // namespace
} // namespace omsorg
