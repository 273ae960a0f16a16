// SPDX-License-Identifier: MIT
#include <omsorg/service/home_care_rounds.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using Shift = HomeCareRounds::Shift;
using Wish = HomeCareRounds::Wish;
using Taken = HomeCareRounds::Taken;
constexpr std::uint32_t nobody = HomeCareRounds::nobody;

// The law, read aloud: it keeps the visits and looks at every gap of every round.
struct EveryGap {
    struct Visit {
        std::int32_t from, to;
        std::uint8_t zone;
    };
    struct Round {
        Shift shift;
        std::vector<Visit> visits; // in order
    };
    struct Place {
        std::int32_t start, added;
    };
    const TeamLegs* legs;
    std::vector<Round> rounds;

    // All places for the visit in this round, from the first gap to the last.
    [[nodiscard]] std::vector<Place> places(const Round& round, const Wish& wish) const {
        std::vector<Place> all;
        const std::int32_t spare = round.shift.budget + wish.over - wish.length;
        for (std::size_t k = 0; spare >= 0 && k <= round.visits.size(); ++k) {
            const bool first = k == 0, last = k == round.visits.size();
            const std::uint8_t before = first ? legs->nowhere() : round.visits[k - 1].zone;
            const std::uint8_t after = last ? legs->nowhere() : round.visits[k].zone;
            const std::int32_t free = first ? round.shift.from : round.visits[k - 1].to;
            const std::int32_t until = last ? round.shift.to + wish.over : round.visits[k].from;
            const std::int32_t there = (*legs)(before, wish.zone), on = (*legs)(wish.zone, after);
            const std::int32_t start = std::max(wish.earliest, free + there);
            const std::int32_t added = there + on - (*legs)(before, after);
            if (start <= wish.latest && start + wish.length + on <= until && added <= spare)
                all.push_back({start, added});
        }
        return all;
    }

    void put(std::uint32_t index, const Wish& wish, Place place) {
        Round& round = rounds[index];
        const auto at = std::find_if(round.visits.begin(), round.visits.end(),
                                     [&](const Visit& visit) { return visit.from > place.start; });
        round.visits.insert(at, {place.start, place.start + wish.length, wish.zone});
        round.shift.budget -= wish.length + place.added;
    }

    Taken take(const Wish& wish) {
        std::uint32_t best = nobody;
        Place place{};
        const std::int32_t within = (*legs)(wish.zone, wish.zone);
        for (const bool visited : {false, true})
            for (std::uint32_t i = 0; i < rounds.size(); ++i) {
                if (rounds[i].visits.empty() == visited) continue;
                const auto all = places(rounds[i], wish);
                const auto least = std::min_element(
                    all.begin(), all.end(), [](const Place& a, const Place& b) { return a.added < b.added; });
                if (least == all.end()) continue;
                if (best != nobody &&
                    (least->added > place.added || (least->added == place.added && i > best)))
                    continue;
                best = i;
                place = *least;
                if (visited ? place.added <= within : within > 0) {
                    put(best, wish, place);
                    return {best, nobody, place.start};
                }
            }
        if (best == nobody) return {};
        put(best, wish, place);
        return {best, nobody, place.start};
    }

    // The moments are those at which somebody could begin soonest, in some gap.
    Taken take_two(Wish wish, std::size_t& tried) {
        std::set<std::int32_t> moments{wish.earliest};
        for (const Round& round : rounds)
            for (const Place& place : places(round, wish)) moments.insert(place.start);
        for (const std::int32_t moment : moments) {
            ++tried;
            wish.earliest = moment;
            std::vector<std::pair<std::int32_t, std::uint32_t>> can;
            for (std::uint32_t i = 0; i < rounds.size(); ++i)
                for (const Place& place : places(rounds[i], wish))
                    if (place.start == moment) can.emplace_back(place.added, i);
            if (can.size() < 2) continue;
            std::sort(can.begin(), can.end());
            for (std::size_t k = 0; k < 2; ++k) put(can[k].second, wish, {moment, can[k].first});
            return {can[0].second, can[1].second, moment};
        }
        return {};
    }
};

class Dice {
public:
    explicit Dice(std::uint64_t trial) : luck_{Stream{Run{}, Purpose::visit_time}.at(key_of(1, trial))} {}
    /// From `least` to `most`, both included.
    std::int32_t operator()(std::int32_t least, std::int32_t most) {
        return least + static_cast<std::int32_t>(luck_.uniform() * (most - least + 1));
    }
    bool one_in(std::int32_t n) { return (*this)(1, n) == 1; }

private:
    Luck luck_;
};

// What a day may be like: its clock may tell quarters only, so that much fits to the second.
struct Kind {
    Dice dice;
    std::int32_t grain = 1;
    bool many, few, early, pairs;

    explicit Kind(std::uint64_t trial)
        : dice{trial}, many{dice.one_in(12)}, few{!many && dice.one_in(4)}, early{dice.one_in(5)},
          pairs{dice.one_in(4)} {
        if (dice.one_in(3)) grain = dice.one_in(2) ? 300 : 900;
    }
    std::int32_t operator()(std::int32_t least, std::int32_t most) {
        return least / grain * grain + dice(0, (most - least) / grain) * grain;
    }
};

// Zones on a plane, a way within each; in one day of four the ways are as they please, and no shortest ones.
TeamLegs random_legs(Kind& kind) {
    Dice& dice = kind.dice;
    const auto zones = static_cast<std::size_t>(dice.one_in(4) ? 1 : dice(2, 6));
    const bool as_they_please = dice.one_in(4), free_within = dice.one_in(6);
    const std::int32_t wide = dice.one_in(2) ? 600 : 3600;
    std::vector<std::array<std::int32_t, 3>> at;
    for (std::size_t i = 0; i < zones; ++i) at.push_back({dice(0, wide), dice(0, wide), kind(20, 400)});
    TeamLegs legs;
    legs.places = zones + 1;
    legs.seconds.assign(legs.places * legs.places, 0);
    for (std::size_t from = 0; from < zones; ++from)
        for (std::size_t to = 0; to < zones; ++to) {
            const double straight = std::hypot(at[from][0] - at[to][0], at[from][1] - at[to][1]);
            legs.seconds[from * legs.places + to] =
                as_they_please ? kind(0, wide)
                               : (free_within ? 0 : at[to][2]) + static_cast<std::int32_t>(straight);
        }
    return legs;
}

struct Counts {
    int one = 0, two = 0, over = 0, over_two = 0, nowhere = 0, beyond_64 = 0, given_up = 0;
    std::size_t fullest = 0;
};

// A day of random wishes, each answered by the mechanism and by the law; the mechanism is used again every day.
void one_day(HomeCareRounds& rounds, std::uint64_t trial, Counts& counts) {
    Kind kind{trial};
    Dice& dice = kind.dice;
    const TeamLegs legs = random_legs(kind);
    const std::int32_t dawn = kind.early ? kind(0, 30) : 3600 * dice(5, 8);
    const std::int32_t shortest = std::max(60, dice.one_in(2) ? kind(60, 120) : kind(300, 1500));
    const std::int32_t cap = dice.one_in(3) ? 0 : kind(60, 5400);
    std::vector<Shift> shifts;
    for (std::int32_t n = kind.many ? dice(60, 140) : kind.few ? dice(0, 3) : dice(3, 14); n > 0; --n) {
        const std::int32_t from = dawn + 300 * dice(0, kind.few ? 4 : 90);
        const std::int32_t length = dice.one_in(20) ? 0 : kind(3600, kind.few ? 80'000 : 32'000);
        shifts.push_back({from, from + length, static_cast<std::int32_t>(length * 0.01 * dice(50, 100))});
    }
    EveryGap law{&legs, {}};
    for (const Shift& shift : shifts) law.rounds.push_back({shift, {}});
    rounds.begin(legs, shifts, shortest);

    for (std::int32_t classes = dice(1, 3); classes > 0; --classes, rounds.rewind()) {
        std::vector<std::int32_t> opening;
        for (std::int32_t n = kind.many ? 250 : kind.few ? 90 : 60; n > 0; --n)
            opening.push_back(std::max(0, dawn + kind(-3600, kind.few ? 80'000 : 50'000)));
        std::sort(opening.begin(), opening.end());
        for (const std::int32_t from : opening) {
            Wish wish{from, from + (dice.one_in(3) ? 0 : kind(0, 9000)), shortest, 0, 0};
            if (!dice.one_in(5)) wish.length += dice.one_in(2) ? kind(0, 900) : kind(0, 5400);
            wish.zone = static_cast<std::uint8_t>(dice(0, static_cast<std::int32_t>(legs.places) - 2));
            const bool pair = dice.one_in(kind.pairs ? 1 : 4);
            for (const std::int32_t over : {0, cap}) {
                wish.over = over;
                std::size_t tried = 0;
                const Taken said = pair ? rounds.take_two(wish) : rounds.take(wish);
                if (pair && !said) { // allowed where the law looks at more moments
                    EveryGap then = law;
                    if (then.take_two(wish, tried) && tried > HomeCareRounds::moments) {
                        ++counts.given_up;
                        continue;
                    }
                }
                const Taken truth = pair ? law.take_two(wish, tried) : law.take(wish);
                ASSERT_EQ(said.first, truth.first) << "day " << trial << ", window " << from;
                ASSERT_EQ(said.second, truth.second) << "day " << trial << ", window " << from;
                ASSERT_EQ(said.start, truth.start) << "day " << trial << ", window " << from;
                ASSERT_EQ(static_cast<bool>(said), static_cast<bool>(truth));
                if (truth) {
                    ++(over > 0 ? pair ? counts.over_two : counts.over : pair ? counts.two : counts.one);
                    counts.beyond_64 += truth.first >= 64 || (pair && truth.second >= 64);
                    break;
                }
                counts.nowhere += over == cap;
                if (cap == 0) break;
                wish.latest += dice.one_in(2) ? 900 : 0;
            }
        }
    }
    for (const auto& round : law.rounds) counts.fullest = std::max(counts.fullest, round.visits.size());
}

TEST(HomeCareRoundsTest, every_answer_is_that_of_looking_at_every_gap) {
    HomeCareRounds rounds;
    Counts counts;
    for (std::uint64_t trial = 0; trial < 3000 && !HasFatalFailure(); ++trial) one_day(rounds, trial, counts);
    // The days were not idle.
    EXPECT_GT(counts.one, 50'000);
    EXPECT_GT(counts.two, 10'000);
    EXPECT_GT(counts.over, 1'000);
    EXPECT_GT(counts.over_two, 500);
    EXPECT_GT(counts.nowhere, 10'000);
    EXPECT_GT(counts.beyond_64, 1'000);
    EXPECT_GT(counts.fullest, 32u);
    EXPECT_LT(counts.given_up, counts.two / 1000);
}

// Shifts that follow one another: at each moment there is one who can begin, until two come at last.
TEST(HomeCareRoundsTest, two_are_looked_for_at_sixteen_moments) {
    TeamLegs legs{{60, 0, 0, 0}, 2};
    for (const bool in_time : {true, false}) {
        std::vector<Shift> shifts;
        for (int n = HomeCareRounds::moments - (in_time ? 1 : 0); n > 0; --n) {
            const std::int32_t from = 1200 * static_cast<std::int32_t>(shifts.size());
            shifts.push_back({from, from + 900, 900});
        }
        const auto two = static_cast<std::uint32_t>(shifts.size());
        const std::int32_t from = 1200 * static_cast<std::int32_t>(two);
        shifts.insert(shifts.end(), 2, {from, from + 900, 900});
        HomeCareRounds rounds;
        rounds.begin(legs, shifts, 900);
        const Taken taken = rounds.take_two({0, 40'000, 900, 0, 0});
        EXPECT_EQ(static_cast<bool>(taken), in_time);
        if (!in_time) continue;
        EXPECT_EQ(taken.first, two);
        EXPECT_EQ(taken.second, two + 1);
        EXPECT_EQ(taken.start, from);
    }
}

TEST(HomeCareRoundsTest, a_shift_that_begins_at_midnight_is_filled_to_the_second) {
    const TeamLegs legs{{60, 0, 0, 0}, 2};
    for (const std::int32_t length : {600, 1499, 1500, 1501, 2400, 9000}) {
        const std::vector<Shift> shifts{{0, length, length}};
        HomeCareRounds rounds;
        rounds.begin(legs, shifts, 600);
        EXPECT_FALSE(rounds.take({0, 0, length + 1, 0, 0})) << length;
        EXPECT_FALSE(rounds.take({1, 1, length, 0, 0})) << length;
        rounds.rewind();
        EXPECT_TRUE(rounds.take({0, 0, length, 0, 0})) << length;
    }
}

TEST(HomeCareRoundsTest, a_wish_keeps_to_what_was_promised) {
    const TeamLegs legs{{60, 0, 0, 0}, 2};
    const std::vector<Shift> shifts{{0, 30'000, 30'000}};
    HomeCareRounds rounds;
    rounds.begin(legs, shifts, 600);
    EXPECT_THROW((void)rounds.take({0, 900, 599, 0, 0}), Defect); // shorter than the shortest
    EXPECT_THROW((void)rounds.take({0, 900, 600, 0, 1}), Defect); // nobody lives nowhere
    EXPECT_TRUE(rounds.take({5000, 6000, 600, 0, 0}));
    EXPECT_THROW((void)rounds.take({4999, 6000, 600, 0, 0}), Defect); // an earlier window, and no rewind
    rounds.rewind();
    EXPECT_TRUE(rounds.take({4000, 4300, 600, 0, 0}));
}

} // namespace
} // namespace omsorg
