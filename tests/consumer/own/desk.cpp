// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>

#include <cstdint>
#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals; // 20_minutes

struct Office {
    Simulation sim{start_of_year(2027)}; // before the stations, which hang on it
    Places desk{sim, "desk", 2};
    Stream coming{Run{.seed = 1}, Purpose{1001}}, asking{Run{.seed = 1}, Purpose{1002}};
};

Process visitor(Office& office, std::uint64_t who) {
    auto clerk = co_await office.desk.admit({.patience = within(20_minutes)}); // named: held until the brace
    if (!clerk) co_return;
    co_await office.sim.after(from_hours(0.3 * office.asking.exponential(key_of(who))));
}

Process visitors(Office& office) {
    for (std::uint64_t who = 0;; ++who) {
        co_await office.sim.after(from_hours(0.2 * office.coming.exponential(key_of(who))));
        office.sim.start(visitor(office, who));
    }
}

int main() {
    Office office;
    office.sim.start(visitors(office));
    office.sim.run_until(start_of_year(2028));
    std::printf("%llu came, %llu gave up, the others waited %.1f minutes\n",
                static_cast<unsigned long long>(office.desk.flow().asked),
                static_cast<unsigned long long>(office.desk.flow().gave_up),
                60 * office.desk.waits().mean_hours());
}
