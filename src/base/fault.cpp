// SPDX-License-Identifier: MIT
#include <omsorg/base/fault.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

namespace {

// A file may hold anything; what it says must not steer the terminal that shows it.
std::string printable(const std::string& text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string shown;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f) {
            shown += c;
            continue;
        }
        shown += "\\x";
        shown += digits[byte / 16];
        shown += digits[byte % 16];
    }
    return shown;
}

} // namespace

std::string Fault::text() const {
    std::string said = where.file;
    if (where.line > 0) {
        said += ':' + std::to_string(where.line);
        if (where.column > 0) said += ':' + std::to_string(where.column);
    }
    if (!said.empty()) said += ": ";
    if (!key.empty()) said += key + ": ";
    said += problem;
    if (!why.empty()) said += " (" + why + ")";
    said += '.';
    if (!suggestion.empty()) said += ' ' + suggestion;
    return printable(said);
}

namespace {

std::string all_of_them(const std::vector<Fault>& faults, std::size_t not_kept) {
    std::string lines;
    for (const Fault& fault : faults) {
        if (!lines.empty()) lines += '\n';
        lines += fault.text();
    }
    if (not_kept > 0) lines += "\nand " + std::to_string(not_kept) + " more";
    return lines;
}

} // namespace

Faults::Faults(std::vector<Fault> faults, std::size_t not_kept)
    : std::runtime_error{all_of_them(faults, not_kept)}, faults_{std::move(faults)}, not_kept_{not_kept} {}

void FaultList::add(Fault fault) {
    if (faults_.size() < most_kept)
        faults_.push_back(std::move(fault));
    else
        ++not_kept_;
}

void FaultList::refuse(std::string_view code, Where where, std::string key, std::string problem,
                       std::string why, std::string suggestion) {
    add({.code = std::string{code},
         .where = std::move(where),
         .key = std::move(key),
         .problem = std::move(problem),
         .why = std::move(why),
         .suggestion = std::move(suggestion)});
}

void FaultList::raise_if_any() const {
    if (!faults_.empty()) throw Faults{faults_, not_kept_};
}

std::size_t slips_between(std::string_view one, std::string_view other) {
    // Damerau-Levenshtein distance where a swapped pair is not edited again: three rows of the table suffice.
    const std::size_t width = other.size() + 1;
    std::vector<std::size_t> before(width), last(width), row(width);
    for (std::size_t j = 0; j < width; ++j) last[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const std::size_t changed = one[i - 1] == other[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + changed});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[width - 1];
}

std::optional<std::string> closest(std::string_view word, std::span<const std::string> known) {
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    const std::string* nearest = nullptr;
    for (const std::string& candidate : known) {
        const std::size_t apart =
            candidate.size() > word.size() ? candidate.size() - word.size() : word.size() - candidate.size();
        if (apart >= best) continue;
        if (const std::size_t slips = slips_between(word, candidate); slips < best) {
            best = slips;
            nearest = &candidate;
        }
    }
    if (!nearest) return std::nullopt;
    return *nearest;
}

std::string did_you_mean(const std::optional<std::string>& word) {
    return word ? "Did you mean \"" + *word + "\"?" : std::string{};
}

} // namespace omsorg
