// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

/// Medians and ninetieth percentiles of millions of values, in a few kilobytes.
///
/// Values fall into cells that are narrow where values are small and wide where they are large:
/// each doubling is cut in 128 equal cells. Only counts are kept, so that the order of the
/// values and of the joins does not matter.
///
///     … 1 ┊┊┊┊┊┊┊┊ 2 ┊ ┊ ┊ ┊ ┊ ┊ ┊ ┊ 4  ┊  ┊  ┊  ┊  ┊  ┊  ┊  ┊ 8 …      a log-linear histogram
///
/// The law: quantile(p) lies within 1/256 of the value of rank ceil(p n), relative to that value; a zero is
/// exact; two histograms joined equal the histogram of all values, bit for bit.
///
/// Example
///
///     Quantiles wait;
///     wait.add(in_hours(waited));
///     wait.quantile(0.9);
namespace omsorg {

class Quantiles {
public:
    /// The greatest relative error of an answer.
    static constexpr double relative_error = 1.0 / 256;

    void add(double x, std::uint64_t times = 1) {
        // Nearly every value is above zero and falls into a cell that is there; the rest go the longer way.
        // (A sign, or what is not finite, makes a cell number that is never there.)
        const std::uint64_t cell = cell_of(x) - static_cast<std::uint64_t>(positive_.first);
        if (cell < positive_.counts.size()) [[likely]] {
            positive_.counts[static_cast<std::size_t>(cell)] += times;
            count_ += times;
        } else {
            add_elsewhere(x, times);
        }
    }
    Quantiles& operator+=(const Quantiles& other);

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    /// 0 <= p <= 1; not a number if nothing was seen.
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double median() const { return quantile(0.5); }
    /// The share of values at or below x, within one cell.
    [[nodiscard]] double share_up_to(double x) const;

    friend bool operator==(const Quantiles&, const Quantiles&);

private:
    // The exponent and the first seven bits of the fraction of a double are the number of its cell: no
    // logarithm, and the same cell on every processor.
    static constexpr int bits_dropped = 52 - 7;
    [[nodiscard]] static constexpr std::uint64_t cell_of(double x) noexcept {
        return std::bit_cast<std::uint64_t>(x) >> bits_dropped;
    }
    [[nodiscard]] static double middle_of(std::int32_t cell) noexcept;

    // Cells of one sign, in rising order of magnitude; only the used stretch is kept.
    struct Side {
        std::int32_t first = 0;
        std::vector<std::uint64_t> counts{};

        void add(std::int32_t cell, std::uint64_t times);
        void add(const Side& other);
    };

    void add_elsewhere(double x, std::uint64_t times);

    Side negative_{}, positive_{};
    std::uint64_t zeros_ = 0, count_ = 0;
};

} // namespace omsorg
