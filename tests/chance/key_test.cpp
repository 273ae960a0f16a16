// SPDX-License-Identifier: MIT
#include <omsorg/chance/key.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <unordered_set>

namespace omsorg {
namespace {

enum class Tag : std::uint8_t { founder = 1, newborn, migrant };
enum class Sex : std::uint8_t { female, male };

TEST(KeyTest, order_number_and_kind_of_the_parts_matter) {
    static_assert(key_of(1, 2) != key_of(2, 1));
    static_assert(key_of(0) != key_of(0, 0));
    static_assert(key_of() != key_of(0));
    static_assert(key_of(Tag::founder, 83, Sex::female, 12) != key_of(Tag::founder, 83, Sex::male, 12));
    static_assert(key_of(Tag::founder, 7) != key_of(Tag::newborn, 7));
}

TEST(KeyTest, the_width_of_a_number_does_not_matter) {
    static_assert(key_of(83, 1U, std::int64_t{7}) == key_of(std::uint8_t{83}, 1, 7));
    static_assert(key_of(Sex::male) == key_of(1));
    static_assert(key_of(-1) == key_of(std::int64_t{-1}));
}

TEST(KeyTest, a_chain_of_mothers_stays_apart) {
    constexpr Key mother = key_of(Tag::founder, 30, Sex::female, 4);
    constexpr Key child = key_of(Tag::newborn, mother, 0);
    static_assert(key_of(Tag::newborn, child, 0) != child && child != mother);
    static_assert(key_of(Tag::newborn, mother, 1) != child);
}

// A town and its migrants: no two people share a key.
TEST(KeyTest, two_hundred_thousand_people_have_as_many_keys) {
    std::unordered_set<std::uint64_t> seen;
    std::size_t people = 0;
    for (int age = 0; age <= 100; ++age)
        for (auto sex : {Sex::female, Sex::male})
            for (int ordinal = 0; ordinal < 600; ++ordinal, ++people)
                seen.insert(key_of(Tag::founder, age, sex, ordinal).value);
    for (int year = 2020; year <= 2040; ++year)
        for (int age = 0; age <= 100; ++age)
            for (auto sex : {Sex::female, Sex::male})
                for (int ordinal = 0; ordinal < 20; ++ordinal, ++people)
                    seen.insert(key_of(Tag::migrant, year, age, sex, ordinal).value);
    EXPECT_EQ(seen.size(), people);
}

// Each bit of each part turns half of the key's bits.
TEST(KeyTest, one_bit_changes_half_the_key) {
    for (int bit = 0; bit < 64; ++bit) {
        int first = 0, last = 0;
        for (std::uint64_t n = 0; n < 500; ++n) {
            const std::uint64_t turned = n ^ (std::uint64_t{1} << bit);
            first += std::popcount(key_of(n, 7).value ^ key_of(turned, 7).value);
            last += std::popcount(key_of(7, n).value ^ key_of(7, turned).value);
        }
        // 32,000 fair bits: mean 16,000, standard deviation 89; five of them.
        EXPECT_NEAR(first, 16'000, 450) << bit;
        EXPECT_NEAR(last, 16'000, 450) << bit;
    }
}

TEST(KeyTest, names_have_keys) {
    static_assert(key_of_text("home_care.speed") != key_of_text("home_care.speee"));
    static_assert(key_of_text("ab") != key_of_text("ba"));
    static_assert(key_of_text("") != key_of_text(std::string_view{"\0", 1}));
    // Recorded: a change of this number changes every future that was ever drawn.
    EXPECT_EQ(key_of_text("home_care.speed").value, 347067285488678370U);
    EXPECT_EQ(key_of(1, 83, 0, 12).value, 12632121688006809380U);
}

} // namespace
} // namespace omsorg
