// SPDX-License-Identifier: MIT
// Covers: a run that starts empty, where it settles, a start that is not empty.
// Scenario: forty-five short-stay places, opened empty. From which month does their use tell of the years to come?
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/observe/warm_up.hpp>

#include <cstdio>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

struct Home {
    Simulation sim{start_of_year(2027)};
    Places rooms{sim, "rooms", 45};
    Stream deciding{Run{.seed = 4}, Purpose{1001}}, staying{Run{.seed = 4}, Purpose{1002}};
};

Process resident(Home& home, std::uint64_t person) {
    auto room = co_await home.rooms.admit();
    co_await home.sim.after(from_hours(3 * 30 * 24 * home.staying.exponential(key_of(person))));
}

Process decisions(Home& home, std::uint64_t there_at_the_start) {
    for (std::uint64_t person = 0;; ++person) {
        home.sim.start(resident(home, person));
        if (person < there_at_the_start) continue;
        co_await home.sim.after(from_hours(2.4 * 24 * home.deciding.exponential(key_of(person))));
    }
}

} // namespace

int main() {
    Home empty;
    empty.sim.start(decisions(empty, 0));
    empty.sim.run_until(start_of_year(2037));

    std::vector<double> taken; // on average over each month
    for (const StationMonth& month : empty.rooms.book().by_month(empty.sim.now()))
        taken.push_back(month.taken);
    const auto warm_up = find_warm_up(taken);
    std::printf("from an empty start: %.1f rooms taken over all; %.1f after the first %zu months\n",
                empty.rooms.average_taken(), warm_up->mean, warm_up->deleted);

    Home full; // as a real home is: somebody lives there
    full.sim.start(decisions(full, 38));
    full.sim.run_until(start_of_year(2037));
    std::printf("from a start with 38 residents: %.1f\n", full.rooms.average_taken());
}
