// SPDX-License-Identifier: MIT
// Covers: a whole model with six stations, arrivals by the hour, scenarios on common luck, replications.
// Scenario: what would help an urgent-care centre more, another nurse in triage or another examination room?
#include "treatment_centre.hpp"

#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdio>

using namespace treatment_centre;

int main() {
    struct {
        const char* name;
        Assumptions assume;
    } scenarios[] = {{"as it is", {}},
                     {"one more nurse", {.nurses = 2}},
                     {"one more examination room", {.examination_rooms = 4}}};

    std::printf("%-26s %8s %13s %12s %10s %14s %9s\n", "mean wait, minutes", "triage", "registration",
                "examination", "treatment", "stabilisation", "left");
    for (const auto& [name, assume] : scenarios) {
        Tally nurse, clerk, room, treated, stabilised, left;
        for (std::uint32_t day = 0; day < 200; ++day) {
            Centre centre{assume, {.seed = 2013, .number = day}};
            centre.live();
            nurse.add(60 * centre.nurses.waits().mean_hours());
            clerk.add(60 * centre.clerks.waits().mean_hours());
            room.add(60 * centre.examination_rooms.waits().mean_hours());
            treated.add(60 * centre.treatment_rooms.waits().mean_hours());
            stabilised.add(60 * centre.stabilisation_rooms.waits().mean_hours());
            left.add(static_cast<double>(centre.left));
        }
        std::printf("%-26s %8.1f %13.1f %12.1f %10.1f %14.0f %9.0f\n", name, nurse.mean(), clerk.mean(),
                    room.mean(), treated.mean(), stabilised.mean(), left.mean());
    }
    std::printf("200 days; the same patients in each line\n");
}
