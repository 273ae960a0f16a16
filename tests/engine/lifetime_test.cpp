// SPDX-License-Identifier: MIT
// Stories, stations and simulations that go in every order, also while one is being told.
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/shifts.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/together.hpp>

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

const Instant begin = start_of_year(2027);

Process guest(Simulation& sim, Places& places, Duration length, int priority = 0) {
    auto place = co_await places.admit({.priority = priority});
    co_await place.work(length);
    co_await sim.after(length);
}
Process client(Simulation& sim, Staff& staff, Duration length) {
    auto worker = co_await staff.engage({.length = length});
    co_await worker.work(length);
    co_await sim.after(length);
}
Shifts day_shift() {
    Shifts shifts;
    shifts.add(Weekdays::every_day, 8_hours, 16_hours, 1);
    return shifts;
}
constexpr HouseRules by_priority{.discipline = Discipline::priority, .preemption = Preemption::resume};

} // namespace

TEST(LifetimeTest, places_that_go_take_with_them_those_who_hold_who_wait_and_who_gave_way) {
    Simulation sim{begin};
    {
        Places places{sim, "places", 1, by_priority};
        sim.start(guest(sim, places, 9_hours, 5));
        sim.run_until(begin + 1_hours);
        sim.start(guest(sim, places, 9_hours, 1)); // makes the first give way
        sim.start(guest(sim, places, 9_hours, 7)); // waits
        sim.run_until(begin + 2_hours);
        EXPECT_EQ(places.suspended(), 1);
        EXPECT_EQ(places.waiting(), 1);
    }
    EXPECT_EQ(sim.stories(), 0U);
    EXPECT_EQ(sim.to_come(), 0U);
    sim.run_until(begin + 2_days);
}

TEST(LifetimeTest, a_staff_that_goes_takes_its_stories_and_its_shifts_with_it) {
    for (const AtShiftEnd rule : {AtShiftEnd::finish, AtShiftEnd::hand_over, AtShiftEnd::suspend}) {
        Simulation sim{begin};
        {
            Staff staff{sim, "staff", {.at_shift_end = rule}};
            staff.hire({.name = "Anna", .shifts = day_shift()});
            staff.hire({.name = "Bo"});
            for (int i = 0; i < 4; ++i) sim.start(client(sim, staff, 9_hours));
            sim.run_until(begin + 17_hours);
            EXPECT_GT(staff.waiting() + staff.occupied() + staff.suspended(), 0);
        }
        EXPECT_EQ(sim.stories(), 0U);
        sim.run_until(begin + 9_days);
    }
    Simulation sim{begin};
    {
        Staff idle{sim, "idle"};
        idle.hire({.name = "Cilla", .shifts = day_shift()});
        sim.run_until(begin + 1_hours);
        EXPECT_EQ(sim.stories(), 1U); // who keeps her shifts
    }
    EXPECT_EQ(sim.stories(), 0U);
    sim.run_until(begin + 9_days);
}

TEST(LifetimeTest, a_simulation_that_goes_first_leaves_stations_that_answer_to_nobody) {
    auto sim = std::make_unique<Simulation>(begin);
    Places places{*sim, "places", 1, by_priority};
    Staff staff{*sim, "staff", {.at_shift_end = AtShiftEnd::suspend}};
    staff.hire({.name = "Anna", .shifts = day_shift()});
    for (int i = 0; i < 4; ++i) sim->start(guest(*sim, places, 9_hours, 9 - i));
    for (int i = 0; i < 4; ++i) sim->start(client(*sim, staff, 9_hours));
    sim->run_until(begin + 17_hours);
    EXPECT_EQ(staff.suspended(), 1);
    sim.reset();
    EXPECT_EQ(places.occupied() + places.waiting() + places.suspended() + places.book().holding(), 0);
    EXPECT_EQ(staff.occupied() + staff.waiting() + staff.suspended() + staff.book().holding(), 0);
}

namespace {

/// A house that lives in a story, and whose guests are other stories.
struct House {
    static Process tell(Simulation& sim, int& guests, Duration length) {
        Places rooms{sim, "rooms", 1, by_priority};
        for (int i = 0; i < 3; ++i) sim.start(guest(sim, rooms, 9_hours, 3 - i));
        co_await sim.after(1_hours);
        guests = rooms.occupied() + rooms.waiting() + rooms.suspended();
        co_await sim.after(length);
    }
    static Process whole(Simulation& sim, int& guests, Duration length) {
        co_await tell(sim, guests, length);
    }
    static Process together(Simulation& sim, int& guests, Duration length) {
        (void)co_await first_of(tell(sim, guests, length), sleeps(sim));
    }
    static Process sleeps(Simulation& sim) { co_await sim.after(5_hours); }
};

} // namespace

TEST(LifetimeTest, a_house_in_a_story_closes_with_it_however_it_ends) {
    using Told = Process (*)(Simulation&, int&, Duration);
    for (const Told told : {Told{House::tell}, Told{House::whole}, Told{House::together}}) {
        enum { done, cancelled, interrupted, all_cut_short };
        for (const int end : {done, cancelled, interrupted, all_cut_short}) {
            Simulation sim{begin};
            int guests = 0;
            const Story house = sim.start(told(sim, guests, end == done ? 1_hours : 9_hours));
            sim.run_until(begin + 90_minutes);
            EXPECT_EQ(guests, 3);
            if (end == cancelled) house.cancel();
            if (end == interrupted) house.interrupt();
            if (end == all_cut_short) sim.end_stories();
            sim.run_until(begin + 4_hours);
            EXPECT_EQ(sim.stories(), 0U);
            EXPECT_EQ(sim.frames().live(), 0U);
        }
    }
}

namespace {

struct Pair {
    Simulation sim{begin};
    Story anna{}, bo{};
    std::string promise = "kept";
};

Process interrupts_bo(Pair& pair) {
    co_await pair.sim.after(2_hours);
    pair.bo.interrupt();
    co_await pair.sim.after(1_hours);
    pair.promise += ", and she goes on";
}
Process strikes_back(Pair& pair, void (Story::*blow)() const) {
    bool struck = false;
    try {
        co_await pair.sim.after(9_hours);
    } catch (const Interrupted&) {
        struck = true;
    }
    try {
        if (struck) (pair.anna.*blow)();
    } catch (const Defect&) {
        pair.promise = "anna is being told";
    }
}
Process whole_of(Process part) { co_await std::move(part); }
Process one_of(Pair& pair, Process part) {
    (void)co_await first_of(std::move(part), House::sleeps(pair.sim));
}

} // namespace

TEST(LifetimeTest, one_who_is_interrupted_cannot_end_the_one_who_does_it) {
    for (const auto blow : {&Story::cancel, &Story::interrupt}) {
        for (const int kind : {0, 1, 2}) {
            Pair pair;
            Process anna = interrupts_bo(pair);
            if (kind == 1) anna = whole_of(std::move(anna));
            if (kind == 2) anna = one_of(pair, std::move(anna));
            pair.anna = pair.sim.start(std::move(anna));
            pair.bo = pair.sim.start(strikes_back(pair, blow));
            pair.sim.run_until(begin + 1_days);
            EXPECT_EQ(pair.promise, "anna is being told, and she goes on");
            EXPECT_EQ(pair.sim.stories(), 0U);
        }
    }
}

TEST(LifetimeTest, one_who_closes_a_house_when_interrupted_spares_the_one_who_does_it) {
    struct Closer {
        static Process tell(Pair& pair) {
            Places rooms{pair.sim, "rooms", 1};
            pair.sim.start(guest(pair.sim, rooms, 9_hours));
            co_await pair.sim.after(9_hours);
        }
    };
    Pair pair;
    pair.anna = pair.sim.start(interrupts_bo(pair));
    pair.bo = pair.sim.start(Closer::tell(pair));
    pair.sim.run_until(begin + 1_days);
    EXPECT_EQ(pair.promise, "kept, and she goes on");
    EXPECT_EQ(pair.sim.stories(), 0U);
}

TEST(LifetimeTest, a_failure_of_one_who_is_interrupted_is_told_to_whoever_can_hear_it) {
    struct Angry {
        static Process tell(Simulation& sim) {
            bool struck = false;
            try {
                co_await sim.after(9_hours);
            } catch (const Interrupted&) {
                struck = true;
            }
            if (struck) throw std::runtime_error{"leave me alone"};
        }
    };
    Simulation sim{begin};
    const Story from_outside = sim.start(Angry::tell(sim));
    sim.run_until(begin + 1_hours);
    EXPECT_THROW(from_outside.interrupt(), std::runtime_error);
    EXPECT_NO_THROW(sim.run_until(begin + 2_hours));

    Pair pair;
    pair.anna = pair.sim.start(interrupts_bo(pair));
    pair.bo = pair.sim.start(Angry::tell(pair.sim));
    EXPECT_THROW(pair.sim.run_until(begin + 1_days), std::runtime_error);
    pair.sim.run_until(begin + 1_days);
    EXPECT_EQ(pair.promise, "kept, and she goes on");
}

TEST(LifetimeTest, what_a_story_holds_may_cut_it_short_again_as_it_goes) {
    struct Echo {
        Story* story;
        ~Echo() {
            story->cancel();
            story->interrupt();
        }
        static Process tell(Simulation& sim, Story& self) {
            const Echo echo{&self};
            co_await sim.after(9_hours);
        }
    };
    Simulation sim{begin};
    Story story = sim.start(Echo::tell(sim, story));
    sim.run_until(begin + 1_hours);
    story.cancel();
    EXPECT_FALSE(story.running());
    EXPECT_EQ(sim.frames().live(), 0U);
}

TEST(LifetimeTest, a_request_may_be_awaited_more_than_once) {
    struct Twice {
        static Process tell(Places& desks, std::vector<bool>& got) {
            auto request = desks.admit(1_hours);
            for (int i = 0; i < 3; ++i) {
                auto desk = co_await request;
                got.push_back(static_cast<bool>(desk));
                if (desk) co_await desk.work(1_hours);
            }
        }
    };
    Simulation sim{begin};
    Places desks{sim, "desks", 0};
    std::vector<bool> got;
    sim.start(Twice::tell(desks, got));
    sim.run_until(begin + 90_minutes);
    desks.resize(1);
    sim.run_until(begin + 1_days);
    EXPECT_THAT(got, ElementsAre(false, true, true));
}

TEST(LifetimeTest, time_may_begin_before_1970_and_work_may_last_for_ever) {
    for (const int year : {1889, 1969, 2027}) {
        Simulation sim{start_of_year(year)};
        Places desks{sim, "desks", 1, by_priority};
        Staff staff{sim, "staff", {.at_shift_end = AtShiftEnd::do_not_start}};
        staff.hire({.name = "Anna", .shifts = day_shift()});
        staff.hire({.name = "Bo"});
        sim.start(guest(sim, desks, forever, 2));
        sim.start(guest(sim, desks, 2_hours, 1)); // the first goes on, for ever, when she is done
        for (int i = 0; i < 3; ++i) sim.start(client(sim, staff, 3_hours));
        sim.run_until(start_of_year(year) + 7_days);
        EXPECT_EQ(desks.occupied(), 1);
        EXPECT_EQ(desks.flow().resumed, 1U);
        EXPECT_EQ(desks.flow().returned, 1U);
        EXPECT_EQ(staff.flow().returned, 3U);
        EXPECT_EQ(staff.waits().greatest(), 8_hours); // Bo is held for six, and Anna comes at eight
    }
}
