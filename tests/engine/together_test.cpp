// SPDX-License-Identifier: MIT
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/together.hpp>

#include "dice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

const Instant begin = start_of_year(2020);

struct Town {
    Simulation sim{begin};
    Places rooms{sim, "rooms", 1};
    Signal news{sim};
    std::vector<std::string> log{};

    void note(const std::string& what) {
        log.push_back(std::to_string((sim.now() - begin) / 1_hours) + " " + what);
    }
};

Process visit(Town& town, std::string name, Duration length) {
    co_await town.sim.after(length);
    town.note(name);
}

Process stays(Town& town, Duration length) {
    auto room = co_await town.rooms.admit();
    town.note("moves in");
    co_await town.sim.after(length);
}

Process hears(Town& town) {
    const bool heard = co_await town.news.heard();
    town.note(heard ? "heard" : "nothing");
}

Process hurried(Town& town, Duration patience) {
    const bool heard = co_await town.news.heard(patience);
    town.note(heard ? "heard" : "nothing");
}

Process races(Town& town) {
    const int first =
        co_await first_of(visit(town, "a", 3_hours), visit(town, "b", 2_hours), visit(town, "c", 5_hours));
    town.note("first " + std::to_string(first));
}

Process round_of_visits(Town& town) {
    const int first = co_await all_of(visit(town, "a", 3_hours), visit(town, "b", 2_hours));
    town.note("all, first " + std::to_string(first));
}

Process lives(Town& town) {
    const int first = co_await first_of(stays(town, 50_hours), hears(town));
    town.note("ended by " + std::to_string(first));
    co_await town.sim.after(1_hours);
    town.note(town.rooms.occupied() == 0 ? "room returned" : "room kept");
}

} // namespace

TEST(TogetherTest, first_of_goes_on_with_the_first_and_cuts_the_others_short) {
    Town town;
    town.sim.start(races(town));
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("2 b", "2 first 1"));
    EXPECT_EQ(town.sim.to_come(), 0U);
    EXPECT_EQ(town.sim.frames().live(), 0U);
}

TEST(TogetherTest, all_of_waits_for_the_last) {
    Town town;
    town.sim.start(round_of_visits(town));
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("2 b", "3 a", "3 all, first 1"));
}

TEST(TogetherTest, of_two_that_end_at_one_instant_the_first_on_the_agenda_counts) {
    Town town;
    struct Tie {
        static Process tell(Town& town) {
            const int first = co_await first_of(visit(town, "a", 2_hours), visit(town, "b", 2_hours));
            town.note("first " + std::to_string(first));
        }
    };
    town.sim.start(Tie::tell(town));
    town.sim.run_until(begin + 1_days);
    // Both have ended by the time the story goes on: a ended first, b at the same instant.
    EXPECT_THAT(town.log, ElementsAre("2 a", "2 b", "2 first 0"));
}

TEST(TogetherTest, what_the_others_hold_is_returned) {
    Town town;
    town.sim.start(lives(town));
    town.sim.run_until(begin + 4_hours);
    EXPECT_EQ(town.rooms.occupied(), 1);
    town.news.raise();
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 moves in", "4 heard", "4 ended by 1", "5 room returned"));
}

TEST(TogetherTest, cut_short_it_takes_all_with_it) {
    Town town;
    const Story story = town.sim.start(lives(town));
    town.sim.run_until(begin + 4_hours);
    EXPECT_EQ(town.sim.stories(), 3U);
    story.cancel();
    EXPECT_EQ(town.sim.stories(), 0U);
    EXPECT_EQ(town.rooms.occupied(), 0);
    EXPECT_EQ(town.news.waiting(), 0U);
}

TEST(TogetherTest, interrupted_it_takes_all_with_it_and_may_go_on) {
    Town town;
    struct Calm {
        static Process tell(Town& town) {
            bool interrupted = false;
            try {
                (void)co_await all_of(stays(town, 50_hours), hears(town));
            } catch (const Interrupted&) {
                interrupted = true;
            }
            town.note(interrupted ? "interrupted" : "done");
        }
    };
    const Story story = town.sim.start(Calm::tell(town));
    town.sim.run_until(begin + 4_hours);
    story.interrupt();
    EXPECT_EQ(town.rooms.occupied(), 0);
    EXPECT_EQ(town.sim.stories(), 0U);
    EXPECT_EQ(town.log.back(), "4 interrupted");
}

TEST(TogetherTest, a_part_may_not_cut_short_the_story_that_keeps_it) {
    Town town;
    Story whole;
    struct Rash {
        static Process part(Town& town, const Story& whole) {
            co_await town.sim.after(1_hours);
            whole.cancel();
        }
        static Process tell(Town& town, const Story& whole) {
            (void)co_await first_of(part(town, whole), visit(town, "long", 9_hours));
        }
    };
    whole = town.sim.start(Rash::tell(town, whole));
    EXPECT_THROW(town.sim.run_until(begin + 1_days), Defect);
}

TEST(SignalTest, all_who_wait_hear_it_once_in_the_order_they_came) {
    Town town;
    for (int i = 0; i < 3; ++i) town.sim.start(hears(town));
    town.sim.start(hurried(town, within(2_hours)));
    town.sim.run_until(begin + 3_hours);
    EXPECT_EQ(town.news.waiting(), 3U);
    town.news.raise();
    town.sim.start(hurried(town, within(1_hours))); // comes after it
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("2 nothing", "3 heard", "3 heard", "3 heard", "4 nothing"));
    EXPECT_EQ(town.news.raised(), 1U);
}

TEST(SignalTest, one_who_was_cut_short_hears_nothing) {
    Town town;
    const Story one = town.sim.start(hears(town));
    town.sim.start(hears(town));
    town.sim.run_until(begin + 1_hours);
    one.cancel();
    town.news.raise();
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("1 heard"));
}

namespace {

// Three parts, of which one may be a group itself. Its parts take an odd time and the others an even one, so that
// no end of it falls together with another's.
struct Group {
    bool all = false;
    std::vector<std::int64_t> lengths{}; ///< of three visits
    bool nested = false;
    bool all_of_them = false;
    std::int64_t first = 0, second = 0; ///< instead of the third visit

    [[nodiscard]] std::int64_t third() const {
        return !nested ? lengths[2] : all_of_them ? std::max(first, second) : std::min(first, second);
    }
};
struct Said {
    std::int64_t ends = -1;
    int first = -1;
    std::vector<int> ended{};
};

Process takes(Simulation& sim, std::int64_t length, int which, Said& said) {
    co_await sim.after(Duration{length});
    said.ended.push_back(which);
}
Process pair_of(Simulation& sim, const Group& group, Said& said) {
    if (group.all_of_them)
        (void)co_await all_of(takes(sim, group.first, 3, said), takes(sim, group.second, 4, said));
    else
        (void)co_await first_of(takes(sim, group.first, 3, said), takes(sim, group.second, 4, said));
    said.ended.push_back(2);
}
Process third_of(Simulation& sim, const Group& group, Said& said) {
    return group.nested ? pair_of(sim, group, said) : takes(sim, group.lengths[2], 2, said);
}
Process tells(Simulation& sim, const Group& group, Said& said) {
    if (group.all)
        said.first = co_await all_of(takes(sim, group.lengths[0], 0, said),
                                     takes(sim, group.lengths[1], 1, said), third_of(sim, group, said));
    else
        said.first = co_await first_of(takes(sim, group.lengths[0], 0, said),
                                       takes(sim, group.lengths[1], 1, said), third_of(sim, group, said));
    said.ends = sim.now().time_since_epoch().count();
}

} // namespace

// The first is the shortest, and the first in the list of those as short; all are over with the longest.
TEST(TogetherTest, random_groups_end_when_the_oracle_says_and_nobody_ends_after_them) {
    Dice dice{12};
    int cut_short = 0;
    for (int trace = 0; trace < 1'000; ++trace) {
        Group group{
            .all = dice.below(2) == 0, .nested = dice.below(2) == 0, .all_of_them = dice.below(2) == 0};
        for (int i = 0; i < 3; ++i) group.lengths.push_back(2 * dice.between(0, 4));
        group.first = 2 * dice.between(0, 4) + 1;
        group.second = 2 * dice.between(0, 4) + 1;
        Simulation sim;
        Said said;
        sim.start(tells(sim, group, said));
        sim.run_until(Instant{Duration{100}});

        const std::int64_t length[] = {group.lengths[0], group.lengths[1], group.third()};
        const auto* const first = std::min_element(std::begin(length), std::end(length));
        const std::int64_t ends =
            group.all ? *std::max_element(std::begin(length), std::end(length)) : *first;
        ASSERT_EQ(said.ends, ends) << "trace " << trace;
        ASSERT_EQ(said.first, first - std::begin(length)) << "trace " << trace;
        for (int i = 0; i < 3; ++i)
            ASSERT_EQ(std::count(said.ended.begin(), said.ended.end(), i), length[i] <= ends)
                << "trace " << trace;
        const std::int64_t inner[] = {group.first, group.second};
        for (int i = 0; i < 2; ++i)
            ASSERT_EQ(std::count(said.ended.begin(), said.ended.end(), 3 + i),
                      group.nested && inner[i] <= std::min(ends, group.third()))
                << "trace " << trace;
        ASSERT_EQ(sim.frames().live(), 0U);
        cut_short += said.ended.size() < (group.nested ? 5U : 3U);
    }
    EXPECT_GT(cut_short, 500);
}
