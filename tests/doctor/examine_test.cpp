// SPDX-License-Identifier: MIT
#include <omsorg/base/time.hpp>
#include <omsorg/doctor/examine.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <ostream>
#include <string>
#include <vector>

using namespace omsorg;

TEST(ExamineTest, findings_do_not_depend_on_the_number_of_threads) {
    const auto one = examine({.threads = 1, .ids = {"R001", "R004"}});
    ASSERT_EQ(one.size(), 2U);
    for (const unsigned threads : {2U, 3U, 8U}) {
        const auto many = examine({.threads = threads, .ids = {"R001", "R004"}});
        for (std::size_t i = 0; i < one.size(); ++i) {
            EXPECT_EQ(many[i].seen.mean(), one[i].seen.mean());
            EXPECT_EQ(many[i].seen.variance(), one[i].seen.variance());
        }
    }
}

// The table itself: each simulation that a check examines is a test, named by the first of its rows.
namespace {

struct Simulated {
    std::string model, parameters;
    std::vector<std::string> ids;

    friend void PrintTo(const Simulated& one, std::ostream* out) {
        *out << one.model << ' ' << one.parameters;
    }
};

std::vector<Simulated> simulated_by(Tier tier) {
    std::vector<Simulated> all;
    for (const KnownRow& row : known_rows()) {
        if (row.tier != tier) continue;
        if (all.empty() || all.back().model != row.model || all.back().parameters != row.parameters)
            all.push_back({row.model, row.parameters, {}});
        all.back().ids.push_back(row.id);
    }
    return all;
}

void expect_agreement(const Simulated& simulated, Tier tier, std::uint64_t seed) {
    const auto findings = examine({.tier = tier, .seed = seed, .ids = simulated.ids});
    EXPECT_GE(findings.size(), simulated.ids.size()) << "no model is called " << simulated.model;
    for (const Finding& finding : findings)
        EXPECT_TRUE(finding.verdict.accepted()) << text({&finding, 1}) << "seed " << seed;
}

/// A check cannot fail by chance; a night is a new one each day. OMSORG_NIGHT=20260131 has an old one again.
constexpr std::uint64_t seed_of_checks = 2026;
std::uint64_t seed_of_tonight() {
    if (const char* night = std::getenv("OMSORG_NIGHT")) return std::stoull(night);
    const std::chrono::year_month_day today{
        day_of(std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()))};
    return static_cast<std::uint64_t>(static_cast<int>(today.year())) * 10'000 +
           static_cast<unsigned>(today.month()) * 100 + static_cast<unsigned>(today.day());
}

std::string name_of(const testing::TestParamInfo<Simulated>& info) { return info.param.ids.front(); }

} // namespace

class KnownRows : public testing::TestWithParam<Simulated> {};
TEST_P(KnownRows, agree) { expect_agreement(GetParam(), Tier::check, seed_of_checks); }
INSTANTIATE_TEST_SUITE_P(Table, KnownRows, testing::ValuesIn(simulated_by(Tier::check)), name_of);

class KnownRowsNightly : public testing::TestWithParam<Simulated> {};
TEST_P(KnownRowsNightly, agree) { expect_agreement(GetParam(), Tier::nightly, seed_of_tonight()); }
INSTANTIATE_TEST_SUITE_P(Table, KnownRowsNightly, testing::ValuesIn(simulated_by(Tier::nightly)), name_of);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(KnownRowsNightly);
