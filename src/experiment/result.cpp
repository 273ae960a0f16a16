// SPDX-License-Identifier: MIT
#include <omsorg/experiment/result.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <limits>

namespace omsorg {

void ResultTable::reserve(std::size_t rows) {
    plan_.reserve(rows), future_.reserve(rows), year_.reserve(rows), measure_.reserve(rows);
    district_.reserve(rows), service_.reserve(rows), value_.reserve(rows);
}

void ResultTable::append(std::uint16_t plan, std::uint32_t future, std::span<const Row> rows) {
    for (const Row& row : rows) {
        plan_.push_back(plan);
        future_.push_back(future);
        year_.push_back(row.year);
        measure_.push_back(static_cast<std::uint8_t>(row.measure));
        district_.push_back(row.district);
        service_.push_back(static_cast<std::uint8_t>(row.service));
        value_.push_back(row.value);
    }
}

const std::string& ResultNames::district(std::uint8_t code) const {
    static const std::string all = "all";
    if (code == all_districts) return all;
    expect(code < districts.size(), "every district of a result has a name");
    return districts[code];
}

std::vector<double> FutureGrid::of_year(int year) const {
    expect(year >= first_year && static_cast<std::size_t>(year - first_year) < years,
           "the year is in the grid");
    std::vector<double> column;
    column.reserve(futures.size());
    for (std::size_t line = 0; line < futures.size(); ++line)
        column.push_back(values[line * years + static_cast<std::size_t>(year - first_year)]);
    return column;
}

FutureGrid grid_of(const ResultTable& table, Which which) {
    std::vector<std::size_t> rows;
    FutureGrid grid;
    int last_year = std::numeric_limits<int>::min();
    grid.first_year = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.measure()[i] != which.measure || table.plan()[i] != which.plan ||
            table.district()[i] != which.district || table.service()[i] != which.service)
            continue;
        rows.push_back(i);
        grid.futures.push_back(table.future()[i]);
        grid.first_year = std::min<int>(grid.first_year, table.year()[i]);
        last_year = std::max<int>(last_year, table.year()[i]);
    }
    if (rows.empty()) return {};
    std::sort(grid.futures.begin(), grid.futures.end());
    grid.futures.erase(std::unique(grid.futures.begin(), grid.futures.end()), grid.futures.end());
    grid.years = static_cast<std::size_t>(last_year - grid.first_year + 1);
    grid.values.assign(grid.futures.size() * grid.years, std::numeric_limits<double>::quiet_NaN());
    for (const std::size_t i : rows) {
        const auto line = static_cast<std::size_t>(
            std::lower_bound(grid.futures.begin(), grid.futures.end(), table.future()[i]) -
            grid.futures.begin());
        grid.values[line * grid.years + static_cast<std::size_t>(table.year()[i] - grid.first_year)] =
            table.value()[i];
    }
    return grid;
}

} // namespace omsorg
