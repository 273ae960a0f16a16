// SPDX-License-Identifier: MIT
// Blocking after service: whoever is done at one station stays there until the next has room, and so holds up
// those behind. In production this is a tandem line; in care, a ward full of those who wait for a home.
#include "oracle.hpp"

#include <memory>

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

struct Way {
    std::vector<int> capacities{};
    std::vector<Tick> arrives{};
    std::vector<std::vector<Tick>> service{}; ///< by customer, by station
};
/// When each customer leaves each station.
using Stamps = std::vector<std::vector<Tick>>;

struct Tandem {
    const Way& way;
    Simulation sim{};
    std::vector<std::unique_ptr<Places>> stations{};
    Stamps left{};
};

Process goes_through(Tandem& tandem, std::size_t who) {
    co_await tandem.sim.at(Instant{Duration{tandem.way.arrives[who]}}, early);
    Stay here;
    for (std::size_t k = 0; k < tandem.stations.size(); ++k) {
        Stay next = co_await tandem.stations[k]->admit();
        if (here) here.leave();
        if (k > 0) tandem.left[who].push_back(ticks(tandem.sim.now()));
        here = std::move(next);
        co_await here.work(Duration{tandem.way.service[who][k]});
    }
    tandem.left[who].push_back(ticks(tandem.sim.now()));
}

Stamps simulated(const Way& way) {
    Tandem tandem{.way = way};
    for (const int capacity : way.capacities)
        tandem.stations.push_back(std::make_unique<Places>(tandem.sim, "station", capacity));
    tandem.left.resize(way.arrives.size());
    for (std::size_t i = 0; i < way.arrives.size(); ++i) tandem.sim.start(goes_through(tandem, i));
    tandem.sim.run_until(Instant{Duration{1'000'000}});
    EXPECT_EQ(tandem.sim.stories(), 0U);
    return tandem.left;
}

// One server at each station, and room for so many between two. Whoever is done leaves when the one who is as
// far ahead as the next station has room has left that: customer n after customer n - capacity.
Stamps one_behind_the_other(const Way& way) {
    Stamps left(way.arrives.size(), std::vector<Tick>(way.capacities.size()));
    for (std::size_t n = 0; n < left.size(); ++n) {
        Tick begins = std::max(way.arrives[n], n > 0 ? left[n - 1][0] : 0);
        for (std::size_t k = 0; k < way.capacities.size(); ++k) {
            Tick& leaves = left[n][k] = begins + way.service[n][k];
            if (k + 1 < way.capacities.size()) {
                const auto ahead = static_cast<std::size_t>(way.capacities[k + 1]);
                if (n >= ahead) leaves = std::max(leaves, left[n - ahead][k + 1]);
            }
            begins = leaves;
        }
    }
    return left;
}

// Several servers at each of two stations, tick by tick: the order in which they are done is the order in which
// they ask for the second, and whoever asks in vain stays where she is.
Stamps two_wide_stations(const Way& way) {
    Stamps left(way.arrives.size());
    std::vector<std::size_t> outside, first, asks, second; // in the order in which they came there
    std::vector<Tick> done(way.arrives.size());
    const auto room = [&](const auto& station, int k) {
        return static_cast<int>(station.size()) < way.capacities[static_cast<std::size_t>(k)];
    };
    const auto go = [&](auto& from, std::size_t who, auto& to, Tick ready) {
        std::erase(from, who);
        to.push_back(who);
        done[who] = ready;
    };
    std::size_t gone = 0;
    for (Tick now = 0; gone < left.size(); ++now) {
        for (std::size_t i = 0; i < left.size(); ++i)
            if (way.arrives[i] == now) outside.push_back(i);
        for (bool more = true; std::exchange(more, false);) {
            for (const std::size_t who : second)
                if (done[who] == now) left[who].push_back(now);
            gone += std::erase_if(second, [&](std::size_t who) { return done[who] == now; });
            for (const std::size_t who : first)
                if (done[who] == now && std::count(asks.begin(), asks.end(), who) == 0) asks.push_back(who);
            if (!asks.empty() && room(second, 1)) {
                left[asks.front()].push_back(now);
                std::erase(first, asks.front());
                go(asks, std::size_t{asks.front()}, second, now + way.service[asks.front()][1]);
                more = true;
            }
            if (!outside.empty() && room(first, 0)) {
                go(outside, std::size_t{outside.front()}, first, now + way.service[outside.front()][0]);
                more = true;
            }
        }
    }
    return left;
}

Way random_way(Dice& dice, std::vector<int> capacities, const std::vector<bool>& serves) {
    Way way{.capacities = std::move(capacities)};
    Tick now = 0;
    const Tick apart = dice.between(1, 7);
    for (Tick i = dice.between(1, 80); i > 0; --i) {
        way.arrives.push_back(now += dice.between(0, apart));
        way.service.emplace_back();
        for (const bool here : serves) way.service.back().push_back(here ? dice.between(1, 8) : 0);
    }
    return way;
}

} // namespace

ORACLE(BlockingOracle, single_servers_with_room_between_them) {
    Dice dice{91};
    int held_up = 0;
    for (int i = 0; i < traces; ++i) {
        std::vector<int> capacities{1};
        std::vector<bool> serves{true};
        for (auto stations = dice.between(1, 3); stations > 0; --stations) {
            if (const auto room = static_cast<int>(dice.between(0, 3)); room > 0) {
                capacities.push_back(room); // nothing is done there, so whoever is done waits there
                serves.push_back(false);
            }
            capacities.push_back(1);
            serves.push_back(true);
        }
        Way way = random_way(dice, capacities, serves);
        const Stamps truth = one_behind_the_other(way);
        ASSERT_EQ(simulated(way), truth) << "trace " << i;
        for (std::size_t k = 1; k < way.capacities.size(); ++k) way.capacities[k] += serves[k] ? 0 : 100;
        if (way.capacities.size() > 2) held_up += truth != one_behind_the_other(way);
    }
    EXPECT_GT(held_up, traces / 3);
}

ORACLE(BlockingOracle, two_stations_of_several_servers) {
    Dice dice{92};
    int held_up = 0;
    for (int i = 0; i < traces; ++i) {
        Way way = random_way(
            dice, {static_cast<int>(dice.between(1, 4)), static_cast<int>(dice.between(1, 4))}, {true, true});
        const Stamps truth = two_wide_stations(way);
        ASSERT_EQ(simulated(way), truth) << "trace " << i;
        way.capacities[1] = 1'000;
        held_up += truth != two_wide_stations(way);
    }
    EXPECT_GT(held_up, traces / 2);
}
