// SPDX-License-Identifier: MIT
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/trace.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {
const Instant begin = start_of_year(2020);
}

TEST(SimulationTest, plain_events_reach_the_handler_at_their_time) {
    Simulation sim{begin};
    std::vector<std::pair<std::uint32_t, Duration>> seen;
    sim.book(begin + 2_hours, Event{.who = 2});
    sim.book(begin + 1_hours, Event{.who = 1});
    const RunEnd end = sim.run_until(begin + 1_days, [&](const Event& event) {
        seen.emplace_back(event.who, sim.now() - begin);
        if (event.who == 1) sim.book_after(30_minutes, Event{.who = 10});
    });
    EXPECT_EQ(end, RunEnd::reached);
    EXPECT_EQ(sim.now(), begin + 1_days);
    EXPECT_THAT(seen,
                ElementsAre(std::pair{1U, 1_hours}, std::pair{10U, 90_minutes}, std::pair{2U, 2_hours}));
    EXPECT_EQ(sim.events(), 3U);
}

TEST(SimulationTest, what_is_due_at_the_end_belongs_to_the_next_stretch) {
    Simulation sim{begin};
    int happened = 0;
    const auto count = [&](const Event&) { ++happened; };
    sim.book(begin + 1_days, Event{});
    sim.run_until(begin + 1_days, count);
    EXPECT_EQ(happened, 0);
    EXPECT_EQ(sim.to_come(), 1U);
    sim.run_until(begin + 1_days + Duration{1}, count);
    EXPECT_EQ(happened, 1);
}

TEST(SimulationTest, stretches_and_one_long_run_are_the_same_run) {
    const auto run = [](const std::vector<Duration>& stretches) {
        Simulation sim{begin};
        std::vector<std::int64_t> seen;
        sim.book(begin, Event{.who = 1});
        sim.book(begin + 3_weeks, Event{.who = 100'000});
        for (const Duration stretch : stretches) {
            sim.run_until(begin + stretch, [&](const Event& event) {
                seen.push_back((sim.now() - begin).count() + event.who);
                if (event.who < 2'000) {
                    sim.book_after(Duration{event.who * 977'000LL}, Event{.who = event.who + 1});
                }
            });
        }
        return seen;
    };
    EXPECT_EQ(run({30_days}), run({1_hours, 2_hours, 9_days, 10_days, 20_days, 30_days}));
    EXPECT_EQ(run({30_days}).size(), 2'001U);
}

TEST(SimulationTest, time_does_not_run_backwards) {
    Simulation sim{begin};
    sim.run_until(begin + 1_days);
    EXPECT_THROW(sim.book(begin, Event{}), Defect);
    EXPECT_THROW(sim.book_after(-1_hours, Event{}), Defect);
    EXPECT_THROW(sim.run_until(begin), Defect);
    EXPECT_THROW((void)sim.after(-1_hours), Defect);
    EXPECT_THROW((void)sim.at(begin), Defect);
    EXPECT_THROW(sim.book(begin + 2_days, Event{.kind = Event::engine_kinds}), Defect);
}

TEST(SimulationTest, a_plain_event_without_a_handler_is_a_defect) {
    Simulation sim{begin};
    sim.book(begin, Event{});
    EXPECT_THROW(sim.run_until(begin + 1_days), Defect);
}

TEST(SimulationTest, a_run_within_a_run_is_a_defect) {
    Simulation sim{begin};
    sim.book(begin, Event{});
    EXPECT_THROW(sim.run_until(begin + 1_days, [&](const Event&) { sim.run_until(begin + 2_days); }), Defect);
    sim.run_until(begin + 1_days); // the failure left the simulation usable
}

TEST(SimulationTest, forever_ahead_never_happens) {
    Simulation sim{begin};
    const Ticket never = sim.book_after(forever, Event{});
    sim.run_until(start_of_year(9999));
    EXPECT_TRUE(sim.pending(never));
}

TEST(SimulationTest, a_cancelled_event_does_not_happen) {
    Simulation sim{begin};
    int happened = 0;
    const Ticket ticket = sim.book(begin + 1_hours, Event{});
    EXPECT_TRUE(sim.cancel(ticket));
    EXPECT_FALSE(sim.cancel(ticket));
    sim.run_until(begin + 1_days, [&](const Event&) { ++happened; });
    EXPECT_EQ(happened, 0);
}

TEST(SimulationTest, a_stop_is_heard_and_the_rest_can_follow) {
    Simulation sim{begin};
    std::stop_source stop;
    std::uint64_t happened = 0;
    sim.book(begin, Event{});
    const auto tick = [&](const Event&) {
        if (++happened == 1'000) stop.request_stop();
        sim.book_after(1_seconds, Event{});
    };
    EXPECT_EQ(sim.run_until(begin + 1_days, tick, stop.get_token()), RunEnd::stopped);
    EXPECT_GE(happened, 1'000U);
    EXPECT_LT(happened, 1'300U);
    EXPECT_EQ(sim.run_until(begin + 1_days, tick), RunEnd::reached);
    EXPECT_EQ(happened, 86'400U);
}

TEST(SimulationTest, the_trace_tells_what_happened) {
    std::ostringstream text;
    Simulation sim{begin};
    Trace trace{text};
    sim.witness(&trace);
    sim.book(begin + 7.5_hours, Event{.kind = 3, .part = 1, .who = 4711, .extra = 9});
    sim.run_until(begin + 1_days, [](const Event&) {});
    EXPECT_EQ(text.str(), "time,kind,part,who,extra\n2020-01-01T07:30:00.000000,3,1,4711,9\n");
    EXPECT_EQ(trace.rows(), 1U);
}
