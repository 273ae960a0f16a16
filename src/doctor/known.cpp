// SPDX-License-Identifier: MIT
#include <omsorg/doctor/known.hpp>

#include <omsorg/base/expect.hpp>

#include "known_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace omsorg {
namespace {

constexpr std::size_t columns = 9;

// The cells of a line; a cell in quotation marks may hold commas.
std::array<std::string, columns> cells_of(std::string_view line) {
    std::array<std::string, columns> cells;
    std::size_t cell = 0;
    bool quoted = false;
    for (const char letter : line) {
        if (letter == '"')
            quoted = !quoted;
        else if (letter == ',' && !quoted)
            expect(++cell < columns, "a row of the table of what is known has nine cells");
        else
            cells[cell] += letter;
    }
    expect(cell == columns - 1 && !quoted, "a row of the table of what is known has nine cells");
    return cells;
}

double number_of(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        raise_defect("the table of what is known has a number that is none: " + std::string{text});
    return number;
}

std::optional<Tier> tier_of(std::string_view word) {
    if (word == "check") return Tier::check;
    if (word == "nightly") return Tier::nightly;
    if (word == "release") return Tier::release;
    expect(word == "elsewhere", "a row's tier is check, nightly, release or elsewhere");
    return std::nullopt;
}

std::vector<KnownRow> read(std::string_view table) {
    std::vector<KnownRow> rows;
    table.remove_prefix(table.find('\n') + 1);
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        const auto cell = cells_of(table.substr(0, end));
        rows.push_back({cell[0], cell[1], cell[2], cell[3], number_of(cell[4]), cell[5], cell[6] == "stat",
                        tier_of(cell[7]), cell[8]});
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return rows;
}

// Where the value of a name begins: at a word's start, followed by "=".
std::size_t value_of(const std::string& text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == ';' || text[at - 1] == ',';
        if (begins && text.compare(at + name.size(), 1, "=") == 0) return at + name.size() + 1;
    }
    raise_defect("the model asks for \"" + std::string{name} + "\", which is not among: " + text);
}

// The number that stands there, a fraction perhaps; what follows it is not looked at.
double number_at(const std::string& text, std::size_t at) {
    double number = 0, divisor = 1;
    const char* const end = text.data() + text.size();
    auto read = std::from_chars(text.data() + std::min(at, text.size()), end, number);
    if (read.ec != std::errc{})
        raise_defect("the table of what is known lacks a number in its place: " + text);
    if (read.ptr != end && *read.ptr == '/') read = std::from_chars(read.ptr + 1, end, divisor);
    return number / divisor;
}

} // namespace

std::span<const KnownRow> known_rows() {
    static const std::vector<KnownRow> rows = read(known_table);
    return rows;
}

const KnownRow* known_row(std::string_view id) {
    const auto rows = known_rows();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const KnownRow& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

Parameters::Parameters(std::string_view text) : text_{text} {}

double Parameters::number(std::string_view name) const { return number_at(text_, value_of(text_, name)); }

double Parameters::after(std::string_view words) const {
    const std::size_t at = text_.find(words);
    if (at == std::string::npos)
        raise_defect("the model asks for what follows \"" + std::string{words} + "\" in: " + text_);
    return number_at(text_, text_.find_first_not_of(' ', at + words.size()));
}

std::vector<double> Parameters::numbers(std::string_view name) const {
    std::size_t at = value_of(text_, name);
    std::vector<double> all;
    // Brackets may hold brackets, and another bracket may follow one that is closed.
    for (int depth = 0; at < text_.size(); ++at) {
        const char letter = text_[at];
        if (letter == '(' || letter == '[')
            ++depth;
        else if (letter == ')' || letter == ']')
            --depth;
        else if (letter != ',' && depth > 0) {
            all.push_back(number_at(text_, at));
            at = text_.find_first_of(",)]", at) - 1;
        } else if (letter != ',')
            break;
    }
    expect(!all.empty(), "numbers stand in brackets");
    return all;
}

} // namespace omsorg
