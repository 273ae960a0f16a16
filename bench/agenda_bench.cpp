// SPDX-License-Identifier: MIT
// The agenda alone, beside its rivals: take the first event, book one more, with a given number pending throughout; or
// book a year and live through it; and what it costs to change one's mind.
#include <omsorg/engine/agenda.hpp>

#include "ahead.hpp"
#include "calendar_queue.hpp"
#include "carrying.hpp"
#include "ladder_queue.hpp"
#include "plain_heap.hpp"
#include "radix_heap.hpp"
#include "skelleftea_mix.hpp"
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

// As in the recorded run: in January all that the year will bring is booked, in December little is left.
template <class Queue>
void live_a_year(benchmark::State& state) {
    const auto pending = static_cast<std::uint32_t>(state.range(0));
    constexpr std::int64_t year = 365 * 24 * static_cast<std::int64_t>(one_hour);
    FastDraws draws{1};
    Queue queue = make<Queue>(static_cast<double>(year) / pending);
    std::int64_t january = 0;
    for (auto _ : state) {
        for (std::uint32_t who = 0; who < pending; ++who)
            queue.push(january + static_cast<std::int64_t>(draws() % static_cast<std::uint64_t>(year)), who);
        std::uint32_t who = 0;
        for (std::uint32_t i = 0; i < pending; ++i) benchmark::DoNotOptimize(queue.pop(who));
        january += year;
    }
    state.SetItemsProcessed(state.iterations() * pending);
    state.counters["ns_per_event"] =
        benchmark::Counter(static_cast<double>(state.iterations() * pending) * 1e-9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
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

void race_through_years() {
    const auto enter = [&](const char* name, void (*run)(benchmark::State&)) {
        for (std::int64_t pending = 1'000; pending <= 1'000'000; pending *= 10)
            benchmark::RegisterBenchmark((std::string{"year/"} + name).c_str(), run)
                ->Arg(pending)
                ->Iterations(4'000'000 / pending);
    };
    enter("agenda", live_a_year<OurAgenda>);
    enter("sorted_wheel", live_a_year<SortedWheel>);
    enter("ladder", live_a_year<LadderQueue>);
    enter("calendar", live_a_year<CalendarQueue>);
    enter("radix_heap", live_a_year<RadixHeap>);
    enter("plain_heap", live_a_year<PlainHeap>);
    enter("std_queue", live_a_year<StandardQueue>);
}

// Bookings, and the same withdrawn or moved in an order of their own, sweeps included, while as many others wait.
enum class Change { book, cancel, reschedule, cancel_and_book };
template <Change change>
void change_minds(benchmark::State& state) {
    const auto pending = static_cast<std::uint32_t>(state.range(0));
    FastDraws draws{1};
    const Domain ahead;
    Agenda agenda;
    const auto book = [&] { return agenda.book(Instant{Duration{ahead.pending(draws)}}, Event{}); };
    for (std::uint32_t i = 0; i < pending; ++i) (void)book();
    std::vector<Ticket> tickets(pending);
    for (auto _ : state) {
        if (change != Change::book) {
            state.PauseTiming();
            for (Ticket& ticket : tickets) ticket = book();
            for (std::uint32_t i = pending; i > 1; --i) std::swap(tickets[i - 1], tickets[draws() % i]);
            state.ResumeTiming();
        }
        for (Ticket& ticket : tickets) {
            if constexpr (change == Change::book) ticket = book();
            if constexpr (change == Change::cancel) agenda.cancel(ticket);
            if constexpr (change == Change::reschedule)
                ticket = agenda.reschedule(ticket, Instant{Duration{ahead.pending(draws)}});
            if constexpr (change == Change::cancel_and_book) {
                agenda.cancel(ticket);
                ticket = book();
            }
        }
        if (change != Change::cancel) {
            state.PauseTiming();
            for (const Ticket& ticket : tickets) agenda.cancel(ticket);
            state.ResumeTiming();
        }
    }
    state.SetItemsProcessed(state.iterations() * pending);
    state.counters["ns_per_change"] =
        benchmark::Counter(static_cast<double>(state.iterations() * pending) * 1e-9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

const bool entered = [] {
    race<AWeek>("hold", 10'000'000);
    race<AnHour>("near", 1'000'000);
    race<ADecade>("far", 1'000'000);
    race<Domain>("domain", 1'000'000);
    race<SkellefteaMix>("skelleftea", 1'000'000);
    race_through_years();
    const auto enter = [](const char* name, void (*run)(benchmark::State&)) {
        for (std::int64_t pending = 1'000; pending <= 1'000'000; pending *= 10)
            benchmark::RegisterBenchmark(name, run)->Arg(pending)->Iterations(4'000'000 / pending);
    };
    enter("change/book", change_minds<Change::book>);
    enter("change/cancel", change_minds<Change::cancel>);
    enter("change/reschedule", change_minds<Change::reschedule>);
    enter("change/cancel_and_book", change_minds<Change::cancel_and_book>);
    return true;
}();

} // namespace
