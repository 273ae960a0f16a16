// SPDX-License-Identifier: MIT
#include <omsorg/scenario/combination.hpp>

#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/provenance.hpp>
#include <omsorg/scenario/write.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

constexpr std::string_view pandemic_text = R"(name = "pandemic"
label = { sv = "Pandemi", en = "Pandemic" }

[[change]]
component = "illness"
on = 2027-06-01
why = "Fewer at work."
set = { "home_care.granted" = 20 }
)";

constexpr std::string_view both_text = R"(name = "both"
label = { sv = "Båda", en = "Both" }
with = ["new_ways/bookable_escort", "pandemic"]

[[change]]
component = "own"
on = 2027-02-01
why = "First of all."
set = { "housing.overtime" = false }
)";

class Town : public small::Folder {
public:
    Town() {
        write("plans/pandemic.toml", pandemic_text);
        write("plans/both.toml", both_text);
    }
    [[nodiscard]] Fault fault() const {
        const auto list = faults();
        EXPECT_EQ(list.size(), 1U) << (list.empty() ? "" : list.back().text());
        return list.empty() ? Fault{} : list.front();
    }
};

std::vector<std::string> steps(const StudyPlan& plan) {
    std::vector<std::string> list;
    for (const PlanChange& change : plan.changes) list.push_back(change.component);
    return list;
}

Fault refused(const Study& study, std::string_view name) {
    try {
        (void)study.plan(name);
    } catch (const Faults& faults) {
        return faults.list().front();
    }
    ADD_FAILURE() << name << " was not refused";
    return {};
}

TEST(CombinationTest, has_the_changes_of_all_its_parts_by_date) {
    const Town town;
    const StudyPlan both = town.read().plan("both");
    EXPECT_EQ(steps(both), (std::vector<std::string>{"own", "bookable_escort", "illness"}));
    EXPECT_EQ(both.label.sv, "Båda");
    EXPECT_EQ(both.changes[1].plan, "new_ways");
    EXPECT_EQ(both.changes[1].why, "Clients choose the day.");
}

TEST(CombinationTest, may_be_typed_and_is_called_what_was_typed) {
    const Town town;
    const Study study = town.read();
    const StudyPlan typed = study.plan("pandemic+new_ways/reablement");
    EXPECT_EQ(typed.name, "pandemic+new_ways/reablement");
    EXPECT_EQ(typed.label.en, "Pandemic + reablement");
    EXPECT_EQ(steps(typed), (std::vector<std::string>{"illness", "reablement"}));
    EXPECT_EQ(steps(study.plan("new_ways+pandemic+as_today")),
              (std::vector<std::string>{"bookable_escort", "illness", "reablement"}));
}

// The neutral point: what changes nothing adds nothing.
TEST(CombinationTest, with_a_plan_that_changes_nothing_is_the_other_plan) {
    const Town town;
    const Study study = town.read();
    for (std::uint32_t future = 0; future < 20; ++future) {
        const omsorg::Run run{.seed = 3, .number = future};
        const DrawnValues alone = draw_values(study, "new_ways", run);
        for (const std::string_view name : {"as_today+new_ways", "new_ways+as_today", "new_ways+new_ways"}) {
            const DrawnValues together = draw_values(study, name, run);
            EXPECT_EQ(together.base, alone.base) << name;
            ASSERT_EQ(together.changes.size(), alone.changes.size()) << name;
            for (std::size_t i = 0; i < alone.changes.size(); ++i) {
                EXPECT_EQ(together.changes[i].key, alone.changes[i].key);
                EXPECT_EQ(together.changes[i].value, alone.changes[i].value);
                EXPECT_EQ(together.changes[i].on, alone.changes[i].on);
                EXPECT_EQ(together.changes[i].over, alone.changes[i].over);
            }
        }
    }
}

TEST(CombinationTest, the_order_of_the_parts_decides_no_value) {
    const Town town;
    const Study study = town.read();
    const auto one = draw_values(study, "new_ways+pandemic", omsorg::Run{.seed = 3, .number = 1});
    const auto other = draw_values(study, "pandemic+new_ways", omsorg::Run{.seed = 3, .number = 1});
    ASSERT_EQ(one.changes.size(), other.changes.size());
    for (std::size_t i = 0; i < one.changes.size(); ++i) {
        EXPECT_EQ(one.changes[i].key, other.changes[i].key);
        EXPECT_EQ(one.changes[i].value, other.changes[i].value);
    }
}

TEST(CombinationTest, a_change_that_comes_by_two_ways_is_one) {
    const Town town;
    town.write("plans/all.toml", "name = \"all\"\nwith = [\"both\", \"new_ways\", \"pandemic\"]\n");
    const Study study = town.read();
    EXPECT_EQ(steps(study.plan("all")),
              (std::vector<std::string>{"own", "bookable_escort", "illness", "reablement"}));
    EXPECT_EQ(study.plan("all+both").changes.size(), 4U);
}

TEST(CombinationTest, only_a_plans_own_components_run_under_its_name) {
    const Town town;
    EXPECT_EQ(plan_names(town.read()),
              (std::vector<std::string>{"as_today", "both", "new_ways", "new_ways/bookable_escort",
                                        "new_ways/reablement", "pandemic"}));
    EXPECT_EQ(assumptions(town.read()).at(2).changed_by,
              (std::vector<std::string>{"new_ways: 34.0 h/month from 2027-03-01",
                                        "pandemic: 20.0 h/month from 2027-06-01"}))
        << "told once";
}

TEST(CombinationTest, tells_where_a_value_comes_from) {
    const Town town;
    EXPECT_EQ(provenance(town.read(), "home_care.granted", "both"),
              "20.0 h/month from plans/pandemic.toml:8, was 34.0 from plans/new_ways.toml:9, was 37.0 from "
              "base.toml:18");
    EXPECT_NE(resolved_text(town.read()).find("[plan both]\n2027-02-01"), std::string::npos);
}

TEST(CombinationTest, refuses_two_values_on_one_day_and_says_where_both_stand) {
    const Town town;
    town.change("plans/pandemic.toml", "2027-06-01", "2027-03-01");
    const Fault fault = town.fault();
    EXPECT_EQ(fault.code, code::two_overlays);
    EXPECT_EQ(fault.key, "home_care.granted");
    EXPECT_TRUE(fault.where.file.ends_with("plans/both.toml"));
    EXPECT_EQ(fault.where.line, 3U);
    EXPECT_NE(fault.problem.find("plans/new_ways.toml:9 and plans/pandemic.toml:8"), std::string::npos);

    std::filesystem::remove(town.path() / "plans/both.toml");
    const Fault typed = refused(town.read(), "new_ways+pandemic");
    EXPECT_EQ(typed.code, code::two_overlays);
    EXPECT_EQ(typed.key, "home_care.granted");
}

TEST(CombinationTest, two_plans_may_say_the_same_on_one_day) {
    const Town town;
    town.change("plans/pandemic.toml", "2027-06-01", "2027-03-01\nover = \"12 months\"");
    town.change("plans/pandemic.toml", "20 }", "34 }");
    EXPECT_EQ(town.read().plan("both").changes.size(), 3U);
    town.change("plans/pandemic.toml", "\"12 months\"", "\"6 months\"");
    EXPECT_EQ(town.fault().code, code::two_overlays) << "one ramp or the other";
}

TEST(CombinationTest, an_own_value_is_the_one_to_mend) {
    const Town town;
    town.change("plans/both.toml", "2027-02-01", "2027-06-01");
    town.change("plans/both.toml", "\"housing.overtime\" = false", "\"home_care.granted\" = 10");
    const Fault fault = town.fault();
    EXPECT_EQ(fault.code, code::two_overlays);
    EXPECT_EQ(fault.where.line, 9U);
    EXPECT_EQ(fault.where.column, 31U);
}

TEST(CombinationTest, refuses_names_nobody_knows_with_the_nearest) {
    const Town town;
    town.change("plans/both.toml", "\"pandemic\"]", "\"pandemics\"]");
    const Fault fault = town.fault();
    EXPECT_EQ(fault.code, code::unknown_plan);
    EXPECT_EQ(fault.key, "with");
    EXPECT_EQ(fault.where.line, 3U);
    EXPECT_EQ(fault.where.column, 37U);
    EXPECT_EQ(fault.suggestion, "Did you mean \"pandemic\"?");

    std::filesystem::remove(town.path() / "plans/both.toml");
    for (const std::string_view name : {"as_today+pandemi", "as_today+", "+", "new_ways/reablemen+pandemic"})
        EXPECT_EQ(refused(town.read(), name).code, code::unknown_plan) << name;
    EXPECT_EQ(refused(town.read(), "as_today+pandemi").suggestion, "Did you mean \"pandemic\"?");
}

TEST(CombinationTest, refuses_a_circle) {
    const Town town;
    town.change("plans/pandemic.toml", "\n\n[[change]]", "\nwith = \"both\"\n\n[[change]]");
    const Fault fault = town.fault();
    EXPECT_EQ(fault.code, code::plan_cycle);
    EXPECT_EQ(fault.key, "with");
    const Town itself;
    itself.change("plans/both.toml", "\"pandemic\"]", "\"both\"]");
    EXPECT_EQ(itself.fault().code, code::plan_cycle);
}

TEST(CombinationTest, with_an_event_is_an_event) {
    const Town town;
    EXPECT_FALSE(town.read().plan("both").event);
    town.change("plans/pandemic.toml", "\n\n[[change]]", "\nevent = true\n\n[[change]]");
    for (const std::string_view name : {"pandemic", "both", "new_ways+pandemic"})
        EXPECT_TRUE(town.read().plan(name).event) << name;
    EXPECT_FALSE(town.read().plan("new_ways").event);
    town.change("plans/pandemic.toml", "event = true", "event = \"yes\"");
    EXPECT_EQ(town.fault().code, code::wrong_type);
}

TEST(CombinationTest, names_are_text) {
    const Town town;
    town.change("plans/both.toml", "\"pandemic\"]", "3]");
    const Fault fault = town.fault();
    EXPECT_EQ(fault.code, code::wrong_type);
    EXPECT_EQ(fault.where.column, 37U);
}

} // namespace
} // namespace omsorg
