// SPDX-License-Identifier: MIT
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/simulation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

const Instant begin = start_of_year(2020);

struct Town {
    Simulation sim{begin};
    std::vector<std::string> log{};

    void note(const std::string& what) {
        log.push_back(std::to_string((sim.now() - begin) / 1_hours) + " " + what);
    }
};

// Says when it goes, as a lease does.
struct Farewell {
    Town& town;
    std::string name;
    ~Farewell() { town.note(name + " leaves"); }
};

Process clock_strikes(Town& town, std::string name, Duration every, int times) {
    for (int i = 0; i < times; ++i) {
        co_await town.sim.after(every);
        town.note(name);
    }
}

Process sleeper(Town& town, std::string name, Duration length) {
    const Farewell farewell{town, name};
    co_await town.sim.after(length);
    town.note(name + " wakes");
}

Process morning(Town& town) {
    town.note("rises");
    co_await sleeper(town, "nap", 2_hours);
    town.note("goes on");
}

Process fails(Town& town) {
    co_await town.sim.after(1_hours);
    throw std::runtime_error{"the bus is late"};
}

Process waits_for(Town& town, Story other) {
    co_await other;
    town.note("heard of it");
}

} // namespace

TEST(ProcessTest, stories_are_told_side_by_side_in_the_order_of_the_clock) {
    Town town;
    town.sim.start(clock_strikes(town, "slow", 3_hours, 2));
    town.sim.start(clock_strikes(town, "quick", 2_hours, 3));
    town.sim.run_until(begin + 1_days);
    // At the sixth hour both strike: slow booked its stroke at three, quick at four.
    EXPECT_THAT(town.log, ElementsAre("2 quick", "3 slow", "4 quick", "6 slow", "6 quick"));
    EXPECT_EQ(town.sim.stories(), 0U);
    EXPECT_EQ(town.sim.frames().live(), 0U);
}

TEST(ProcessTest, ties_between_stories_and_events_obey_priority_key_and_booking) {
    Town town;
    const auto strike = [&](const char* name, Order order) {
        town.sim.start(clock_strikes(town, name, 1_hours, 1), order);
    };
    strike("late", {.priority = late});
    strike("key 9", {.key = Key{9}});
    strike("key 5", {.key = Key{5}});
    strike("first with no key", {});
    strike("second with no key", {});
    strike("early", {.priority = early, .key = Key{99}});
    town.sim.book(begin + 1_hours, Event{.who = 7}, {.key = Key{7}});
    town.sim.run_until(begin + 1_days, [&](const Event&) { town.note("event 7"); });
    EXPECT_THAT(town.log, ElementsAre("1 early", "1 first with no key", "1 second with no key", "1 key 5",
                                      "1 event 7", "1 key 9", "1 late"));
}

TEST(ProcessTest, a_start_now_waits_its_turn_among_what_is_due_now) {
    Town town;
    town.sim.book(begin, Event{.who = 1}, {.priority = 1});
    town.sim.book(begin, Event{.who = 2}, {.priority = 3});
    town.sim.run_until(begin + 1_hours, [&](const Event& event) {
        town.note("event " + std::to_string(event.who));
        if (event.who == 1) {
            town.sim.start(clock_strikes(town, "b", 0_hours, 1), {.priority = 2});
            town.sim.start(clock_strikes(town, "a", 0_hours, 1), {.priority = 1});
            town.sim.start(clock_strikes(town, "c", 0_hours, 1), {.priority = 4});
        }
    });
    EXPECT_THAT(town.log, ElementsAre("0 event 1", "0 a", "0 b", "0 event 2", "0 c"));
}

TEST(ProcessTest, a_part_is_told_before_the_whole_goes_on) {
    Town town;
    town.sim.start(morning(town));
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 rises", "2 nap wakes", "2 nap leaves", "2 goes on"));
    EXPECT_EQ(town.sim.frames().live(), 0U);
}

TEST(ProcessTest, a_cancelled_story_ends_where_it_waits) {
    Town town;
    const Story nap = town.sim.start(sleeper(town, "nap", 5_hours));
    town.sim.run_until(begin + 2_hours);
    EXPECT_TRUE(nap.running());
    nap.cancel();
    EXPECT_FALSE(nap.running());
    nap.cancel(); // a second time does nothing
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("2 nap leaves"));
    EXPECT_EQ(town.sim.to_come(), 0U);
}

TEST(ProcessTest, a_story_cancelled_before_it_begins_never_begins) {
    Town town;
    town.sim.start(morning(town)).cancel();
    const Story second = town.sim.start(morning(town));
    town.sim.start(sleeper(town, "other", 1_hours)); // sends the second to the agenda
    second.cancel();
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("1 other wakes", "1 other leaves"));
}

TEST(ProcessTest, cutting_the_whole_short_cuts_the_part) {
    Town town;
    const Story whole = town.sim.start(morning(town));
    town.sim.run_until(begin + 1_hours);
    whole.cancel();
    EXPECT_THAT(town.log, ElementsAre("0 rises", "1 nap leaves"));
    EXPECT_EQ(town.sim.frames().live(), 0U);
}

TEST(ProcessTest, an_interrupted_story_may_take_it_calmly_or_end) {
    Town town;
    struct Calm {
        static Process tell(Town& town) {
            bool interrupted = false;
            try {
                co_await sleeper(town, "sleep", 8_hours);
            } catch (const Interrupted&) {
                interrupted = true;
            }
            town.note(interrupted ? "woken" : "rested");
            co_await town.sim.after(1_hours);
            town.note("back to sleep");
        }
    };
    const Story calm = town.sim.start(Calm::tell(town));
    const Story other = town.sim.start(sleeper(town, "other", 8_hours));
    town.sim.run_until(begin + 3_hours);
    calm.interrupt();
    other.interrupt();
    EXPECT_FALSE(other.running());
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("3 sleep leaves", "3 woken", "3 other leaves", "4 back to sleep"));
}

TEST(ProcessTest, whoever_is_woken_early_is_not_woken_again_by_the_old_alarm) {
    Town town;
    struct Roused {
        static Process tell(Town& town) {
            try {
                co_await town.sim.after(8_hours);
            } catch (const Interrupted&) {
                town.note("woken");
            }
            co_await town.sim.after(10_hours);
            town.note("rested");
        }
    };
    const Story roused = town.sim.start(Roused::tell(town));
    town.sim.run_until(begin + 3_hours);
    roused.interrupt();
    town.sim.run_until(begin + 12_hours);
    ASSERT_TRUE(roused.running());
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("3 woken", "13 rested"));
}

TEST(ProcessTest, a_story_that_has_ended_is_not_mistaken_for_a_later_one) {
    Town town;
    const Story first = town.sim.start(sleeper(town, "first", 1_hours));
    town.sim.run_until(begin + 2_hours);
    const Story second = town.sim.start(sleeper(town, "second", 5_hours));
    town.sim.run_until(begin + 3_hours);
    EXPECT_FALSE(first.running());
    EXPECT_TRUE(second.running());
    first.cancel();
    first.interrupt();
    town.sim.start(waits_for(town, first));
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("1 first wakes", "1 first leaves", "3 heard of it", "7 second wakes",
                                      "7 second leaves"));
}

TEST(ProcessTest, the_end_of_another_story_can_be_awaited) {
    Town town;
    const Story nap = town.sim.start(sleeper(town, "nap", 2_hours));
    town.sim.start(waits_for(town, nap));
    town.sim.start(waits_for(town, nap));
    town.sim.run_until(begin + 3_hours);
    EXPECT_THAT(town.log, ElementsAre("2 nap wakes", "2 nap leaves", "2 heard of it", "2 heard of it"));
    town.sim.start(waits_for(town, nap)); // it has ended already
    town.sim.run_until(begin + 4_hours);
    EXPECT_EQ(town.log.back(), "3 heard of it");
}

TEST(ProcessTest, one_who_waits_for_an_end_may_be_cut_short_first) {
    Town town;
    const Story nap = town.sim.start(sleeper(town, "nap", 2_hours));
    const Story one = town.sim.start(waits_for(town, nap));
    const Story two = town.sim.start(waits_for(town, nap));
    const Story three = town.sim.start(waits_for(town, nap));
    town.sim.run_until(begin + 1_hours);
    two.cancel();
    one.cancel();
    town.sim.run_until(begin + 3_hours);
    EXPECT_FALSE(three.running());
    EXPECT_THAT(town.log, ElementsAre("2 nap wakes", "2 nap leaves", "2 heard of it"));
}

TEST(ProcessTest, a_failure_ends_the_run_and_is_told_to_the_caller) {
    Town town;
    town.sim.start(fails(town));
    EXPECT_THROW(town.sim.run_until(begin + 1_days), std::runtime_error);
    EXPECT_EQ(town.sim.stories(), 0U);
    town.sim.run_until(begin + 1_days);
}

TEST(ProcessTest, a_failure_of_a_part_can_be_caught_by_the_whole) {
    Town town;
    struct Patient {
        static Process tell(Town& town) {
            std::string heard;
            try {
                co_await fails(town);
            } catch (const std::runtime_error& failure) {
                heard = failure.what();
            }
            town.note(heard);
        }
    };
    town.sim.start(Patient::tell(town));
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("1 the bus is late"));
}

TEST(ProcessTest, no_story_cuts_itself_short) {
    Town town;
    Story self;
    struct Rash {
        static Process tell(Town& town, const Story& self) {
            co_await town.sim.after(1_hours);
            self.cancel();
        }
    };
    self = town.sim.start(Rash::tell(town, self));
    EXPECT_THROW(town.sim.run_until(begin + 1_days), Defect);
}

TEST(ProcessTest, what_is_still_told_when_the_simulation_ends_is_cut_short) {
    struct Counted {
        int& alive;
        explicit Counted(int& count) : alive{count} { ++alive; }
        ~Counted() { --alive; }
        Counted(const Counted&) = delete;
        static Process live(Simulation& sim, int& count) {
            const Counted counted{count};
            co_await sim.after(9_hours);
        }
    };
    int alive = 0;
    {
        Simulation sim{begin};
        for (int i = 0; i < 5; ++i) sim.start(Counted::live(sim, alive));
        sim.run_until(begin + 1_hours);
        sim.start(Counted::live(sim, alive)); // has not begun when the simulation ends
        EXPECT_EQ(alive, 5);
        EXPECT_EQ(sim.stories(), 6U);
    }
    EXPECT_EQ(alive, 0);
}

TEST(ProcessTest, a_story_never_started_may_outlive_its_simulation) {
    std::optional<Process> kept;
    {
        Town town;
        kept = morning(town);
    }
    kept.reset(); // its frame returns to a pool without a simulation; the sanitizers would see a slip
}

TEST(ProcessTest, frames_come_from_the_pool_when_the_simulation_is_in_sight) {
    struct House {
        Simulation& sim;
        Process live() { co_await sim.after(1_hours); }
        static Process elsewhere(Simulation* sim) { co_await sim->after(1_hours); }
        static Process direct(int, Simulation& sim) { co_await sim.after(1_hours); }
    };
    Simulation sim{begin};
    House house{sim};
    sim.start(house.live());
    EXPECT_EQ(sim.frames().live(), 1U);
    sim.start(House::direct(1, sim));
    EXPECT_EQ(sim.frames().live(), 2U);
    sim.start(House::elsewhere(&sim)); // a pointer hides it: the heap serves, and nothing else changes
    EXPECT_EQ(sim.frames().live(), 2U);
    sim.run_until(begin + 1_days);
    EXPECT_EQ(sim.frames().live(), 0U);
    const std::size_t reserved = sim.frames().bytes_reserved();
    for (int i = 0; i < 10'000; ++i) sim.start(house.live()).cancel();
    EXPECT_EQ(sim.frames().bytes_reserved(), reserved);
}

TEST(ProcessTest, a_story_waits_in_its_own_simulation) {
    Town here;
    Town there;
    here.sim.start(sleeper(there, "stranger", 1_hours));
    EXPECT_THROW(here.sim.run_until(begin + 1_days), Defect);
}
