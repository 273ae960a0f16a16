// SPDX-License-Identifier: MIT
#include <omsorg/engine/lease.hpp>
#include <omsorg/engine/station.hpp>

#include "dice.hpp"

#include <omsorg/base/calendar.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

const Instant begin = start_of_year(2027) + 200_days;

struct Person {
    enum { waits, holds, suspended } state;
    Instant since;
    Instant asked;
    int units;
};

/// A month, counted by somebody who knows nothing of books.
struct Month {
    StationFlow flow{};
    double waited = 0; ///< hours, of those admitted
    double queue = 0, taken = 0, offered = 0, length = 0;
};
using Months = std::map<std::pair<int, unsigned>, Month>;

std::pair<int, unsigned> month_of_the_year(Instant when) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(when)};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month())};
}

/// A book that is kept, at random, as a station keeps it; and the months beside it.
class Keeper {
public:
    explicit Keeper(std::uint64_t seed) : dice_{seed} {}

    void step() {
        pass(Duration{dice_.between(0, (dice_.below(10) == 0 ? 20_days : 1_days).count())});
        Month& month = months_[month_of_the_year(now_)];
        const auto what = dice_.below(12);
        Person* const one = people_.empty() ? nullptr : &people_[dice_.below(people_.size())];
        if (what < 5) {
            ask(month, what);
        } else if (what == 5) {
            book_.offer(now_, offered_ = static_cast<int>(dice_.between(0, 9)));
        } else if (one != nullptr && one->state == Person::waits) {
            leave_line(month, *one, what);
        } else if (one != nullptr && one->state == Person::holds) {
            ++(what < 9 ? month.flow.returned : month.flow.interrupted);
            if (what < 9) book_.give_back(now_, one->since, one->units);
            if (what >= 9) book_.interrupt(now_, one->since, one->units);
            what < 9 ? gone(*one) : become(*one, Person::suspended);
        } else if (one != nullptr) {
            ++(what < 9 ? month.flow.dropped : month.flow.resumed);
            if (what < 9) book_.drop(now_, one->since);
            if (what >= 9) book_.resume(now_, one->since, one->units);
            what < 9 ? gone(*one) : become(*one, Person::holds);
        }
    }
    void observe_afresh() {
        book_.restart(now_);
        months_.clear();
        start_ = now_;
    }
    void expect_agreement() const {
        PersonTime since[2] = {};
        for (const Person& one : people_)
            if (one.state != Person::holds)
                since[one.state == Person::suspended] +=
                    std::max(one.since, start_).time_since_epoch().count();
        EXPECT_NO_THROW(book_.balance("book", now_, since[0], since[1]));
        const std::vector<StationMonth> seen = book_.by_month(now_);
        StationFlow whole{};
        double offered = 0;
        for (const StationMonth& month : seen) {
            const auto at = months_.find({month.year, month.month});
            ASSERT_NE(at, months_.end());
            expect_equal(month, at->second);
            add(whole, month.flow);
            if (at->second.length > 0) offered += month.offered * at->second.length;
        }
        EXPECT_EQ(whole, book_.flow());
        EXPECT_NEAR(offered, static_cast<double>(book_.offered().area(now_)) / 3.6e9, 1e-6 * (1 + offered));
        for (const auto& [when, month] : months_) {
            const bool listed =
                std::any_of(seen.begin(), seen.end(), [&, at = when](const StationMonth& one) {
                    return std::pair{one.year, one.month} == at;
                });
            EXPECT_TRUE(listed || month.flow == StationFlow{});
        }
        expect_years();
    }
    [[nodiscard]] Instant now() const { return now_; }
    void pass_until(Instant when) { pass(when - now_); }

private:
    static void add(StationFlow& whole, const StationFlow& part) {
        for (const auto member :
             {&StationFlow::asked, &StationFlow::admitted, &StationFlow::refused, &StationFlow::balked,
              &StationFlow::gave_up, &StationFlow::withdrawn, &StationFlow::returned,
              &StationFlow::interrupted, &StationFlow::resumed, &StationFlow::dropped})
            whole.*member += part.*member;
    }
    static void expect_equal(const StationMonth& seen, const Month& truth) {
        EXPECT_EQ(seen.flow, truth.flow) << seen.year << '-' << seen.month;
        const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-9 * (1 + std::abs(b)); };
        if (truth.flow.admitted == 0)
            EXPECT_TRUE(std::isnan(seen.mean_wait));
        else
            EXPECT_TRUE(near(seen.mean_wait, truth.waited / static_cast<double>(truth.flow.admitted)));
        if (truth.length == 0) {
            EXPECT_TRUE(std::isnan(seen.queue) && std::isnan(seen.taken) && std::isnan(seen.offered));
            return;
        }
        EXPECT_TRUE(near(seen.queue, truth.queue / truth.length));
        EXPECT_TRUE(near(seen.taken, truth.taken / truth.length));
        EXPECT_TRUE(near(seen.offered, truth.offered / truth.length));
    }
    void expect_years() const {
        std::map<int, StationFlow> years;
        for (const auto& [when, month] : months_) add(years[when.first], month.flow);
        for (const StationMonth& year : book_.by_year(now_)) EXPECT_EQ(year.flow, years[year.year]);
    }

    // Hour by hour would do; piece by piece up to the ends of months is the same and quicker.
    void pass(Duration length) {
        for (const Instant until = now_ + length; now_ < until;) {
            const auto [year, month] = month_of_the_year(now_);
            const Instant next =
                Day{(std::chrono::year{year} / std::chrono::month{month} + std::chrono::months{1}) / 1};
            const double hours = in_hours(std::min(until, next) - now_);
            Month& at = months_[{year, month}];
            at.length += hours;
            at.offered += hours * offered_;
            for (const Person& one : people_) {
                if (one.state == Person::waits) at.queue += hours;
                if (one.state == Person::holds) at.taken += hours * one.units;
            }
            now_ = std::min(until, next);
        }
    }
    void ask(Month& month, std::uint64_t what) {
        book_.ask(now_);
        ++month.flow.asked;
        const auto units = static_cast<int>(dice_.between(1, 3));
        if (what == 0) {
            book_.refuse();
            ++month.flow.refused;
        } else if (what == 1) {
            book_.balk();
            ++month.flow.balked;
        } else if (what == 2) {
            people_.push_back({Person::holds, now_, now_, units});
            book_.admit(now_, 0_hours, units);
            ++month.flow.admitted;
        } else {
            people_.push_back({Person::waits, now_, now_, units});
            book_.queue(now_);
        }
    }
    void leave_line(Month& month, Person& one, std::uint64_t what) {
        if (what < 8) {
            book_.ask(now_); // a station looks at the clock before it serves
            book_.refuse();
            ++month.flow.asked;
            ++month.flow.refused;
            book_.unqueue(now_, one.asked);
            book_.admit(now_, now_ - one.asked, one.units);
            ++month.flow.admitted;
            month.waited += in_hours(now_ - one.asked);
            return become(one, Person::holds);
        }
        ++(what < 10 ? month.flow.gave_up : month.flow.withdrawn);
        what < 10 ? book_.give_up(now_, one.asked) : book_.withdraw(now_, one.asked);
        gone(one);
    }
    void become(Person& one, decltype(Person::state) state) {
        one.state = state;
        one.since = now_;
    }
    void gone(Person& one) {
        one = people_.back();
        people_.pop_back();
    }

    Dice dice_;
    Instant now_ = begin;
    Instant start_ = begin;
    int offered_ = 3;
    StationBook book_{begin, 3};
    std::vector<Person> people_{};
    Months months_{};
};

} // namespace

TEST(StationBookTest, months_and_years_are_what_an_independent_count_says_and_add_up_to_the_whole) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Keeper keeper{seed};
        Dice dice{seed + 1'000};
        for (int step = 0; step < 600; ++step) {
            keeper.step();
            if (dice.below(20) == 0) keeper.expect_agreement();
            if (dice.below(200) == 0) keeper.observe_afresh();
        }
        keeper.expect_agreement();
    }
}

TEST(StationBookTest, what_happens_at_the_very_turn_of_a_month_belongs_to_the_new_one) {
    StationBook book{start_of_year(2027), 1};
    book.ask(start_of_year(2027) + 1_days);
    book.admit(start_of_year(2027) + 1_days, 0_hours, 1);
    const Instant february = start_of_year(2027) + 31_days;
    EXPECT_EQ(book.by_month(february).size(), 1U);
    book.give_back(february, start_of_year(2027) + 1_days, 1);
    const auto months = book.by_month(february);
    ASSERT_EQ(months.size(), 2U);
    EXPECT_EQ(months[0].flow.returned, 0U);
    EXPECT_EQ(months[1].flow.returned, 1U);
    EXPECT_TRUE(std::isnan(months[1].taken));
}

TEST(StationBookTest, waits_and_waits_in_vain_are_told_apart_and_of_those_since_the_cut) {
    const Instant start = start_of_year(2027);
    StationBook book{start, 1};
    const auto is_near = [&](double p, Duration truth) {
        const Duration off = book.wait_quantile(p) - truth;
        return off <= truth / 256 && -off <= truth / 256;
    };
    const auto admit_after = [&book](Instant now, Duration wait) {
        book.ask(now);
        book.admit(now, wait, 1);
        book.give_back(now, now, 1);
    };
    EXPECT_EQ(book.wait_quantile(0.5), 0_hours);
    book.ask(start);
    book.queue(start);
    for (int hours = 1; hours <= 9; ++hours) admit_after(start + 9_hours, hours * 1_hours);
    book.give_up(start + 100_hours, start);
    EXPECT_TRUE(is_near(0.5, 5_hours));
    EXPECT_TRUE(is_near(1.0, 9_hours));
    EXPECT_EQ(book.waits().greatest(), 9_hours);
    EXPECT_EQ(book.vain_waits().least(), 100_hours);

    book.restart(start + 200_hours);
    EXPECT_EQ(book.vain_waits().count(), 0U);
    admit_after(start + 201_hours, 20_hours);
    EXPECT_TRUE(is_near(0.0, 20_hours));
    EXPECT_EQ(book.waits().least(), 20_hours);
}

namespace {

/// A station that keeps its books as it is told, also wrongly; one holds two units since the second hour, and one
/// waits since the eighth.
class Crooked final : public Station {
public:
    explicit Crooked(Simulation& sim) : Station{sim, "crooked", 2, {}}, asker{*this} {
        book_.ask(at(2_hours));
        book_.admit(at(2_hours), 0_hours, 2);
        book_.ask(at(8_hours));
        book_.queue(at(8_hours));
        line_.put(asker.waiter());
    }
    ~Crooked() override {
        if (asker.waits) line_.remove(asker.waiter());
        while (book_.holding() > 0) book_.forget_lease();
    }
    static Instant at(Duration after) { return start_of_year(2027) + after; }
    [[nodiscard]] StationBook& own_book() { return book_; }
    void send_away() { line_.remove(asker.waiter()); }

private:
    struct Asker : Asking {
        explicit Asker(Station& station) : Asking{station, {}} { asked_ = at(8_hours); }
        using Asking::waits;
        [[nodiscard]] Waiter& waiter() { return *this; }
    } asker;
};

struct Plant {
    const char* what;
    const char* sentence;
    void (*wrong)(Crooked&, StationBook&, Instant now);
};

// At the tenth hour.
const Plant plants[] = {
    {"nobody asked", "waiting at first + asked",
     [](Crooked&, StationBook& book, Instant now) { book.admit(now, 0_hours, 1); }},
    {"refused twice", "waiting at first + asked",
     [](Crooked&, StationBook& book, Instant) { book.refuse(); }},
    {"balked twice", "waiting at first + asked", [](Crooked&, StationBook& book, Instant) { book.balk(); }},
    {"nothing came of it", "waiting at first + asked",
     [](Crooked&, StationBook& book, Instant now) { book.ask(now); }},
    {"in the line, not in the book", "in the line 1 wait",
     [](Crooked&, StationBook& book, Instant now) { book.give_up(now, Crooked::at(8_hours)); }},
    {"in the book, not in the line", "in the line 0 wait",
     [](Crooked& station, StationBook&, Instant) { station.send_away(); }},
    {"gave up since another moment", "the time of those who wait",
     [](Crooked& station, StationBook& book, Instant now) {
         station.send_away();
         book.give_up(now, Crooked::at(8_hours + 1_microseconds));
     }},
    {"another stands there than asked", "the time of those who wait",
     [](Crooked&, StationBook& book, Instant now) {
         book.ask(now);
         book.queue(now);
         book.withdraw(now, Crooked::at(8_hours));
     }},
    {"returned twice", "holding at first + admitted",
     [](Crooked&, StationBook& book, Instant now) {
         book.give_back(now, Crooked::at(2_hours), 2);
         book.forget_lease();
     }},
    {"returned since another moment", "the time of those who hold",
     [](Crooked&, StationBook& book, Instant now) {
         book.give_back(now, Crooked::at(2_hours + 1_microseconds), 2);
     }},
    {"returned half", "0 leases hold 1 units",
     [](Crooked&, StationBook& book, Instant now) { book.give_back(now, Crooked::at(2_hours), 1); }},
    {"lost on the way", "holding at first + admitted",
     [](Crooked&, StationBook& book, Instant) { book.forget_lease(); }},
    {"interrupted, and not in the line", "0 are suspended, by the book 1 and 1",
     [](Crooked&, StationBook& book, Instant now) { book.interrupt(now, Crooked::at(2_hours), 2); }},
    {"dropped since another moment", "the time of those who are suspended",
     [](Crooked&, StationBook& book, Instant now) {
         book.interrupt(now, Crooked::at(2_hours), 2);
         book.drop(now, now - 1_microseconds);
     }},
    {"resumed with more", "1 leases hold 0 units",
     [](Crooked&, StationBook& book, Instant now) {
         book.interrupt(now, Crooked::at(2_hours), 2);
         book.resume(now, now, 0);
     }},
};

} // namespace

TEST(StationBookTest, a_wrong_sum_ends_the_run_and_says_which) {
    for (const Plant& plant : plants) {
        Simulation sim{start_of_year(2027)};
        Crooked station{sim};
        sim.run_until(Crooked::at(10_hours)); // so far they balance
        plant.wrong(station, station.own_book(), sim.now());
        try {
            sim.run_until(Crooked::at(11_hours));
            ADD_FAILURE() << "not caught: " << plant.what;
        } catch (const Defect& defect) {
            EXPECT_THAT(defect.what(), testing::HasSubstr("crooked: the books do not balance")) << plant.what;
            EXPECT_THAT(defect.what(), testing::HasSubstr(plant.sentence)) << plant.what;
        }
        EXPECT_THROW(station.observe_afresh(), Defect) << "a warm-up hides nothing: " << plant.what;
    }
}
