// SPDX-License-Identifier: MIT
// The rivals that the benchmark compares the agenda with: a race counts only if all run the same course.
#include "../../bench/ahead.hpp"
#include "../../bench/calendar_queue.hpp"
#include "../../bench/carrying.hpp"
#include "../../bench/ladder_queue.hpp"
#include "../../bench/plain_heap.hpp"
#include "../../bench/radix_heap.hpp"
#include "../../bench/skelleftea_mix.hpp"
#include "../../bench/sorted_wheel.hpp"
#include "../../bench/split_heap.hpp"
#include "../../bench/standard_queue.hpp"

#include <omsorg/engine/agenda.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>

using namespace omsorg;

namespace {

// std::multimap keeps equal times in booking order: the truth in one line.
using Truth = std::multimap<std::int64_t, std::uint32_t>;

struct OurAgenda {
    Agenda agenda{};
    void push(std::int64_t time, std::uint32_t who) {
        agenda.book(Instant{Duration{time}}, Event{.who = who});
    }
    std::int64_t pop(std::uint32_t& who) {
        EXPECT_TRUE(agenda.ready());
        const Instant when = agenda.next_time();
        who = agenda.take().who;
        return when.time_since_epoch().count();
    }
};

std::int64_t some_way_ahead(Dice& dice) {
    switch (dice.below(6)) {
    case 0:
        return 0;
    case 1:
        return static_cast<std::int64_t>(dice.below(10));
    case 2:
        return static_cast<std::int64_t>(dice.below(100'000));
    case 3:
        return static_cast<std::int64_t>(dice.below(20)) * 1'000'000;
    case 4:
        return static_cast<std::int64_t>(dice.exponential(6e11));
    default:
        return static_cast<std::int64_t>(dice() >> (8 + dice.below(50)));
    }
}

template <class Queue>
void run_the_course(Queue queue) {
    Dice dice{3};
    Truth truth;
    std::int64_t now = 0;
    std::uint32_t booked = 0;
    const auto pop_one = [&] {
        std::uint32_t who = 0;
        now = queue.pop(who);
        ASSERT_EQ(now, truth.begin()->first);
        ASSERT_EQ(who, truth.begin()->second);
        truth.erase(truth.begin());
    };
    for (int stretch = 0; stretch < 30 && !testing::Test::HasFatalFailure(); ++stretch) {
        const std::size_t about = std::size_t{4} << dice.below(13);
        while (truth.size() > about && !testing::Test::HasFatalFailure()) pop_one();
        for (int step = 0; step < 6'000 && !testing::Test::HasFatalFailure(); ++step) {
            if (truth.empty() || (truth.size() < about && dice.below(4) != 0)) {
                const std::int64_t when = now + some_way_ahead(dice);
                queue.push(when, booked);
                truth.emplace(when, booked++);
            } else
                pop_one();
        }
    }
    while (!truth.empty() && !testing::Test::HasFatalFailure()) pop_one();
}

} // namespace

TEST(AgendaRivalsTest, all_give_the_sequence_of_a_multimap) {
    run_the_course(OurAgenda{});
    run_the_course(StandardQueue{});
    run_the_course(PlainHeap{});
    run_the_course(SplitHeap<4>{});
    run_the_course(SplitHeap<8>{});
    run_the_course(LadderQueue{});
    run_the_course(CalendarQueue{});
    run_the_course(RadixHeap{});
    for (const double gap : {1.0, 1e5, 1e9}) {
        SCOPED_TRACE(gap);
        run_the_course(SortedWheel{gap});
        run_the_course(Carrying<SortedWheel>{gap});
    }
}

// The benchmark starts where a run would have settled. What is found pending then lies E[x^2] / 2 E[x] ahead.
TEST(AgendaRivalsTest, what_lies_pending_at_the_start_is_what_a_long_run_leaves_pending) {
    constexpr double mean = 0.50 * 1 + 0.30 * 24 + 0.15 * 168 + 0.05 * 8766;
    constexpr double residual = (0.50 * 1 + 0.30 * 24 * 24 + 0.15 * 168 * 168 + 0.05 * 8766 * 8766) / mean;
    FastDraws draws{4};
    const Domain ahead;
    double booked = 0;
    double pending = 0;
    constexpr int n = 1'000'000;
    for (int i = 0; i < n; ++i) {
        booked += static_cast<double>(ahead(draws));
        pending += static_cast<double>(ahead.pending(draws));
    }
    EXPECT_NEAR(booked / n / (mean * one_hour), 1.0, 0.02);
    EXPECT_NEAR(pending / n / (residual * one_hour), 1.0, 0.005);
}

TEST(AgendaRivalsTest, the_recorded_mix_is_drawn_as_it_was_recorded) {
    double bookings = 0;
    double days = 0;
    double time = 0;
    double squares = 0;
    for (const SkellefteaMix::Row& row : SkellefteaMix::rows) {
        const auto n = static_cast<double>(row.bookings);
        const auto from = static_cast<double>(row.from);
        const auto to = static_cast<double>(row.to);
        bookings += n;
        days += row.from == row.to ? n : 0; // midnight books the next midnight
        time += n * (from + to) / 2;
        squares += n * (from * from + from * to + to * to) / 3;
    }
    EXPECT_EQ(bookings, 128'386);
    FastDraws draws{5};
    const SkellefteaMix ahead;
    double drawn_days = 0;
    double booked = 0;
    double pending = 0;
    constexpr int n = 1'000'000;
    for (int i = 0; i < n; ++i) {
        const std::int64_t length = ahead(draws);
        booked += static_cast<double>(length);
        drawn_days += length == 86'400'000'000 ? 1 : 0;
        pending += static_cast<double>(ahead.pending(draws));
    }
    EXPECT_NEAR(drawn_days / n, days / bookings, 0.001);
    EXPECT_NEAR(booked / n / (1e6 * time / bookings), 1.0, 0.005);
    EXPECT_NEAR(pending / n / (1e6 * squares / time / 2), 1.0, 0.005);
}
