// SPDX-License-Identifier: MIT
// Described networks against the closed forms of the textbooks. Each run begins empty, and is observed after many
// relaxation times.
#include "../erlang.hpp"
#include "described.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

// The shares of time of a number that rises and falls by one.
template <class Rises, class Falls>
std::vector<double> shares(Rises rises, Falls falls, int most) {
    std::vector<double> share{1};
    double sum = 1;
    for (int n = 0; n < most; ++n) sum += share.emplace_back(share.back() * rises(n) / falls(n + 1));
    for (double& one : share) one /= sum;
    return share;
}

TEST(NetworkLawsTest, one_desk) {
    const Held held{one_station(desk(), 0.5, 250_hours, 4'000_hours)};
    held.expect("desk", "wait", 1);
    held.expect("desk", "queue", 0.5);
    held.expect("desk", "use", 0.5);
    held.expect("", "time", 2, "people");
    held.expect("", "present", 1, "people");
    held.expect("", "throughput", 0.5, "people");
}

TEST(NetworkLawsTest, one_desk_quantiles) {
    // The time in the house of M/M/1 is exponential with mean 1 / (mu - lambda).
    const Held held{one_station(desk(), 0.5, 250_hours, 20'000_hours)};
    held.expect("", "time_median", 2 * std::log(2.0), "people");
    held.expect("", "time_p90", 2 * std::log(10.0), "people");
}

TEST(NetworkLawsTest, one_desk_with_fixed_service) {
    // Pollaczek and Khinchine: half of the wait that exponential service causes.
    const Held held{one_station(desk(1, Distribution::constant(1)), 0.5, 250_hours, 2'000_hours)};
    held.expect("desk", "wait", 0.5);
}

TEST(NetworkLawsTest, three_desks) {
    const Held held{one_station(desk(3), 1.8, 250_hours, 2'500_hours)};
    held.expect("desk", "wait", erlang_c(3, 1.8) / (3 - 1.8));
    held.expect("desk", "use", 0.6);
}

TEST(NetworkLawsTest, four_workers_who_are_alike) {
    NetworkStation staff = desk(4);
    staff.kind = StationKind::staff;
    const Held held{one_station(staff, 2.4, 250_hours, 3'000_hours)};
    held.expect("desk", "wait", erlang_c(4, 2.4) / (4 - 2.4));
}

TEST(NetworkLawsTest, lost_calls_overflow_to_a_ward_that_takes_all) {
    NetworkStation station = desk(3);
    station.rules.room_to_wait = 0;
    station.overflow_to = "elsewhere";
    Network network = one_station(station, 2, 100_hours, 1'000_hours);
    network.stations.push_back(
        {.name = "elsewhere", .kind = StationKind::delay, .service = Distribution::constant(2)});
    const Held held{network};
    held.expect("desk", "turned_away_share", erlang_b(3, 2));
    held.expect("elsewhere", "present", 2 * 2 * erlang_b(3, 2));
}

TEST(NetworkLawsTest, people_who_give_up) {
    // Erlang's A: n are there; min(n, c) are served, the others give up at the rate of their patience.
    constexpr double lambda = 3, theta = 0.5;
    constexpr int c = 3;
    const auto share = shares([](int) { return lambda; },
                              [&](int n) { return std::min(n, c) + theta * std::max(n - c, 0); }, 200);
    double queue = 0;
    for (int n = c; n < 200; ++n) queue += (n - c) * share[static_cast<std::size_t>(n)];
    Network network = one_station(desk(c), lambda, 100_hours, 1'000_hours);
    network.people[0].everywhere.patience = Distribution::exponential(1 / theta);
    const Held held{network};
    held.expect("desk", "queue", queue);
    held.expect("desk", "gave_up_share", theta * queue / lambda);
}

Network two_classes(Preemption preemption) {
    NetworkStation station = desk();
    station.rules.discipline = Discipline::priority;
    station.rules.preemption = preemption;
    Network network = one_station(station, 0.3, 250_hours, 5'000_hours);
    network.people[0].everywhere.priority = 1;
    network.people.push_back({.name = "urgent", .rate = per_hour(0.3), .begin = {{"desk"}}});
    return network;
}

TEST(NetworkLawsTest, the_urgent_go_first) {
    // Cobham: W0 / ((1 - s1) (1 - s2)), W0 = rho for exponential service of mean one.
    const Held held{two_classes(Preemption::none)};
    held.expect("desk", "wait", 0.6 / 0.7, "urgent");
    held.expect("desk", "wait", 0.6 / 0.7 / 0.4, "people");
}

TEST(NetworkLawsTest, the_urgent_interrupt) {
    // They meet M/M/1 of their own; the others 1 / ((1 - s1) (1 - s2)) in all.
    const Held held{two_classes(Preemption::resume)};
    held.expect("", "time", 1 / 0.7, "urgent");
    held.expect("", "time", 1 / 0.7 / 0.4, "people");
}

TEST(NetworkLawsTest, shared_hands_do_not_mind_how_work_varies) {
    for (const Distribution& work : {Distribution::exponential(1), Distribution::gamma_mean_cv(1, 1.5)}) {
        NetworkStation station = desk(1, work);
        station.kind = StationKind::sharing;
        const Held held{one_station(station, 0.5, 250_hours, 2'500_hours)};
        held.expect("desk", "time", 2);
        held.expect("desk", "use", 0.5);
        held.expect("", "time", 2, "people");
    }
}

TEST(NetworkLawsTest, an_open_network_of_jackson) {
    // Half of those who were examined go to treatment, and a quarter of those come back to be examined again.
    Network network = one_station(desk(), 0.4, 300_hours, 12'000_hours);
    network.stations.push_back({.name = "treatment", .capacity = 2, .service = Distribution::exponential(4)});
    network.people[0].next = {{"desk", {{"treatment", 0.5}}}, {"treatment", {{"desk", 0.25}}}};
    const double examined = 0.4 / (1 - 0.5 * 0.25), treated = examined / 2;
    const double at_desk = examined / (1 - examined);
    const double load = 4 * treated;
    const double at_treatment = load + erlang_c(2, load) * load / (2 - load);
    const Held held{network};
    held.expect("desk", "use", examined);
    held.expect("desk", "wait", examined / (1 - examined));
    held.expect("treatment", "wait", erlang_c(2, load) * 4 / (2 - load));
    held.expect("", "present", at_desk + at_treatment, "people");
    held.expect("", "time", (at_desk + at_treatment) / 0.4, "people");
}

TEST(NetworkLawsTest, a_closed_network_by_its_mean_values) {
    // Six go round: an hour of thought, then a desk of half an hour, then one of a quarter. Mean value analysis.
    constexpr std::array<double, 2> work{0.5, 0.25};
    std::array<double, 2> present{};
    double throughput = 0;
    for (int n = 1; n <= 6; ++n) {
        double round = 1;
        std::array<double, 2> time{};
        for (std::size_t i = 0; i < 2; ++i) round += time[i] = work[i] * (1 + present[i]);
        throughput = n / round;
        for (std::size_t i = 0; i < 2; ++i) present[i] = throughput * time[i];
    }
    Network network{
        .start = start,
        .warm_up = 100_hours,
        .length = 2'000_hours,
        .stations = {{.name = "thought", .kind = StationKind::delay, .service = Distribution::exponential(1)},
                     {.name = "first", .service = Distribution::exponential(work[0])},
                     {.name = "second", .service = Distribution::exponential(work[1])}},
        .people = {{.name = "six",
                    .at_start = {{6, "thought"}},
                    .next = {{"thought", {{"first"}}}, {"first", {{"second"}}}, {"second", {{"thought"}}}}}}};
    const Held held{network};
    held.expect("thought", "present", throughput);
    held.expect("first", "use", throughput * work[0]);
    held.expect("first", "queue", present[0] - throughput * work[0]);
    held.expect("second", "queue", present[1] - throughput * work[1]);
}

TEST(NetworkLawsTest, a_source_that_is_finite) {
    // Five machines run ten hours on average; two can be repaired at a time, in two hours.
    const auto share =
        shares([](int n) { return (5 - n) / 10.0; }, [](int n) { return std::min(n, 2) / 2.0; }, 5);
    double down = 0, waiting = 0;
    for (int n = 0; n <= 5; ++n) {
        down += n * share[static_cast<std::size_t>(n)];
        waiting += std::max(n - 2, 0) * share[static_cast<std::size_t>(n)];
    }
    Network network{.start = start,
                    .warm_up = 200_hours,
                    .length = 20'000_hours,
                    .stations = {{.name = "running",
                                  .kind = StationKind::delay,
                                  .service = Distribution::exponential(10)},
                                 {.name = "repair", .capacity = 2, .service = Distribution::exponential(2)}},
                    .people = {{.name = "machines",
                                .at_start = {{5, "running"}},
                                .next = {{"running", {{"repair"}}}, {"repair", {{"running"}}}}}}};
    const Held held{network};
    held.expect("running", "present", 5 - down);
    held.expect("repair", "queue", waiting);
}

TEST(NetworkLawsTest, two_go_together_or_one_after_an_hour) {
    // The first waits for the next, who comes at one an hour, or for an hour: min(Exp(1), 1).
    Network network =
        one_station({.name = "minibus", .kind = StationKind::batching, .enough = 2, .longest = 1_hours}, 1,
                    50_hours, 2'000_hours);
    const double first = 1 - std::exp(-1.0);
    const Held held{network};
    held.expect("minibus", "batch_size", 1 + first);
    held.expect("minibus", "wait", first / (1 + first));
}

TEST(NetworkLawsTest, a_batch_is_served_as_one) {
    // Pairs of a Poisson stream come as Erlang's two do: E2/D/infinity, here one trip of an hour for both.
    Network network =
        one_station({.name = "minibus", .kind = StationKind::batching, .enough = 2, .as_one = true}, 1,
                    50_hours, 2'000_hours);
    network.stations.push_back({.name = "trip", .capacity = 1'000, .service = Distribution::constant(1)});
    network.people[0].next = {{"minibus", {{"trip"}}}};
    const Held held{network};
    held.expect("trip", "taken", 0.5);
    held.expect("minibus", "wait", 0.5);
    held.expect("", "time", 1.5, "people");
    held.expect("", "throughput", 1, "people");
}

TEST(NetworkLawsTest, who_is_done_blocks_the_place_until_the_next_is_free) {
    // Two desks in tandem, no room between, and always somebody for the first: a cycle lasts until both are done,
    // the greater of two exponentials of mean one. So the first is done 1 / 1.5 times an hour (Hunt 1956).
    NetworkStation first = desk();
    first.keeps_place = true;
    Network network = one_station(first, 1, 100_hours, 2'000_hours);
    network.stations.push_back({.name = "next", .service = Distribution::exponential(1)});
    network.stations.back().rules.room_to_wait = HouseRules::no_limit;
    network.people[0].rate.reset();
    network.people[0].at_start = {{1'800, "desk"}};
    network.people[0].next = {{"desk", {{"next"}}}};
    const Held held{network};
    held.expect("", "throughput", 1 / 1.5, "people");
    held.expect("next", "use", 1 / 1.5);
    held.expect("desk", "use", 1);
}

} // namespace
} // namespace omsorg
