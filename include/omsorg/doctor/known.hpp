// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/acceptance.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// Something that is known from outside: a model of the textbooks, one of its figures, and who found it.
struct KnownRow {
    std::string id;         ///< R001
    std::string model;      ///< M/M/1
    std::string parameters; ///< lambda=0.5 mu=1
    std::string metric;     ///< Wq
    double exact = 0;
    std::string source;
    bool is_statistical = true; ///< else a value is computed and must agree in its digits
    std::optional<Tier> tier{}; ///< when it is examined: what is dearer, more seldom; none: `note` says why
    std::string note{};
};

/// What is known: closed forms, published tables, certified digits.
///
/// A simulation is believed where its answer is known. The table holds the figures, none of which was found by
/// this library, and each row is examined by simulating its model and asking for the figure; `omsorg doctor`
/// does so on the machine of whoever doubts.
///
///     id    model   parameters            metric   exact value
///     R004  M/M/1   lambda=0.5 mu=1 FIFO  Wq       1.0
///
/// The rows stand in src/doctor/known.csv and travel inside the library.
[[nodiscard]] std::span<const KnownRow> known_rows();

/// The row of an id; nullptr if there is none.
[[nodiscard]] const KnownRow* known_row(std::string_view id);

/// The parameters of a model as the table writes them: `c=2 lambda=1.5 mu=1`, `lambda=(0.2,0.3,0.3) mu=1`.
///
/// A name, an equals sign, a number (10/9 is one) or numbers in brackets; other words are left for the model to
/// look for, and the number that follows them.
class Parameters {
public:
    explicit Parameters(std::string_view text);

    /// A Defect that names the parameter if it is not given.
    [[nodiscard]] double number(std::string_view name) const;
    /// All numbers within the brackets, row by row: `R=[[0,.6],[.2,0]]`, `(c,mu)=(1,2),(2,1)`.
    [[nodiscard]] std::vector<double> numbers(std::string_view name) const;
    /// The number that follows some words: `after("repair ")` of `fail 0.2 repair 1`.
    [[nodiscard]] double after(std::string_view words) const;
    /// Whether the text holds these letters.
    [[nodiscard]] bool say(std::string_view words) const { return text_.find(words) != std::string::npos; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

} // namespace omsorg
