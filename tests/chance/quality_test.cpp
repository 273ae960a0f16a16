// SPDX-License-Identifier: MIT
// The addressed generator on the hot path against the statistics that its slower reference
// passes: draws at neighbouring addresses must look like independent draws, because
// neighbours are what a municipality asks for.
#include <omsorg/chance/stream.hpp>

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace omsorg {
namespace {

using Words = std::function<std::uint64_t(std::uint64_t)>;

// The chance that a fair generator deviates at least as much.
double chi_square_p(const std::vector<std::uint32_t>& cells, double draws) {
    const double expected = draws / static_cast<double>(cells.size());
    double sum = 0;
    for (const auto count : cells) sum += (count - expected) * (count - expected) / expected;
    return boost::math::gamma_q(0.5 * static_cast<double>(cells.size() - 1), 0.5 * sum);
}

struct Verdict {
    double single = 0, pair = 0;  // p of 1,000 cells; p of 32 x 32 cells of neighbours
    double worst_bit = 0;         // standard deviations from half, worst of 64 bits
    double worst_correlation = 0; // the same for the correlation at lags 1 to 4

    [[nodiscard]] bool passes() const {
        const auto fair = [](double p) { return p > 1e-7 && p < 1 - 1e-7; };
        return fair(single) && fair(pair) && worst_bit < 6 && worst_correlation < 6;
    }
    [[nodiscard]] std::string text() const {
        return "cells p " + std::to_string(single) + ", pairs p " + std::to_string(pair) + ", worst bit " +
               std::to_string(worst_bit) + " sd, worst correlation " + std::to_string(worst_correlation) +
               " sd";
    }
};

Verdict judge(const Words& words, std::uint64_t n) {
    std::vector<std::uint32_t> single(1000), pair(32 * 32);
    std::array<std::int64_t, 64> bits{};
    std::array<double, 5> lagged{}, products{};
    for (std::uint64_t i = 0; i < n; ++i) {
        const std::uint64_t word = words(i);
        const double u = open_unit(word);
        ++single[static_cast<std::size_t>(1000 * u)];
        if (i > 0) ++pair[static_cast<std::size_t>(32 * u) * 32 + static_cast<std::size_t>(32 * lagged[1])];
        for (std::size_t bit = 0; bit < 64; ++bit) bits[bit] += static_cast<std::int64_t>(word >> bit & 1);
        for (std::size_t lag = 4; lag > 0; --lag) {
            if (i >= lag) products[lag] += (u - 0.5) * (lagged[lag] - 0.5);
            if (lag > 1) lagged[lag] = lagged[lag - 1];
        }
        lagged[1] = u;
    }
    Verdict verdict;
    const auto draws = static_cast<double>(n);
    verdict.single = chi_square_p(single, draws);
    verdict.pair = chi_square_p(pair, draws - 1);
    for (const auto ones : bits)
        verdict.worst_bit = std::max(verdict.worst_bit, std::abs(static_cast<double>(ones) - 0.5 * draws) /
                                                            (0.5 * std::sqrt(draws)));
    for (std::size_t lag = 1; lag <= 4; ++lag)
        verdict.worst_correlation =
            std::max(verdict.worst_correlation, 12 * std::abs(products[lag]) / std::sqrt(draws));
    return verdict;
}

// Every walk through the space of addresses that a study makes.
std::vector<std::pair<std::string, Words>> walks() {
    static constexpr Run run{.seed = 1, .number = 0};
    static constexpr Stream stream{run, Purpose::visit_length};
    static constexpr Key anna = key_of(1, 83, 0, 12);
    const auto number = [](std::uint64_t i) { return static_cast<std::uint32_t>(i); };
    return {
        {"neighbouring keys", [](auto i) { return stream.word(Key{i}); }},
        {"hashed keys", [](auto i) { return stream.word(key_of(1, i)); }},
        {"keys far apart", [](auto i) { return stream.word(Key{i << 40}); }},
        {"neighbouring days", [](auto i) { return stream.word(anna, i); }},
        {"every seventh day", [](auto i) { return stream.word(anna, 7 * i); }},
        {"key and day together", [](auto i) { return stream.word(Key{i}, i); }},
        {"people by day", [](auto i) { return stream.word(key_of(1, i / 365), i % 365); }},
        {"days by people", [](auto i) { return stream.word(Key{i % 1000}, i / 1000); }},
        {"the second word",
         [](auto i) {
             return philox2({anna.value, i}, stream.key())[1];
         }},
        {"words of one address", [luck = stream.at(anna, 5)](auto) mutable { return luck(); }},
        {"neighbouring futures",
         [=](auto i) {
             return Stream{{.seed = 1, .number = number(i)}, Purpose::death}.word(anna);
         }},
        {"neighbouring seeds",
         [](auto i) {
             return Stream{{.seed = i, .number = 0}, Purpose::death}.word(anna);
         }},
        {"neighbouring purposes",
         [=](auto i) {
             return Stream{run, static_cast<Purpose>(number(i))}.word(anna);
         }},
        {"purposes by futures",
         [=](auto i) {
             return Stream{{.seed = 1, .number = number(i / 16)}, static_cast<Purpose>(100 + i % 16)}.word(
                 anna);
         }},
    };
}

TEST(QualityTest, neighbouring_addresses_look_independent) {
    for (const auto& [walk, words] : walks()) {
        const Verdict verdict = judge(words, 1'000'000);
        EXPECT_TRUE(verdict.passes()) << walk << ": " << verdict.text();
    }
}

TEST(QualityTest, the_reference_passes_the_same_suite) {
    const Words reference = [](auto i) { return philox({i, 0, 0, 0}, {1, 0})[0]; };
    const Verdict verdict = judge(reference, 1'000'000);
    EXPECT_TRUE(verdict.passes()) << verdict.text();
}

// A suite that passes everything says nothing: cheap hashes of the address must fail it.
TEST(QualityTest, the_suite_rejects_weak_generators) {
    const std::vector<std::pair<std::string, Words>> weak{
        {"the counter", [](auto i) { return i << 44; }},
        {"a multiplication", [](auto i) { return i * 0x9E3779B97F4A7C15; }},
        {"two rounds",
         [](auto i) {
             return philox2<2>({i, 0}, 1)[0];
         }},
        {"a stuck bit", [](auto i) { return spread(i) | 1; }},
        {"a rare excess", [](auto i) { return i % 40 == 0 ? spread(i) >> 1 : spread(i); }},
    };
    for (const auto& [name, words] : weak) {
        const Verdict verdict = judge(words, 1'000'000);
        EXPECT_FALSE(verdict.passes()) << name << ": " << verdict.text();
    }
}

// One changed bit anywhere in the address changes every bit of the word in half of the cases.
TEST(QualityTest, every_bit_of_the_address_reaches_every_bit_of_the_word) {
    constexpr int trials = 2000;
    const double sd = 0.5 * std::sqrt(double{trials});
    const auto turned = [](std::uint64_t x, int bit) { return x ^ (std::uint64_t{1} << bit); };
    for (int bit = 0; bit < 64; ++bit) {
        std::array<std::array<int, 64>, 3> changed{};
        for (std::uint64_t i = 0; i < trials; ++i) {
            const Stream stream{{.seed = 1, .number = 0}, Purpose::onset};
            const std::uint64_t word = stream.word(Key{i}, 3 * i);
            const std::array<std::uint64_t, 3> other{
                stream.word(Key{turned(i, bit)}, 3 * i), stream.word(Key{i}, turned(3 * i, bit)),
                Stream{{.seed = turned(1, bit), .number = 0}, Purpose::onset}.word(Key{i}, 3 * i)};
            for (std::size_t part = 0; part < 3; ++part)
                for (std::size_t out = 0; out < 64; ++out)
                    changed[part][out] += static_cast<int>((word ^ other[part]) >> out & 1);
        }
        for (std::size_t part = 0; part < 3; ++part)
            for (std::size_t out = 0; out < 64; ++out)
                EXPECT_NEAR(changed[part][out], trials / 2, 6 * sd)
                    << part << ", bit " << bit << " to " << out;
    }
}

// The same people asked two questions, or met in two futures, or on two days: no correlation between answers.
TEST(QualityTest, two_streams_over_the_same_people_are_uncorrelated) {
    constexpr int people = 200'000;
    const std::array<Stream, 5> streams{Stream{{1, 0}, Purpose::death}, Stream{{1, 0}, Purpose::birth},
                                        Stream{{1, 1}, Purpose::death}, Stream{{2, 0}, Purpose::death},
                                        Stream{{1, 1}, Purpose::birth}};
    for (std::size_t a = 0; a < streams.size(); ++a)
        for (std::size_t b = a; b < streams.size(); ++b) {
            double same_day = 0, next_day = 0;
            for (std::uint64_t i = 0; i < people; ++i) {
                const double u = streams[a].uniform(key_of(1, i), 7) - 0.5;
                same_day += u * (streams[b].uniform(key_of(1, i), 7) - 0.5);
                next_day += u * (streams[b].uniform(key_of(1, i), 8) - 0.5);
            }
            const double scale = 12 / std::sqrt(double{people});
            if (a == b)
                EXPECT_NEAR(same_day * 12 / people, 1.0, 0.02);
            else
                EXPECT_LT(std::abs(same_day) * scale, 5) << a << ' ' << b;
            EXPECT_LT(std::abs(next_day) * scale, 5) << a << ' ' << b;
        }
}

} // namespace
} // namespace omsorg
