// SPDX-License-Identifier: MIT
// After warm-up nothing is allocated: counted, since this binary's operator new counts.
#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/sharing.hpp>
#include <omsorg/engine/shifts.hpp>
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/stock.hpp>
#include <omsorg/engine/store.hpp>
#include <omsorg/engine/together.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <utility>

namespace {
std::atomic<std::size_t> allocations{0};
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    ++allocations;
    const auto step = static_cast<std::size_t>(alignment);
    if (void* const memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace omsorg;
using namespace omsorg::literals;

namespace {

struct World {
    Simulation sim{start_of_year(2020)};
    Places places{sim, "places", 40};
    Dice dice{11};
};

Process stays(World& world) {
    auto place = co_await world.places.admit(3_hours);
    if (place) co_await world.sim.after(Duration{world.dice.between(0, (8_hours).count())});
}

Process lives(World& world) {
    for (;;) {
        co_await world.sim.after(Duration{world.dice.between(0, (2_days).count())});
        co_await world.sim.start(stays(world));
        co_await stays(world);
    }
}

// Every room of the engine in one house. Times are whole minutes: a wait without precedent has a cell of its own
// among the quantiles, and that may cost an allocation for ever rarer waits.
struct House {
    Simulation sim{start_of_year(2020)};
    Places rooms{sim,
                 "rooms",
                 12,
                 {.discipline = Discipline::priority,
                  .preemption = Preemption::resume,
                  .at_shift_end = AtShiftEnd::hand_over}};
    Staff nurses{sim,
                 "nurses",
                 {.discipline = Discipline::priority,
                  .preemption = Preemption::restart,
                  .at_shift_end = AtShiftEnd::hand_over}};
    Sharing supervisor{sim, "supervisor", 2};
    Batching minibus{sim, "minibus", {.enough = 4, .longest = 20_minutes}};
    Stock meals{sim, "meals", {.capacity = 60, .level = 30}};
    Store<int> tray{sim, "tray"};
    Signal news{sim};
    Dice dice{13};
    std::uint64_t first_heard = 0, fetched = 0, ate = 0;

    House() {
        for (int i = 0; i < 6; ++i) {
            Worker worker{.name = "nurse", .skills = Skill{static_cast<std::uint8_t>(i % 3)}};
            worker.shifts.emplace().add(Weekdays::every_day, 4_hours * i, 4_hours * i + 9_hours, 1);
            nurses.hire(std::move(worker));
            nurses.hire({.name = "always there", .skills = Skill{static_cast<std::uint8_t>(i % 3)}});
        }
    }
    Duration minutes(std::int64_t most) { return dice.between(0, most) * 1_minutes; }
    Request request() {
        return {.patience = minutes(180), .priority = static_cast<int>(dice.below(3)), .length = minutes(60)};
    }
};

bool is_even(int file) { return file % 2 == 0; }

Process rests(House& house) { co_await house.sim.after(house.minutes(300)); }
Process hears(House& house) { static_cast<void>(co_await house.news.heard(house.minutes(300))); }
Process cared_for(House& house) {
    auto room = co_await house.rooms.admit(house.request());
    if (room) co_await room.work(house.minutes(240));
}
Process treated(House& house) {
    const Skill needed{static_cast<std::uint8_t>(house.dice.below(3))};
    auto nurse = co_await house.nurses.engage(house.request(), needed);
    if (nurse) co_await nurse.work(house.minutes(60));
}
Process lives_with_all(House& house) {
    for (;;) {
        co_await house.sim.after(house.minutes(600));
        co_await cared_for(house);
        co_await treated(house);
        co_await house.minibus.join();
        const auto portions = house.dice.between(1, 5);
        if (co_await house.meals.take(portions, house.minutes(300))) ++house.ate;
        Store<int>::Suits wanted;
        if (house.dice.below(2) == 0) wanted = is_even;
        if (co_await house.tray.take_where(std::move(wanted), house.minutes(300))) ++house.fetched;
        if (co_await first_of(rests(house), hears(house), treated(house)) == 1) ++house.first_heard;
        static_cast<void>(co_await all_of(rests(house), cared_for(house)));
    }
}
// Those who share are done at any microsecond; they live apart, so that all other times stay whole minutes.
Process is_trained(House& house) {
    for (;;) {
        co_await house.sim.after(house.minutes(300));
        co_await house.supervisor.serve(house.minutes(30));
    }
}
Process brings(House& house) {
    for (int file = 0;; ++file) {
        co_await house.sim.after(house.minutes(10));
        const auto portions = house.dice.between(1, 4);
        static_cast<void>(co_await house.meals.put(portions, house.minutes(60)));
        if (house.tray.size() < 50) house.tray.put(file);
        if (file % 7 == 0) house.news.raise();
    }
}

} // namespace

TEST(AllocationTest, the_count_counts) {
    const std::size_t before = allocations;
    ::operator delete(::operator new(8));
    EXPECT_EQ(allocations, before + 1);
}

TEST(AllocationTest, stories_allocate_nothing_after_warm_up) {
    World world;
    for (int i = 0; i < 300; ++i) world.sim.start(lives(world));
    world.sim.run_until(start_of_year(2021));
    const std::uint64_t events = world.sim.events();
    const std::size_t before = allocations;
    world.sim.run_until(start_of_year(2023));
    EXPECT_EQ(allocations, before);
    EXPECT_GT(world.sim.events() - events, 300'000U);
    EXPECT_GT(world.places.flow().gave_up, 1'000U);
}

TEST(AllocationTest, every_room_of_the_engine_allocates_nothing_after_warm_up) {
    House house;
    Shifts open;
    open.add(Weekdays::every_day, 0_hours, 12_hours, 12).add(Weekdays::every_day, 12_hours, 24_hours, 6);
    house.sim.start(keep_shifts(house.rooms, open));
    house.sim.start(brings(house));
    for (int i = 0; i < 60; ++i) house.sim.start(lives_with_all(house));
    for (int i = 0; i < 20; ++i) house.sim.start(is_trained(house));
    house.sim.run_until(start_of_year(2021));
    house.sim.observe_afresh();
    house.sim.run_until(start_of_year(2022));
    const std::uint64_t events = house.sim.events();
    const StationFlow rooms = house.rooms.flow(), nurses = house.nurses.flow();
    const std::uint64_t heard = house.first_heard, fetched = house.fetched, ate = house.ate;
    const std::size_t before = allocations;
    house.sim.run_until(start_of_year(2023));
    EXPECT_EQ(allocations, before);
    EXPECT_GT(house.sim.events() - events, 200'000U);
    for (const auto& [now, then] : {std::pair{house.rooms.flow(), rooms}, {house.nurses.flow(), nurses}}) {
        EXPECT_GT(now.admitted, then.admitted + 1'000);
        EXPECT_GT(now.interrupted, then.interrupted + 100);
        EXPECT_GT(now.resumed, then.resumed + 100);
        EXPECT_GT(now.gave_up, then.gave_up + 100);
    }
    EXPECT_GT(house.first_heard, heard + 1'000);
    EXPECT_GT(house.fetched, fetched + 1'000);
    EXPECT_GT(house.ate, ate + 1'000);
    EXPECT_GT(house.supervisor.served(), 10'000U);
    EXPECT_GT(house.minibus.batches(), 1'000U);
}

TEST(AllocationTest, plain_events_allocate_nothing_after_warm_up) {
    Simulation sim{start_of_year(2020)};
    Dice dice{12};
    const auto ahead = [&] {
        const std::uint64_t kind = dice.below(100);
        const Duration scale = kind < 50   ? 2_hours
                               : kind < 80 ? 2_days
                               : kind < 95 ? 2_weeks
                                           : Duration{365_days};
        return Duration{dice.between(0, scale.count())};
    };
    for (std::uint32_t who = 0; who < 5'000; ++who) sim.book_after(ahead(), Event{.who = who});
    const auto handle = [&](const Event& event) {
        const Ticket extra = sim.book_after(ahead(), event);
        if (dice.below(3) == 0) {
            sim.cancel(extra);
            sim.book_after(ahead(), event);
        }
    };
    sim.run_until(start_of_year(2022), handle);
    const std::uint64_t events = sim.events();
    const std::size_t before = allocations;
    sim.run_until(start_of_year(2023), handle);
    EXPECT_EQ(allocations, before);
    EXPECT_GT(sim.events() - events, 100'000U);
}
