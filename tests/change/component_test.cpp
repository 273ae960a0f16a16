// SPDX-License-Identifier: MIT
#include <omsorg/change/component.hpp>

#include <map>

#include <gtest/gtest.h>

#include <omsorg/base/expect.hpp>

namespace omsorg {
namespace {

using std::chrono::days;

constexpr Day first{std::chrono::year{2026} / 12 / 30};
constexpr Day on{std::chrono::year{2027} / 1 / 1};

/// Plays a timeline over a world of keys.
std::map<std::string, double, std::less<>> played(Timeline timeline, int number_of_days,
                                                  std::map<std::string, double, std::less<>> world) {
    const auto base = world;
    for (int d = 0; d < number_of_days; ++d)
        for (const auto& setting :
             timeline.advance(first + days{d}, [&](std::string_view key) { return base.find(key)->second; }))
            world.find(setting.key)->second = setting.value;
    return world;
}

TEST(ComponentTest, a_key_ramps_from_its_base_to_its_new_value) {
    const Timeline timeline{{{"cameras", on, days{100}, Profile::linear, "more offered"}},
                            {{"offered", 0.9, 0}}};
    EXPECT_EQ(played(timeline, 2, {{"offered", 0.4}}).at("offered"), 0.4);
    EXPECT_DOUBLE_EQ(played(timeline, 53, {{"offered", 0.4}}).at("offered"), 0.65);
    EXPECT_EQ(played(timeline, 400, {{"offered", 0.4}}).at("offered"), 0.9);
}

TEST(ComponentTest, a_finished_change_sets_nothing_more) {
    Timeline timeline{{{"cameras", on, days{10}, Profile::linear, ""}}, {{"offered", 0.9, 0}}};
    const auto base = [](std::string_view) { return 0.4; };
    for (int d = 0; d < 13; ++d) (void)timeline.advance(first + days{d}, base);
    EXPECT_TRUE(timeline.advance(first + days{13}, base).empty());
}

TEST(ComponentTest, a_later_component_takes_over_from_where_the_key_stands) {
    const Timeline timeline{{{"late", on + days{50}, Duration::zero(), Profile::step, ""},
                             {"early", on, days{100}, Profile::linear, ""}},
                            {{"offered", 0.0, 0}, {"offered", 1.0, 1}}};
    EXPECT_DOUBLE_EQ(played(timeline, 52, {{"offered", 0.5}}).at("offered"), 0.5 + 0.5 * 0.49);
    EXPECT_EQ(played(timeline, 53, {{"offered", 0.5}}).at("offered"), 0.0);
    EXPECT_EQ(played(timeline, 500, {{"offered", 0.5}}).at("offered"),
              0.0); // the early ramp is over for good
}

TEST(ComponentTest, ramps_after_one_another_are_continuous) {
    Timeline timeline{
        {{"one", on, days{100}, Profile::linear, ""}, {"two", on + days{50}, days{100}, Profile::linear, ""}},
        {{"x", 1.0, 0}, {"x", 0.0, 1}}};
    const auto base = [](std::string_view) { return 0.0; };
    double last = 0;
    for (int d = 0; d < 300; ++d)
        for (const auto& s : timeline.advance(first + days{d}, base)) {
            EXPECT_LE(std::abs(s.value - last), 0.0101);
            last = s.value;
        }
    EXPECT_EQ(last, 0.0);
}

TEST(ComponentTest, a_change_of_an_unknown_component_is_a_defect) {
    EXPECT_THROW((Timeline{{}, {{"x", 1.0, 0}}}), Defect);
}

} // namespace
} // namespace omsorg
