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

constexpr std::int64_t never = Instant::max().time_since_epoch().count();

// Different worlds have different habits of booking ahead.
enum class Habit { mixed, within_microseconds, on_all_scales, at_powers_of_two, at_midnights, at_once };

std::int64_t ahead(Dice& dice, Habit habit) {
    switch (habit) {
    case Habit::within_microseconds:
        return static_cast<std::int64_t>(dice.below(300));
    case Habit::on_all_scales:
        return static_cast<std::int64_t>(dice() >> (6 + dice.below(58)));
    case Habit::at_powers_of_two:
        return std::max<std::int64_t>(0, (std::int64_t{1} << dice.below(52)) + dice.between(-1, 1));
    case Habit::at_midnights:
        return 86'400'000'000 * static_cast<std::int64_t>(dice.below(400));
    case Habit::at_once:
        return 0;
    case Habit::mixed:
        break;
    }
    constexpr std::int64_t reach[] = {
        1, 4, 1'000'000, 3'600'000'000, 86'400'000'000, 604'800'000'000, 3'155'760'000'000'000};
    const std::uint64_t which = dice.below(8);
    if (which == 7) return 3'600'000'000 * static_cast<std::int64_t>(dice.below(48));
    return static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(reach[which])));
}

// An agenda and the truth about it, told the same things.
class Witness {
public:
    Witness(std::uint64_t seed, std::int64_t start) : dice{seed}, now{start} {}

    Dice dice;
    Habit habit = Habit::mixed;
    std::int64_t now;

    [[nodiscard]] std::size_t size() const { return truth_.size(); }

    void book() { book_at(some_time()); }
    void book_at(std::int64_t when) {
        const auto priority = static_cast<std::int8_t>(dice.below(3) == 0 ? dice.below(256) : 0);
        const std::uint64_t key = dice.below(2) == 0 ? 0 : (dice.below(3) << 62) | dice.below(3);
        const auto name = static_cast<std::uint32_t>(bookings_);
        const Ticket ticket =
            agenda_.book(Instant{Duration{when}}, Event{.who = name}, Order{priority, Key{key}});
        known_.emplace_back(ticket, Line{when, priority, key, bookings_++, name});
        truth_.insert(known_.back().second);
    }
    void cancel() {
        if (known_.empty()) return;
        const std::size_t which = dice.below(known_.size());
        const auto [ticket, line] = known_[which];
        ASSERT_EQ(agenda_.cancel(ticket), truth_.erase(line) == 1);
        ASSERT_FALSE(agenda_.cancel(ticket));
        forget(which);
    }
    void reschedule() {
        if (known_.empty()) return;
        const std::size_t which = dice.below(known_.size());
        auto& [ticket, line] = known_[which];
        ASSERT_EQ(agenda_.pending(ticket), truth_.contains(line));
        if (truth_.erase(line) == 0) return forget(which);
        const Ticket old = ticket;
        std::get<0>(line) = some_time();
        std::get<3>(line) = bookings_++;
        ticket = agenda_.reschedule(old, Instant{Duration{std::get<0>(line)}});
        truth_.insert(line);
        ASSERT_FALSE(agenda_.pending(old));
        ASSERT_EQ(agenda_.event_of(ticket).who, std::get<4>(line));
    }
    // Looks at the first event and leaves it, as a run does that ends before it.
    void look() {
        ASSERT_EQ(agenda_.size(), truth_.size());
        const bool due = !truth_.empty() && std::get<0>(*truth_.begin()) <= now;
        ASSERT_TRUE(!due || agenda_.may_be_due(Instant{Duration{now}}));
        ASSERT_EQ(agenda_.ready(), !truth_.empty());
        if (truth_.empty()) return;
        ASSERT_EQ(agenda_.next_time().time_since_epoch().count(), std::get<0>(*truth_.begin()));
    }
    void take() {
        look();
        if (truth_.empty()) return;
        now = std::get<0>(*truth_.begin());
        ASSERT_EQ(agenda_.take().who, std::get<4>(*truth_.begin()));
        truth_.erase(truth_.begin());
    }
    void take_all() {
        while (!truth_.empty() && !testing::Test::HasFatalFailure()) take();
        look();
    }

private:
    [[nodiscard]] std::int64_t some_time() {
        const std::int64_t length = ahead(dice, habit);
        return length > never - now ? never : now + length;
    }
    void forget(std::size_t which) {
        known_[which] = known_.back();
        known_.pop_back();
    }

    Agenda agenda_;
    std::set<Line> truth_;
    std::vector<std::pair<Ticket, Line>> known_;
    std::uint64_t bookings_ = 0;
};

void hold_about(std::uint64_t seed, std::size_t pending, int steps, std::int64_t start) {
    Witness witness{seed, start};
    for (int step = 0; step < steps && !testing::Test::HasFatalFailure(); ++step) {
        while (witness.size() < pending) witness.book();
        if (witness.dice.below(4) == 0) witness.cancel();
        if (witness.dice.below(4) == 0) witness.reschedule();
        witness.take();
        // Several bookings in a row, so that the hole at the top of the heap is met in every state.
        for (std::uint64_t more = witness.dice.below(3); more > 0; --more) witness.book();
        while (witness.size() > pending + 8) witness.take();
    }
    witness.take_all();
}

const std::int64_t y2020 = start_of_year(2020).time_since_epoch().count();

} // namespace

TEST(AgendaTest, takes_events_in_the_exact_order_whatever_their_number) {
    std::uint64_t seed = 1;
    for (const std::size_t pending : {1U, 2U, 3U, 7U, 23U, 25U, 60U, 70U, 250U, 300U, 600U, 5000U}) {
        SCOPED_TRACE(pending);
        for (int again = 0; again < 4; ++again) {
            hold_about(seed++, pending, 4'000, y2020);
            if (HasFatalFailure()) return;
        }
    }
}

// Growth and drought, bursts at one instant, weeks and microseconds, changes of mind by the thousand: each
// stretch of the million draws its own proportions.
TEST(AgendaTest, a_million_operations_of_every_kind_keep_the_order) {
    Witness witness{77, y2020};
    int operations = 0;
    while (operations < 1'000'000 && !HasFatalFailure()) {
        witness.habit = static_cast<Habit>(witness.dice.below(6));
        const std::uint64_t books = 4 + witness.dice.below(20);
        const std::uint64_t takes = 1 + witness.dice.below(8);
        const std::uint64_t cancels = witness.dice.below(6);
        const std::uint64_t moves = witness.dice.below(6);
        const std::size_t most = std::size_t{8} << witness.dice.below(12);
        const int until = operations + 500 + static_cast<int>(witness.dice.below(20'000));
        for (; operations < until && !HasFatalFailure(); ++operations) {
            const std::uint64_t which = witness.dice.below(books + takes + cancels + moves + 1);
            if (which < books && witness.size() < most)
                witness.book();
            else if (which < books + cancels)
                witness.cancel();
            else if (which < books + cancels + moves)
                witness.reschedule();
            else if (which == books + cancels + moves)
                witness.look();
            else
                witness.take();
        }
        if (witness.dice.below(16) == 0) witness.take_all();
        if (witness.now > y2020 + (std::int64_t{1} << 58)) {
            witness.take_all();
            witness = Witness{witness.dice(), y2020};
        }
    }
    witness.take_all();
}

TEST(AgendaTest, cancels_and_moves_by_the_thousand_are_swept_and_the_rest_stays_in_order) {
    for (const Habit habit : {Habit::mixed, Habit::on_all_scales, Habit::at_midnights}) {
        Witness witness{5, y2020};
        witness.habit = habit;
        for (int round = 0; round < 4 && !HasFatalFailure(); ++round) {
            for (int i = 0; i < 20'000; ++i) witness.book();
            for (int i = 0; i < 2'000 && !HasFatalFailure(); ++i) witness.take();
            for (int i = 0; i < 25'000 && !HasFatalFailure(); ++i) witness.reschedule();
            while (witness.size() > 3'000 && !HasFatalFailure()) witness.cancel();
            for (int i = 0; i < 1'000 && !HasFatalFailure(); ++i) witness.take();
        }
        witness.take_all();
    }
}

// A run that ends looks at what comes next, a year ahead; then the coming day is booked, which lies before it.
TEST(AgendaTest, what_is_booked_before_the_event_looked_at_is_taken_before_it) {
    Witness witness{6, y2020};
    for (int i = 0; i < 200; ++i) witness.book_at(y2020 + 40'000'000'000'000 + i * i * 1'000'000'000);
    for (int day = 0; day < 30 && !HasFatalFailure(); ++day) {
        witness.look();
        const std::int64_t midnight = y2020 + 86'400'000'000 * day;
        witness.now = midnight;
        for (int visit = 0; visit < 2'000; ++visit)
            witness.book_at(midnight + static_cast<std::int64_t>(witness.dice.below(86'400'000'000)));
        while (witness.size() > 200 && !HasFatalFailure()) witness.take();
    }
    witness.take_all();
}

// The same when all that was looked at has been cancelled and swept away.
TEST(AgendaTest, what_is_booked_before_an_emptied_bucket_is_taken_in_order) {
    Agenda agenda;
    std::vector<Ticket> tickets;
    for (std::uint32_t i = 0; i < 2'000; ++i)
        tickets.push_back(agenda.book(start_of_year(2030) + i * 1_minutes, Event{.who = 10'000 + i}));
    ASSERT_TRUE(agenda.ready());
    for (int i = 0; i < 1'100; ++i) ASSERT_TRUE(agenda.cancel(tickets[static_cast<std::size_t>(i)]));
    for (std::uint32_t i = 0; i < 1'000; ++i)
        agenda.book(start_of_year(2029) + Duration{i * 7'919 % 1'000 * 1'000'000},
                    Event{.who = i * 7'919 % 1'000});
    for (std::uint32_t i = 0; i < 1'900; ++i) {
        ASSERT_TRUE(agenda.ready());
        ASSERT_EQ(agenda.take().who, i < 1'000 ? i : 10'100 + i);
    }
    EXPECT_FALSE(agenda.ready());
}

TEST(AgendaTest, a_burst_at_this_instant_while_a_burst_is_taken_keeps_the_order) {
    Witness witness{8, y2020};
    for (int i = 0; i < 5'000; ++i) witness.book_at(y2020 + 7);
    for (int i = 0; i < 2'000 && !HasFatalFailure(); ++i) {
        witness.take();
        witness.book_at(witness.now);
        witness.book_at(witness.now + static_cast<std::int64_t>(i % 2));
    }
    witness.take_all();
}

TEST(AgendaTest, order_holds_before_1970_and_at_the_ends_of_time) {
    hold_about(99, 700, 3'000, -5'000'000'000'000);
    Witness witness{9, y2020};
    for (int i = 0; i < 1'000; ++i) {
        witness.book();
        witness.book_at(never - static_cast<std::int64_t>(witness.dice.below(2)));
        if (i % 4 == 3) witness.take();
        if (HasFatalFailure()) return;
    }
    witness.take_all();
    if (HasFatalFailure()) return;
    Agenda agenda;
    for (std::uint32_t again = 0; again < 100; ++again) {
        agenda.book(Instant::max(), Event{.who = 200 + again});
        agenda.book(Instant::min(), Event{.who = again});
        agenda.book(Instant{} + Duration{again}, Event{.who = 100 + again});
    }
    for (std::uint32_t who = 0; who < 300; ++who) {
        ASSERT_TRUE(agenda.ready());
        ASSERT_EQ(agenda.take().who, who);
        if (who != 150) continue;
        // What is booked for the end of time while it is open, or not yet.
        agenda.book(Instant::max(), Event{.who = 300}, {.priority = late});
        ASSERT_TRUE(agenda.cancel(agenda.book(Instant::max(), Event{})));
    }
    ASSERT_TRUE(agenda.ready());
    EXPECT_EQ(agenda.take().who, 300U);
    EXPECT_FALSE(agenda.ready());
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

TEST(AgendaTest, a_moved_booking_keeps_its_event_and_order_and_counts_as_booked_anew) {
    Agenda agenda;
    const Instant noon = start_of_year(2030) + 12_hours;
    const Ticket moved = agenda.book(noon - 1_hours, Event{.who = 3, .extra = 33}, {.key = Key{5}});
    agenda.book(noon, Event{.who = 2}, {.key = Key{5}});
    agenda.book(noon, Event{.who = 4}, {.key = Key{6}});
    const Ticket first = agenda.book(noon + 1_hours, Event{.who = 1}, {.priority = early, .key = Key{7}});
    const Ticket at_noon = agenda.reschedule(moved, noon);
    EXPECT_FALSE(agenda.pending(moved));
    EXPECT_FALSE(agenda.cancel(moved));
    EXPECT_EQ(agenda.event_of(at_noon).extra, 33U);
    EXPECT_THROW((void)agenda.reschedule(moved, noon), Defect);
    EXPECT_TRUE(agenda.pending(agenda.reschedule(first, noon)));
    EXPECT_EQ(agenda.size(), 4U);
    for (std::uint32_t who = 1; who <= 4; ++who) {
        ASSERT_TRUE(agenda.ready());
        EXPECT_EQ(agenda.next_time(), noon);
        EXPECT_EQ(agenda.take().who, who);
    }
    EXPECT_THROW((void)agenda.reschedule(at_noon, noon), Defect);
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
