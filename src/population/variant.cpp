// SPDX-License-Identifier: MIT
#include <omsorg/population/variant.hpp>

#include <omsorg/chance/stream.hpp>

namespace omsorg {

Variant variant_of(const VariantAssumptions& weights, Run run) {
    if (weights.low <= 0 && weights.high <= 0) return Variant::main;
    const double u = Stream{run, Purpose::variant}.uniform(key_of_text("variant"));
    if (u < weights.low) return Variant::low;
    return u < 1 - weights.high ? Variant::main : Variant::high;
}

PopulationAssumptions in_variant(PopulationAssumptions a, const VariantAssumptions& distances,
                                 Variant variant) {
    if (variant == Variant::main) return a;
    const double side = variant == Variant::high ? 1 : -1;
    a.total_fertility *= 1 + side * distances.fertility;
    a.mortality_decline += side * distances.mortality;
    a.arrivals *= 1 + side * distances.migration;
    a.departures *= 1 - side * distances.migration;
    return a;
}

} // namespace omsorg
