// SPDX-License-Identifier: MIT
#include <omsorg/chance/philox.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using Four = std::array<std::uint64_t, 4>;
using Two = std::array<std::uint64_t, 2>;

constexpr std::uint64_t ones = ~std::uint64_t{0};

// The first digits of pi, as the authors of the vectors chose them.
constexpr Four pi_counter{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89};
constexpr Two pi_key{0x452821e638d01377, 0xbe5466cf34e90c6c};

// DEShawResearch/random123, tests/kat_vectors (commit 9545ff6): "philox4x64 10".
TEST(PhiloxTest, four_words_equal_the_published_vectors) {
    static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
                  Four{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b});
    static_assert(philox({ones, ones, ones, ones}, {ones, ones}) ==
                  Four{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0});
    static_assert(philox(pi_counter, pi_key) ==
                  Four{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6});
    static_assert(philox<7>(pi_counter, pi_key) ==
                  Four{0x513a366704edf755, 0xf05d9924c07044d3, 0xbef2cb9cbea74c6c, 0x8db948de4caa1f8a});
}

// The same file: "philox2x64 7" and "philox2x64 10".
TEST(PhiloxTest, two_words_equal_the_published_vectors) {
    constexpr Two counter{pi_counter[0], pi_counter[1]};
    static_assert(philox2({0, 0}, 0) == Two{0xb41da69fbfefc666, 0x511e9ce1a5534056});
    static_assert(philox2({ones, ones}, ones) == Two{0xa4696cc04462015d, 0x724782dae17169e9});
    static_assert(philox2(counter, pi_counter[2]) == Two{0x98ed1534392bf372, 0x67528b1568882fd5});
    static_assert(philox2<10>({0, 0}, 0) == Two{0xca00a0459843d731, 0x66c24222c9a845b5});
    static_assert(philox2<10>(counter, pi_counter[2]) == Two{0x0a5e742c2997341c, 0xb0f883d38000de5d});
}

// C++26 [rand.predef]: the 10000th call of a default-constructed std::philox4x64 (seed 20111115).
TEST(PhiloxTest, is_the_generator_of_the_standard) {
    constexpr Four block = philox({9999 / 4, 0, 0, 0}, {20111115, 0});
    EXPECT_EQ(block[9999 % 4], 3409172418970261260U);
}

} // namespace
} // namespace omsorg
