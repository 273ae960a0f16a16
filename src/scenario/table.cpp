// SPDX-License-Identifier: MIT
#include <omsorg/scenario/table.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace omsorg {
namespace {

struct RawCell {
    std::string text;
    std::uint32_t column = 0;
};

// The cells of one line, or the column where a quote goes wrong.
struct RawRow {
    std::vector<RawCell> cells;
    std::uint32_t bad_quote = 0;
};

RawRow split(std::string_view line) {
    RawRow row;
    std::size_t at = 0;
    const auto column = [&](std::size_t i) { // in letters, as an editor counts
        return 1 + static_cast<std::uint32_t>(
                       std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(i),
                                     [](char c) { return static_cast<unsigned char>(c) >> 6 != 2; }));
    };
    for (;;) {
        RawCell cell{{}, column(at)};
        if (at < line.size() && line[at] == '"') {
            for (++at; at < line.size(); ++at) {
                if (line[at] != '"')
                    cell.text += line[at];
                else if (at + 1 < line.size() && line[at + 1] == '"')
                    cell.text += line[++at];
                else
                    break;
            }
            if (at == line.size() || (++at < line.size() && line[at] != ',')) row.bad_quote = cell.column;
            if (row.bad_quote != 0) return row;
        } else {
            const auto end = std::min(line.find(',', at), line.size());
            cell.text = std::string{trimmed(line.substr(at, end - at))};
            if (cell.text.find('"') != std::string::npos) row.bad_quote = cell.column;
            at = end;
        }
        row.cells.push_back(std::move(cell));
        if (at >= line.size()) return row;
        ++at;
    }
}

bool looks_like_decimal_comma(const RawRow& row, std::size_t wanted) {
    const auto digits = [](const std::string& text) {
        return !text.empty() &&
               std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (row.cells.size() <= wanted) return false;
    for (std::size_t i = 0; i + 1 < row.cells.size(); ++i)
        if (digits(row.cells[i].text) && digits(row.cells[i + 1].text)) return true;
    return false;
}

} // namespace

std::optional<Table> parse_table(const SourceText& source, FaultList& faults) {
    Table table;
    table.name_ = source.name;
    const std::size_t before = faults.found();
    const auto refuse = [&](std::string_view code, std::uint32_t line, std::uint32_t column,
                            std::string problem, std::string why, std::string suggestion) {
        faults.add({.code = std::string{code},
                    .where = {source.name, line, column},
                    .problem = std::move(problem),
                    .why = std::move(why),
                    .suggestion = std::move(suggestion)});
    };
    std::string_view rest = source.text;
    for (std::uint32_t line = 1; !rest.empty(); ++line) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.starts_with('#')) {
            const auto colon = text.find(':');
            if (table.head_.empty() && colon != std::string_view::npos)
                table.notes_.emplace_back(trimmed(text.substr(1, colon - 1)),
                                          trimmed(text.substr(colon + 1)));
            continue;
        }
        if (trimmed(text).empty()) continue;
        RawRow row = split(text);
        if (row.bad_quote != 0) {
            refuse(code::broken_row, line, row.bad_quote, "a quote is opened or closed in the wrong place",
                   "the cells cannot be told apart",
                   "Quote the whole cell, and write \"\" for a quote within it.");
        } else if (table.head_.empty()) {
            if (row.cells.size() == 1 && text.find(';') != std::string_view::npos) {
                refuse(code::broken_row, line, 1, "the cells are parted by semicolons",
                       "tables here use commas", "Save it as CSV with commas and decimal points.");
                return std::nullopt;
            }
            table.head_line_ = line;
            for (RawCell& cell : row.cells) {
                if (cell.text.empty())
                    refuse(code::missing_column, line, cell.column, "a column has no name",
                           "its figures cannot be found", "Name it, or remove it.");
                else if (table.has(cell.text))
                    refuse(code::broken_row, line, cell.column,
                           "the column \"" + cell.text + "\" stands twice", "only one of them could count",
                           "Remove or rename one.");
                table.head_.push_back(std::move(cell.text));
            }
        } else if (row.cells.size() != table.head_.size()) {
            refuse(code::broken_row, line, row.cells.back().column,
                   "the row has " + std::to_string(row.cells.size()) + " cells, the head " +
                       std::to_string(table.head_.size()),
                   "figures would land in the wrong column",
                   looks_like_decimal_comma(row, table.head_.size())
                       ? "Is there a decimal comma? Write a point: 4.5."
                       : "Add or remove a comma.");
        } else {
            for (RawCell& cell : row.cells) table.cells_.push_back({std::move(cell.text), line, cell.column});
        }
    }
    if (table.head_.empty())
        refuse(code::missing_column, 1, 1, "the table is empty", "it has not even a head",
               "Write the names of its columns on the first line.");
    if (faults.found() != before) return std::nullopt;
    return table;
}

bool Table::has(std::string_view column) const noexcept {
    return std::find(head_.begin(), head_.end(), column) != head_.end();
}

std::string_view Table::note(std::string_view word) const noexcept {
    const auto found =
        std::find_if(notes_.begin(), notes_.end(), [&](const auto& note) { return note.first == word; });
    return found == notes_.end() ? std::string_view{} : std::string_view{found->second};
}

Where Table::where() const { return {name_, head_line_, 1}; }

bool Table::require(std::initializer_list<std::string_view> columns, FaultList& faults) const {
    bool all = true;
    for (const auto column : columns) {
        if (has(column)) continue;
        all = false;
        std::string near = did_you_mean(closest(column, head_));
        faults.add({.code = std::string{code::missing_column},
                    .where = where(),
                    .key = std::string{column},
                    .problem = "the column \"" + std::string{column} + "\" is missing",
                    .why = "its figures are needed",
                    .suggestion = near.empty() ? "Add it to the head, and a cell to every row." : near});
    }
    return all;
}

std::size_t Table::index(std::string_view column) const {
    const auto found = std::find(head_.begin(), head_.end(), column);
    expect(found != head_.end(), "a column is required before it is read");
    return static_cast<std::size_t>(found - head_.begin());
}

const Table::Cell& Table::cell(std::size_t row, std::string_view column) const {
    expect(row < rows(), "a row is read that the table has");
    return cells_[row * head_.size() + index(column)];
}

const std::string& Table::text(std::size_t row, std::string_view column) const {
    return cell(row, column).text;
}

Where Table::where(std::size_t row, std::string_view column) const {
    const Cell& at = cell(row, column);
    return {name_, at.line, at.column};
}

std::optional<double> Table::number(std::size_t row, std::string_view column, Bounds bounds,
                                    FaultList& faults) const {
    const std::string& text = cell(row, column).text;
    const auto refuse = [&](std::string_view code, std::string problem, std::string why,
                            std::string suggestion) {
        faults.refuse(code, where(row, column), std::string{column}, std::move(problem), std::move(why),
                      std::move(suggestion));
        return std::nullopt;
    };
    double number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.find(',') != std::string::npos)
        return refuse(code::decimal_comma, "\"" + text + "\" has a decimal comma",
                      "elsewhere a comma parts cells", "Write a point: 4.5.");
    if (text.empty() || end != text.data() + text.size() || trouble == std::errc::invalid_argument)
        return refuse(code::bad_number,
                      text.empty() ? "the cell is empty" : "\"" + text + "\" is not a number",
                      "the column holds numbers",
                      text.find(' ') != std::string::npos ? "Remove spaces and units."
                                                          : "Write a number; 0 if it is nought.");
    if (!std::isfinite(number) || trouble == std::errc::result_out_of_range)
        return refuse(code::not_finite, "\"" + text + "\" is not a finite number",
                      "nothing can be computed with it", "Give the figure, or leave the row out.");
    if (number < bounds.low || number > bounds.high)
        return refuse(
            code::out_of_range, text + " is out of range",
            !std::isfinite(bounds.high)
                ? "it cannot be below " + std::to_string(bounds.low)
                : "it lies between " + std::to_string(bounds.low) + " and " + std::to_string(bounds.high),
            number < 0 ? "Remove the minus sign, or check the source." : "Check the figure and its unit.");
    return number;
}

std::optional<std::int64_t> Table::whole(std::size_t row, std::string_view column, Bounds bounds,
                                         FaultList& faults) const {
    const auto figure =
        number(row, column, {std::max(bounds.low, -9e15), std::min(bounds.high, 9e15)}, faults);
    if (!figure) return std::nullopt;
    if (*figure == std::floor(*figure)) return static_cast<std::int64_t>(*figure);
    faults.add({.code = std::string{code::bad_number},
                .where = where(row, column),
                .key = std::string{column},
                .problem = text(row, column) + " is not a whole number",
                .why = "the column counts whole things",
                .suggestion = "Round it, or check the source."});
    return std::nullopt;
}

bool Table::counts_up(std::string_view column, int first, int last, FaultList& faults) const {
    for (std::size_t row = 0; row < rows(); ++row) {
        const auto number = whole(row, column, {}, faults);
        if (!number) return false;
        const std::int64_t wanted = first + static_cast<std::int64_t>(row);
        if (*number == wanted && wanted <= last) continue;
        faults.add({.code = std::string{code::out_of_order},
                    .where = where(row, column),
                    .key = std::string{column},
                    .problem = text(row, column) +
                               (wanted > last ? " is one row too many"
                                              : " stands where " + std::to_string(wanted) + " is expected"),
                    .why = "the rows go from " + std::to_string(first) + " to " + std::to_string(last) +
                           " in order, each once",
                    .suggestion = "Sort the rows, and look for one that is missing or stands twice."});
        return false;
    }
    if (rows() == static_cast<std::size_t>(last - first + 1)) return true;
    faults.add({.code = std::string{code::missing_row},
                .where = where(),
                .key = std::string{column},
                .problem = "the rows end after " + std::to_string(first + static_cast<int>(rows()) - 1),
                .why = "they must go to " + std::to_string(last),
                .suggestion = "Add the missing rows."});
    return false;
}

} // namespace omsorg
