// SPDX-License-Identifier: MIT
// The agenda alone, beside its rivals: take the first event, book one more, with a given number pending throughout.
#include <omsorg/engine/agenda.hpp>

#include "ahead.hpp"
#include "calendar_queue.hpp"
#include "carrying.hpp"
#include "ladder_queue.hpp"
#include "plain_heap.hpp"
#include "radix_heap.hpp"
#include "sorted_wheel.hpp"
#include "split_heap.hpp"
#include "standard_queue.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

using namespace omsorg;

namespace {

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
template <class Queue>
Queue make(double gap) {
    if constexpr (std::is_constructible_v<Queue, double>)
        return Queue{gap};
    else
        return Queue{};
}

template <class Queue, class Ahead>
void turn_over(benchmark::State& state) {
    const auto pending = static_cast<std::uint32_t>(state.range(0));
    FastDraws draws{1};
    Queue queue = make<Queue>(Ahead::mean / pending);
    const Ahead ahead;
    for (std::uint32_t who = 0; who < pending; ++who) queue.push(ahead.pending(draws), who);
    std::uint32_t who = 0;
    for (std::uint32_t i = 0; i < 2 * pending + 100'000; ++i) {
        const std::int64_t now = queue.pop(who);
        queue.push(now + ahead(draws), who);
    }
    for (auto _ : state) {
        const std::int64_t now = queue.pop(who);
        queue.push(now + ahead(draws), who);
    }
    state.SetItemsProcessed(state.iterations());
}

template <class Ahead>
void race(const std::string& model, std::int64_t most) {
    const auto enter = [&](const char* name, void (*run)(benchmark::State&)) {
        for (std::int64_t pending = 1'000; pending <= most; pending *= 10)
            benchmark::RegisterBenchmark((model + "/" + name).c_str(), run)
                ->Arg(pending)
                ->Iterations(std::max<std::int64_t>(4'000'000, pending));
    };
    enter("agenda", turn_over<OurAgenda, Ahead>);
    enter("sorted_wheel", turn_over<SortedWheel, Ahead>);
    enter("sorted_wheel_carrying", turn_over<Carrying<SortedWheel>, Ahead>);
    enter("ladder", turn_over<LadderQueue, Ahead>);
    enter("calendar", turn_over<CalendarQueue, Ahead>);
    enter("radix_heap", turn_over<RadixHeap, Ahead>);
    enter("plain_heap", turn_over<PlainHeap, Ahead>);
    enter("heap_of_4", turn_over<SplitHeap<4>, Ahead>);
    enter("heap_of_8", turn_over<SplitHeap<8>, Ahead>);
    enter("std_queue", turn_over<StandardQueue, Ahead>);
}

const bool entered = [] {
    race<AWeek>("hold", 10'000'000);
    race<AnHour>("near", 1'000'000);
    race<ADecade>("far", 1'000'000);
    race<Domain>("domain", 1'000'000);
    return true;
}();

} // namespace
