// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/text.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omsorg {

/// A table of figures: a strict CSV file that says where its figures come from.
///
///     # source: SCB BE0101A BefolkningNy, read 2026
///     # year: 2019
///     # certainty: exact
///     age,women,men
///     0,388,402
///
/// Strict: comma between cells, decimal point, one row per line, as many cells in every row as in the head,
/// no name twice in the head. A cell with a comma or a quote stands in quotes (RFC 4180). Lines that begin
/// with # are comments; `# word: text` above the head is kept as the table's provenance. Every cell knows its
/// line and column, so every complaint can name them.
///
/// Example
///
///     if (auto table = read_table(path, faults)) {
///         table->require({"age", "women", "men"}, faults);
///         for (std::size_t row = 0; row < table->rows(); ++row)
///             if (auto women = table->number(row, "women", {.low = 0}, faults)) ...
///     }
class Table {
public:
    struct Bounds {
        double low = -std::numeric_limits<double>::infinity();
        double high = std::numeric_limits<double>::infinity();
    };

    [[nodiscard]] std::size_t rows() const noexcept {
        return head_.empty() ? 0 : cells_.size() / head_.size();
    }
    [[nodiscard]] const std::vector<std::string>& head() const noexcept { return head_; }
    [[nodiscard]] bool has(std::string_view column) const noexcept;
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// "source", "year", "certainty" ... as written on top; empty when not given.
    [[nodiscard]] std::string_view note(std::string_view word) const noexcept;
    [[nodiscard]] std::span<const std::pair<std::string, std::string>> notes() const noexcept {
        return notes_;
    }

    /// Reports each column that is missing; true when all are there.
    bool require(std::initializer_list<std::string_view> columns, FaultList& faults) const;

    [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
    [[nodiscard]] Where where(std::size_t row, std::string_view column) const;
    [[nodiscard]] Where where() const; ///< the head

    /// The number in a cell, or a fault: empty, not a number, decimal comma, out of bounds.
    [[nodiscard]] std::optional<double> number(std::size_t row, std::string_view column, Bounds bounds,
                                               FaultList& faults) const;
    [[nodiscard]] std::optional<std::int64_t> whole(std::size_t row, std::string_view column, Bounds bounds,
                                                    FaultList& faults) const;

    /// Holds that a column counts up by one from `first` to `last`: ages in order, none missing, none twice.
    /// Reports the first row that breaks the order.
    bool counts_up(std::string_view column, int first, int last, FaultList& faults) const;

private:
    friend std::optional<Table> parse_table(const SourceText& source, FaultList& faults);
    struct Cell {
        std::string text;
        std::uint32_t line = 0, column = 0;
    };
    [[nodiscard]] std::size_t index(std::string_view column) const;
    [[nodiscard]] const Cell& cell(std::size_t row, std::string_view column) const;

    std::string name_;
    std::vector<std::string> head_;
    std::vector<Cell> cells_;
    std::vector<std::pair<std::string, std::string>> notes_;
    std::uint32_t head_line_ = 1;
};

/// Parses a table, or reports every broken row.
[[nodiscard]] std::optional<Table> parse_table(const SourceText& source, FaultList& faults);

} // namespace omsorg
