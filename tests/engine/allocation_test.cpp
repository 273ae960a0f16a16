// SPDX-License-Identifier: MIT
// After warm-up nothing is allocated: counted, since this binary's operator new counts.
#include <omsorg/engine/places.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

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
