// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>

#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <regex>
#include <set>

namespace omsorg {
namespace {

static_assert(std::uniform_random_bit_generator<Luck>);

constexpr Run run{.seed = 2026, .number = 17};
constexpr Key anna{0x1234'5678'9abc'def0};

TEST(StreamTest, no_uniform_number_is_zero_or_one) {
    static_assert(open_unit(0) > 0.0 && open_unit(0) == 0x1p-53);
    static_assert(open_unit(~std::uint64_t{0}) < 1.0 && open_unit(~std::uint64_t{0}) == 1.0 - 0x1p-53);
    static_assert(open_unit(std::uint64_t{1} << 63) == 0.5 + 0x1p-53);
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const std::uint64_t word = spread(i) >> i % 64;
        ASSERT_EQ(open_unit(word), (static_cast<double>(word >> 12) + 0.5) * 0x1p-52) << word;
        ASSERT_EQ(open_unit(~word), 1.0 - open_unit(word)) << word;
    }
    EXPECT_GT(-std::log(open_unit(~std::uint64_t{0})), 0.0);
    EXPECT_LT(-std::log(open_unit(0)), 37.0);
}

TEST(StreamTest, a_draw_is_a_function_of_its_address) {
    constexpr Stream stream{run, Purpose::visit_length};
    Luck first = stream.at(anna, 3);
    const double u = first.uniform();
    // Other draws come between; the address answers as before.
    for (std::uint64_t day = 0; day < 100; ++day) (void)stream.uniform(anna, day);
    EXPECT_EQ(stream.at(anna, 3).uniform(), u);
    EXPECT_EQ(stream.uniform(anna, 3), u);
    EXPECT_EQ(stream.exponential(anna, 3), minus_log(u));
    EXPECT_EQ(open_unit(stream.word(anna, 3)), u);
    EXPECT_EQ(Stream(run, Purpose::visit_length).uniform(anna, 3), u);
}

TEST(StreamTest, every_part_of_the_address_counts) {
    const std::set<std::uint64_t> words{
        Stream{run, Purpose::death}.word(anna, 3),
        Stream{run, Purpose::birth}.word(anna, 3),
        Stream{{.seed = 2027, .number = 17}, Purpose::death}.word(anna, 3),
        Stream{{.seed = 2026, .number = 18}, Purpose::death}.word(anna, 3),
        Stream{{.seed = 17, .number = 2026}, Purpose::death}.word(anna, 3),
        Stream{run, Purpose::death}.word(Key{anna.value + 1}, 3),
        Stream{run, Purpose::death}.word(anna, 4),
        Stream{run, Purpose::death}.word(Key{3}, anna.value),
    };
    EXPECT_EQ(words.size(), 8U);
}

TEST(StreamTest, the_mechanism_is_the_published_one) {
    const auto key = philox({17, static_cast<std::uint64_t>(Purpose::onset), 0, 0}, {2026, 0x6F6D736F7267});
    const Stream stream{run, Purpose::onset};
    EXPECT_EQ(stream.key(), key[0]);
    Luck luck = stream.at(anna, 5);
    const auto block = philox2<7>({anna.value, 5}, key[0]);
    EXPECT_EQ(luck(), block[0]);
    EXPECT_EQ(luck(), block[1]);
    EXPECT_EQ(luck(), (philox2<7>({anna.value, 5}, key[0] + 0xD1342543DE82EF95)[0]));
}

TEST(StreamTest, words_are_counted) {
    Luck luck = Stream{run, Purpose::rota}.at(anna);
    EXPECT_EQ(luck.words(), 0U);
    (void)luck.uniform();
    (void)luck.exponential();
    EXPECT_EQ(luck.words(), 2U);
    (void)boost::random::uniform_int_distribution<int>{1, 8}(luck); // a power of two rejects nothing
    EXPECT_EQ(luck.words(), 3U);
}

TEST(StreamTest, what_happens_has_its_chance) {
    const Stream stream{run, Purpose::grant};
    int granted = 0;
    for (std::uint64_t i = 0; i < 100'000; ++i) granted += stream.happens(0.3, anna, i);
    EXPECT_NEAR(granted, 30'000, 5 * 145);
    EXPECT_FALSE(stream.happens(0.0, anna));
    EXPECT_TRUE(stream.happens(1.0, anna));
}

// The registry is read as text: a number given twice would give two questions the same answer.
TEST(PurposeTest, numbers_are_unique_and_lie_in_the_range_of_their_layer) {
    std::ifstream file{std::string{OMSORG_SOURCE_DIR} + "/include/omsorg/chance/purpose.hpp"};
    ASSERT_TRUE(file);
    const std::map<std::string, std::pair<int, int>> ranges{
        {"population", {1, 99}}, {"need", {100, 199}},    {"workforce", {200, 299}},
        {"service", {300, 499}}, {"economy", {500, 599}}, {"change", {600, 699}},
        {"network", {700, 799}}, {"doctor", {800, 899}},  {"parameters", {900, 900}}};
    std::pair<int, int> range{0, 0};
    std::set<int> numbers;
    const std::regex section{R"(^    // (\w+)$)"}, entry{R"(^    (\w+) = (\d+),.*)"};
    for (std::string line; std::getline(file, line);) {
        std::smatch found;
        if (std::regex_match(line, found, section)) range = ranges.at(found[1]);
        if (!std::regex_match(line, found, entry)) continue;
        const int number = std::stoi(found[2]);
        EXPECT_TRUE(numbers.insert(number).second) << line << ": the number is taken";
        EXPECT_GE(number, range.first) << line;
        EXPECT_LE(number, range.second) << line;
    }
    EXPECT_GE(numbers.size(), 50U);
}

// Numbers that were given stay given.
TEST(PurposeTest, numbers_do_not_move) {
    static_assert(static_cast<int>(Purpose::death) == 1 && static_cast<int>(Purpose::settle_zone) == 7);
    static_assert(static_cast<int>(Purpose::onset) == 100 && static_cast<int>(Purpose::application) == 106);
    static_assert(static_cast<int>(Purpose::sick_spell) == 200 &&
                  static_cast<int>(Purpose::contract_share) == 206);
    static_assert(static_cast<int>(Purpose::visit_length) == 300);
    static_assert(static_cast<int>(Purpose::reablement_effect) == 311);
    static_assert(static_cast<int>(Purpose::parameter) == 900);
}

} // namespace
} // namespace omsorg
