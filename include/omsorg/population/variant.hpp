// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/population/assumptions.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>

/// Low, main or high: the projection variant that a future belongs to, jointly for births, deaths and moves.
///
/// Statistical offices publish variants of a projection. Taken one by one, a low birth rate and a high
/// mortality cancel out; a planner asks what happens if all of it turns out low. Here each future belongs to
/// one variant, with the weight of that variant as its chance, for all plans alike:
///
///     variant   weight           children per woman   decline of mortality   arrivals    departures
///     low       variant.low      × (1 - f)            - m                    × (1 - g)   × (1 + g)
///     main      the rest         as drawn             as drawn               as drawn    as drawn
///     high      variant.high     × (1 + f)            + m                    × (1 + g)   × (1 - g)
///
/// f, m and g are the keys `variant.fertility`, `variant.mortality` (percent a year) and `variant.migration`.
/// They come on top of what each key's own distribution has drawn for the future. Years of recorded migration
/// are not touched. A plan that sets one of the three itself says what it will be, whatever the variant.
///
/// **Mean and variance over futures**, of any figure with mean μ and variance σ² within each variant:
///
///     mean = Σ w μ        variance = Σ w (σ² + μ²) - mean²
///
/// The law: at weights 0 every future is of the main variant, and nothing is changed by a bit.
namespace omsorg {

struct VariantAssumptions {
    double low = 0, high = 0; ///< weights; the rest is main
    double fertility = 0.12;
    double mortality = 0.5; ///< percent per year
    double migration = 0.3;
};

enum class Variant : std::uint8_t { low, main, high };

/// One draw for the future.
[[nodiscard]] Variant variant_of(const VariantAssumptions& weights, Run run);

[[nodiscard]] PopulationAssumptions in_variant(PopulationAssumptions assumptions,
                                               const VariantAssumptions& distances, Variant variant);

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, VariantAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.low,
          Field{.key = "variant.low",
                .unit = "share",
                .low = 0,
                .high = 0.5,
                .varies = Varies::never,
                .label = {"Vikt: lågt alternativ", "Weight of the low variant"},
                .about = "Share of the futures with low fertility, mortality improvement and migration.",
                .fixed = true});
    visit(a.high,
          Field{.key = "variant.high",
                .unit = "share",
                .low = 0,
                .high = 0.5,
                .varies = Varies::never,
                .label = {"Vikt: högt alternativ", "Weight of the high variant"},
                .about = "Share of the futures with high fertility, mortality improvement and migration.",
                .fixed = true});
    visit(a.fertility, Field{.key = "variant.fertility",
                             .unit = "share",
                             .low = 0,
                             .high = 0.9,
                             .label = {"Alternativens fruktsamhet", "Fertility of the variants"},
                             .about = "So much lower, or higher, than in the main variant.",
                             .fixed = true});
    visit(a.mortality, Field{.key = "variant.mortality",
                             .unit = "percent per year",
                             .low = 0,
                             .high = 3,
                             .label = {"Alternativens dödlighet", "Mortality of the variants"},
                             .about = "The decline of mortality is so much slower, or faster.",
                             .fixed = true});
    visit(a.migration, Field{.key = "variant.migration",
                             .unit = "share",
                             .low = 0,
                             .high = 0.9,
                             .label = {"Alternativens flyttning", "Migration of the variants"},
                             .about = "Arrivals are so much fewer, or more; departures the other way round.",
                             .fixed = true});
}

} // namespace omsorg
