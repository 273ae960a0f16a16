// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/shared_route.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

/// Districts at random points of a square, the way between them straight.
DistrictRoads town(std::size_t districts, std::uint32_t number) {
    const Stream places{{3, number}, Purpose::session_event};
    std::vector<double> minutes(districts * districts);
    const auto x = [&](std::size_t d) { return 60 * places.uniform(key_of(d, 0)); };
    const auto y = [&](std::size_t d) { return 60 * places.uniform(key_of(d, 1)); };
    for (std::size_t i = 0; i < districts; ++i)
        for (std::size_t j = 0; j < districts; ++j)
            minutes[i * districts + j] = std::hypot(x(i) - x(j), y(i) - y(j));
    return {districts, minutes};
}

std::vector<DistrictId> first(std::uint32_t n) {
    std::vector<DistrictId> homes;
    for (std::uint32_t d = 0; d < n; ++d) homes.push_back(DistrictId{d});
    return homes;
}

// The oracle: every order there is.
TEST(SharedRouteTest, the_path_is_the_shortest_of_all_orders) {
    for (std::uint32_t number = 0; number < 20; ++number)
        for (std::uint32_t n = 2; n <= 6; ++n) {
            const auto roads = town(6, number);
            auto order = first(n);
            double least = 1e9;
            do {
                double way = 0;
                for (std::size_t i = 0; i + 1 < order.size(); ++i)
                    way += roads.between(order[i], order[i + 1]);
                least = std::min(least, way);
            } while (std::next_permutation(order.begin(), order.end(),
                                           [](DistrictId a, DistrictId b) { return a.index() < b.index(); }));
            EXPECT_NEAR(roads.path(first(n)), least, 1e-9);
        }
}

TEST(SharedRouteTest, neighbours_add_nothing_and_the_order_does_not_matter) {
    const auto roads = town(8, 1);
    auto homes = first(5);
    const double way = roads.path(homes);
    homes.push_back(DistrictId{2});
    std::reverse(homes.begin(), homes.end());
    EXPECT_DOUBLE_EQ(roads.path(homes), way);
    EXPECT_EQ(roads.path(std::vector{DistrictId{3}, DistrictId{3}}), 0);
    EXPECT_EQ(DistrictRoads{}.path(first(4)), 0);
}

TEST(SharedRouteTest, a_further_district_never_shortens_the_way) {
    const auto roads = town(9, 2);
    for (std::uint32_t n = 1; n < 9; ++n) EXPECT_LE(roads.path(first(n)), roads.path(first(n + 1)) + 1e-9);
}

// With very many districts the way is no longer the shortest, but it is a way: through all of them.
TEST(SharedRouteTest, many_districts_are_visited_one_after_the_other) {
    const std::size_t n = 12;
    std::vector<double> minutes(n * n); // a straight road
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            minutes[i * n + j] = std::abs(static_cast<double>(i) - static_cast<double>(j));
    EXPECT_DOUBLE_EQ((DistrictRoads{n, minutes}.path(first(12))), 11);
}

TEST(SharedRouteTest, many_districts_under_other_numbers_have_the_same_way) {
    constexpr std::size_t n = 12;
    for (std::uint32_t number = 0; number < 20; ++number) {
        const auto roads = town(n, number);
        std::vector<double> minutes(n * n);
        for (std::uint32_t i = 0; i < n; ++i)
            for (std::uint32_t j = 0; j < n; ++j)
                minutes[i * n + j] = roads.between(DistrictId{n - 1 - i}, DistrictId{n - 1 - j});
        EXPECT_NEAR((DistrictRoads{n, minutes}.path(first(n))), roads.path(first(n)), 1e-9);
    }
}

} // namespace
} // namespace omsorg
