// SPDX-License-Identifier: MIT
// The life of a story: begun, going on, ended, cut short; beside a bare coroutine that does the same without a
// clock. An item is one story, or one step of one.
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/together.hpp>

#include <benchmark/benchmark.h>

#include <coroutine>
#include <cstdint>
#include <utility>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

// Limit: what the language costs when frames come from a free list of one.
struct Bare {
    struct promise_type {
        static inline void* spare = nullptr;
        static void* operator new(std::size_t size) {
            return spare != nullptr ? std::exchange(spare, nullptr) : ::operator new(size);
        }
        static void operator delete(void* frame) { spare = frame; }
        Bare get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() noexcept {}
        void unhandled_exception() noexcept {}
    };
    std::coroutine_handle<promise_type> handle;
};

Bare bare_step(std::uint64_t& count) {
    co_await std::suspend_always{};
    ++count;
}
Bare bare_steps(std::uint64_t& count) {
    for (;;) {
        co_await std::suspend_always{};
        ++count;
    }
}

void limit_begin_and_end(benchmark::State& state) {
    std::uint64_t count = 0;
    for (auto _ : state) {
        const Bare one = bare_step(count);
        one.handle.resume();
        one.handle.resume();
    }
    benchmark::DoNotOptimize(count);
    state.SetItemsProcessed(state.iterations());
}

void limit_go_on(benchmark::State& state) {
    std::uint64_t count = 0;
    const Bare one = bare_steps(count);
    for (auto _ : state) one.handle.resume();
    benchmark::DoNotOptimize(count);
    one.handle.destroy();
    state.SetItemsProcessed(state.iterations());
}

struct World {
    Simulation sim{};
    std::uint64_t count = 0;
};

Process ends_at_once(World& world) {
    ++world.count;
    co_return;
}
Process ends_now(World& world) {
    co_await world.sim.after(0_hours);
    ++world.count;
}
Process goes_on(World& world) {
    for (;;) {
        co_await world.sim.after(1_hours);
        ++world.count;
    }
}
Process has_parts(World& world) {
    for (;;) {
        co_await ends_now(world);
        co_await world.sim.after(1_hours);
    }
}
Process waits_for_the_first(World& world) {
    for (;;) {
        static_cast<void>(co_await first_of(ends_now(world), goes_on(world)));
        co_await world.sim.after(1_hours);
    }
}
Process listens(World& world, Signal& news) {
    for (;;) {
        static_cast<void>(co_await news.heard());
        ++world.count;
    }
}

template <Process (*tell)(World&)>
void begin_and_end(benchmark::State& state) {
    World world;
    for (auto _ : state) {
        for (int i = 0; i < 1'000; ++i) world.sim.start(tell(world));
        world.sim.run_until(world.sim.now() + 1_seconds);
    }
    state.SetItemsProcessed(state.iterations() * 1'000);
}

template <Process (*tell)(World&)>
void hourly(benchmark::State& state) {
    World world;
    for (std::int64_t i = 0; i < state.range(0); ++i) world.sim.start(tell(world));
    world.sim.run_until(world.sim.now() + 2_hours);
    for (auto _ : state) world.sim.run_until(world.sim.now() + 1_hours);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void cut_short(benchmark::State& state) {
    World world;
    for (auto _ : state) {
        const Story story = world.sim.start(goes_on(world));
        world.sim.run_until(world.sim.now() + 1_seconds);
        story.cancel();
    }
    state.SetItemsProcessed(state.iterations());
}

void news(benchmark::State& state) {
    World world;
    Signal signal{world.sim};
    for (std::int64_t i = 0; i < state.range(0); ++i) world.sim.start(listens(world, signal));
    world.sim.run_until(world.sim.now() + 1_seconds);
    for (auto _ : state) {
        signal.raise();
        world.sim.run_until(world.sim.now() + 1_seconds);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(limit_begin_and_end)->Name("process/limit_begin_and_end");
BENCHMARK(begin_and_end<ends_at_once>)->Name("process/begin_and_end");
BENCHMARK(begin_and_end<ends_now>)->Name("process/begin_wait_and_end");
BENCHMARK(cut_short)->Name("process/begin_and_cut_short");
BENCHMARK(limit_go_on)->Name("process/limit_go_on");
BENCHMARK(hourly<goes_on>)->Name("process/go_on")->Arg(1)->Arg(1'000);
BENCHMARK(hourly<has_parts>)->Name("process/part_and_go_on")->Arg(1'000);
BENCHMARK(hourly<waits_for_the_first>)->Name("process/first_of_two")->Arg(1'000);
BENCHMARK(news)->Name("process/news")->Arg(1'000);

} // namespace
