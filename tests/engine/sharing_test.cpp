// SPDX-License-Identifier: MIT
#include <omsorg/engine/sharing.hpp>

#include "dice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

struct Person {
    std::int64_t comes = 0, work = 0;
    std::optional<std::int64_t> leaves_at{}; // cut short then, if not done before
};

Process one(Simulation& sim, Sharing& sharing, Person person, std::int64_t& done) {
    co_await sim.at(Instant{Duration{person.comes}});
    co_await sharing.serve(Duration{person.work});
    done = sim.now().time_since_epoch().count();
}

Process cut_short(Simulation& sim, Story story, std::int64_t when) {
    co_await sim.at(Instant{Duration{when}});
    story.cancel();
}

std::vector<std::int64_t> simulated(const std::vector<Person>& people, int hands) {
    Simulation sim;
    Sharing sharing{sim, "supervisor", hands};
    std::vector<std::int64_t> done(people.size(), -1);
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Story story = sim.start(one(sim, sharing, people[i], done[i]));
        if (people[i].leaves_at) sim.start(cut_short(sim, story, *people[i].leaves_at));
    }
    sim.run_until(Instant{Duration{1'000'000'000}}); // the books are balanced here
    EXPECT_EQ(sharing.present(), 0);
    EXPECT_EQ(sharing.came(), sharing.served() + sharing.withdrawn());
    return done;
}

// From one change to the next, each present gets the same part; in long double, person by person.
std::vector<long double> oracle(const std::vector<Person>& people, int hands) {
    std::vector<long double> left, done(people.size(), -1.0L);
    for (const Person& person : people) left.push_back(static_cast<long double>(person.work));
    const auto until = [&](std::size_t i) {
        return static_cast<long double>(people[i].leaves_at.value_or(1LL << 60));
    };
    for (long double now = 0;;) {
        std::vector<std::size_t> present;
        long double next = 1e18L;
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (done[i] >= 0 || until(i) <= now) continue;
            if (static_cast<long double>(people[i].comes) > now)
                next = std::min(next, static_cast<long double>(people[i].comes));
            else
                present.push_back(i);
        }
        if (present.empty() && next == 1e18L) return done;
        const long double pace =
            std::min(1.0L, hands / static_cast<long double>(std::max<std::size_t>(present.size(), 1)));
        for (const std::size_t i : present) next = std::min({next, now + left[i] / pace, until(i)});
        for (const std::size_t i : present) {
            left[i] -= (next - now) * pace;
            if (left[i] < 1e-6L) done[i] = next;
        }
        now = next;
    }
}

} // namespace

TEST(SharingTest, work_without_end_ends_at_the_end_of_time) {
    Simulation sim{start_of_year(2027)};
    Sharing hands{sim, "hands", 1};
    struct Endless {
        static Process tell(Sharing& hands, Duration work) { co_await hands.serve(work); }
    };
    for (int i = 0; i < 1'000; ++i) sim.start(Endless::tell(hands, forever));
    sim.start(Endless::tell(hands, 1_hours));
    sim.run_until(start_of_year(2027) + 1'000_hours);
    EXPECT_EQ(hands.present(), 1'001); // an hour's work, among so many, takes 1,001
    EXPECT_NO_THROW(sim.run_until(start_of_year(2027) + 1'002_hours));
    EXPECT_EQ(hands.present(), 1'000);
    EXPECT_NO_THROW(sim.run_until(start_of_year(9000)));
    EXPECT_EQ(hands.present(), 1'000);
}

TEST(SharingTest, two_who_share_one_pair_of_hands_take_twice_as_long) {
    // Both at half pace for four hours, until the first has her two; the other has one left.
    const auto done = simulated({{0, 2'000}, {0, 3'000}}, 1);
    EXPECT_EQ(done, (std::vector<std::int64_t>{4'000, 5'000}));
    EXPECT_EQ(simulated({{0, 2'000}, {0, 3'000}}, 2), (std::vector<std::int64_t>{2'000, 3'000}));
    EXPECT_EQ(simulated({{5, 0}}, 1), (std::vector<std::int64_t>{5}));
}

TEST(SharingTest, every_end_is_the_oracles_to_the_microsecond) {
    Dice dice{1};
    int crowded = 0;
    for (int trace = 0; trace < 1'000; ++trace) {
        std::vector<Person> people;
        const int hands = static_cast<int>(dice.between(1, 3));
        std::int64_t now = 0;
        for (std::int64_t i = dice.between(1, 60); i > 0; --i) {
            now += dice.between(0, 2'000);
            people.push_back({now, dice.between(1, 4'000 * hands)});
            if (dice.below(5) == 0) people.back().leaves_at = now + dice.between(1, 3'000);
        }
        const auto truth = oracle(people, hands);
        const auto seen = simulated(people, hands);
        for (std::size_t i = 0; i < people.size(); ++i) {
            // One who is done in the instant in which she would leave may do either.
            if (people[i].leaves_at &&
                std::abs(truth[i] - static_cast<long double>(*people[i].leaves_at)) < 2)
                continue;
            if (truth[i] < 0) {
                ASSERT_EQ(seen[i], -1) << "trace " << trace;
                continue;
            }
            // A whole microsecond later at most, and as much again for each end before it that was rounded up.
            ASSERT_GE(static_cast<long double>(seen[i]), truth[i] - 1e-3L) << "trace " << trace;
            ASSERT_LE(static_cast<long double>(seen[i]),
                      truth[i] + 1 + static_cast<long double>(people.size()));
            crowded += seen[i] - people[i].comes > people[i].work;
        }
    }
    EXPECT_GT(crowded, 10'000);
}

TEST(SharingTest, what_is_observed_is_what_happened) {
    Simulation sim;
    Sharing sharing{sim, "supervisor", 1};
    std::vector<std::int64_t> done(2, -1);
    sim.start(one(sim, sharing, {0, 2'000}, done[0]));
    sim.start(one(sim, sharing, {0, 3'000}, done[1]));
    sim.run_until(Instant{Duration{10'000}});
    EXPECT_DOUBLE_EQ(sharing.average_present(), 0.9);
    EXPECT_EQ(sharing.sojourns().greatest(), Duration{5'000});
    sim.observe_afresh();
    EXPECT_EQ(sharing.served(), 0U);
    sim.start(one(sim, sharing, {10'000, (1_hours).count()}, done[0]));
    sim.run_until(Instant{} + 30_minutes);
    sim.observe_afresh(); // in the midst of it
    sim.run_until(Instant{} + 2_hours);
    EXPECT_EQ(sharing.served(), 1U);
}

TEST(SharingTest, impossible_sharing_is_a_defect) {
    Simulation sim;
    EXPECT_THAT([&] { Sharing(sim, "nobody", 0); },
                ThrowsMessage<Defect>(HasSubstr("what is shared has at least one hand")));
    Sharing sharing{sim, "somebody", 1};
    EXPECT_THAT([&] { (void)sharing.serve(-1_hours); },
                ThrowsMessage<Defect>(HasSubstr("work does not take a negative while")));
}
