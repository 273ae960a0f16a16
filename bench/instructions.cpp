// SPDX-License-Identifier: MIT
// Twelve pieces of work whose instructions are counted by callgrind: tools/instructions runs them and holds the
// counts against those kept in bench/instructions.json. The same work on every machine, and no clock.
#include <omsorg/chance/distribution.hpp>
#include <omsorg/engine/agenda.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/observe/quantile.hpp>
#include <omsorg/observe/spans.hpp>
#include <omsorg/observe/tally.hpp>

#include "doctor_work.hpp"
#include "plain_events.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

// Whole numbers only, so that no logarithm of the machine's library is counted.
class Dice {
public:
    std::uint64_t operator()() { return spread(state_ += 0x9E3779B97F4A7C15); }
    Duration about(Duration mean) {
        return Duration{static_cast<std::int64_t>((*this)() % static_cast<std::uint64_t>(2 * mean.count())) +
                        1};
    }

private:
    std::uint64_t state_ = 1;
};

// A municipality's mix: half within two hours, a third within two days, some within weeks, few within years.
Duration ahead(Dice& dice) {
    const std::uint64_t kind = dice() % 100;
    return dice.about(kind < 50 ? 1_hours : kind < 80 ? 24_hours : kind < 95 ? 168_hours : 8766_hours);
}

struct Hold {
    Agenda agenda;
    Dice dice;
    Instant now{};
    Hold() {
        for (std::uint32_t who = 0; who < 10'000; ++who) agenda.book(now + ahead(dice), Event{.who = who});
        turn_over(20'000);
    }
    void turn_over(int times) {
        for (int i = 0; i < times && agenda.ready(); ++i) {
            now = agenda.next_time();
            agenda.book(now + ahead(dice), agenda.take());
        }
    }
    void book_and_cancel(int times) {
        for (int i = 0; i < times; ++i) agenda.cancel(agenda.book(now + ahead(dice), Event{}));
    }
};

struct Office {
    Simulation sim{};
    Dice dice{};
    Places desks;
    Staff nurses;
    explicit Office(const HouseRules& rules) : desks{sim, "desks", 5, rules}, nurses{sim, "nurses", rules} {
        for (int i = 0; i < 5; ++i) nurses.hire({"nurse", Skills{Skill{static_cast<std::uint8_t>(i % 2)}}});
    }
};

Process customer(Office& office) {
    auto desk = co_await office.desks.admit(within(9_hours));
    if (desk) co_await office.sim.after(office.dice.about(1_hours));
}
Process urgent_customer(Office& office) {
    const auto priority = static_cast<int>(office.dice() % 3);
    auto desk = co_await office.desks.admit({.priority = priority});
    co_await desk.work(office.dice.about(1_hours));
}
Process client(Office& office) {
    auto nurse =
        co_await office.nurses.engage({}, Skills{Skill{static_cast<std::uint8_t>(office.dice() % 2)}});
    co_await nurse.work(office.dice.about(40_minutes));
}
Process lives(Office& office) {
    for (;;) co_await office.sim.after(ahead(office.dice));
}
template <Process (*come)(Office&)>
Process source(Office& office) {
    for (;;) {
        co_await office.sim.after(office.dice.about(14_minutes));
        office.sim.start(come(office));
    }
}

template <Process (*come)(Office&)>
struct Stories {
    Office office;
    explicit Stories(const HouseRules& rules = {}) : office{rules} {
        office.sim.start(source<come>(office));
        office.sim.run_until(Instant{} + 500_hours);
    }
    void go_on() { office.sim.run_until(office.sim.now() + 2'000_hours); }
};

struct Lives {
    Office office{HouseRules{}};
    Lives() {
        for (int i = 0; i < 10'000; ++i) office.sim.start(lives(office));
        office.sim.run_until(Instant{} + 24_hours);
    }
    void go_on() { office.sim.run_until(office.sim.now() + 10_hours); }
};

double draw(const Distribution& distribution, int times) {
    const Stream stream{Run{}, Purpose{1001}};
    double sum = 0;
    for (int i = 0; i < times; ++i) {
        Luck luck = stream.at(Key{static_cast<std::uint64_t>(i)});
        sum += distribution.draw(luck);
    }
    return sum;
}

double observe(int times) {
    Tally tally;
    Spans spans;
    Quantiles quantiles;
    Dice dice;
    for (int i = 0; i < times; ++i) {
        const Duration wait = dice.about(1_hours);
        tally.add(static_cast<double>(wait.count()));
        spans.add(wait);
        quantiles.add(static_cast<double>(wait.count()));
    }
    return tally.mean() + spans.mean_hours() + quantiles.median();
}

} // namespace

/// Callgrind counts what happens in here and nothing else.
[[gnu::noinline]] void counted(const std::function<void()>& work) { work(); }

int main(int, char** arguments) {
    const std::string_view name = arguments[1];
    volatile double kept = 0;
    if (name == "agenda_turn_over") {
        Hold hold;
        counted([&] { hold.turn_over(50'000); });
    } else if (name == "agenda_book_and_cancel") {
        Hold hold;
        counted([&] { hold.book_and_cancel(50'000); });
    } else if (name == "plain_events") {
        PlainQueue<Dice> queue{20};
        queue.go_on(100_hours);
        counted([&] { queue.go_on(1'000_hours); });
    } else if (name == "story_per_customer") {
        Stories<customer> stories;
        counted([&] { stories.go_on(); });
    } else if (name == "priority_with_preemption") {
        Stories<urgent_customer> stories{
            {.discipline = Discipline::priority, .preemption = Preemption::resume}};
        counted([&] { stories.go_on(); });
    } else if (name == "staff_with_skills") {
        Stories<client> stories;
        counted([&] { stories.go_on(); });
    } else if (name == "many_lives") {
        Lives many;
        counted([&] { many.go_on(); });
    } else if (name == "draw_uniform") {
        counted([&] { kept = draw(Distribution::uniform(0, 1), 100'000); });
    } else if (name == "draw_gamma") {
        counted([&] { kept = draw(Distribution::gamma_mean_cv(22, 0.6), 20'000); });
    } else if (name == "observe") {
        counted([&] { kept = observe(100'000); });
    } else if (name == "doctor_simulates") {
        counted([&] { kept = static_cast<double>(examine(true)); });
    } else if (name == "doctor_computes") {
        counted([&] { kept = static_cast<double>(examine(false)); });
    } else {
        std::fprintf(stderr, "there is no piece of work called %s\n", arguments[1]);
        return 2;
    }
    return 0;
}
