// SPDX-License-Identifier: MIT
#pragma once

/// Erlang's recursion for the share that is lost, and from it the share that must wait.
namespace omsorg {

inline double erlang_b(int servers, double load) {
    double b = 1.0;
    for (int n = 1; n <= servers; ++n) b = load * b / (n + load * b);
    return b;
}
inline double erlang_c(int servers, double load) {
    const double b = erlang_b(servers, load);
    return b / (1.0 - load / servers * (1.0 - b));
}

} // namespace omsorg
