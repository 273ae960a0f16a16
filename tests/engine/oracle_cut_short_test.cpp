// SPDX-License-Identifier: MIT
// Stories cut short and interrupted at any moment: who holds what afterwards, in which order the others wait, and
// that nobody and nothing is lost.
#include "by_hand.hpp"

using namespace omsorg;
using namespace omsorg::oracle;
using namespace omsorg::literals;

namespace {

struct Blow {
    Tick when;
    std::size_t who;
    bool cuts; ///< else it interrupts
};

// At each tick: who comes joins, who is done leaves, and then the blows fall. Whoever is struck goes.
Outcome struck_by_hand(const Customers& customers, const House& house, const std::vector<Blow>& blows) {
    ByHand desk{customers, house};
    std::size_t arrived = 0;
    std::vector<std::size_t> gone;
    for (auto blow = blows.begin(); desk.now < 3'000; desk.tick()) {
        for (; arrived < customers.size() && customers[arrived].arrives == desk.now; ++arrived) {
            if (std::count(gone.begin(), gone.end(), arrived) > 0) continue;
            desk.line.push_back(arrived);
            desk.serve_line();
            auto gives_way = desk.under_way([&](auto one) { return desk.rank(arrived) < desk.rank(one); });
            int room = desk.free;
            for (const std::size_t one : gives_way) room += customers[one].units;
            if (house.rules.preemption == Preemption::none || desk.line.empty() ||
                desk.line.front() != arrived || room < customers[arrived].units)
                continue;
            for (; desk.free < customers[arrived].units; gives_way.pop_back())
                desk.interrupt(gives_way.back(), house.rules.preemption == Preemption::resume);
            desk.serve_line();
        }
        desk.depart();
        for (; blow != blows.end() && blow->when == desk.now; ++blow) {
            if (desk.truth.ends[blow->who] >= 0) continue;
            gone.push_back(blow->who);
            desk.leave(blow->who);
            desk.truth.ends[blow->who] = -1; // nothing more of it is told
        }
    }
    return desk.truth;
}

Process strikes(Shop& shop, const std::vector<Blow>& blows) {
    for (const Blow& blow : blows) {
        co_await shop.sim().at(Instant{Duration{blow.when}}, late);
        const Story& one = shop.stories()[blow.who];
        blow.cuts ? one.cancel() : one.interrupt();
    }
}

Outcome struck(const Customers& customers, const House& house, const std::vector<Blow>& blows) {
    Shop shop{customers, house};
    shop.sim().start(strikes(shop, blows), {.priority = late});
    for (Tick end = 7; end < 400; end += 7) {
        shop.sim().run_until(Instant{Duration{end}}); // the books balance
        const Places& desks = shop.desks();
        EXPECT_EQ(static_cast<std::uint64_t>(desks.book().holding()),
                  desks.flow().admitted + desks.flow().resumed - desks.flow().returned -
                      desks.flow().interrupted);
    }
    shop.sim().run_until(Instant{Duration{3'000}});
    EXPECT_EQ(shop.desks().occupied(), 0);
    EXPECT_EQ(shop.desks().waiting() + shop.desks().suspended(), 0);
    EXPECT_EQ(shop.sim().stories(), 0U);
    EXPECT_EQ(shop.sim().frames().live(), 0U);
    return shop.outcome();
}

void agrees(int traces, std::uint64_t seed, const HouseRules& rules, bool several) {
    Dice dice{seed};
    int told_apart = 0;
    for (int i = 0; i < traces; ++i) {
        const House house{
            .servers = random_servers(dice, i) + (several ? 2 : 0), .rules = rules, .interruptible = true};
        Customers customers = random_customers(dice, house.servers, 1);
        Tick now = 0;
        for (Customer& one : customers) {
            one.arrives = now += dice.between(several ? 1 : 0, 5);
            one.units = several ? static_cast<int>(dice.between(1, house.servers)) : 1;
            one.works = dice.below(4) > 0;
        }
        std::vector<Blow> blows;
        for (Tick when = 0; when < now; when += dice.between(0, 12))
            blows.push_back({when, dice.below(customers.size()), dice.below(2) == 0});
        const Outcome truth = struck_by_hand(customers, house, blows);
        ASSERT_EQ(struck(customers, house, blows), truth) << "trace " << i;
        told_apart += truth != struck_by_hand(customers, house, {});
    }
    EXPECT_GT(told_apart, traces / 2);
}

} // namespace

ORACLE(CutShortOracle, whoever_is_struck_gives_back_what_she_has) { agrees(traces, 141, {}, false); }
ORACLE(CutShortOracle, those_behind_move_up) { agrees(traces, 142, {}, true); }
ORACLE(CutShortOracle, by_rank) {
    agrees(traces, 143, {.discipline = Discipline::priority}, true);
    agrees(traces, 144, {.discipline = Discipline::last_come}, false);
}
ORACLE(CutShortOracle, also_those_who_gave_way) {
    agrees(traces, 145, {.discipline = Discipline::priority, .preemption = Preemption::resume}, true);
    agrees(traces, 146, {.discipline = Discipline::last_come, .preemption = Preemption::restart}, false);
    agrees(traces, 147, {.discipline = Discipline::shortest_job, .preemption = Preemption::resume}, false);
}

namespace {

/// Stories that take a blow calmly: they ask again, or they go on with what they have.
struct Town {
    Simulation sim{};
    Places desks;
    Dice dice;
    int inside = 0;
    std::uint64_t blows = 0;
    std::vector<Story> stories{};

    Town(std::uint64_t seed, int servers, const HouseRules& rules)
        : desks{sim, "desks", servers, rules}, dice{seed} {}
};

Process calm(Town& town) {
    co_await town.sim.after(Duration{town.dice.between(0, 200)});
    for (auto visits = town.dice.between(1, 6); visits > 0; --visits) {
        Stay desk;
        bool served = false;
        try {
            desk = co_await town.desks.admit({.patience = Duration{town.dice.between(0, 60)},
                                              .priority = static_cast<int>(town.dice.between(0, 3)),
                                              .length = 10_microseconds});
            served = static_cast<bool>(desk);
            if (desk) co_await desk.work(Duration{town.dice.between(0, 30)});
        } catch (const Interrupted&) {
            // Whoever works keeps what she has; whoever waits, also to go on, has nothing.
            EXPECT_TRUE(!desk || served);
            ++town.blows;
        }
        if (desk && town.dice.below(2) == 0) co_await desk.work(Duration{town.dice.between(0, 9)});
        if (desk && town.dice.below(3) == 0) desk.leave();
        co_await town.sim.after(Duration{town.dice.between(0, 20)});
    }
}

Process strikes_at_random(Town& town) {
    for (;;) {
        co_await town.sim.after(Duration{town.dice.between(1, 9)}, town.dice.below(2) == 0 ? early : late);
        const Story& one = town.stories[town.dice.below(town.stories.size())];
        town.dice.below(12) == 0 ? one.cancel() : one.interrupt();
    }
}

} // namespace

ORACLE(CutShortTest, nobody_is_lost_when_blows_are_taken_calmly) {
    Dice dice{151};
    std::uint64_t blows = 0;
    std::uint64_t dropped = 0;
    for (int i = 0; i < traces / 5; ++i) {
        const Discipline disciplines[] = {Discipline::first_come, Discipline::last_come, Discipline::priority,
                                          Discipline::shortest_job};
        const Preemption rules[] = {Preemption::none, Preemption::resume, Preemption::restart};
        Town town{dice(), random_servers(dice, i),
                  whole({.discipline = disciplines[dice.below(4)], .preemption = rules[dice.below(3)]})};
        for (int n = 0; n < 40; ++n) town.stories.push_back(town.sim.start(calm(town)));
        const Story striker = town.sim.start(strikes_at_random(town));
        for (Tick end = 1; end < 1'500; end += dice.between(1, 60))
            town.sim.run_until(std::max(town.sim.now(), Instant{Duration{end}}));
        striker.cancel();
        town.sim.run_until(Instant{Duration{20'000}});
        ASSERT_EQ(town.sim.stories(), 0U);
        ASSERT_EQ(town.desks.occupied(), 0);
        ASSERT_EQ(town.desks.flow().admitted + town.desks.flow().resumed,
                  town.desks.flow().returned + town.desks.flow().interrupted);
        blows += town.blows;
        dropped += town.desks.flow().dropped;
    }
    EXPECT_GT(blows, static_cast<std::uint64_t>(traces));
    EXPECT_GT(dropped, static_cast<std::uint64_t>(traces) / 10);
}
