// SPDX-License-Identifier: MIT
#include <omsorg/change/evidence.hpp>

#include <gtest/gtest.h>

#include <omsorg/service/escort.hpp>
#include <omsorg/service/reablement.hpp>

namespace omsorg {
namespace {

Grade grade(std::string_view key) { return key == "reablement.hours_effect" ? Grade::B : Grade::E; }

// Law 8, S4.12: without magic the weak effects stand at neutral and nothing else is touched.
TEST(EvidenceTest, without_magic_only_weak_effects_are_set_to_neutral) {
    ReablementAssumptions a;
    a.reach = 0.4;
    a.hours_effect = 0.2;
    a.recovery_effect = 0.3;
    without_magic(a, grade);
    EXPECT_EQ(a.hours_effect, 0.2);
    EXPECT_EQ(a.recovery_effect, 0.0);
    EXPECT_EQ(a.reach, 0.4);
    EXPECT_EQ(a.weeks, ReablementAssumptions{}.weeks);

    EscortAssumptions escort;
    escort.demand_gain = 0.1;
    escort.extra_reuse = 0.2;
    escort.model = EscortModel::pooled;
    without_magic(escort, grade);
    EXPECT_EQ(escort.demand_gain, 0.0);
    EXPECT_EQ(escort.extra_reuse, 0.0);
    EXPECT_EQ(escort.model, EscortModel::pooled);
    EXPECT_EQ(escort.use, EscortAssumptions{}.use);
}

TEST(EvidenceTest, effects_are_listed_with_their_grade_and_those_that_work_are_counted) {
    ReablementAssumptions a;
    a.hours_effect = 0.2;
    a.recovery_effect = 0.0;
    const auto notes = effects(a, grade);
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0].key, "reablement.hours_effect");
    EXPECT_TRUE(notes[0].works());
    EXPECT_FALSE(notes[1].works());
    const auto count = count_grades(notes);
    EXPECT_EQ(count.working, (std::array<std::size_t, 5>{0, 1, 0, 0, 0}));
    EXPECT_EQ(count.weak(), 0u);
}

TEST(EvidenceTest, trials_records_and_pilots_are_believed) {
    EXPECT_TRUE(believed(Grade::A) && believed(Grade::B) && believed(Grade::C));
    EXPECT_FALSE(believed(Grade::D) || believed(Grade::E));
}

} // namespace
} // namespace omsorg
