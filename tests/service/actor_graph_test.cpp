// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/actor_graph.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace omsorg {
namespace {

Actor actor(std::string name, std::int64_t needs, std::int64_t resources, ActorType type = ActorType::municipality) {
    return {std::move(name), type, {needs}, {resources}};
}

TEST(ActorGraphTest, each_with_its_own_clients_is_the_sum_of_all_alone) {
    const ActorGraph graph{{actor("a", 10, 4), actor("b", 0, 9), actor("c", 5, 8)}, {}};
    EXPECT_EQ(graph.value(), 4 + 0 + 5);
    EXPECT_EQ(graph.complementarity(), 0);
    const auto parts = graph.shapley();
    EXPECT_DOUBLE_EQ(parts[0], 4);
    EXPECT_DOUBLE_EQ(parts[1], 0);
    EXPECT_DOUBLE_EQ(parts[2], 5);
}

/// By hand: A has ten hours of need and four of its own; B nine idle hours, C three more than it needs; A refers to both.
/// v(A) = 4, v(B) = 0, v(C) = 5, v(AB) = 10, v(AC) = 4 + 5 + 3 = 12, v(BC) = 5, v(ABC) = 15.
/// Over the six orders: A adds 4, 4, 10, 10, 7, 10 = 45/6; B 6, 3, 0, 0, 3, 0 = 12/6; C 5, 8, 5, 5, 5, 5 = 33/6.
TEST(ActorGraphTest, complementarity_is_split_by_shapleys_rule) {
    const ActorGraph graph{{actor("a", 10, 4), actor("b", 0, 9), actor("c", 5, 8)}, {{0, 1}, {0, 2}}};
    EXPECT_EQ(graph.value(0b011), 10);
    EXPECT_EQ(graph.value(0b101), 12);
    EXPECT_EQ(graph.value(0b110), 5);
    EXPECT_EQ(graph.value(), 15);
    EXPECT_EQ(graph.complementarity(), 6);
    const auto parts = graph.shapley();
    EXPECT_NEAR(parts[0], 45 / 6.0, 1e-12);
    EXPECT_NEAR(parts[1], 12 / 6.0, 1e-12);
    EXPECT_NEAR(parts[2], 33 / 6.0, 1e-12);
}

/// Two left gloves and a right one: the classic (1/6, 1/6, 4/6), as clients of one who needs an hour of either of two.
TEST(ActorGraphTest, of_two_who_offer_the_same_each_gains_a_sixth) {
    const ActorGraph graph{{actor("left", 0, 6), actor("left too", 0, 6), actor("right", 6, 0)}, {{2, 0}, {2, 1}}};
    const auto parts = graph.shapley();
    EXPECT_NEAR(parts[0], 1, 1e-12);
    EXPECT_NEAR(parts[1], 1, 1e-12);
    EXPECT_NEAR(parts[2], 4, 1e-12);
}

TEST(ActorGraphTest, who_gains_less_than_joining_costs_leaves_and_the_rest_think_again) {
    const ActorGraph graph{{actor("left", 0, 6), actor("left too", 0, 6), actor("right", 6, 0)}, {{2, 0}, {2, 1}}};
    EXPECT_EQ(graph.who_stays(std::vector<double>{0.5, 0.5, 0}), 0b111U);
    // One hour is too little at two; when it has left, the other's half of six is enough.
    EXPECT_EQ(graph.who_stays(std::vector<double>{2.5, 2, 0}), 0b110U);
    EXPECT_EQ(graph.who_stays(std::vector<double>{9, 9, 0}), 0b100U);
}

TEST(ActorGraphTest, what_needs_two_types_of_actors_is_nothing_to_one) {
    const std::vector<Actor> actors{actor("town", 10, 10), actor("club", 0, 5, ActorType::association)};
    EXPECT_EQ(ActorGraph(actors, {}, 1).value(0b01), 10);
    EXPECT_EQ(ActorGraph(actors, {}, 2).value(0b01), 0);
    EXPECT_EQ(ActorGraph(actors, {}, 2).value(0b11), 10);
    EXPECT_THROW(ActorGraph(std::vector<Actor>(13, actor("x", 1, 1)), {}), Defect);
}

/// The most that hours can meet, by trying every way to hand out whole hours.
std::int64_t by_trying(std::vector<std::int64_t> resources, std::vector<std::int64_t> needs, std::span<const Road> roads) {
    if (roads.empty()) return 0;
    std::int64_t best = 0;
    const Road road = roads.front();
    for (std::int64_t h = std::min(resources[road.resource], needs[road.need]); h >= 0; --h) {
        auto left = resources, open = needs;
        left[road.resource] -= h, open[road.need] -= h;
        best = std::max(best, h + by_trying(left, open, roads.subspan(1)));
    }
    return best;
}

TEST(ActorGraphTest, cover_is_as_good_as_trying_every_way) {
    const Stream luck{{4, 0}, Purpose::onset};
    for (int game = 0; game < 300; ++game) {
        Luck draw = luck.at(key_of(game));
        const auto below = [&](int n) { return static_cast<std::int64_t>(draw.uniform() * n); };
        std::vector<std::int64_t> resources, needs;
        for (int i = 0; i < 3; ++i) resources.push_back(below(5)), needs.push_back(below(5));
        std::vector<Road> roads;
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t n = 0; n < 3; ++n)
                if (draw.uniform() < 0.6) roads.push_back({r, n});
        const auto along = cover(resources, needs, roads);
        std::vector<std::int64_t> out(3, 0), in(3, 0);
        for (std::size_t i = 0; i < roads.size(); ++i) {
            EXPECT_GE(along[i], 0);
            out[roads[i].resource] += along[i], in[roads[i].need] += along[i];
        }
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_LE(out[i], resources[i]);
            EXPECT_LE(in[i], needs[i]);
        }
        EXPECT_EQ(std::accumulate(along.begin(), along.end(), std::int64_t{0}), by_trying(resources, needs, roads)) << game;
    }
}

/// Fourteen municipalities of the county and a development of 1,400: a part of 100, and thirteen others to agree with.
TEST(ActorGraphTest, a_service_shared_by_k_costs_its_part_and_its_coordination) {
    EXPECT_DOUBLE_EQ(shared_cost(1400, 0, 14), 100);
    EXPECT_DOUBLE_EQ(shared_cost(1400, 5, 14), 165);
    EXPECT_DOUBLE_EQ(shared_cost(1400, 5, 1), 1400);
    const double best = std::sqrt(1400 / 5.0); // 16.7
    EXPECT_LT(shared_cost(1400, 5, best), shared_cost(1400, 5, best + 1));
    EXPECT_LT(shared_cost(1400, 5, best), shared_cost(1400, 5, best - 1));
}

} // namespace
} // namespace omsorg
