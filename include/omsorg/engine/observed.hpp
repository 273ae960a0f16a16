// SPDX-License-Identifier: MIT
#pragma once

namespace omsorg {

class Simulation;

/// Whatever keeps books in a simulation, and answers for them.
///
/// Queues, staff, stocks: each is known to its simulation from its first day to its last. Whenever a stretch
/// of the run is over, the simulation has every one of them balance its books, in release builds too; a run
/// whose books do not balance is a Defect, never a result.
///
///     Simulation ──▶ ward ◀─▶ nurses ◀─▶ pharmacy        a chain through the observed themselves
///         run_until(...) ends ──▶ balance() on each
///
/// It may outlive its simulation, and then answers to nobody.
class Observed {
public:
    Observed(const Observed&) = delete;
    Observed& operator=(const Observed&) = delete;

    /// Throws a Defect that names the sum that does not hold.
    virtual void balance() const = 0;
    /// Forgets what was observed, and observes from now: after a warm-up.
    virtual void observe_afresh() = 0;

    [[nodiscard]] Observed* next_observed() const noexcept { return after_; }

protected:
    explicit Observed(Simulation& sim);
    virtual ~Observed();

    Simulation* sim_;

private:
    friend class Simulation;
    Observed* before_ = nullptr;
    Observed* after_ = nullptr;
};

} // namespace omsorg
