// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/engine/event.hpp>
#include <omsorg/engine/witness.hpp>

#include <cstdint>
#include <iosfwd>

namespace omsorg {

/// Everything that happens, written down while it happens.
///
/// For whoever asks why: one row for each event, streamed, so that a run of any length can be traced in
/// little memory.
///
///     time,kind,part,who,extra
///     2020-01-01T07:30:00.000000,3,0,4711,0
///     2020-01-01T07:30:00.000000,story,,12,
///
/// The law: the rows stand in the order in which the events happened.
///
/// Example
///
///     Trace trace{file};
///     sim.witness(&trace);
class Trace final : public Witness {
public:
    /// Writes the header row; the stream must outlive the trace.
    explicit Trace(std::ostream& out);

    void happened(Instant when, const Event& event) override;
    void went_on(Instant when, std::uint64_t story) override;
    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }

private:
    std::ostream* out_;
    std::uint64_t rows_ = 0;
};

} // namespace omsorg
