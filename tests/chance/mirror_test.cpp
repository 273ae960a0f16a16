// SPDX-License-Identifier: MIT
// A future and its mirror: every uniform number u of the one is 1 - u of the other, to the last bit.
#include <omsorg/chance/distribution.hpp>

#include <gtest/gtest.h>

#include <cstdint>

namespace omsorg {
namespace {

constexpr Run future{.seed = 2026, .number = 17};
constexpr Stream seen{future, Purpose::visit_length};
constexpr Stream mirrored{future.mirror(), Purpose::visit_length};

TEST(MirrorTest, every_bit_of_every_word_is_turned) {
    for (std::uint64_t who = 0; who < 1'000; ++who) {
        ASSERT_EQ(mirrored.word(Key{who}, 3), ~seen.word(Key{who}, 3));
        Luck luck = seen.at(Key{who}, 3), opposite = mirrored.at(Key{who}, 3);
        ASSERT_EQ(Luck{opposite}(), mirrored.word(Key{who}, 3)); // one address, one answer
        for (int word = 0; word < 7; ++word) ASSERT_EQ(opposite(), ~luck()) << word;
    }
}

TEST(MirrorTest, what_is_left_of_one_is_exact_and_strictly_between) {
    for (std::uint64_t who = 0; who < 100'000; ++who) {
        const double u = mirrored.uniform(Key{who});
        ASSERT_EQ(u, 1 - seen.uniform(Key{who}));
        ASSERT_TRUE(0 < u && u < 1);
        ASSERT_EQ(u + seen.uniform(Key{who}), 1.0);
    }
    EXPECT_EQ(mirrored.at(Key{5}).uniform(), 1 - seen.at(Key{5}).uniform());
    EXPECT_EQ(mirrored.happens(0.3, Key{5}), seen.uniform(Key{5}) > 0.7);
    // The ends of the unit interval are each other's mirror, and neither is reached.
    static_assert(open_unit(~std::uint64_t{0}) == 1 - open_unit(0) && open_unit(~std::uint64_t{0}) < 1);
}

TEST(MirrorTest, the_mirror_of_the_mirror_is_the_future_itself) {
    static_assert(future.mirror() != future && future.mirror().mirror() == future);
    static_assert(!future.mirrored && omsorg::Run{.seed = 2026, .number = 17} == future);
    static_assert(future.mirror() < omsorg::Run{.seed = 2026, .number = 18});
    const Stream back{future.mirror().mirror(), Purpose::visit_length};
    EXPECT_EQ(mirrored.key(), seen.key());
    for (std::uint64_t who = 0; who < 100; ++who) {
        ASSERT_EQ(back.word(Key{who}), seen.word(Key{who}));
        Luck luck = seen.at(Key{who}), again = back.at(Key{who});
        for (int word = 0; word < 5; ++word) ASSERT_EQ(again(), luck());
    }
}

// Drawn by inversion, a number is the quantile of what is left of one.
TEST(MirrorTest, a_distribution_is_turned_over) {
    for (const auto& distribution :
         {Distribution::uniform(2, 5), Distribution::exponential(3), Distribution::beta(2, 3),
          Distribution::poisson(4), Distribution::discrete({1, 2, 7}, {0.5, 0.3, 0.2})}) {
        for (std::uint64_t who = 0; who < 100; ++who) {
            Luck opposite = mirrored.at(Key{who});
            ASSERT_EQ(distribution.draw(opposite), distribution.quantile(1 - seen.uniform(Key{who})));
        }
    }
}

} // namespace
} // namespace omsorg
