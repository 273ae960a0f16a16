// SPDX-License-Identifier: MIT
#include <omsorg/engine/headcount.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using namespace omsorg;

namespace {

constexpr Instant at(std::int64_t tick) { return Instant{Duration{tick}}; }

struct Person {
    std::int64_t came;
    int heads;
};

/// Random comings and goings, each person written down.
struct Crowd {
    Dice dice;
    std::int64_t now = 0, start = 0;
    Attendance counted{at(0)};
    std::vector<Person> there{};
    std::int64_t spent = 0; ///< by those who left, since the start
    int most = 0;

    void step() {
        now += dice.between(0, 9);
        if (there.empty() || dice.below(2) == 0) {
            there.push_back({now, static_cast<int>(dice.between(1, 3))});
            counted.arrive(at(now), there.back().heads);
        } else {
            Person& one = there[dice.below(there.size())];
            counted.leave(at(now), at(one.came), one.heads);
            spent += (now - std::max(one.came, start)) * one.heads;
            one = there.back();
            there.pop_back();
        }
        most = std::max(most, heads());
    }
    void restart() {
        counted.restart(at(now));
        start = now;
        spent = 0;
        most = heads();
    }
    [[nodiscard]] int heads() const {
        int sum = 0;
        for (const Person& one : there) sum += one.heads;
        return sum;
    }
    [[nodiscard]] std::int64_t since() const {
        std::int64_t sum = 0;
        for (const Person& one : there) sum += std::max(one.came, start) * one.heads;
        return sum;
    }
    [[nodiscard]] std::int64_t spent_by_all() const {
        std::int64_t sum = spent;
        for (const Person& one : there) sum += (now - std::max(one.came, start)) * one.heads;
        return sum;
    }
};

} // namespace

TEST(HeadcountTest, moment_by_moment_is_person_by_person) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Crowd crowd{.dice = Dice{seed}};
        for (int step = 0; step < 300; ++step) {
            crowd.step();
            if (crowd.dice.below(100) == 0) crowd.restart();
            ASSERT_EQ(crowd.counted.count(), crowd.heads());
            ASSERT_EQ(crowd.counted.heads().most(), crowd.most);
            ASSERT_TRUE(crowd.counted.heads().area(at(crowd.now)) == crowd.spent_by_all());
            ASSERT_TRUE(crowd.counted.spent(at(crowd.now)) == crowd.spent_by_all());
            ASSERT_TRUE(crowd.counted.balances(at(crowd.now), crowd.since()));
            ASSERT_TRUE(crowd.counted.balances(at(crowd.now)));
        }
    }
}

TEST(HeadcountTest, whoever_says_wrongly_when_she_came_is_found_by_asking_those_who_are_there) {
    for (const std::int64_t wrong : {-1, 1, 5}) {
        Attendance counted{at(0)};
        counted.arrive(at(10));
        counted.arrive(at(20));
        counted.leave(at(30), at(10 + wrong));
        EXPECT_FALSE(counted.balances(at(40), 20));
        EXPECT_TRUE(counted.balances(at(40))); // nobody was asked
        counted.leave(at(50), at(20));
        EXPECT_FALSE(counted.balances(at(60))); // nobody is there: the law is exact
    }
    Attendance counted{at(0)};
    counted.arrive(at(10));
    counted.arrive(at(20));
    counted.leave(at(30), at(0)); // so early that the one who is there would be yet to come
    EXPECT_FALSE(counted.balances(at(29)));
}

TEST(HeadcountTest, the_average_is_the_number_itself_while_no_time_has_passed) {
    Headcount heads{at(5), 3};
    EXPECT_DOUBLE_EQ(heads.average(at(5)), 3.0);
    heads.change(at(5), 1);
    EXPECT_DOUBLE_EQ(heads.average(at(5)), 4.0);
    heads.change(at(7), -4);
    EXPECT_DOUBLE_EQ(heads.average(at(13)), 1.0);
    EXPECT_THROW((void)heads.area(at(6)), Defect);
}
