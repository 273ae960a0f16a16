// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record.hpp>
#include <omsorg/observe/record_order.hpp>

#include <cstdint>
#include <iosfwd>
#include <string>

namespace omsorg {

/// What all logs have in common: each record is checked against those before it, then written.
///
///     add ──▶ order (a defect, if it makes no sense) ──▶ write ──▶ the stream
///     close ──▶ finish (what the format wants at the end) ──▶ flushed
///
/// The laws: equal records give equal bytes. A stream that failed is told at `close`, as std::ios_base::failure;
/// until then the run goes on. After `close` nothing more is taken.
class RecordWriter : public Recorder {
public:
    void add(const Record& record) final;
    void close() final;
    [[nodiscard]] std::uint64_t records() const noexcept { return records_; }

protected:
    /// The stream must outlive the log; open it in binary mode, so that a line ends alike everywhere.
    explicit RecordWriter(std::ostream& out) noexcept : out_{&out} {}

    virtual void write(const Record& record, const RecordOrder::Known& known) = 0;
    virtual void finish() = 0;
    [[nodiscard]] std::ostream& out() noexcept { return *out_; }

private:
    std::ostream* out_;
    RecordOrder order_;
    std::uint64_t records_ = 0;
    bool closed_ = false;
};

/// A place or worker by a name that no other has: `home_care#3`; those of double staffing: `home_care#3+#4`.
/// Empty if the record names none.
[[nodiscard]] std::string resource_text(const Record& record);

} // namespace omsorg
