// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/places.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <ostream>
#include <utility>
#include <vector>

/// What the oracle tests share: customers in whole ticks, and the engine's answer to what becomes of them.
///
/// An oracle is a rule in whole numbers that knows nothing of the engine: itself at most fifty lines, and most of
/// them stand on a desk kept by hand (`by_hand.hpp`) or a ward (`staff_by_hand.hpp`), a hundred lines more that
/// look through everybody every time. It is given random customers, and every time stamp must be the engine's. Times are short, so that many things happen at one
/// tick; which goes first then is part of the question:
///
///     Tie::queued      who comes is queued before whoever is done leaves; the server then chooses among all
///     Tie::departed    whoever is done has left before anybody comes
///
/// A tick is a microsecond. A test written with ORACLE meets a thousand traces, and ten thousand by night.
#define ORACLE(suite, name)                                                                                  \
    static void suite##_##name(int traces);                                                                  \
    TEST(suite, name) { suite##_##name(1'000); }                                                             \
    TEST(suite##Nightly, name) { suite##_##name(10'000); }                                                   \
    static void suite##_##name(int traces)

namespace omsorg::oracle {

using Tick = std::int64_t;
inline constexpr Tick endless = std::numeric_limits<Tick>::max();

struct Customer {
    Tick arrives = 0;
    Tick service = 1;
    Tick patience = endless;
    Tick deadline = 0;
    int priority = 0;
    int units = 1;
    int joins_below = HouseRules::no_limit;
    Tick rests = 0;    ///< so long it holds what it has before it works, and cannot be interrupted
    bool works = true; ///< else it only holds it, all the while
};
using Customers = std::vector<Customer>;

struct Outcome {
    std::vector<Tick> begins{}; ///< when admitted first; -1: never
    std::vector<Tick> ends{};   ///< when gone: done, turned away, or out of patience
    int interrupted = 0;
    Tick lost = 0;
    Tick overtime = 0;

    Outcome() = default;
    explicit Outcome(std::size_t customers) : begins(customers, -1), ends(customers, -1) {}
    friend bool operator==(const Outcome&, const Outcome&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Outcome& seen) {
        for (std::size_t i = 0; i < seen.begins.size(); ++i)
            out << i << ':' << seen.begins[i] << '-' << seen.ends[i] << ' ';
        return out << "interrupted " << seen.interrupted << ", lost " << seen.lost << ", overtime "
                   << seen.overtime;
    }
};

enum class Tie : std::uint8_t { queued, departed };
inline constexpr Tie both_ties[] = {Tie::queued, Tie::departed};

/// So many servers from a tick on.
struct Change {
    Tick when;
    int capacity;
};

struct House {
    int servers = 1;
    HouseRules rules{};
    Tie tie = Tie::queued;
    std::vector<Change> changes{};
    bool interruptible = false; ///< services are work under the lease
};

/// The rules with nothing left unsaid: every customer has a priority, and rules are drawn without regard to each other.
[[nodiscard]] inline HouseRules whole(HouseRules rules) {
    rules.discipline = rules.order();
    if (!rules.can_overtake()) rules.preemption = Preemption::none;
    return rules;
}

[[nodiscard]] inline Tick ticks(Instant when) { return when.time_since_epoch().count(); }

/// How the customers are served by `Places`.
class Shop {
public:
    Shop(const Customers& customers, const House& house)
        : customers_{customers}, house_{house}, desks_{sim_, "desks", house.servers, whole(house.rules)},
          seen_{customers.size()} {
        sim_.start(follow_changes(), {.priority = early - 1});
        for (std::size_t i = 0; i < customers.size(); ++i) stories_.push_back(sim_.start(visit(i)));
    }

    [[nodiscard]] Simulation& sim() { return sim_; }
    [[nodiscard]] Places& desks() { return desks_; }
    [[nodiscard]] const std::vector<Story>& stories() const { return stories_; }

    void run_until(Tick end) {
        sim_.run_until(Instant{Duration{end}});
        expect_identities(end);
    }
    [[nodiscard]] Outcome outcome() {
        seen_.interrupted = static_cast<int>(desks_.flow().interrupted);
        seen_.lost = desks_.book().lost().count();
        seen_.overtime = desks_.overtime().count();
        return seen_;
    }

private:
    Process visit(std::size_t i) {
        const Customer& who = customers_[i];
        const std::int8_t arrival = house_.tie == Tie::queued ? early : late;
        const std::int8_t departure = house_.tie == Tie::queued ? late : early;
        co_await sim_.at(Instant{Duration{who.arrives}}, arrival);
        auto got = co_await desks_.admit({.patience = Duration{who.patience},
                                          .units = who.units,
                                          .priority = who.priority,
                                          .length = Duration{who.service},
                                          .deadline = Instant{Duration{who.deadline}},
                                          .joins_below = who.joins_below});
        Stay desk = std::move(got);
        if (desk) {
            seen_.begins[i] = ticks(sim_.now());
            if (who.rests > 0) co_await sim_.after(Duration{who.rests});
            if (house_.interruptible && who.works)
                co_await desk.work(Duration{who.service});
            else if (house_.interruptible)
                co_await sim_.after(Duration{who.service});
            else
                co_await sim_.after(Duration{who.service}, departure);
        }
        seen_.ends[i] = ticks(sim_.now());
    }
    Process follow_changes() {
        for (const Change& change : house_.changes) {
            co_await sim_.at(Instant{Duration{change.when}}, early - 1);
            desks_.resize(change.capacity);
        }
    }

    /// Little in ticks, person by person from the stamps, for those who wait and those who are served.
    void expect_identities(Tick now) {
        PersonTime waited = 0;
        PersonTime served = 0;
        for (std::size_t i = 0; i < customers_.size(); ++i) {
            const Tick begun = seen_.begins[i] >= 0 ? seen_.begins[i] : seen_.ends[i];
            const Tick came = std::min(customers_[i].arrives, now);
            waited += (begun >= 0 ? begun : now) - came;
            if (seen_.begins[i] < 0) continue;
            served += PersonTime{customers_[i].units} *
                      ((seen_.ends[i] >= 0 ? seen_.ends[i] : now) - seen_.begins[i]);
        }
        const StationBook& book = desks_.book();
        EXPECT_TRUE(book.waiting().heads().area(sim_.now()) == waited);
        if (house_.interruptible && desks_.flow().interrupted > 0) return; // heads are suspended, not units
        EXPECT_TRUE(book.taken().area(sim_.now()) == served);
    }

    const Customers& customers_;
    const House& house_;
    Simulation sim_{};
    Places desks_;
    Outcome seen_;
    std::vector<Story> stories_{};
};

/// The engine's answer; the books are also looked at in the midst of it.
[[nodiscard]] inline Outcome simulated(const Customers& customers, const House& house) {
    Shop shop{customers, house};
    shop.run_until(customers.back().arrives / 2 + 1);
    shop.run_until(10'000'000);
    EXPECT_EQ(shop.sim().stories(), 0U);
    EXPECT_EQ(shop.desks().occupied(), 0);
    const StationFlow& flow = shop.desks().flow();
    EXPECT_EQ(flow.asked, customers.size());
    EXPECT_EQ(flow.asked, flow.admitted + flow.gave_up + flow.refused + flow.balked);
    EXPECT_EQ(flow.admitted, flow.returned);
    return shop.outcome();
}

/// Between idle and overloaded; services from `least` on.
[[nodiscard]] inline Customers random_customers(Dice& dice, int servers, Tick least = 0) {
    Customers customers;
    Tick now = 0;
    const Tick longest = dice.between(1, 7) * servers + 1;
    for (Tick i = dice.between(1, 100); i > 0; --i) {
        now += dice.between(0, 5);
        customers.push_back({.arrives = now,
                             .service = dice.between(least, longest),
                             .deadline = now + dice.between(0, 40),
                             .priority = static_cast<int>(dice.between(0, 3))});
    }
    return customers;
}

[[nodiscard]] inline int random_servers(Dice& dice, int i) {
    return i % 2 == 0 ? 1 : static_cast<int>(dice.between(2, 5));
}

} // namespace omsorg::oracle
