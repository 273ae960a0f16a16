// SPDX-License-Identifier: MIT
#include <omsorg/engine/places.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

const Instant begin = start_of_year(2020);

struct Town {
    Simulation sim{begin};
    Places rooms{sim, "Solbacken", 1};
    std::vector<std::string> log{};

    void note(const std::string& what) {
        log.push_back(std::to_string((sim.now() - begin) / 1_hours) + " " + what);
    }
};

Process resident(Town& town, std::string name, Duration stay, Duration patience = forever) {
    auto room = co_await town.rooms.admit(patience);
    town.note(name + (room ? " moves in" : " gives up"));
    if (!room) co_return;
    co_await town.sim.after(stay);
    town.note(name + " moves out");
}

void expect_laws(const Places& places) {
    EXPECT_EQ(places.free(), std::max(0, places.capacity() - places.occupied()));
    EXPECT_TRUE(places.waiting() == 0 || places.free() == 0);
    EXPECT_NO_THROW(places.balance());
}

} // namespace

TEST(PlacesTest, who_asks_first_stays_first) {
    Town town;
    town.sim.start(resident(town, "Anna", 2_hours));
    town.sim.start(resident(town, "Bo", 3_hours));
    town.sim.start(resident(town, "Cilla", 1_hours));
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 Anna moves in", "2 Anna moves out", "2 Bo moves in",
                                      "5 Bo moves out", "5 Cilla moves in", "6 Cilla moves out"));
    expect_laws(town.rooms);
    EXPECT_DOUBLE_EQ(town.rooms.waits().mean_hours(), 7.0 / 3.0);
    EXPECT_DOUBLE_EQ(town.rooms.use(), 6.0 / 24.0);
    EXPECT_EQ(town.rooms.book().waiting().heads().most(), 2);
}

TEST(PlacesTest, patience_ends) {
    Town town;
    town.sim.start(resident(town, "Anna", 5_hours));
    town.sim.start(resident(town, "Bo", 1_hours, within(2_hours)));
    town.sim.start(resident(town, "Cilla", 1_hours, 0_hours));
    town.sim.start(resident(town, "David", 1_hours, within(6_hours)));
    town.sim.run_until(begin + 1_hours);
    EXPECT_EQ(town.rooms.waiting(), 2);
    expect_laws(town.rooms);
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 Anna moves in", "0 Cilla gives up", "2 Bo gives up",
                                      "5 Anna moves out", "5 David moves in", "6 David moves out"));
    EXPECT_EQ(town.rooms.flow().gave_up, 1U);
    EXPECT_EQ(town.rooms.flow().refused, 1U); // Cilla would not wait at all
    EXPECT_EQ(town.sim.to_come(), 0U);        // the patience of David left no booking behind
    expect_laws(town.rooms);
}

TEST(PlacesTest, a_story_cut_short_returns_its_place_and_leaves_the_line) {
    Town town;
    const Story anna = town.sim.start(resident(town, "Anna", 50_hours));
    const Story bo = town.sim.start(resident(town, "Bo", 5_hours));
    town.sim.start(resident(town, "Cilla", 5_hours));
    town.sim.run_until(begin + 1_hours);
    bo.cancel();
    EXPECT_EQ(town.rooms.flow().withdrawn, 1U);
    anna.cancel();
    expect_laws(town.rooms);
    EXPECT_EQ(town.rooms.occupied(), 1); // Cilla's already, though she has not been told
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 Anna moves in", "1 Cilla moves in", "6 Cilla moves out"));
    expect_laws(town.rooms);
}

TEST(PlacesTest, an_interrupted_story_returns_its_place) {
    Town town;
    const Story anna = town.sim.start(resident(town, "Anna", 50_hours));
    const Story bo = town.sim.start(resident(town, "Bo", 5_hours));
    town.sim.start(resident(town, "Cilla", 5_hours));
    town.sim.run_until(begin + 1_hours);
    bo.interrupt();
    anna.interrupt();
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 Anna moves in", "1 Cilla moves in", "6 Cilla moves out"));
    EXPECT_EQ(town.rooms.flow().withdrawn, 1U);
    expect_laws(town.rooms);
}

TEST(PlacesTest, a_place_granted_to_one_who_never_hears_of_it_goes_on_to_the_next) {
    Town town;
    const Story anna = town.sim.start(resident(town, "Anna", 50_hours));
    const Story bo = town.sim.start(resident(town, "Bo", 5_hours));
    town.sim.start(resident(town, "Cilla", 5_hours));
    town.sim.run_until(begin + 1_hours);
    anna.cancel(); // the place is Bo's
    bo.cancel();   // and is Cilla's
    EXPECT_EQ(town.rooms.waiting(), 0);
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("0 Anna moves in", "1 Cilla moves in", "6 Cilla moves out"));
    expect_laws(town.rooms);
}

TEST(PlacesTest, opening_admits_and_closing_moves_nobody_out) {
    Town town;
    for (const char* name : {"Anna", "Bo", "Cilla", "David"}) town.sim.start(resident(town, name, 10_hours));
    town.sim.run_until(begin + 1_hours);
    town.rooms.resize(3);
    EXPECT_EQ(town.rooms.occupied(), 3);
    town.rooms.resize(0);
    EXPECT_EQ(town.rooms.occupied(), 3);
    EXPECT_EQ(town.rooms.free(), 0);
    town.sim.run_until(begin + 1_days);
    EXPECT_EQ(town.rooms.occupied(), 0);
    EXPECT_EQ(town.rooms.waiting(), 1);
    expect_laws(town.rooms);
    town.rooms.resize(1);
    town.sim.run_until(begin + 2_days);
    EXPECT_EQ(town.log.back(), "34 David moves out");
}

TEST(PlacesTest, a_stay_may_end_before_its_brace_but_only_once) {
    Town town;
    struct Leaver {
        static Process tell(Town& town, int times) {
            auto room = co_await town.rooms.admit();
            co_await town.sim.after(1_hours);
            for (int i = 0; i < times; ++i) room.leave();
            EXPECT_FALSE(room);
            co_await town.sim.after(10_hours);
        }
    };
    town.sim.start(Leaver::tell(town, 1));
    town.sim.run_until(begin + 2_hours);
    EXPECT_EQ(town.rooms.occupied(), 0);
    EXPECT_EQ(town.rooms.flow().returned, 1U);
    town.sim.start(Leaver::tell(town, 2));
    EXPECT_THROW(town.sim.run_until(begin + 1_days), Defect);
    expect_laws(town.rooms);
    Stay nothing;
    EXPECT_THROW(nothing.leave(), Defect);
}

TEST(PlacesTest, a_stay_may_be_handed_to_another_story) {
    Town town;
    struct Mover {
        static Process keeps(Town& town, Stay room) {
            co_await town.sim.after(5_hours);
            town.note(room ? "keeps it" : "has nothing");
        }
        static Process finds(Town& town) {
            auto room = co_await town.rooms.admit();
            town.sim.start(keeps(town, std::move(room)));
        }
    };
    town.sim.start(Mover::finds(town));
    town.sim.run_until(begin + 1_hours);
    EXPECT_EQ(town.rooms.occupied(), 1);
    town.sim.run_until(begin + 1_days);
    EXPECT_THAT(town.log, ElementsAre("5 keeps it"));
    EXPECT_EQ(town.rooms.occupied(), 0);
    expect_laws(town.rooms);
}

TEST(PlacesTest, whoever_moves_on_to_the_next_place_returns_the_one_she_had) {
    Town town;
    Places next{town.sim, "next", 1};
    struct Mover {
        static Process tell(Town& town, Places& next) {
            auto room = co_await town.rooms.admit();
            co_await town.sim.after(1_hours);
            room = co_await next.admit();
            co_await town.sim.after(5_hours);
        }
    };
    town.sim.start(Mover::tell(town, next));
    town.sim.run_until(begin + 2_hours);
    EXPECT_EQ(town.rooms.occupied(), 0);
    EXPECT_EQ(next.occupied(), 1);
    town.sim.run_until(begin + 1_days);
    EXPECT_EQ(next.flow().returned, 1U);
    expect_laws(town.rooms);
}

TEST(PlacesTest, places_that_go_take_their_stories_with_them) {
    Simulation sim{begin};
    struct Guest {
        static Process tell(Simulation& sim, Places& places) {
            auto room = co_await places.admit();
            co_await sim.after(90_days);
        }
    };
    {
        Places cottage{sim, "Cottage", 1};
        sim.start(Guest::tell(sim, cottage));
        sim.start(Guest::tell(sim, cottage));
        sim.run_until(begin + 1_days);
        EXPECT_EQ(sim.stories(), 2U);
    }
    EXPECT_EQ(sim.stories(), 0U);
    sim.run_until(begin + 2_days);
}

TEST(PlacesTest, impossible_places_are_defects) {
    Simulation sim{begin};
    EXPECT_THROW((Places{sim, "Nowhere", -1}), Defect);
    Places places{sim, "Somewhere", 1};
    EXPECT_THROW(places.resize(-1), Defect);
    EXPECT_THROW((void)places.admit(-1_hours), Defect);
}

TEST(PlacesTest, observing_afresh_forgets_the_warm_up) {
    Town town;
    for (int i = 0; i < 3; ++i) town.sim.start(resident(town, "R", 6_hours));
    town.sim.run_until(begin + 7_hours);
    town.rooms.observe_afresh();
    town.sim.run_until(begin + 31_hours);
    EXPECT_EQ(town.rooms.flow().admitted, 1U);
    EXPECT_DOUBLE_EQ(town.rooms.use(), 11.0 / 24.0);
    EXPECT_DOUBLE_EQ(town.rooms.average_waiting(), 5.0 / 24.0);
}
