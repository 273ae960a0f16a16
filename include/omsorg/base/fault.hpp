// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Bad input, said so that its author can mend it: where, what, why it matters, and what to try.
///
/// A planner who edits a study at half past four meets these sentences. All faults of a study are told at
/// once, at most fifty of them, so that nobody mends one to find the next.
///
///     base.toml:12:9: home_care.sped: there is no such key (it would change nothing). Did you mean
///     "home_care.speed"?
///
/// The grammar:  file:line:column: key: PROBLEM (WHY). SUGGESTION  — parts that are not known are left out.
///
/// Example
///
///     FaultList faults;
///     if (!known) faults.add({.code = "unknown_key", .where = where, .key = key,
///                             .problem = "there is no such key", .why = "it would change nothing",
///                             .suggestion = did_you_mean(closest(key, keys))});
///     faults.raise_if_any();
namespace omsorg {

/// A place in a text; line and column count from one, and zero means that they are not known.
struct Where {
    std::string file{};
    std::uint32_t line = 0, column = 0;

    // Written out: g++ 12 believes that the string of an aggregate within an aggregate may be uninitialised.
    Where() noexcept {}
    Where(std::string in_file, std::uint32_t at_line = 0, std::uint32_t at_column = 0) noexcept
        : file{std::move(in_file)}, line{at_line}, column{at_column} {}
};

struct Fault {
    std::string code{};
    Where where{};
    std::string key{}, problem{}, why{}, suggestion{};

    [[nodiscard]] std::string text() const;
};

/// The faults of one study, thrown together; what() holds one line for each.
class Faults : public std::runtime_error {
public:
    explicit Faults(std::vector<Fault> faults, std::size_t not_kept = 0);
    explicit Faults(Fault fault) : Faults{std::vector<Fault>{std::move(fault)}} {}

    [[nodiscard]] const std::vector<Fault>& list() const noexcept { return faults_; }
    /// All faults found, also those beyond the fifty that are told.
    [[nodiscard]] std::size_t found() const noexcept { return faults_.size() + not_kept_; }

private:
    std::vector<Fault> faults_;
    std::size_t not_kept_;
};

/// Collects faults while a study is read; the first fifty are kept and the rest are counted.
class FaultList {
public:
    static constexpr std::size_t most_kept = 50;

    void add(Fault fault);
    /// Adds a fault by its parts, in the order in which they are read.
    void refuse(std::string_view code, Where where, std::string key, std::string problem, std::string why,
                std::string suggestion);
    [[nodiscard]] bool empty() const noexcept { return faults_.empty(); }
    [[nodiscard]] std::size_t found() const noexcept { return faults_.size() + not_kept_; }
    [[nodiscard]] const std::vector<Fault>& list() const noexcept { return faults_; }
    void raise_if_any() const;

private:
    std::vector<Fault> faults_;
    std::size_t not_kept_ = 0;
};

/// How many slips of the pen (a letter added, dropped, changed, or two neighbours swapped) part two words.
[[nodiscard]] std::size_t slips_between(std::string_view one, std::string_view other);

/// The known word that was probably meant: at most one slip for every three letters; none if nothing is near.
[[nodiscard]] std::optional<std::string> closest(std::string_view word, std::span<const std::string> known);

/// `Did you mean "speed"?`, or nothing.
[[nodiscard]] std::string did_you_mean(const std::optional<std::string>& word);

} // namespace omsorg
