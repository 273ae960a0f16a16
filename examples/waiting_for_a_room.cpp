// SPDX-License-Identifier: MIT
// Covers: the model of the tutorial, and its figures to the last digit.
// Scenario: twelve rooms in Jörn; how long does one wait for one of them, and what would one more change?
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>

#include <cstdint>
#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;

struct Home {
    explicit Home(int capacity) : rooms{sim, "Jörn", capacity} {}
    Simulation sim{start_of_year(2026)}; // before the stations, which hang on it
    Places rooms;
    Stream deciding{Run{.seed = 2026}, Purpose{1001}}, staying{Run{.seed = 2026}, Purpose{1002}};
};

Process resident(Home& home, std::uint64_t person) {
    auto room = co_await home.rooms.admit();
    co_await home.sim.after(from_hours(790 * 24 * home.staying.exponential(key_of(person))));
} // the room is returned here

Process decisions(Home& home) {
    for (std::uint64_t person = 0;; ++person) {
        home.sim.start(resident(home, person));
        if (person < 12) continue; // twelve live there when the story begins
        co_await home.sim.after(from_hours(70 * 24 * home.deciding.exponential(key_of(person))));
    }
}

int main() {
    std::printf("rooms   taken   days of waiting\n");
    for (const int capacity : {12, 13, 14, 16}) {
        Home home{capacity};
        home.sim.start(decisions(home));
        home.sim.run_until(start_of_year(2066));
        std::printf("%5d  %5.0f%%  %16.0f\n", capacity, 100 * home.rooms.use(),
                    home.rooms.waits().mean_hours() / 24);
    }
}
