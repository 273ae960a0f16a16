// SPDX-License-Identifier: MIT
#include <omsorg/chance/key.hpp>
#include <omsorg/engine/agenda.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

// The law as a sorted set tells it: (time, priority, key, booking number), and then the name of the event.
using Line = std::tuple<std::int64_t, int, std::uint64_t, std::uint64_t, std::uint32_t>;

struct Mix {
    std::int64_t now = 0;
    std::int64_t operator()(Dice& dice) const {
        switch (dice.below(8)) {
        case 0:
            return 0;
        case 1:
            return static_cast<std::int64_t>(dice.below(4));
        case 2:
            return static_cast<std::int64_t>(dice.below(1'000'000));
        case 3:
            return static_cast<std::int64_t>(dice.below(3'600'000'000));
        case 4:
            return static_cast<std::int64_t>(dice.below(86'400'000'000));
        case 5:
            return static_cast<std::int64_t>(dice.below(604'800'000'000));
        case 6:
            return static_cast<std::int64_t>(dice.below(3'155'760'000'000'000));
        default:
            return 3'600'000'000 * static_cast<std::int64_t>(dice.below(48));
        }
    }
};

void against_a_sorted_set(std::uint64_t seed, std::size_t pending, int steps, std::int64_t start) {
    Dice dice{seed};
    Agenda agenda;
    std::set<Line> truth;
    std::vector<std::pair<Ticket, Line>> open;
    std::uint64_t bookings = 0;
    std::int64_t now = start;
    const Mix mix;

    const auto book = [&] {
        const std::int64_t when = now + mix(dice);
        const auto priority = static_cast<std::int8_t>(dice.below(3) == 0 ? dice.below(256) : 0);
        const std::uint64_t key = dice.below(2) == 0 ? 0 : (dice.below(3) << 62) | dice.below(3);
        const auto name = static_cast<std::uint32_t>(bookings);
        const Ticket ticket =
            agenda.book(Instant{Duration{when}}, Event{.who = name}, Order{priority, Key{key}});
        open.emplace_back(ticket, Line{when, priority, key, bookings, name});
        truth.insert(open.back().second);
        ++bookings;
    };

    for (int step = 0; step < steps; ++step) {
        while (truth.size() < pending) book();
        if (dice.below(4) == 0 && !open.empty()) {
            const std::size_t which = dice.below(open.size());
            const auto [ticket, line] = open[which];
            ASSERT_EQ(agenda.cancel(ticket), truth.erase(line) == 1);
            ASSERT_FALSE(agenda.cancel(ticket));
            open[which] = open.back();
            open.pop_back();
        }
        ASSERT_EQ(agenda.size(), truth.size());
        if (truth.empty()) {
            ASSERT_FALSE(agenda.ready());
            continue;
        }
        const Instant here{Duration{now}};
        const bool due = std::get<0>(*truth.begin()) <= now;
        ASSERT_TRUE(!due || agenda.may_be_due(here));
        ASSERT_TRUE(agenda.ready());
        ASSERT_EQ(agenda.next_time().time_since_epoch().count(), std::get<0>(*truth.begin()));
        now = std::get<0>(*truth.begin());
        ASSERT_EQ(agenda.take().who, std::get<4>(*truth.begin()));
        truth.erase(truth.begin());
        // Several bookings in a row, so that the hole at the top is met in every state.
        for (std::uint64_t more = dice.below(3); more > 0; --more) book();
        while (truth.size() > pending + 8) {
            ASSERT_TRUE(agenda.ready());
            now = std::get<0>(*truth.begin());
            ASSERT_EQ(agenda.take().who, std::get<4>(*truth.begin()));
            truth.erase(truth.begin());
        }
    }
    while (!truth.empty()) {
        ASSERT_TRUE(agenda.ready());
        ASSERT_EQ(agenda.take().who, std::get<4>(*truth.begin()));
        truth.erase(truth.begin());
    }
    ASSERT_FALSE(agenda.ready());
}

} // namespace

TEST(AgendaTest, takes_events_in_the_exact_order_whatever_their_number) {
    const std::int64_t y2020 = start_of_year(2020).time_since_epoch().count();
    std::uint64_t seed = 1;
    for (const std::size_t pending : {1U, 2U, 3U, 7U, 60U, 70U, 500U, 600U, 5000U}) {
        SCOPED_TRACE(pending);
        for (int again = 0; again < 6; ++again) {
            against_a_sorted_set(seed++, pending, 4'000, y2020);
            if (HasFatalFailure()) return;
        }
    }
}

TEST(AgendaTest, order_holds_before_1970_and_at_the_ends_of_time) {
    against_a_sorted_set(99, 700, 3'000, -5'000'000'000'000);
    Agenda agenda;
    agenda.book(Instant::max(), Event{.who = 3});
    agenda.book(Instant::min(), Event{.who = 1});
    agenda.book(Instant{}, Event{.who = 2});
    for (std::uint32_t who = 1; who <= 3; ++who) {
        ASSERT_TRUE(agenda.ready());
        EXPECT_EQ(agenda.take().who, who);
    }
}

TEST(AgendaTest, ties_go_by_priority_then_key_then_booking) {
    Agenda agenda;
    const Instant noon = start_of_year(2030) + 12_hours;
    agenda.book(noon, Event{.who = 6}, {.priority = late});
    agenda.book(noon, Event{.who = 4}, {.key = Key{0x1000000002}});
    agenda.book(noon, Event{.who = 5}, {.key = Key{0x8000000000000000}});
    agenda.book(noon, Event{.who = 3}, {.key = Key{0x1000000001}});
    agenda.book(noon, Event{.who = 1}, {.priority = early, .key = Key{~0ULL}});
    agenda.book(noon, Event{.who = 2}, {.key = Key{0x1000000001 - 1}});
    agenda.book(noon, Event{.who = 7}, {.priority = late});
    for (std::uint32_t who = 1; who <= 7; ++who) {
        ASSERT_TRUE(agenda.ready());
        EXPECT_EQ(agenda.take().who, who);
    }
}

TEST(AgendaTest, a_midnight_when_everyone_has_a_birthday_is_in_key_order) {
    Agenda agenda;
    const Instant midnight = start_of_year(2027);
    std::vector<std::uint64_t> keys;
    for (std::uint32_t who = 0; who < 50'000; ++who) {
        keys.push_back(key_of(who).value);
        agenda.book(midnight, Event{.extra = keys.back()}, {.key = Key{keys.back()}});
    }
    std::sort(keys.begin(), keys.end());
    for (const std::uint64_t key : keys) {
        ASSERT_TRUE(agenda.ready());
        ASSERT_EQ(agenda.take().extra, key);
    }
    EXPECT_FALSE(agenda.ready());
}

TEST(AgendaTest, a_ticket_of_the_past_cancels_nothing) {
    Agenda agenda;
    const Ticket first = agenda.book(Instant{}, Event{.who = 1});
    ASSERT_TRUE(agenda.ready());
    EXPECT_EQ(agenda.take().who, 1U);
    const Ticket second = agenda.book(Instant{}, Event{.who = 2});
    EXPECT_EQ(first.slot, second.slot);
    EXPECT_FALSE(agenda.cancel(first));
    EXPECT_FALSE(agenda.cancel(Ticket{}));
    EXPECT_TRUE(agenda.pending(second));
    EXPECT_EQ(agenda.event_of(second).who, 2U);
    EXPECT_THROW((void)agenda.event_of(first), Defect);
}

TEST(AgendaTest, cancelled_bookings_do_not_pile_up) {
    Agenda agenda;
    agenda.book(start_of_year(2090), Event{.who = 7});
    std::uint32_t highest = 0;
    for (int i = 0; i < 100'000; ++i) {
        const Ticket ticket = agenda.book(start_of_year(2040) + Duration{i}, Event{});
        highest = std::max(highest, ticket.slot);
        ASSERT_TRUE(agenda.cancel(ticket));
    }
    EXPECT_LT(highest, 2'000U);
    ASSERT_TRUE(agenda.ready());
    EXPECT_EQ(agenda.take().who, 7U);
}
