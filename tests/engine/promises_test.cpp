// SPDX-License-Identifier: MIT
// Each wrong use of the engine is a Defect with a sentence that says what was promised; in release builds too.
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/shifts.hpp>
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/together.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

using namespace omsorg;
using namespace omsorg::literals;
using testing::HasSubstr;

namespace {

const Instant begin = start_of_year(2027);

template <class Wrong>
std::string promise_broken_by(Wrong wrong) {
    try {
        wrong();
    } catch (const Defect& defect) {
        return defect.what();
    }
    return "no promise was broken";
}

struct Town {
    Simulation sim{begin};
    Places rooms{sim, "rooms", 1};
    Staff nurses{sim, "nurses"};
    Story self{};
    std::optional<Stay> kept{};

    Town() { nurses.hire({.name = "Anna"}); }
};

/// What comes of a story that is told until tomorrow.
std::string promise_broken_in(Process (*story)(Town&)) {
    Town town;
    town.self = town.sim.start(story(town));
    std::string promise = promise_broken_by([&] { town.sim.run_until(begin + 1_days); });
    EXPECT_NO_THROW(town.sim.run_until(begin + 2_days)) << "the others go on";
    EXPECT_EQ(town.rooms.occupied(), 0);
    return promise;
}

Process rests(Town& town) { co_await town.sim.after(1_hours); }
Process waits_for_the_whole(Town& town) { co_await town.self; }
Process waits_later(Town& town) {
    co_await rests(town);
    co_await waits_for_the_whole(town);
}
Process works_under(Town& town, Lease& lease) {
    co_await town.sim.after(1_hours);
    co_await lease.work(1_hours);
}

struct Wrong {
    static Process negative_delay(Town& town) { co_await town.sim.after(-1_microseconds); }
    static Process the_past(Town& town) { co_await town.sim.at(begin - 1_microseconds); }
    static Process returned_twice(Town& town) {
        auto room = co_await town.rooms.admit();
        room.leave();
        room.leave();
    }
    static Process returned_when_moved(Town& town) {
        auto room = co_await town.rooms.admit();
        Stay other = std::move(room);
        room.leave();
    }
    static Process let_go_twice(Town& town) {
        auto nurse = co_await town.nurses.engage();
        nurse.leave();
        nurse.leave();
    }
    static Process waits_for_itself(Town& town) {
        co_await rests(town);
        co_await town.self;
    }
    static Process part_waits_for_the_whole(Town& town) { co_await waits_for_the_whole(town); }
    static Process part_of_a_part_waits_for_the_whole(Town& town) { co_await waits_later(town); }
    static Process first_of_waits_for_the_whole(Town& town) {
        (void)co_await first_of(rests(town), waits_for_the_whole(town));
    }
    static Process all_of_wait_for_the_whole(Town& town) {
        (void)co_await all_of(waits_later(town), rests(town));
    }
    static Process works_with_nothing(Town& town) {
        auto room = co_await town.rooms.admit();
        auto none = co_await town.rooms.admit(at_once);
        EXPECT_FALSE(none);
        co_await none.work(1_hours);
    }
    static Process works_after_returning(Town& town) {
        auto room = co_await town.rooms.admit();
        room.leave();
        co_await room.work(1_hours);
    }
    static Process works_for_a_negative_while(Town& town) {
        auto room = co_await town.rooms.admit();
        co_await room.work(-1_hours);
    }
    static Process two_work_at_once(Town& town) {
        auto room = co_await town.rooms.admit();
        (void)co_await first_of(works_under(town, room), works_under(town, room));
    }
    static Process two_are_planned_at_once(Town& town) {
        auto room = co_await town.rooms.admit();
        auto one = room.work(1_hours);
        auto two = room.work(1_hours);
        co_await one;
        co_await two;
    }
    static Process work_done_twice(Town& town) {
        auto room = co_await town.rooms.admit();
        auto one = room.work(1_hours);
        co_await one;
        co_await one;
    }
    static Process work_after_the_lease_is_gone(Town& town) {
        auto room = std::make_unique<Stay>(co_await town.rooms.admit());
        auto one = room->work(1_hours);
        room.reset();
        co_await one;
    }
    static Process interrupts_itself(Town& town) {
        co_await rests(town);
        town.self.interrupt();
    }
    static Process cuts_itself_short(Town& town) {
        co_await rests(town);
        town.self.cancel();
    }
};

} // namespace

TEST(PromisesTest, what_a_story_may_not_do) {
    const std::pair<Process (*)(Town&), const char*> wrongs[] = {
        {Wrong::negative_delay, "nothing waits a negative while"},
        {Wrong::the_past, "time does not run backwards"},
        {Wrong::returned_twice, "a place is returned once, by whoever has it"},
        {Wrong::returned_when_moved, "a place is returned once, by whoever has it"},
        {Wrong::let_go_twice, "a worker is let go once, by whoever engaged her"},
        {Wrong::waits_for_itself, "a story does not wait for its own end"},
        {Wrong::part_waits_for_the_whole, "nor a part for that of the whole"},
        {Wrong::part_of_a_part_waits_for_the_whole, "nor a part for that of the whole"},
        {Wrong::first_of_waits_for_the_whole, "nor a part for that of the whole"},
        {Wrong::all_of_wait_for_the_whole, "nor a part for that of the whole"},
        {Wrong::works_with_nothing, "work is done under a lease that is held"},
        {Wrong::works_after_returning, "work is done under a lease that is held"},
        {Wrong::works_for_a_negative_while, "work does not take a negative while"},
        {Wrong::two_work_at_once, "one piece of work at a time is done under a lease"},
        {Wrong::two_are_planned_at_once, "one piece of work at a time is done under a lease"},
        {Wrong::work_done_twice, "a piece of work is done once, under a lease that is held"},
        {Wrong::work_after_the_lease_is_gone, "a piece of work is done once, under a lease that is held"},
        {Wrong::interrupts_itself, "a story does not interrupt itself"},
        {Wrong::cuts_itself_short, "a story does not cut itself short"},
    };
    for (const auto& [story, sentence] : wrongs) EXPECT_THAT(promise_broken_in(story), HasSubstr(sentence));
}

TEST(PromisesTest, what_nobody_may_ask_for) {
    Town town;
    const auto broken = [&](auto wrong, const char* sentence) {
        EXPECT_THAT(promise_broken_by([&] { (void)wrong(); }), HasSubstr(sentence));
    };
    const char* const backwards = "time does not run backwards";
    broken([&] { return town.sim.book(begin - 1_hours, Event{}); }, backwards);
    broken([&] { return town.sim.book_after(-1_hours, Event{}); }, "nothing waits a negative while");
    broken([&] { return town.sim.run_until(begin - 1_hours); }, backwards);

    broken([&] { return std::make_unique<Places>(town.sim, "x", -1); }, "places is not below zero");
    broken([&] { return town.rooms.resize(-1), 0; }, "places is not below zero");
    broken([&] { return town.rooms.resize(1, AtShiftEnd::suspend), 0; }, "places know no persons");
    const HouseRules personal{.at_shift_end = AtShiftEnd::do_not_start};
    broken([&] { return std::make_unique<Places>(town.sim, "x", 1, personal); }, "places know no persons");

    const char* const lots = "a random order is told where its lots come from";
    const HouseRules no_lots{.discipline = Discipline::random_order};
    broken([&] { return std::make_unique<Places>(town.sim, "x", 1, no_lots); }, lots);
    broken([&] { return std::make_unique<Staff>(town.sim, "x", no_lots); }, lots);
    const HouseRules no_room{.room_to_wait = -1};
    broken([&] { return std::make_unique<Places>(town.sim, "x", 1, no_room); },
           "room to wait is not below zero");

    const char* const patience = "patience is not negative";
    Signal signal{town.sim};
    broken(
        [&] {
            (void)town.rooms.admit(-1_hours);
            return 0;
        },
        patience);
    broken(
        [&] {
            (void)town.nurses.engage({.patience = -1_hours});
            return 0;
        },
        patience);
    broken(
        [&] {
            (void)signal.heard(-1_hours);
            return 0;
        },
        patience);
    broken(
        [&] {
            (void)town.rooms.admit({.units = 0});
            return 0;
        },
        "at least one place");
    broken(
        [&] {
            (void)town.rooms.admit({.units = -1});
            return 0;
        },
        "at least one place");
    broken(
        [&] {
            (void)town.nurses.engage({.units = 2});
            return 0;
        },
        "workers are engaged one by one");
    const char* const length = "work does not take a negative while";
    broken(
        [&] {
            (void)town.rooms.admit({.length = -1_hours});
            return 0;
        },
        length);
    broken(
        [&] {
            (void)town.nurses.engage({.length = -1_hours});
            return 0;
        },
        length);

    const char* const hired = "a worker is one who was hired here";
    for (const WorkerId stranger : {WorkerId{1}, WorkerId::none()}) {
        broken(
            [&] {
                (void)town.nurses.engage({}, {}, stranger);
                return 0;
            },
            hired);
        broken([&] { return town.nurses.send_home(stranger), 0; }, hired);
        broken([&] { return town.nurses.call_in(stranger), 0; }, hired);
        broken([&] { return town.nurses.name_of(stranger); }, hired);
        broken([&] { return town.nurses.on_duty(stranger); }, hired);
        broken([&] { return town.nurses.time_busy(stranger); }, hired);
    }
    broken([&] { return town.nurses.hire(-1, {.name = "x"}), 0; }, "hired is not below zero");
    broken([] { return Skills{Skill{64}}; }, "skills are numbered from 0 to 63");
    EXPECT_EQ(town.rooms.flow(), StationFlow{});
    EXPECT_NO_THROW(town.sim.run_until(begin + 1_hours));
    EXPECT_EQ(promise_broken_by([] {}), "no promise was broken");
}

TEST(PromisesTest, no_rule_is_ignored_in_silence) {
    Town town;
    const auto broken = [&](auto wrong, const char* sentence) {
        EXPECT_THAT(promise_broken_by([&] { (void)wrong(); }), HasSubstr(sentence));
    };
    const auto asks_places = [&](const HouseRules& rules, const Request& request) {
        return promise_broken_by([&] {
            Places places{town.sim, "desk", 1, rules};
            (void)places.admit(request);
        });
    };
    const auto asks_staff = [&](const HouseRules& rules, const Request& request) {
        return promise_broken_by([&] {
            Staff staff{town.sim, "desk", rules};
            (void)staff.engage(request);
        });
    };
    const std::string fine = "no promise was broken";

    // Work gives way only to somebody who comes before it.
    for (const auto preemption : {Preemption::resume, Preemption::restart}) {
        const HouseRules unsaid_order{.preemption = preemption};
        broken([&] { return std::make_unique<Places>(town.sim, "desk", 1, unsaid_order); },
               "desk: work gives way to whoever should be served before it, and the house does not say who");
        broken([&] { return std::make_unique<Staff>(town.sim, "desk", unsaid_order); },
               "give its HouseRules a discipline");
        for (const auto discipline : {Discipline::first_come, Discipline::random_order}) {
            const HouseRules in_turn{.discipline = discipline,
                                     .preemption = preemption,
                                     .lots = Stream{omsorg::Run{.seed = 1}, Purpose::model_lot}};
            broken([&] { return std::make_unique<Places>(town.sim, "desk", 1, in_turn); },
                   "in this order of the line nobody should be");
        }
        for (const auto discipline :
             {Discipline::last_come, Discipline::priority, Discipline::shortest_job, Discipline::deadline}) {
            EXPECT_EQ(asks_places({.discipline = discipline, .preemption = preemption}, {.length = 1_hours}),
                      fine);
        }
    }

    // A priority is a word to a house that says by what it goes, be it that it goes by no priority.
    for (const auto& asks : {+[](Town&in, const Request&request) { (void)in.rooms.admit(request); },
                             +[](Town&in, const Request&request) { (void)in.nurses.engage(request); }}) {
        broken([&] { return asks(town, {.priority = 2}), 0; },
               "somebody asks with priority 2, and the house goes by no priority");
        EXPECT_NO_THROW(asks(town, {.priority = 0}));
    }
    EXPECT_EQ(asks_places({.discipline = Discipline::priority}, {.priority = 2}), fine);
    EXPECT_EQ(asks_places({.discipline = Discipline::first_come}, {.priority = 2}), fine);

    // A length is needed where the house goes by it; none is a length too.
    const HouseRules by_length{.discipline = Discipline::shortest_job};
    const HouseRules in_time{.at_shift_end = AtShiftEnd::do_not_start};
    EXPECT_THAT(asks_places(by_length, {}),
                HasSubstr("desk: the house goes by how long the work takes (shortest_job)"));
    EXPECT_THAT(asks_staff(by_length, {}), HasSubstr("give the request its length"));
    EXPECT_THAT(asks_staff(in_time, {}), HasSubstr("(do_not_start), and somebody asks without saying it"));
    EXPECT_EQ(asks_places(by_length, {.length = Duration::zero()}), fine);
    EXPECT_EQ(asks_staff(in_time, {.length = Duration::zero()}), fine);
    EXPECT_EQ(asks_places({}, {}), fine);
}

TEST(PromisesTest, a_wrong_use_is_told_with_its_place_and_what_was_asked) {
    EXPECT_THAT(
        promise_broken_in(Wrong::negative_delay),
        testing::AllOf(HasSubstr("promises_test.cpp"), HasSubstr("asked to wait -2.77778e-10 hours")));
    EXPECT_THAT(promise_broken_in(Wrong::the_past),
                testing::AllOf(HasSubstr("promises_test.cpp"),
                               HasSubstr("it is 2027-01-01T00:00:00.000000, and it was asked to wait until "
                                         "2026-12-31T23:59:59.999999")));
    EXPECT_THAT(promise_broken_in(Wrong::works_with_nothing),
                testing::AllOf(HasSubstr("promises_test.cpp"), HasSubstr("patience ended"),
                               HasSubstr("ask whether it holds anything")));
    Town town;
    EXPECT_THAT(promise_broken_by([&] { (void)town.rooms.admit(-1_hours); }), HasSubstr("promises_test.cpp"));
    EXPECT_THAT(promise_broken_by([&] { (void)town.nurses.engage({.units = 2}); }),
                HasSubstr("promises_test.cpp"));
}

TEST(PromisesTest, shifts_are_kept_in_the_simulation_of_the_places) {
    Town here;
    Town there;
    Shifts shifts;
    shifts.add(Weekdays::every_day, 8_hours, 16_hours, 3);
    here.sim.start(keep_shifts(there.rooms, shifts));
    EXPECT_THAT(promise_broken_by([&] { here.sim.run_until(begin + 1_days); }),
                HasSubstr("shifts are kept by a story of the simulation that the places belong to"));
    EXPECT_EQ(there.rooms.capacity(), 1); // untouched
}

TEST(PromisesTest, a_station_is_not_asked_about_its_time_when_time_is_over) {
    auto sim = std::make_unique<Simulation>(begin);
    Places rooms{*sim, "rooms", 1};
    Staff nurses{*sim, "nurses"};
    const WorkerId anna = nurses.hire({.name = "Anna"});
    sim.reset();
    EXPECT_EQ(rooms.capacity(), 1);
    EXPECT_EQ(rooms.name(), "rooms");
    const char* const over = "while its simulation lasts";
    EXPECT_THAT(promise_broken_by([&] { (void)rooms.use(); }), HasSubstr(over));
    EXPECT_THAT(promise_broken_by([&] { (void)rooms.average_waiting(); }), HasSubstr(over));
    EXPECT_THAT(promise_broken_by([&] { (void)rooms.overtime(); }), HasSubstr(over));
    EXPECT_THAT(promise_broken_by([&] { rooms.balance(); }), HasSubstr(over));
    EXPECT_THAT(promise_broken_by([&] { (void)nurses.time_on_duty(anna); }), HasSubstr(over));
}

TEST(PromisesTest, a_stranger_to_the_simulation_neither_waits_nor_works_in_it) {
    Town here;
    Town there;
    struct Guest {
        static Process tell(Town& town) {
            auto room = co_await town.rooms.admit();
            co_await room.work(1_hours);
        }
    };
    here.sim.start(Guest::tell(there));
    EXPECT_THAT(promise_broken_by([&] { here.sim.run_until(begin + 1_days); }),
                HasSubstr("a story works in the simulation it was started in"));
    EXPECT_EQ(there.rooms.occupied(), 0);
    there.sim.start(Guest::tell(there));
    there.sim.run_until(begin + 1_minutes);
    here.sim.start(Guest::tell(there));
    EXPECT_THAT(promise_broken_by([&] { here.sim.run_until(begin + 2_days); }),
                HasSubstr("a story asks in the simulation it was started in"));
    EXPECT_NO_THROW(there.sim.run_until(begin + 2_days)); // nor does it leave a trace in its books
}
