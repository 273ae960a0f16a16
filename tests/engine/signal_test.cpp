// SPDX-License-Identifier: MIT
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/together.hpp>

#include "oracle.hpp"

#include <gmock/gmock.h>

using namespace omsorg;
using namespace omsorg::oracle;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

struct News {
    std::vector<Tick> raised{}; ///< in order
    std::vector<Tick> comes{}, patience{};
    std::int8_t priority = 0; ///< of the raising
};
/// When each went on, and whether it had heard.
using Heard = std::vector<std::pair<Tick, bool>>;

struct Square {
    const News& news;
    Simulation sim{};
    Signal signal{sim};
    Heard heard{};
};

Process listener(Square& square, std::size_t i) {
    co_await square.sim.at(Instant{Duration{square.news.comes[i]}});
    const bool heard = co_await square.signal.heard(Duration{square.news.patience[i]});
    square.heard[i] = {ticks(square.sim.now()), heard};
}
Process crier(Square& square) {
    for (const Tick when : square.news.raised) {
        co_await square.sim.at(Instant{Duration{when}}, square.news.priority);
        square.signal.raise();
    }
}

Heard simulated(const News& news) {
    Square square{.news = news};
    square.heard.resize(news.comes.size(), {-1, false});
    square.sim.start(crier(square), {.priority = news.priority});
    for (std::size_t i = 0; i < news.comes.size(); ++i) square.sim.start(listener(square, i));
    square.sim.run_until(Instant{Duration{10'000}});
    EXPECT_EQ(square.signal.raised(), news.raised.size());
    EXPECT_EQ(square.signal.waiting(), square.sim.stories());
    return square.heard;
}

// The first news that comes after her and before her patience ends; at one tick she and her patience come
// before news that is late, and after news that is early.
Heard by_hand(const News& news) {
    Heard heard;
    for (std::size_t i = 0; i < news.comes.size(); ++i) {
        const Tick first = news.comes[i] + (news.priority == early ? 1 : 0);
        const Tick end = news.patience[i] == endless ? endless : news.comes[i] + news.patience[i];
        const Tick last = end - (news.priority == late ? 1 : 0);
        const auto next = std::lower_bound(news.raised.begin(), news.raised.end(), first);
        if (next != news.raised.end() && *next <= last)
            heard.emplace_back(*next, true);
        else
            heard.emplace_back(end == endless ? -1 : end, false);
    }
    return heard;
}

} // namespace

ORACLE(SignalOracle, the_first_news_after_coming_is_heard) {
    Dice dice{131};
    int ties_matter = 0;
    for (int i = 0; i < traces; ++i) {
        News news;
        Tick now = 0;
        for (auto n = dice.between(1, 20); n > 0; --n) news.raised.push_back(now += dice.between(1, 20));
        for (auto n = dice.between(1, 60); n > 0; --n) {
            news.comes.push_back(dice.between(0, now + 5));
            news.patience.push_back(dice.below(4) == 0 ? endless : dice.between(0, 25));
        }
        Heard truth[2];
        for (const bool is_late : {false, true}) {
            news.priority = is_late ? late : early;
            truth[is_late] = by_hand(news);
            ASSERT_EQ(simulated(news), truth[is_late]) << "trace " << i;
        }
        ties_matter += truth[0] != truth[1];
    }
    EXPECT_GT(ties_matter, traces / 2);
}

TEST(SignalTest, one_and_the_same_hearing_may_be_awaited_again) {
    struct Twice {
        static Process tell(Square& square, std::vector<bool>& heard) {
            auto hearing = square.signal.heard(2_microseconds);
            for (int i = 0; i < 2; ++i) heard.push_back(co_await hearing);
        }
    };
    const News news{.raised = {3}};
    Square square{.news = news};
    std::vector<bool> heard;
    square.sim.start(Twice::tell(square, heard));
    square.sim.start(crier(square));
    square.sim.run_until(Instant{10_microseconds});
    EXPECT_THAT(heard, ElementsAre(false, true));
    EXPECT_EQ(square.signal.waiting(), 0U);
}

TEST(SignalTest, who_is_interrupted_or_cut_short_no_longer_listens) {
    const News news{.comes = {0, 0, 0}, .patience = {endless, endless, endless}};
    Square square{.news = news};
    square.heard.resize(3, {-1, false});
    std::vector<Story> stories;
    for (std::size_t i = 0; i < 3; ++i) stories.push_back(square.sim.start(listener(square, i)));
    square.sim.run_until(Instant{1_microseconds});
    stories[0].interrupt();
    stories[1].cancel();
    EXPECT_EQ(square.signal.waiting(), 1U);
    square.signal.raise();
    square.signal.raise();
    square.sim.run_until(Instant{2_microseconds});
    EXPECT_EQ(square.heard, (Heard{{-1, false}, {-1, false}, {1, true}}));
}

TEST(SignalTest, who_has_been_woken_and_is_cut_short_before_being_told_is_gone) {
    const News news{.comes = {0, 0}, .patience = {endless, endless}};
    Square square{.news = news};
    square.heard.resize(2, {-1, false});
    const Story one = square.sim.start(listener(square, 0));
    square.sim.start(listener(square, 1));
    square.sim.run_until(Instant{1_microseconds});
    square.signal.raise();
    one.cancel();
    square.sim.run_until(Instant{2_microseconds});
    EXPECT_EQ(square.heard, (Heard{{-1, false}, {1, true}}));
}

TEST(SignalTest, a_signal_that_goes_takes_its_stories_with_it) {
    struct Listener {
        static Process tell(Simulation&, Signal& signal) { (void)co_await signal.heard(); }
    };
    Simulation sim;
    {
        Signal signal{sim};
        sim.start(Listener::tell(sim, signal));
        sim.run_until(Instant{1_microseconds});
        EXPECT_EQ(sim.stories(), 1U);
    }
    EXPECT_EQ(sim.stories(), 0U);
}

TEST(SignalTest, nobody_listens_for_less_than_no_time) {
    Simulation sim;
    Signal signal{sim};
    EXPECT_THROW((void)signal.heard(-1_microseconds), Defect);
}
