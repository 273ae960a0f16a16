// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <csignal>
#include <cstdio>

/// Work that other threads do, seen from the one that talks to the person: how far it is, and her Ctrl-C.
namespace omsorg::core {

inline volatile std::sig_atomic_t interrupt_seen = 0;
extern "C" inline void note_interrupt(int) { interrupt_seen = 1; }

/// Whether somebody wanted the work to end, since watch() began.
[[nodiscard]] inline bool is_interrupted() { return interrupt_seen != 0; }

/// Until `is_done(milliseconds)` says so: shows how far it is, unless nobody looks, and stops it on Ctrl-C.
template <class IsDone, class Show, class Stop>
void watch(bool quiet, IsDone is_done, Show show, Stop stop) {
    const bool shown = !quiet && ::isatty(STDERR_FILENO) != 0;
    std::signal(SIGINT, note_interrupt);
    std::signal(SIGTERM, note_interrupt);
    while (!is_done(50)) {
        if (shown) show(false);
        if (is_interrupted()) stop();
    }
    if (shown) show(true);
}

} // namespace omsorg::core
