// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>

#include <algorithm>

/// Rows that lie in the order of their clients' keys.
namespace omsorg {

/// Where the row of a key lies, or would: the first whose key is not below it.
template <class Rows>
[[nodiscard]] auto place_of(Rows& rows, Key key) {
    return std::ranges::lower_bound(rows, key, {}, [](const auto& row) { return row.key; });
}

} // namespace omsorg
