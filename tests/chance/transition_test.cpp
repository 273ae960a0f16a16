// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/chance/transition.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace omsorg {
namespace {

using testing::ThrowsMessage;

constexpr Stream stream{Run{.seed = 4}, Purpose::parameter};

double next_below(double x) { return std::nextafter(x, 0.0); }

TEST(TransitionTest, a_share_finds_its_node) {
    const auto referral = Transition::from_rows({{0.25, 0.5, 0}, {0, 0, 1}, {0, 0, 0}});
    EXPECT_EQ(referral.nodes(), 3U);
    EXPECT_EQ(referral.next(0, 0x1p-53), 0U);
    EXPECT_EQ(referral.next(0, next_below(0.25)), 0U);
    EXPECT_EQ(referral.next(0, 0.25), 1U); // as Stream::happens: below its chance
    EXPECT_EQ(referral.next(0, next_below(0.75)), 1U);
    EXPECT_EQ(referral.next(0, 0.75), std::nullopt); // never to node 2, which has no chance
    EXPECT_EQ(referral.next(0, 1 - 0x1p-53), std::nullopt);
    EXPECT_EQ(referral.next(1, 0x1p-53), 2U);
    EXPECT_EQ(referral.next(1, 1 - 0x1p-53), 2U);
    EXPECT_EQ(referral.next(2, 0x1p-53), std::nullopt);
    EXPECT_EQ(referral.chance(0, 1), 0.5);
    EXPECT_EQ(referral.chance(0, 2), 0);
    EXPECT_EQ(referral.chance_to_leave(0), 0.25);
    EXPECT_EQ(referral.chance_to_leave(1), 0);
    EXPECT_EQ(referral.chance_to_leave(2), 1);
}

// Ten times 0.1 is not 1 in binary: nobody may fall through the gap, or through the one above.
TEST(TransitionTest, rounding_lets_nobody_leave) {
    for (const double tenth : {0.1, next_below(0.1), 0.1 * (1 + 0x1p-50)}) {
        std::vector<std::vector<double>> rows(11, std::vector<double>(11));
        for (std::size_t to = 0; to < 10; ++to) rows[0][to] = tenth;
        const auto even = Transition::from_rows(rows);
        EXPECT_EQ(even.next(0, 1 - 0x1p-53), 9U);
        EXPECT_EQ(even.chance_to_leave(0), 0);
    }
    EXPECT_EQ(Transition::from_rows({{1 - 1e-6}}).next(0, 1 - 0x1p-53), std::nullopt);
}

TEST(TransitionTest, even_shares_take_each_node_by_its_chance) {
    const auto referral =
        Transition::from_rows({{0.125, 0, 0.5, 0.25}, {0, 1, 0, 0}, {0, 0, 0, 0.03125}, {0, 0, 0, 0}});
    std::array<std::array<int, 5>, 4> went{};
    for (std::size_t from = 0; from < 4; ++from)
        for (int i = 0; i < 4096; ++i) ++went[from][referral.next(from, (i + 0.5) / 4096).value_or(4)];
    EXPECT_THAT(went[0], testing::ElementsAre(512, 0, 2048, 1024, 512));
    EXPECT_THAT(went[1], testing::ElementsAre(0, 4096, 0, 0, 0));
    EXPECT_THAT(went[2], testing::ElementsAre(0, 0, 0, 128, 3968));
    EXPECT_THAT(went[3], testing::ElementsAre(0, 0, 0, 0, 4096));
}

// More go to node 2 and fewer leave: whoever went to 0, 1 or 2 goes there still.
TEST(TransitionTest, a_chance_moves_nobody_who_went_before_it) {
    const auto as_today = Transition::from_rows({{0.2, 0.3, 0.1}, {0, 0, 0}, {0, 0, 0}});
    const auto tomorrow = Transition::from_rows({{0.2, 0.3, 0.4}, {0, 0, 0}, {0, 0, 0}});
    int moved = 0;
    for (int i = 0; i < 1000; ++i) {
        const double u = (i + 0.5) / 1000;
        const auto before = as_today.next(0, u), after = tomorrow.next(0, u);
        if (before) {
            EXPECT_EQ(after, before);
        } else {
            moved += after == 2;
        }
    }
    EXPECT_EQ(moved, 300);
}

// The traffic of an open network: visits are those of (1 - P) inverted, here by hand 1/0.7 and 0.6/(0.7 · 0.5).
TEST(TransitionTest, visits_follow_the_traffic_equations) {
    const auto referral = Transition::from_rows({{0.3, 0.6}, {0, 0.5}});
    constexpr int people = 100'000;
    std::array<double, 2> sum{}, squares{};
    for (std::uint64_t person = 0; person < people; ++person) {
        std::array<double, 2> visits{};
        std::optional<std::size_t> where = 0;
        for (std::uint64_t visit = 0; where; ++visit) {
            ++visits[*where];
            where = referral.next(*where, stream.uniform(Key{person}, visit));
        }
        for (std::size_t node = 0; node < 2; ++node) {
            sum[node] += visits[node];
            squares[node] += visits[node] * visits[node];
        }
    }
    const std::array exact{1 / 0.7, 0.6 / (0.7 * 0.5)};
    for (std::size_t node = 0; node < 2; ++node) {
        const double mean = sum[node] / people;
        const double error = std::sqrt((squares[node] / people - mean * mean) / (people - 1));
        EXPECT_LT(std::abs(mean - exact[node]), 4.5 * error) << node;
        EXPECT_LT(error, 0.005 * mean) << node;
        EXPECT_GT(std::abs(mean - 1.05 * exact[node]), 4.5 * error) << node;
    }
}

TEST(TransitionTest, what_cannot_be_is_refused_with_a_sentence) {
    using std::invalid_argument;
    EXPECT_THAT(
        [] {
            (void)Transition::from_rows({{0, 0.5}, {0.7, 0.5}});
        },
        ThrowsMessage<invalid_argument>("the row of node 1 needs chances with a sum of at most 1, not 1.2"));
    EXPECT_THAT(
        [] {
            (void)Transition::from_rows({{0, 0.5}, {0.7, -0.5}});
        },
        ThrowsMessage<invalid_argument>("the row of node 1 needs chances of 0 or more, not -0.5"));
    EXPECT_THAT(
        [] {
            (void)Transition::from_rows({{0, 0.5}, {0.7}});
        },
        ThrowsMessage<invalid_argument>("the row of node 1 needs one chance for each of 2 nodes, not 1"));
    EXPECT_THROW((void)Transition::from_rows({{std::nan("")}}), invalid_argument);
    EXPECT_THROW((void)Transition::from_rows({{INFINITY}}), invalid_argument);
    EXPECT_THROW((void)Transition::from_rows({{1.0 + 1e-6}}), invalid_argument);
    const auto alone = Transition::from_rows({{0.5}});
    EXPECT_THROW((void)alone.next(1, 0.5), Defect);
    EXPECT_THROW((void)alone.next(0, 0), Defect);
    EXPECT_THROW((void)alone.next(0, 1), Defect);
    EXPECT_THROW((void)alone.chance(0, 1), Defect);
    EXPECT_EQ(Transition::from_rows({}).nodes(), 0U);
}

} // namespace
} // namespace omsorg
