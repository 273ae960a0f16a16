// SPDX-License-Identifier: MIT
#include <omsorg/need/decision.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace literals;
using std::chrono::sys_days;

Key person(int i) { return key_of(std::uint64_t{4}, i); }
constexpr Instant noon = start_of_year(2027) + 100_days + 12_hours;

TEST(DecisionTest, granted_hours_have_the_recorded_mean_and_shape) {
    const NeedAssumptions assume;
    const Assessment assessment{assume, {}, GrantLevel{}, {.seed = 3, .number = 0}};
    constexpr int people = 100'000;
    double sum = 0;
    int at_least_25 = 0, above_80 = 0;
    for (int i = 0; i < people; ++i) {
        const double hours = assessment.home_care_hours(person(i), 0, GrantClass::ordinary);
        sum += hours;
        at_least_25 += hours >= 25;
        above_80 += hours > 80;
    }
    EXPECT_NEAR(sum / people, 37, 37 * 4.6 / std::sqrt(people));
    EXPECT_NEAR(at_least_25 / double(people), 0.53, 0.03); // recorded in Skellefteå 2011
    EXPECT_NEAR(above_80 / double(people), 0.12, 0.01);    // recorded in the nation about 2015
}

TEST(DecisionTest, all_clients_have_the_recorded_mean_although_those_who_wait_have_more) {
    const NeedAssumptions assume;
    const NeedHazards need = test::calibrated(assume, 2020);
    const GrantLevel level = need.grant_level();
    EXPECT_LT(level.ordinary, 1);
    const Assessment assessment{assume, {}, level, {.seed = 3, .number = 0}};
    constexpr int people = 200'000;
    double ordinary = 0, before = 0;
    for (int i = 0; i < people; ++i) {
        ordinary += assessment.home_care_hours(person(i), 0, GrantClass::ordinary);
        before += assessment.home_care_hours(person(i), 0, GrantClass::before_special_housing);
    }
    ordinary /= people;
    before /= people;
    EXPECT_NEAR(before, 77, 77 * 4.6 / std::sqrt(people)); // recorded 2014
    // Admissions a year from home care times 33 days, as a part of the clients: from the hazards alone.
    const auto residents = test::residents_2019();
    double waiting = 0, clients = 0;
    for (Sex sex : both_sexes)
        for (int age = 65; age <= oldest_age; ++age) {
            const double at_home = residents.at(sex, age) * need.shares(2019, sex, age).home_care;
            clients += at_home;
            waiting += at_home * need.rates(2020, sex, age).admission * 33 / 365.25;
        }
    const double share = waiting / clients;
    EXPECT_NEAR(share * before + (1 - share) * ordinary, 37, 0.4);
}

Decision decided(const Assessment& assessment, Support support, Key who, const Applicant& applicant,
                 double practice = 1) {
    return assessment.decide_at(noon, support, who, applicant, noon, 0, practice);
}

TEST(DecisionTest, escort_is_refused_to_those_who_have_personal_assistance) {
    const NeedAssumptions assume;
    const NeedTables tables = test::need_tables();
    const Assessment assessment{assume, tables.rules, GrantLevel{}, {.seed = 1, .number = 0}};
    const Decision yes = decided(assessment, Support::escort, person(1), {.age = 40});
    EXPECT_TRUE(yes.granted);
    EXPECT_EQ(yes.basis, LegalBasis::lss);
    const Decision no =
        decided(assessment, Support::escort, person(1), {.age = 40, .personal_assistance = true});
    EXPECT_FALSE(no.granted);
    EXPECT_NE(no.rule, yes.rule);
    EXPECT_FALSE(decided(assessment, Support::escort, person(1), {.age = 70}).granted);
}

TEST(DecisionTest, a_group_home_is_no_reason_to_refuse_escort_unless_a_rule_says_so) {
    std::vector<EligibilityRule> rules{
        {.support = Support::escort, .basis = LegalBasis::lss, .age_to = 64, .source = "statute"}};
    const Applicant at_home{.age = 40}, in_group_home{.age = 40, .group_home = true};
    const Day before{std::chrono::year{2029} / 12 / 31}, after{std::chrono::year{2030} / 1 / 1};
    EXPECT_TRUE(eligibility(rules, Support::escort, in_group_home, before).granted);
    rules.insert(rules.begin(), {.support = Support::escort,
                                 .verdict = Verdict::refuse,
                                 .basis = LegalBasis::lss,
                                 .from = after,
                                 .if_group_home = true,
                                 .source = "guideline"});
    EXPECT_TRUE(eligibility(rules, Support::escort, in_group_home, before).granted);
    EXPECT_FALSE(eligibility(rules, Support::escort, in_group_home, after).granted);
    EXPECT_TRUE(eligibility(rules, Support::escort, at_home, after).granted);
}

TEST(DecisionTest, a_stricter_practice_refuses_more_of_the_same_people) {
    NeedAssumptions assume;
    const NeedTables tables = test::need_tables();
    const Assessment assessment{assume, tables.rules, GrantLevel{}, {.seed = 1, .number = 0}};
    const auto granted = [&](int i) {
        return decided(assessment, Support::home_care, person(i), {.age = 82}).granted;
    };
    constexpr int people = 20'000;
    std::vector<bool> generous, strict;
    for (int i = 0; i < people; ++i) EXPECT_TRUE(granted(i)); // 1: the practice of the record
    assume.home_care_granted = 0.9;
    for (int i = 0; i < people; ++i) generous.push_back(granted(i));
    assume.home_care_granted = 0.8;
    for (int i = 0; i < people; ++i) strict.push_back(granted(i));
    assume.home_care_granted = 1;
    for (int i = 0; i < people; ++i) // a district's own practice does the same
        EXPECT_EQ(decided(assessment, Support::home_care, person(i), {.age = 82}, 0.8).granted,
                  strict[static_cast<std::size_t>(i)]);
    int count = 0;
    for (std::size_t i = 0; i < people; ++i) {
        EXPECT_TRUE(generous[i] || !strict[i]);
        count += strict[i];
    }
    EXPECT_NEAR(count / double(people), 0.8, 4.6 * std::sqrt(0.16 / people));
}

TEST(DecisionTest, a_case_takes_its_time_and_is_reported_by_the_calendar) {
    const NeedAssumptions assume;
    const NeedTables tables = test::need_tables();
    const Assessment assessment{assume, tables.rules, GrantLevel{}, {.seed = 1, .number = 0}};
    double days = 0;
    constexpr int people = 20'000;
    for (int i = 0; i < people; ++i)
        days += in_hours(assessment.handling(Support::special_housing, person(i), 0)) / 24;
    EXPECT_NEAR(days / people, 33, 33 * 4.6 / std::sqrt(people));

    const Day last_of_november = sys_days{std::chrono::year{2026} / 11 / 30};
    EXPECT_EQ(report_due(last_of_november), sys_days{std::chrono::year{2027} / 2 / 28});
}

TEST(EligibilityTest, the_rule_in_force_on_the_day_decides) {
    const NeedTables tables = test::need_tables();
    const auto on = [&](int year, unsigned month, unsigned day, int age) {
        return eligibility(
            tables.rules, Support::home_care, {.age = age},
            sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}});
    };
    EXPECT_EQ(on(2025, 6, 30, 80).basis, LegalBasis::sol_2001);
    EXPECT_EQ(on(2025, 7, 1, 80).basis, LegalBasis::sol_2025);
    EXPECT_TRUE(on(2025, 7, 1, 80).granted);
    EXPECT_FALSE(on(2030, 1, 1, 50).granted);
    EXPECT_EQ(on(2030, 1, 1, 50).rule, -1);
    EXPECT_FALSE(on(1990, 1, 1, 80).granted); // before any rule
    EXPECT_FALSE(eligibility({}, Support::escort, {.age = 30}, sys_days{}).granted);
}

TEST(EligibilityTest, words_stand_in_the_order_of_their_kinds) {
    EXPECT_EQ(support_words[static_cast<std::size_t>(Support::home_care)], "home_care");
    EXPECT_EQ(support_words[static_cast<std::size_t>(Support::special_housing)], "special_housing");
    EXPECT_EQ(support_words[static_cast<std::size_t>(Support::escort)], "escort");
    EXPECT_EQ(legal_basis_words[static_cast<std::size_t>(LegalBasis::sol_2001)], "sol_2001");
    EXPECT_EQ(legal_basis_words[static_cast<std::size_t>(LegalBasis::sol_2025)], "sol_2025");
    EXPECT_EQ(legal_basis_words[static_cast<std::size_t>(LegalBasis::lss)], "lss");
}

} // namespace
} // namespace omsorg
