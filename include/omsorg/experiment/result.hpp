// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/municipality/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace omsorg {

/// Everything a study found: one row for each plan, future, year, measure, district and service.
///
///     plan        future  year  measure       district  service    value
///     as_today         0  2020  unmet_share        all  home_care  0.0213
///
/// The rows are kept as columns (one array for each heading), because whoever reads them reads whole columns:
/// a notebook, a table on disk, a chart. Codes are positions in the name lists.
///
/// Law: rows stand in the order (plan, future, as simulated), whatever thread finished first; a future that
/// was not finished is absent as a whole, never in part.
///
/// Example
///
///     ResultTable table;
///     table.append(0, 7, outcome.rows); // plan 0, future 7
///     double last = table.value().back();
class ResultTable {
public:
    void append(std::uint16_t plan, std::uint32_t future, std::span<const Row> rows);
    void reserve(std::size_t rows);

    [[nodiscard]] std::size_t size() const noexcept { return value_.size(); }
    [[nodiscard]] std::span<const std::uint16_t> plan() const noexcept { return plan_; }
    [[nodiscard]] std::span<const std::uint32_t> future() const noexcept { return future_; }
    [[nodiscard]] std::span<const std::int16_t> year() const noexcept { return year_; }
    [[nodiscard]] std::span<const std::uint8_t> measure() const noexcept { return measure_; }
    [[nodiscard]] std::span<const std::uint8_t> district() const noexcept { return district_; }
    [[nodiscard]] std::span<const std::uint8_t> service() const noexcept { return service_; }
    [[nodiscard]] std::span<const double> value() const noexcept { return value_; }

private:
    std::vector<std::uint16_t> plan_;
    std::vector<std::uint32_t> future_;
    std::vector<std::int16_t> year_;
    std::vector<std::uint8_t> measure_;
    std::vector<std::uint8_t> district_;
    std::vector<std::uint8_t> service_;
    std::vector<double> value_;
};

/// What the codes of a table are called. District 255 is the whole municipality and is called "all".
struct ResultNames {
    std::vector<std::string> plans;
    std::vector<std::string> measures;
    std::vector<std::string> districts;
    std::vector<std::string> services;

    [[nodiscard]] const std::string& district(std::uint8_t code) const;
};

/// Which rows are meant: one measure of one plan, by default for the whole municipality and all services.
struct Which {
    std::uint16_t plan = 0;
    std::uint8_t measure = 0;
    std::uint8_t district = all_districts;
    std::uint8_t service = 0;
};

/// One measure as a grid: a line for each future that was finished, a column for each calendar year.
struct FutureGrid {
    int first_year = 0;
    std::vector<std::uint32_t> futures; ///< ascending
    std::size_t years = 0;
    std::vector<double> values; ///< future by future; not a number where no row was written

    [[nodiscard]] std::span<const double> of_future(std::size_t line) const {
        return std::span{values}.subspan(line * years, years);
    }
    [[nodiscard]] std::vector<double> of_year(int year) const;
};

[[nodiscard]] FutureGrid grid_of(const ResultTable& table, Which which);

} // namespace omsorg
