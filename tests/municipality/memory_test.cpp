// SPDX-License-Identifier: MIT
// A run is its plan, its future and its seed: never what the memory held before.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

namespace omsorg {
namespace {

/// Fills memory with a pattern when it is given out and when it is given back, for as long as this lives.
class Perturbed {
public:
    explicit Perturbed(int pattern) { mallopt(M_PERTURB, pattern); }
    ~Perturbed() { mallopt(M_PERTURB, 0); }
    Perturbed(const Perturbed&) = delete;
    Perturbed& operator=(const Perturbed&) = delete;
};

/// A town in which all that a study may leave out is in, and many who move in have several needs.
World everything() {
    World world = test::town(2022);
    Assumptions& a = world.assumptions;
    a.population.arrivals = 4;
    a.population.internal_moves = 0.1;
    a.disability.modelled = a.psychiatric.modelled = a.family.modelled = a.income_support.modelled = true;
    a.disability.share = a.psychiatric.share = 0.2;
    a.housing_support.modelled = a.day_activity.modelled = a.informal.modelled = true;
    a.short_stay.modelled = a.partners.modelled = true;
    a.casework.model = CaseworkModel::queue;
    a.training_flat.places = 2;
    a.domestic.reach = 0.3;
    a.prevention.reach = 0.3;
    a.reablement.reach = 0.5;
    a.escort.model = SessionModel::pooled;
    a.effort.modelled = a.autonomy.modelled = a.quality_of_life.modelled = true;
    return world;
}

TEST(Memory, what_it_held_before_changes_nothing) {
    const World world = everything();
    const omsorg::Run run{.seed = 7, .number = 1};
    const Outcome clean = simulate(world, run);
    for (const int pattern : {0x01, 0x5A, 0xFF}) {
        const Perturbed memory{pattern};
        EXPECT_TRUE(simulate(world, run).rows == clean.rows) << "pattern " << pattern;
    }
}

} // namespace
} // namespace omsorg
