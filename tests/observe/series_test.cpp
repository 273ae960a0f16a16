// SPDX-License-Identifier: MIT
#include <omsorg/observe/ledger.hpp>
#include <omsorg/observe/series.hpp>
#include <omsorg/observe/tally.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace omsorg::literals;
using namespace std::chrono;

TEST(SeriesTest, a_year_holds_what_happened_in_it) {
    YearSeries<Hours> delivered{2020, 2040};
    EXPECT_EQ(delivered.cells().size(), 21U);
    delivered.add(start_of_year(2027), Hours{1_hours});
    delivered.add(start_of_year(2028) - 1_microseconds, Hours{2_hours});
    delivered.at(2028) += Hours{4_hours};
    EXPECT_EQ(delivered.at(2027), Hours{3_hours});
    EXPECT_EQ(delivered.total(), Hours{7_hours});
    EXPECT_EQ(delivered.at(2020), Hours{});
}

TEST(SeriesTest, nothing_is_counted_outside_the_horizon) {
    YearSeries<> series{2020, 2040};
    EXPECT_TRUE(series.covers(2040));
    EXPECT_FALSE(series.covers(2041));
    EXPECT_THROW(series.at(2019) += 1, Defect);
    EXPECT_THROW(series.add(start_of_year(2041), 1), Defect);
    EXPECT_THROW((YearSeries<>{2041, 2040}), Defect);
    EXPECT_FALSE(YearSeries<>{}.covers(0));
    MonthSeries<> months{2020, 2021};
    EXPECT_THROW(months.at(2022, 1) += 1, Defect);
    EXPECT_THROW(months.at(2020, 0) += 1, Defect);
    EXPECT_THROW(months.at(2020, 13) += 1, Defect);
}

TEST(SeriesTest, months_add_up_to_years) {
    MonthSeries<int> visits{2026, 2027};
    for (Day day{2026y / January / 1}; day <= Day{2027y / December / 31}; day += days{1}) visits.add(day, 1);
    EXPECT_EQ(visits.at(2026, 2), 28);
    EXPECT_EQ(visits.at(2027, 12), 31);
    const auto years = visits.by_year();
    EXPECT_EQ(years.first_year(), 2026);
    EXPECT_EQ(years.last_year(), 2027);
    EXPECT_EQ(years.at(2026), 365);
    EXPECT_EQ(years.total(), 730);
}

TEST(SeriesTest, series_of_one_horizon_add_cell_by_cell) {
    YearSeries<Tally> a{2026, 2027}, b{2026, 2027};
    a.at(2026).add(1);
    b.at(2026).add(3);
    b.at(2027).add(5);
    a += b;
    EXPECT_EQ(a.at(2026).mean(), 2);
    EXPECT_EQ(a.at(2027).count(), 1U);
    const YearSeries<Tally> longer{2026, 2028};
    EXPECT_THROW(a += longer, Defect);
    MonthSeries<int> one{2026, 2026}, other{2026, 2026};
    other.at(2026, 5) = 4;
    one += other;
    one += other;
    EXPECT_EQ(one.at(2026, 5), 8);
    EXPECT_EQ(one.cells().size(), 12U);
}

TEST(SeriesTest, a_cell_may_be_a_whole_ledger) {
    YearSeries<ClientHours> books{2026, 2027};
    books.at(2026).grant(2_hours);
    books.at(2027).grant(3_hours);
    EXPECT_EQ(books.total().granted, Hours{5_hours});
}

} // namespace
} // namespace omsorg
