// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/engine/event.hpp>

#include <cstdint>

namespace omsorg {

/// Who sees everything that happens in a simulation, in the order in which it happens.
///
/// A trace writes it down, a fingerprint boils it down to one number. Without a witness each event pays one
/// comparison.
///
///     sim.witness(&trace);
class Witness {
public:
    Witness() = default;
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;
    virtual ~Witness() = default;

    /// A plain event is about to be handled.
    virtual void happened(Instant when, const Event& event) = 0;
    /// A story is about to go on; stories are numbered from one, in the order in which they were started.
    virtual void went_on(Instant when, std::uint64_t story) = 0;
};

} // namespace omsorg
