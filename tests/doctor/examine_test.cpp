// SPDX-License-Identifier: MIT
#include <omsorg/base/time.hpp>
#include <omsorg/doctor/examine.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ostream>
#include <stop_token>
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

TEST(ExamineTest, what_is_computed_agrees_in_its_digits) {
    EXPECT_TRUE(agree(0.3 + 5e-14, 0.3).accepted());
    EXPECT_TRUE(agree(-1e7 - 5e-6, -1e7).accepted());
    EXPECT_TRUE(agree(5e-13, 0).accepted());
    for (const double off : {0.3 + 1e-12, 0.3 - 1e-12, -0.3, 0.0, std::nan(""), double(INFINITY)})
        EXPECT_EQ(agree(off, 0.3).refusal, Refusal::too_far) << off;
    EXPECT_TRUE(agree(0.1 + 5e-10, 0.1, 1e-8).accepted());
    EXPECT_FALSE(agree(0.1 + 5e-9, 0.1, 1e-8).accepted());
    EXPECT_NEAR(agree(0.103, 0.1).relative_error, 0.03, 1e-15);
}

TEST(ExamineTest, only_what_was_asked_for_is_examined_and_progress_is_told) {
    std::vector<std::size_t> done;
    const auto findings = examine({.ids = {"R374", "R314", "R277"}, // Sobol's indices have no model here
                                   .progress = [&done](std::size_t models, std::size_t all) {
                                       EXPECT_EQ(all, 2U);
                                       done.push_back(models);
                                   }});
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].row->id, "R314");
    EXPECT_EQ(findings[1].row->id, "R374");
    EXPECT_EQ(done, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(ExamineTest, asked_to_stop_it_finishes_no_further_model) {
    std::stop_source stop;
    const auto findings = examine({.threads = 2,
                                   .ids = {"R228", "R230", "R314", "R374"},
                                   .progress =
                                       [&stop](std::size_t models, std::size_t) {
                                           if (models == 1) stop.request_stop();
                                       },
                                   .stop = stop.get_token()});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].row->id, "R228");
    EXPECT_TRUE(findings[0].verdict.accepted());
}

TEST(ExamineTest, the_table_for_people_counts_what_agrees) {
    std::vector<Finding> findings = examine({.ids = {"R298", "R368", "R231"}});
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_THAT(text(findings), testing::EndsWith("\n3 of 3 figures agree with what is known\n"));
    EXPECT_THAT(text(findings), testing::HasSubstr("waits = 0 2 2 5 5 9 9 10; sum"));
    EXPECT_THAT(text(findings), testing::Not(testing::HasSubstr("DIFFERS")));
    findings[1].verdict.refusal = Refusal::too_far;
    findings[1].verdict.why = "because";
    EXPECT_THAT(text(findings), testing::HasSubstr("DIFFERS\n      because\n"));
    EXPECT_THAT(text(findings), testing::EndsWith("\n2 of 3 figures agree with what is known\n"));
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
