// SPDX-License-Identifier: MIT
// A stranger's model on the installed library: three persons, two rooms, little patience. Then a study is
// read and made ready to live, so that every layer is found and linked.
#include <omsorg/engine/places.hpp>
#include <omsorg/experiment/study_run.hpp>

#include <cstdio>
#include <memory>

using namespace omsorg;
using namespace omsorg::literals;

Process resident(Simulation& sim, Places& rooms) {
    auto room = co_await rooms.admit(within(1_weeks));
    co_await sim.after(30_days);
}

int main(int, char** arguments) {
    Simulation sim{start_of_year(2026)};
    Places rooms{sim, "Solbacken", 2};
    for (int person = 0; person < 3; ++person) sim.start(resident(sim, rooms));
    sim.run_until(start_of_year(2027));
    const StationFlow& flow = rooms.flow();
    std::printf("%d rooms, %d asked, %d gave up\n", rooms.capacity(), static_cast<int>(flow.asked),
                static_cast<int>(flow.gave_up));

    const auto study = std::make_shared<const Study>(read_study(arguments[1]));
    const auto live = life_of(study, {"as_today"}, false);
    std::printf("%s\n", live && !district_names(*study).empty() ? "a study to live" : "no study");
}
