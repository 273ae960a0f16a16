// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/observe/warm_up.hpp>

#include "one_lag.hpp"
#include "output_vector.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

// In rational arithmetic.
TEST(WarmUpTest, the_known_run_is_cut_where_it_is_known_to_be) {
    const auto single = find_warm_up(output_vector(), 1);
    ASSERT_TRUE(single);
    EXPECT_EQ(single->deleted, 194U);
    EXPECT_EQ(single->kept, 806U);
    EXPECT_NEAR(single->mean, 53.9615384615385, 1e-12);
    EXPECT_TRUE(single->settled);

    const auto fives = find_warm_up(output_vector());
    ASSERT_TRUE(fives);
    EXPECT_EQ(fives->deleted, 235U);
    EXPECT_EQ(fives->kept, 765U);
    EXPECT_NEAR(fives->mean, 52.8013071895425, 1e-12);
    EXPECT_TRUE(fives->settled);
}

// White's rule by its definition, cut for cut.
std::size_t by_definition(const std::vector<double>& run, std::size_t batch) {
    std::vector<long double> means;
    for (std::size_t i = 0; i + batch <= run.size(); i += batch) {
        long double sum = 0;
        for (std::size_t j = i; j < i + batch; ++j) sum += run[j];
        means.push_back(sum / static_cast<long double>(batch));
    }
    std::size_t best = 0;
    long double least = -1;
    for (std::size_t d = 0; d <= means.size() / 2; ++d) {
        const auto left = static_cast<long double>(means.size() - d);
        long double mean = 0, squares = 0;
        for (std::size_t i = d; i < means.size(); ++i) mean += means[i] / left;
        for (std::size_t i = d; i < means.size(); ++i) squares += (means[i] - mean) * (means[i] - mean);
        if (const long double z = squares / (left * left); least < 0 || z < least) {
            least = z;
            best = d * batch;
        }
    }
    return best;
}

TEST(WarmUpTest, every_run_is_cut_as_the_definition_says) {
    for (std::uint32_t future = 0; future < 200; ++future) {
        auto run = one_lag_run(0.5, 100 + future, {.seed = 21, .number = future});
        for (std::size_t i = 0; i < run.size(); ++i) run[i] += (future % 7) * std::exp(-0.05 * double(i));
        for (const std::size_t batch : {1U, 5U, 7U}) {
            const auto found = find_warm_up(run, batch);
            ASSERT_TRUE(found);
            EXPECT_EQ(found->deleted, by_definition(run, batch)) << future << ' ' << batch;
            EXPECT_EQ(found->deleted + found->kept, run.size() / batch * batch);
            EXPECT_EQ(found->settled, found->deleted < run.size() / batch / 2 * batch);
            for (double& x : run) x = 60 * x - 1000; // another unit
            EXPECT_EQ(find_warm_up(run, batch)->deleted, found->deleted);
        }
    }
}

// Thirty high values, then 0 and 1 in turn for ever: the thirty go.
TEST(WarmUpTest, a_step_is_deleted_whole) {
    std::vector<double> run(30, 10.0);
    for (int i = 0; i < 70; ++i) run.push_back(i % 2);
    const auto found = find_warm_up(run, 1);
    EXPECT_EQ(found->deleted, 30U);
    EXPECT_DOUBLE_EQ(found->mean, 0.5);
    EXPECT_EQ(find_warm_up(run, 5)->deleted, 30U);
}

TEST(WarmUpTest, a_run_that_never_settles_says_so) {
    std::vector<double> falling;
    for (int i = 0; i < 100; ++i) falling.push_back(100 - i);
    const auto found = find_warm_up(falling);
    EXPECT_EQ(found->deleted, 50U);
    EXPECT_FALSE(found->settled);
}

TEST(WarmUpTest, a_run_that_starts_settled_keeps_all) {
    const auto found = find_warm_up(std::vector<double>(40, 3.0));
    EXPECT_EQ(found->deleted, 0U);
    EXPECT_EQ(found->mean, 3);
    EXPECT_TRUE(found->settled);
}

TEST(WarmUpTest, too_short_a_run_has_no_answer) {
    EXPECT_FALSE(find_warm_up({}));
    EXPECT_FALSE(find_warm_up(std::vector<double>(19, 1.0)));
    EXPECT_TRUE(find_warm_up(std::vector<double>(20, 1.0)));
    EXPECT_THROW((void)find_warm_up(std::vector<double>(20, std::nan(""))), Defect);
    EXPECT_THROW((void)find_warm_up(std::vector<double>(20, 1.0), 0), Defect);
}

} // namespace
} // namespace omsorg
