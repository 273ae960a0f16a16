// SPDX-License-Identifier: MIT
// Covers: a study read from its folder, one future of a plan, figures taken from the outcome.
// Scenario: Skellefteå as today, the first three years of the first future.
#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/study.hpp>

#include <cstdio>

using namespace omsorg;

int main(int, char** arguments) {
    const Study study = read_study(arguments[1]); // throws Faults: file, line, column, what to try
    const Run future{.seed = study.head.seed, .number = 0};
    World world = draw(study, "as_today", future);
    world.last_year = 2022;

    const Outcome outcome = simulate(world, future); // every inhabitant, every visit
    for (const Row& row : outcome.rows)
        if (row.measure == Measure::visits && row.district == all_districts)
            std::printf("%d: %.1f million visits at home\n", row.year, row.value / 1e6);
}
