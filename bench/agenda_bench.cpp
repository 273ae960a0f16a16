// SPDX-License-Identifier: MIT
// The agenda alone: take the first event, book one more, with a given number pending throughout.
#include <omsorg/engine/agenda.hpp>

#include "fast_draws.hpp"
#include "plain_heap.hpp"

#include <benchmark/benchmark.h>

#include <queue>
#include <vector>

using namespace omsorg;

namespace {

constexpr double hour = 3.6e9;

// Exponential, a week on average: the hold model.
struct Hold {
    std::int64_t operator()(FastDraws& draws) const { return draws.exponential(168 * hour); }
};
// A municipality: half about an hour ahead, 30 % a day, 15 % a week, 5 % a year.
struct Domain {
    std::int64_t operator()(FastDraws& draws) const {
        const std::uint64_t kind = draws() % 100;
        const double mean = kind < 50 ? 1 : kind < 80 ? 24 : kind < 95 ? 168 : 8766;
        return draws.exponential(mean * hour);
    }
};

struct OurAgenda {
    Agenda agenda;
    void push(std::int64_t time, std::uint32_t who) {
        agenda.book(Instant{Duration{time}}, Event{.who = who});
    }
    std::int64_t pop(std::uint32_t& who) {
        benchmark::DoNotOptimize(agenda.ready());
        const std::int64_t time = agenda.next_time().time_since_epoch().count();
        who = agenda.take().who;
        return time;
    }
};
struct LimitHeap {
    PlainHeap heap;
    void push(std::int64_t time, std::uint32_t who) { heap.push(time, who); }
    std::int64_t pop(std::uint32_t& who) {
        const PlainHeap::Node node = heap.first();
        heap.pop();
        who = static_cast<std::uint32_t>(node.number_and_payload & 0xFFFFFF);
        return node.time;
    }
};
struct StandardQueue {
    struct Later {
        bool operator()(const PlainHeap::Node& a, const PlainHeap::Node& b) const { return b < a; }
    };
    std::priority_queue<PlainHeap::Node, std::vector<PlainHeap::Node>, Later> queue;
    std::uint64_t number = 0;
    void push(std::int64_t time, std::uint32_t who) { queue.push({time, (number++ << 24) | who}); }
    std::int64_t pop(std::uint32_t& who) {
        const PlainHeap::Node node = queue.top();
        queue.pop();
        who = static_cast<std::uint32_t>(node.number_and_payload & 0xFFFFFF);
        return node.time;
    }
};

template <class Queue, class Ahead>
void turn_over(benchmark::State& state) {
    const auto pending = static_cast<std::uint32_t>(state.range(0));
    FastDraws draws{1};
    Queue queue;
    const Ahead ahead;
    for (std::uint32_t who = 0; who < pending; ++who) queue.push(ahead(draws), who);
    std::uint32_t who = 0;
    for (std::uint32_t i = 0; i < 2 * pending; ++i) {
        const std::int64_t now = queue.pop(who);
        queue.push(now + ahead(draws), who);
    }
    for (auto _ : state) {
        const std::int64_t now = queue.pop(who);
        queue.push(now + ahead(draws), who);
    }
    state.SetItemsProcessed(state.iterations());
}

void book(benchmark::State& state) {
    Agenda agenda;
    FastDraws draws{1};
    const Domain ahead;
    for (int i = 0; i < 100'000; ++i) agenda.book(Instant{Duration{ahead(draws)}}, Event{});
    std::vector<Ticket> tickets;
    for (auto _ : state) {
        tickets.push_back(agenda.book(Instant{Duration{ahead(draws)}}, Event{}));
        if (tickets.size() == 50'000) {
            state.PauseTiming();
            for (const Ticket& ticket : tickets) agenda.cancel(ticket);
            tickets.clear();
            state.ResumeTiming();
        }
    }
    state.SetItemsProcessed(state.iterations());
}

void book_and_cancel(benchmark::State& state) {
    Agenda agenda;
    FastDraws draws{1};
    const Domain ahead;
    for (int i = 0; i < 100'000; ++i) agenda.book(Instant{Duration{ahead(draws)}}, Event{});
    for (auto _ : state) agenda.cancel(agenda.book(Instant{Duration{ahead(draws)}}, Event{}));
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(turn_over<OurAgenda, Hold>)->Name("hold/agenda")->RangeMultiplier(10)->Range(1'000, 1'000'000);
BENCHMARK(turn_over<LimitHeap, Hold>)->Name("hold/limit_heap")->RangeMultiplier(10)->Range(1'000, 1'000'000);
BENCHMARK(turn_over<StandardQueue, Hold>)
    ->Name("hold/std_queue")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000);
BENCHMARK(turn_over<OurAgenda, Domain>)->Name("domain/agenda")->RangeMultiplier(10)->Range(1'000, 1'000'000);
BENCHMARK(turn_over<LimitHeap, Domain>)
    ->Name("domain/limit_heap")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000);
BENCHMARK(turn_over<StandardQueue, Domain>)
    ->Name("domain/std_queue")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000);
BENCHMARK(book)->Name("book");
BENCHMARK(book_and_cancel)->Name("book_and_cancel");

} // namespace
