// SPDX-License-Identifier: MIT
// Covers: stories, places, patience, a dated change, luck that is the same for both plans.
// Scenario: a town has 90 care-home rooms. Who has waited three months is given a room elsewhere, which
// the town buys. How much is bought until 2040, as today and with a new building in 2029? (The figures
// are invented.)
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>

#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;
using namespace std::chrono_literals;

// Everything assumed, in one place.
struct Assumptions {
    Duration between_decisions = 9_days; // on average, exponential
    Duration time_in_room = 850_days;    // on average, exponential
    Duration patience = 90_days;
    int rooms = 90, new_rooms = 24;
};

struct Town {
    Assumptions assume;
    Run run;
    Simulation sim{start_of_year(2026)};
    Places care_homes{sim, "Care homes", assume.rooms};
    Stream deciding{run, Purpose{1001}}, staying{run, Purpose{1002}};
    int bought_elsewhere = 0;
};

Duration drawn(const Stream& stream, std::uint64_t person, Duration mean) {
    return from_hours(in_hours(mean) * stream.exponential(key_of(person)));
}

// One resident, from the decision that grants a room until the room is left.
Process resident(Town& town, std::uint64_t person) {
    auto room = co_await town.care_homes.admit(within(town.assume.patience));
    if (!room) ++town.bought_elsewhere;
    co_await town.sim.after(drawn(town.staying, person, town.assume.time_in_room));
} // the room, if there was one, is returned here

Process decisions(Town& town) {
    for (std::uint64_t person = 0;; ++person) {
        town.sim.start(resident(town, person));
        if (person < 90) continue; // who lives there when the story begins
        co_await town.sim.after(drawn(town.deciding, person, town.assume.between_decisions));
    }
}

Process new_building(Town& town) {
    co_await town.sim.at(Day{2029y / 9 / 1});
    town.care_homes.resize(town.care_homes.capacity() + town.assume.new_rooms);
}

int main() {
    for (const bool build : {false, true}) {
        Town town{.assume = {}, .run = {.seed = 2026, .number = 1}};
        town.sim.start(decisions(town));
        if (build) town.sim.start(new_building(town));
        town.sim.run_until(start_of_year(2041));

        const Places& homes = town.care_homes;
        std::printf(
            "%-14s %llu decisions, %d rooms bought elsewhere, %.0f days' wait for a room, %.0f %% in use\n",
            build ? "With building" : "As today", static_cast<unsigned long long>(homes.flow().asked),
            town.bought_elsewhere, homes.waits().mean_hours() / 24, 100 * homes.use());
    }
}
