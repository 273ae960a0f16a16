// SPDX-License-Identifier: MIT
#include <omsorg/chance/philox.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace omsorg {
namespace {

using Four = std::array<std::uint64_t, 4>;
using Two = std::array<std::uint64_t, 2>;

// One row of the published file: reads counter, key and block, and compares.
template <class Word, std::size_t words>
void hold(int rounds, std::istream& row, const std::string& line) {
    std::array<Word, words> counter{}, block{};
    std::array<Word, words / 2> key{};
    for (Word& word : counter) row >> std::hex >> word;
    for (Word& word : key) row >> std::hex >> word;
    for (Word& word : block) row >> std::hex >> word;
    std::string more;
    ASSERT_TRUE(row && !(row >> more)) << line;
    ASSERT_TRUE(rounds == 7 || rounds == 10) << line;
    EXPECT_EQ(rounds == 7 ? philox_block<7>(counter, key) : philox_block<10>(counter, key), block) << line;
    if constexpr (std::is_same_v<Word, std::uint64_t> && words == 4) {
        EXPECT_EQ(rounds == 7 ? philox<7>(counter, key) : philox(counter, key), block) << line;
    } else if constexpr (std::is_same_v<Word, std::uint64_t>) {
        EXPECT_EQ(rounds == 7 ? philox2(counter, key[0]) : philox2<10>(counter, key[0]), block) << line;
        const std::uint64_t word = rounds == 7 ? philox2_word(counter, philox2_keys(key[0]))
                                               : philox2_word(counter, philox2_keys<10>(key[0]));
        EXPECT_EQ(word, block[0]) << line;
    }
}

TEST(PhiloxTest, equals_every_published_vector) {
    std::ifstream file{std::string{OMSORG_SOURCE_DIR} + "/tests/chance/philox_vectors.txt"};
    ASSERT_TRUE(file);
    std::map<std::string, int> held;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream row{line};
        std::string name;
        int rounds = 0;
        row >> name >> rounds;
        if (name == "philox2x32")
            hold<std::uint32_t, 2>(rounds, row, line);
        else if (name == "philox4x32")
            hold<std::uint32_t, 4>(rounds, row, line);
        else if (name == "philox2x64")
            hold<std::uint64_t, 2>(rounds, row, line);
        else if (name == "philox4x64")
            hold<std::uint64_t, 4>(rounds, row, line);
        else
            FAIL() << "nobody reads this row: " << line;
        ++held[name + ' ' + std::to_string(rounds)];
    }
    EXPECT_EQ(held.size(), 8U);
    for (const auto& [what, rows] : held) EXPECT_EQ(rows, 3) << what;
}

// C++26 [rand.predef]: the 10000th call of a default-constructed engine (seed 20111115).
TEST(PhiloxTest, is_the_generator_of_the_standard) {
    constexpr auto narrow =
        philox_block<10>(std::array<std::uint32_t, 4>{9999 / 4}, std::array<std::uint32_t, 2>{20111115});
    EXPECT_EQ(narrow[9999 % 4], 1955073260U); // std::philox4x32
    constexpr auto wide = philox({9999 / 4, 0, 0, 0}, {20111115, 0});
    EXPECT_EQ(wide[9999 % 4], 3409172418970261260U); // std::philox4x64
}

// Known when the code is compiled: whoever needs a constant of chance pays nothing when it runs.
TEST(PhiloxTest, can_be_evaluated_by_the_compiler) {
    static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
                  Four{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b});
    static_assert(philox2({0, 0}, 0) == Two{0xb41da69fbfefc666, 0x511e9ce1a5534056});
}

} // namespace
} // namespace omsorg
