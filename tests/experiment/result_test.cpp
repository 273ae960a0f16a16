// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/experiment/result.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

Row row(int year, double value, std::uint8_t district = all_districts) {
    return {.year = static_cast<std::int16_t>(year),
            .measure = Measure::unmet_share,
            .district = district,
            .service = Service::all,
            .value = value};
}

constexpr auto unmet = static_cast<std::uint8_t>(Measure::unmet_share);

TEST(FutureGrid, holds_the_asked_measure_and_no_other) {
    ResultTable table;
    table.append(0, 4, std::vector{row(2021, 0.2), row(2020, 0.1), row(2020, 0.9, 3)});
    table.append(0, 2, std::vector{row(2021, 0.4)});
    table.append(1, 2, std::vector{row(2021, 0.8)});

    const FutureGrid grid = grid_of(table, {.plan = 0, .measure = unmet});
    EXPECT_EQ(grid.first_year, 2020);
    EXPECT_EQ(grid.years, 2U);
    EXPECT_EQ(grid.futures, (std::vector<std::uint32_t>{2, 4}));
    EXPECT_TRUE(std::isnan(grid.of_future(0)[0])) << "a year without a row is unknown, not nought";
    EXPECT_EQ(grid.of_future(0)[1], 0.4);
    EXPECT_EQ(grid.of_year(2021), (std::vector{0.4, 0.2}));
    EXPECT_EQ(grid_of(table, {.plan = 0, .measure = unmet, .district = 3}).of_year(2020), std::vector{0.9});
}

TEST(FutureGrid, is_empty_when_nothing_was_found) {
    EXPECT_EQ(grid_of(ResultTable{}, {.measure = unmet}).years, 0U);
}

TEST(ResultNames, call_the_whole_municipality_all) {
    const ResultNames names{.plans = {}, .measures = {}, .districts = {"north"}, .services = {}};
    EXPECT_EQ(names.district(all_districts), "all");
    EXPECT_EQ(names.district(0), "north");
    EXPECT_THROW((void)names.district(1), Defect);
}

} // namespace
} // namespace omsorg
