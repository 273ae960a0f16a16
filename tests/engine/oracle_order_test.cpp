// SPDX-License-Identifier: MIT
// Who is next: each discipline against an oracle that goes tick by tick and looks through everybody.
#include "oracle.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

constexpr Discipline disciplines[] = {Discipline::first_come,   Discipline::last_come,
                                      Discipline::random_order, Discipline::priority,
                                      Discipline::shortest_job, Discipline::deadline};
constexpr Stream lots{Run{.seed = 77}, Purpose::death};

// Where in the line the next one stands.
class Choice {
public:
    Choice(const Customers& customers, Discipline by) : customers_{&customers}, by_{by} {}
    std::size_t operator()(const std::vector<std::size_t>& line) {
        if (by_ == Discipline::random_order)
            return static_cast<std::size_t>(lots.uniform(key_of_text("desks"), drawn_++) *
                                            static_cast<double>(line.size()));
        const auto next =
            std::min_element(line.begin(), line.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
        return static_cast<std::size_t>(next - line.begin());
    }

private:
    std::pair<Tick, Tick> rank(std::size_t i) const {
        const Customer& one = (*customers_)[i];
        const auto came = static_cast<Tick>(i);
        switch (by_) {
        case Discipline::last_come:
            return {-came, 0};
        case Discipline::priority:
            return {one.priority, came};
        case Discipline::shortest_job:
            return {one.service, came};
        case Discipline::deadline:
            return {one.deadline, came};
        default:
            return {came, 0};
        }
    }
    const Customers* customers_;
    Discipline by_;
    std::uint64_t drawn_ = 0;
};

// Tick by tick: who comes takes a free server or joins, and each server who is done chooses; in which order is
// the tie's affair. Whoever leaves the line makes room for the last in the list.
Outcome chosen(const Customers& customers, int servers, Discipline by, Tie tie) {
    Outcome truth{customers.size()};
    Choice choose{customers, by};
    std::vector<Tick> busy_until(static_cast<std::size_t>(servers), -1);
    std::vector<std::size_t> line;
    std::size_t arrived = 0;
    for (Tick now = 0; arrived < customers.size() || !line.empty(); ++now) {
        const auto serve = [&](std::size_t who, Tick& server) {
            truth.begins[who] = now;
            truth.ends[who] = server = now + customers[who].service;
        };
        const auto depart = [&] {
            for (bool more = true; more;) {
                more = false;
                for (Tick& server : busy_until) {
                    if (server != now || line.empty()) continue;
                    const std::size_t at = choose(line);
                    serve(std::exchange(line[at], line.back()), server);
                    line.pop_back();
                    more = true;
                }
            }
        };
        for (; arrived < customers.size() && customers[arrived].arrives == now; ++arrived) {
            if (tie == Tie::departed) depart();
            Tick& idle = *std::min_element(busy_until.begin(), busy_until.end());
            if (idle < now || (tie == Tie::departed && idle == now))
                serve(arrived, idle);
            else
                line.push_back(arrived);
        }
        depart();
    }
    return truth;
}

void agrees(int traces, Discipline discipline) {
    Dice dice{static_cast<std::uint64_t>(discipline) + 20};
    int told_apart[std::size(disciplines)] = {};
    int ties_matter = 0;
    for (int i = 0; i < traces; ++i) {
        const int servers = random_servers(dice, i);
        const Customers customers = random_customers(dice, servers);
        Outcome truth[2];
        for (const Tie tie : both_ties) {
            Outcome& answer = truth[static_cast<int>(tie)] = chosen(customers, servers, discipline, tie);
            House house{.servers = servers, .rules = {.discipline = discipline, .lots = lots}, .tie = tie};
            ASSERT_EQ(simulated(customers, house), answer) << "trace " << i;
            house.interruptible = true; // work that nothing interrupts is a service like any other
            ASSERT_EQ(simulated(customers, house), answer) << "trace " << i;
            for (const Discipline other : disciplines)
                told_apart[static_cast<std::size_t>(other)] +=
                    answer != chosen(customers, servers, other, tie);
        }
        ties_matter += truth[0] != truth[1];
    }
    for (const Discipline other : disciplines) {
        if (other != discipline) {
            EXPECT_GT(told_apart[static_cast<std::size_t>(other)], traces);
        }
    }
    EXPECT_TRUE(ties_matter > traces / 4 || discipline == Discipline::first_come) << ties_matter;
}

} // namespace

ORACLE(OrderOracle, first_come_agrees) { agrees(traces, Discipline::first_come); }
ORACLE(OrderOracle, last_come_agrees) { agrees(traces, Discipline::last_come); }
ORACLE(OrderOracle, random_order_draws_the_same_lots) { agrees(traces, Discipline::random_order); }
ORACLE(OrderOracle, priority_agrees) { agrees(traces, Discipline::priority); }
ORACLE(OrderOracle, shortest_job_agrees) { agrees(traces, Discipline::shortest_job); }
ORACLE(OrderOracle, earliest_deadline_agrees) { agrees(traces, Discipline::deadline); }
