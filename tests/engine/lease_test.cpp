// SPDX-License-Identifier: MIT
// What is taken comes back by itself, whatever becomes of who has it: moved, handed on, interrupted, failed, cut
// short, or left behind by its house or by time itself. Run under the address sanitizer, this is where slips show.
#include <omsorg/engine/places.hpp>
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
constexpr HouseRules by_priority{.discipline = Discipline::priority, .preemption = Preemption::resume};

struct Town {
    Simulation sim{begin};
    Places desks{sim, "desks", 1, by_priority};
    std::optional<Stay> shelf{}; ///< where a lease is kept outside all stories
    std::vector<std::string> log{};

    void note(const std::string& what) {
        log.push_back(std::to_string((sim.now() - begin) / 1_hours) + " " + what);
    }
    void run_until(int hour) { sim.run_until(begin + 1_hours * hour); }
    void expect_all_returned() {
        EXPECT_EQ(desks.occupied() + desks.waiting() + desks.suspended() + desks.book().holding(), 0);
        EXPECT_EQ(sim.stories(), 0U);
        EXPECT_EQ(sim.frames().live(), 0U);
        EXPECT_NO_THROW(sim.balance());
    }
};

Process works(Town& town, std::string name, int hours, int priority) {
    auto desk = co_await town.desks.admit({.priority = priority});
    town.note(name + " begins");
    co_await desk.work(1_hours * hours);
    town.note(name + " ends");
}
Process at(Town& town, int hour, Process what) {
    co_await town.sim.after(1_hours * hour);
    co_await std::move(what);
}
Process puts_on_the_shelf(Town& town) { town.shelf = co_await town.desks.admit({.priority = 5}); }
Process works_from_the_shelf(Town& town, int hours) {
    bool interrupted = false;
    try {
        co_await town.shelf->work(1_hours * hours);
    } catch (const Interrupted&) {
        interrupted = true;
    }
    town.note(interrupted ? "struck" : "done");
    town.note(town.shelf && *town.shelf ? "has it" : "has it no more");
}
Process holds(Town& town, Stay desk, int hours) {
    co_await town.sim.after(1_hours * hours);
    town.note(desk ? "held it" : "held nothing");
}

} // namespace

TEST(LeaseTest, a_lease_may_be_moved_while_work_is_under_way_and_while_it_waits_to_go_on) {
    Town town;
    town.sim.start(puts_on_the_shelf(town));
    town.sim.start(works_from_the_shelf(town, 9));
    town.sim.start(at(town, 3, works(town, "urgent", 2, 1)));
    town.run_until(1);
    Stay second = std::move(*town.shelf); // under way
    EXPECT_FALSE(*town.shelf);
    town.run_until(4);
    EXPECT_EQ(town.desks.suspended(), 1);
    Stay third = std::move(second); // suspended
    town.run_until(12);
    EXPECT_EQ(third.since(), begin + 5_hours);
    EXPECT_THAT(town.log, ElementsAre("3 urgent begins", "5 urgent ends", "11 done", "11 has it no more"));
    third.leave();
    town.shelf.reset();
    town.expect_all_returned();
}

TEST(LeaseTest, a_lease_given_back_by_another_ends_the_work_there_and_then) {
    Town town;
    town.sim.start(puts_on_the_shelf(town));
    town.sim.start(works_from_the_shelf(town, 9));
    town.sim.start(at(town, 1, works(town, "next", 1, 7)));
    town.run_until(2);
    town.shelf->leave();
    EXPECT_FALSE(*town.shelf);
    EXPECT_EQ(town.desks.waiting(), 0);
    town.run_until(12);
    EXPECT_THAT(town.log, ElementsAre("2 done", "2 has it no more", "2 next begins", "3 next ends"));
    town.expect_all_returned();
}

TEST(LeaseTest, given_back_while_its_work_waits_to_go_on_it_is_gone_and_no_place_is_lost) {
    for (const bool leaves : {true, false}) {
        Town town;
        town.sim.start(puts_on_the_shelf(town));
        town.sim.start(works_from_the_shelf(town, 9));
        town.sim.start(at(town, 3, works(town, "urgent", 2, 1)));
        town.run_until(4);
        leaves ? town.shelf->leave() : town.shelf.reset();
        EXPECT_EQ(town.desks.flow().dropped, 1U);
        EXPECT_EQ(town.desks.suspended(), 0);
        town.run_until(12);
        EXPECT_THAT(town.log, ElementsAre("3 urgent begins", "4 done", "4 has it no more", "5 urgent ends"));
        town.expect_all_returned();
    }
}

TEST(LeaseTest, a_worker_who_is_struck_keeps_the_lease_while_at_work_and_loses_it_while_waiting_to_go_on) {
    for (const bool waits : {false, true}) {
        Town town;
        town.sim.start(puts_on_the_shelf(town));
        const Story worker = town.sim.start(works_from_the_shelf(town, 9));
        if (waits) town.sim.start(at(town, 3, works(town, "urgent", 2, 1)));
        town.run_until(4);
        worker.interrupt();
        EXPECT_EQ(town.log.back(), waits ? "4 has it no more" : "4 has it");
        EXPECT_EQ(town.desks.occupied(), 1);
        town.shelf.reset();
        town.run_until(12);
        town.expect_all_returned();
    }
}

TEST(LeaseTest, a_story_cut_short_at_work_leaves_the_lease_where_it_lies) {
    for (const bool waits : {false, true}) {
        Town town;
        town.sim.start(puts_on_the_shelf(town));
        const Story worker = town.sim.start(works_from_the_shelf(town, 9));
        if (waits) town.sim.start(at(town, 3, works(town, "urgent", 2, 1)));
        town.run_until(4);
        worker.cancel();
        EXPECT_EQ(static_cast<bool>(*town.shelf), !waits);
        town.run_until(6);
        town.sim.start(works_from_the_shelf(town, 1)); // can be worked under again, if it is there
        if (waits)
            EXPECT_THROW(town.run_until(8), Defect);
        else
            EXPECT_NO_THROW(town.run_until(8));
        town.shelf.reset();
        town.expect_all_returned();
    }
}

TEST(LeaseTest, a_lease_handed_to_another_story_while_work_is_under_way_goes_with_it) {
    Town town;
    struct Owner {
        static Process tell(Town& town) {
            co_await town.sim.after(1_hours);
            town.sim.start(holds(town, std::move(*town.shelf), 3));
            town.shelf.reset();
        }
    };
    town.sim.start(puts_on_the_shelf(town));
    town.sim.start(works_from_the_shelf(town, 9));
    town.sim.start(Owner::tell(town));
    town.run_until(2);
    EXPECT_EQ(town.desks.occupied(), 1);
    town.run_until(20);
    EXPECT_THAT(town.log, ElementsAre("4 held it", "4 done", "4 has it no more"));
    town.expect_all_returned();
}

TEST(LeaseTest, a_story_that_never_begins_returns_the_lease_it_was_given) {
    Town town;
    town.sim.start(puts_on_the_shelf(town));
    town.run_until(1);
    town.sim.start(holds(town, std::move(*town.shelf), 3)).cancel();
    EXPECT_EQ(town.desks.occupied(), 0);
    town.shelf.reset();
    town.expect_all_returned();
}

TEST(LeaseTest, what_is_granted_and_not_yet_told_comes_back) {
    enum { cancelled, interrupted, house_gone, time_over };
    for (const int end : {cancelled, interrupted, house_gone, time_over}) {
        auto sim = std::make_unique<Simulation>(begin);
        auto desks = std::make_unique<Places>(*sim, "desks", 1);
        struct Guest {
            static Process tell(Simulation& sim, Places& desks) {
                auto desk = co_await desks.admit();
                co_await sim.after(9_hours);
            }
        };
        const Story first = sim->start(Guest::tell(*sim, *desks));
        const Story second = sim->start(Guest::tell(*sim, *desks));
        sim->run_until(begin + 1_hours);
        first.cancel();
        EXPECT_EQ(desks->waiting(), 0);
        EXPECT_EQ(desks->occupied(), 1); // the second's, who does not know it yet
        if (end == cancelled) second.cancel();
        if (end == interrupted) second.interrupt();
        if (end == house_gone) desks.reset();
        if (end == time_over) sim.reset();
        if (desks) {
            EXPECT_EQ(desks->occupied(), 0);
        }
        if (sim) {
            EXPECT_EQ(sim->stories(), 0U);
            sim->run_until(begin + 2_days);
        }
    }
}

TEST(LeaseTest, whoever_fails_returns_what_she_has_and_the_others_go_on) {
    struct Failing {
        static Process fails(Town& town) {
            auto desk = co_await town.desks.admit();
            co_await desk.work(2_hours);
            throw std::runtime_error{"the kettle is on fire"};
        }
        static Process part(Town& town) {
            std::string heard;
            try {
                co_await fails(town);
            } catch (const std::runtime_error& failure) {
                heard = failure.what();
            }
            town.note(heard);
        }
        static Process together(Town& town) {
            (void)co_await all_of(fails(town), works(town, "other", 1, 9));
        }
    };
    Town town;
    town.sim.start(Failing::fails(town));
    town.sim.start(works(town, "next", 1, 3));
    EXPECT_THROW(town.run_until(5), std::runtime_error);
    EXPECT_EQ(town.desks.occupied(), 1); // the next one's
    town.run_until(6);
    town.sim.start(Failing::part(town));
    town.run_until(10);
    EXPECT_EQ(town.log.back(), "8 the kettle is on fire");
    town.sim.start(Failing::together(town));
    EXPECT_THROW(town.run_until(20), std::runtime_error);
    town.run_until(30);
    EXPECT_EQ(town.log.back(), "13 other ends");
    town.expect_all_returned();
}

TEST(LeaseTest, a_lease_kept_outside_all_stories_may_outlive_time_itself) {
    auto sim = std::make_unique<Simulation>(begin);
    Places desks{*sim, "desks", 2};
    Staff nurses{*sim, "nurses"};
    nurses.hire({.name = "Anna"});
    struct Keeper {
        static Process tell(Places& desks, Staff& nurses, Stay& desk, Engagement& nurse) {
            desk = co_await desks.admit();
            nurse = co_await nurses.engage();
        }
    };
    {
        Stay desk;
        Engagement nurse;
        sim->start(Keeper::tell(desks, nurses, desk, nurse));
        sim->run_until(begin + 1_hours);
        sim.reset();
        EXPECT_TRUE(desk);
        EXPECT_TRUE(nurse);
        desk.leave();
    }
    EXPECT_EQ(desks.book().holding() + nurses.book().holding(), 0);
}

namespace {

Process keeps_outside(Places& desks, Stay& kept) { kept = co_await desks.admit(); }

void outlives_its_house() {
    Simulation sim{begin};
    Stay kept;
    Places desks{sim, "Solbacken", 1};
    sim.start(keeps_outside(desks, kept));
    sim.run_until(begin + 1_hours);
}

} // namespace

TEST(LeaseDeathTest, but_not_its_house) {
    EXPECT_DEATH(outlives_its_house(), "Solbacken: a lease does not outlive the station that gave it");
}
