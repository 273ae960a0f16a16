// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>

#include <cstddef>
#include <span>
#include <vector>

/// Something counted by calendar year, or by calendar month, over a horizon.
///
/// A municipality budgets by year and follows up by month. A series has one cell for each; the cell may be a
/// plain number, hours, kronor, a tally or a whole ledger: anything that can be added.
///
///     YearSeries<Hours> delivered{2020, 2040};     2020 │ 2021 │ … │ 2040
///     delivered.at(2027) += Hours{visit};
///
/// The law: nothing is counted outside the horizon; asking for such a year is a defect. Series of the same
/// horizon add cell by cell.
namespace omsorg {

template <class Cell = double>
class YearSeries {
public:
    YearSeries() = default;
    YearSeries(int first_year, int last_year) : first_{first_year} {
        expect(first_year <= last_year, "a series has at least one year");
        cells_.resize(static_cast<std::size_t>(last_year - first_year) + 1);
    }

    [[nodiscard]] int first_year() const noexcept { return first_; }
    [[nodiscard]] int last_year() const noexcept { return first_ + static_cast<int>(cells_.size()) - 1; }
    [[nodiscard]] bool covers(int year) const noexcept { return year >= first_ && year <= last_year(); }
    [[nodiscard]] std::span<const Cell> cells() const noexcept { return cells_; }

    [[nodiscard]] Cell& at(int year) { return cells_[cell(year)]; }
    [[nodiscard]] const Cell& at(int year) const { return cells_[cell(year)]; }
    void add(Instant when, const Cell& amount) { at(year_of(when)) += amount; }

    YearSeries& operator+=(const YearSeries& other) {
        expect(first_ == other.first_ && cells_.size() == other.cells_.size(),
               "added series cover the same years");
        for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] += other.cells_[i];
        return *this;
    }
    [[nodiscard]] Cell total() const {
        Cell sum{};
        for (const Cell& one : cells_) sum += one;
        return sum;
    }

private:
    [[nodiscard]] std::size_t cell(int year) const {
        expect(covers(year), "the year lies within the series");
        return static_cast<std::size_t>(year - first_);
    }

    int first_ = 0;
    std::vector<Cell> cells_{};
};

template <class Cell = double>
class MonthSeries {
public:
    MonthSeries() = default;
    MonthSeries(int first_year, int last_year) : first_{first_year} {
        expect(first_year <= last_year, "a series has at least one year");
        cells_.resize(12 * (static_cast<std::size_t>(last_year - first_year) + 1));
    }

    [[nodiscard]] int first_year() const noexcept { return first_; }
    [[nodiscard]] int last_year() const noexcept { return first_ + static_cast<int>(cells_.size() / 12) - 1; }
    [[nodiscard]] std::span<const Cell> cells() const noexcept { return cells_; }

    /// January is month 1.
    [[nodiscard]] Cell& at(int year, int month) { return cells_[cell(year, month)]; }
    [[nodiscard]] const Cell& at(int year, int month) const { return cells_[cell(year, month)]; }
    void add(Day day, const Cell& amount) { at(year_of(day), month_of(day)) += amount; }

    MonthSeries& operator+=(const MonthSeries& other) {
        expect(first_ == other.first_ && cells_.size() == other.cells_.size(),
               "added series cover the same years");
        for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] += other.cells_[i];
        return *this;
    }

    /// The twelve months of each year, added.
    [[nodiscard]] YearSeries<Cell> by_year() const {
        YearSeries<Cell> years{first_, last_year()};
        for (std::size_t i = 0; i < cells_.size(); ++i)
            years.at(first_ + static_cast<int>(i / 12)) += cells_[i];
        return years;
    }

private:
    [[nodiscard]] std::size_t cell(int year, int month) const {
        expect(year >= first_ && year <= last_year() && month >= 1 && month <= 12,
               "the month lies within the series");
        return static_cast<std::size_t>(12 * (year - first_) + month - 1);
    }

    int first_ = 0;
    std::vector<Cell> cells_{};
};

} // namespace omsorg
