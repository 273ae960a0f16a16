// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/engine/headcount.hpp>
#include <omsorg/observe/quantile.hpp>
#include <omsorg/observe/spans.hpp>

#include <cstdint>

namespace omsorg {

/// How long people were there: those who got what they came for, those who left without it, those who are there still.
///
///     arrive ──▶ there ──┬─ done      their lengths, exact, and quantiles within 1/256
///     at once ───────────┘            a length of nothing
///                        └─ in vain   their lengths apart: a wait cut off is no wait that was served
///
/// For rooms in which nothing is held: waiting at a stock or a store, waiting for others, sharing somebody's time. A
/// length is told whole, from coming to leaving, also if the observing began anew in between.
///
/// The laws: those of `Attendance`; there when the observing began + arrived + at once = done + in vain + there.
///
///     Sojourns waits{sim.now()};
///     waits.arrive(eight);
///     waits.done(nine, eight);
///     waits.quantile(0.9);                     // an hour
class Sojourns {
public:
    explicit Sojourns(Instant start) noexcept : there_{start} {}

    void arrive(Instant now) noexcept { there_.arrive(now); }
    void at_once() { add(Duration::zero()); }
    void done(Instant now, Instant came) {
        there_.leave(now, came);
        add(now - came);
    }
    void in_vain(Instant now, Instant came) {
        there_.leave(now, came);
        vain_.add(now - came);
    }

    /// Of those who are done.
    [[nodiscard]] const Spans& lengths() const noexcept { return lengths_; }
    [[nodiscard]] const Spans& vain() const noexcept { return vain_; }
    /// Of those who are done, within 1/256; `p` from 0 to 1; zero if nobody is.
    [[nodiscard]] Duration quantile(double p) const {
        if (quantiles_.count() == 0) return {};
        return Duration{static_cast<std::int64_t>(quantiles_.quantile(p))};
    }
    [[nodiscard]] int count() const noexcept { return there_.count(); }
    [[nodiscard]] double average(Instant now) const { return there_.heads().average(now); }
    /// Hours that those who are there have been there, since they came or the observing began.
    [[nodiscard]] double hours_so_far(Instant now) const noexcept { return there_.hours_so_far(now); }
    /// Little's law, as `Attendance` has it.
    [[nodiscard]] bool balances(Instant now) const { return there_.balances(now); }

    void restart(Instant now) {
        there_.restart(now);
        lengths_ = vain_ = Spans{};
        quantiles_ = Quantiles{};
    }

private:
    void add(Duration length) {
        lengths_.add(length);
        quantiles_.add(static_cast<double>(length.count()));
    }

    Attendance there_;
    Spans lengths_{}, vain_{};
    Quantiles quantiles_{};
};

} // namespace omsorg
