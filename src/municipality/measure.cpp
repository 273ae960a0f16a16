// SPDX-License-Identifier: MIT
#include <omsorg/municipality/measure.hpp>

#include "measures_of_all.hpp"
#include "measures_of_lives.hpp"
#include "measures_of_persons.hpp"
#include "measures_of_ways.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace omsorg {

namespace {

/// One table after the other, in the order of the enumeration.
template <std::size_t First, std::size_t Second>
constexpr std::array<MeasureInfo, First + Second> joined(const std::array<MeasureInfo, First>& first,
                                                         const std::array<MeasureInfo, Second>& second) {
    return [&]<std::size_t... I, std::size_t... J>(std::index_sequence<I...>, std::index_sequence<J...>) {
        return std::array<MeasureInfo, First + Second>{first[I]..., second[J]...};
    }
    (std::make_index_sequence<First>{}, std::make_index_sequence<Second>{});
}

constexpr auto measures =
    joined(joined(joined(measures_of_all, measures_of_ways), measures_of_lives), measures_of_persons);

static_assert(std::ranges::all_of(measures,
                                  [at = 0](const MeasureInfo& m) mutable {
                                      return static_cast<int>(m.measure) == at++;
                                  }),
              "the table follows the enumeration");

} // namespace

const MeasureInfo& info(Measure measure) { return measures[static_cast<std::size_t>(measure)]; }

std::optional<Measure> measure_named(std::string_view id) {
    const auto* found = std::ranges::find(measures, id, &MeasureInfo::id);
    if (found == measures.end()) return std::nullopt;
    return found->measure;
}

std::span<const MeasureInfo> all_measures() { return measures; }

} // namespace omsorg
