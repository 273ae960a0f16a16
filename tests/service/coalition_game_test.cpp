// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/actor_graph.hpp>
#include <omsorg/service/coalition_game.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace omsorg {
namespace {

struct Actor {
    int needs = 0, has = 0;
};

/// Clients of `from` may be served by `to`.
struct Referral {
    std::size_t from = 0, to = 0;
};

/// Every coalition meets what its hours can meet of its clients' need.
CoalitionGame game_of(const std::vector<Actor>& actors, const std::vector<Referral>& referrals) {
    std::vector<std::int64_t> values;
    for (std::size_t who = 0; who < std::size_t{1} << actors.size(); ++who) {
        ActorGraph graph;
        for (std::size_t i = 0; i < actors.size(); ++i) {
            const bool in = (who >> i & 1U) != 0;
            graph.add_hours(Hours::from_ticks(in ? actors[i].has : 0));
            graph.add_need(Hours::from_ticks(in ? actors[i].needs : 0));
            graph.add_road({i, i, 0});
        }
        for (const Referral& one : referrals) graph.add_road({one.to, one.from, 1});
        values.push_back(graph.most().ticks());
    }
    return CoalitionGame{std::move(values)};
}

TEST(CoalitionGameTest, who_serves_only_its_own_is_credited_with_them) {
    const auto parts = game_of({{10, 4}, {0, 9}, {5, 8}}, {}).shapley();
    EXPECT_DOUBLE_EQ(parts[0], 4);
    EXPECT_DOUBLE_EQ(parts[1], 0);
    EXPECT_DOUBLE_EQ(parts[2], 5);
}

/// By hand: A has ten hours of need and four of its own; B nine idle hours, C three more than it needs; A refers to both.
/// v(A) = 4, v(B) = 0, v(C) = 5, v(AB) = 10, v(AC) = 4 + 5 + 3 = 12, v(BC) = 5, v(ABC) = 15.
/// Over the six orders: A adds 4, 4, 10, 10, 7, 10 = 45/6; B 6, 3, 0, 0, 3, 0 = 12/6; C 5, 8, 5, 5, 5, 5 = 33/6.
TEST(CoalitionGameTest, what_is_met_together_is_split_by_shapleys_rule) {
    const CoalitionGame game = game_of({{10, 4}, {0, 9}, {5, 8}}, {{0, 1}, {0, 2}});
    EXPECT_EQ(game.value(0b011), 10);
    EXPECT_EQ(game.value(0b101), 12);
    EXPECT_EQ(game.value(0b110), 5);
    EXPECT_EQ(game.value(), 15);
    const auto parts = game.shapley();
    EXPECT_NEAR(parts[0], 45 / 6.0, 1e-12);
    EXPECT_NEAR(parts[1], 12 / 6.0, 1e-12);
    EXPECT_NEAR(parts[2], 33 / 6.0, 1e-12);
}

/// Two left gloves and a right one: the classic (1/6, 1/6, 4/6), as clients of one who needs an hour of either of two.
TEST(CoalitionGameTest, of_two_who_offer_the_same_each_gains_a_sixth) {
    const auto parts = game_of({{0, 6}, {0, 6}, {6, 0}}, {{2, 0}, {2, 1}}).shapley();
    EXPECT_NEAR(parts[0], 1, 1e-12);
    EXPECT_NEAR(parts[1], 1, 1e-12);
    EXPECT_NEAR(parts[2], 4, 1e-12);
}

TEST(CoalitionGameTest, who_gains_less_than_joining_costs_leaves_and_the_rest_think_again) {
    const CoalitionGame game = game_of({{0, 6}, {0, 6}, {6, 0}}, {{2, 0}, {2, 1}});
    EXPECT_EQ(game.who_stays(std::vector<double>{0.5, 0.5, 0}), 0b111U);
    // One hour is too little at two; when it has left, the other's half of six is enough.
    EXPECT_EQ(game.who_stays(std::vector<double>{2.5, 2, 0}), 0b110U);
    EXPECT_EQ(game.who_stays(std::vector<double>{9, 9, 0}), 0b100U);
}

TEST(CoalitionGameTest, every_coalition_has_a_value_and_nobody_none) {
    EXPECT_THROW((CoalitionGame{std::vector<std::int64_t>(3)}), Defect);
    EXPECT_THROW((CoalitionGame{std::vector<std::int64_t>(std::size_t{1} << 13)}), Defect);
    EXPECT_THROW((CoalitionGame{std::vector<std::int64_t>{1, 1}}), Defect);
}

} // namespace
} // namespace omsorg
