// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/network/network.hpp>
#include <omsorg/scenario/overrides.hpp>
#include <omsorg/scenario/text.hpp>
#include <omsorg/scenario/tree.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// A network as it is written: a file of tables, one for each station and each kind of people.
///
///     [network]
///     length = "8 weeks"
///     warm_up = "1 week"
///
///     [station.desk]
///     capacity = 2
///     service = { distribution = "exponential", mean = "12 min" }
///
///     [people.callers]
///     rate = "8 per h"
///     begin = "desk"
///
/// Names are keys, so that nothing stands twice, and a value has its unit. What is not said is as usual. A key that
/// would change nothing is refused, also one of another kind of station; a fault tells file, line and column, and
/// faults of the whole (a way to a station that is not there, people who never leave) tell them too.
///
/// Example
///
///     const NetworkFile file = read_network("scenarios/queues/phone_desk.toml");
///     const NetworkResult result = replicate(NetworkModel{file.network}, {.seed = file.seed, .count = 200});
struct NetworkFile {
    Network network{};
    std::string about{};
    std::uint32_t replications = 100; ///< unless the caller says otherwise
    std::uint64_t seed = 1;
    std::vector<Fault> warnings{};
    std::vector<SourceText> inputs{};
};

/// Reads a file, lays what is set for this run over it, and checks the whole; throws Faults.
[[nodiscard]] NetworkFile read_network(const std::filesystem::path& file, const Overrides& overrides = {});

/// The same from a tree that somebody has already: a dictionary of Python's.
[[nodiscard]] NetworkFile read_network_tree(TreeNode tree, const Overrides& overrides = {});

/// One key of such a file, for messages and the reference page.
struct NetworkKey {
    std::string_view
        section; ///< "network", "station", "people", "people.at", "people.asks", "worker", "shift"
    std::string_view name;
    std::string_view type;  ///< "duration", "text", "distribution of h" …
    std::string_view kinds; ///< of stations that have it; empty: all
    std::string_view about;
};
[[nodiscard]] std::span<const NetworkKey> network_keys() noexcept;

/// All keys with their meaning, as a page in Markdown.
[[nodiscard]] std::string network_reference_page();

/// The JSON Schema of such a file, for editors.
[[nodiscard]] std::string network_schema();

} // namespace omsorg
