// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/store.hpp>

#include "dice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

struct Office {
    Simulation sim{};
    Store<std::string> tray{sim, "tray"};
    std::vector<std::string> log{};
    void note(const std::string& what) {
        log.push_back(std::to_string(sim.now().time_since_epoch().count()) + " " + what);
    }
};

bool is_urgent(const std::string& file) { return file.back() == '!'; }

Process takes(Office& office, std::string name, Duration patience = forever) {
    const auto file = co_await office.tray.take(patience);
    office.note(name + " " + file.value_or("nothing"));
}
Process takes_urgent(Office& office, std::string name, Duration patience = forever) {
    const auto file = co_await office.tray.take_where(is_urgent, patience);
    office.note(name + " " + file.value_or("nothing"));
}

} // namespace

TEST(StoreTest, things_go_to_who_waits_and_lie_otherwise_the_oldest_taken_first) {
    Office office;
    office.sim.start(takes(office, "Anna"));
    office.sim.run_until(Instant{Duration{1}});
    for (const char* file : {"a", "b", "c"}) office.tray.put(file);
    EXPECT_EQ(office.tray.size(), 2U);
    office.sim.start(takes(office, "Bo"));
    office.sim.run_until(Instant{Duration{5}});
    EXPECT_THAT(office.log, ElementsAre("1 Anna a", "1 Bo b"));
    EXPECT_EQ(office.tray.put_in(), office.tray.taken() + office.tray.size());
    EXPECT_DOUBLE_EQ(office.tray.average_waiting(), 1.0 / 5.0);
}

TEST(StoreTest, what_lies_there_is_counted_while_it_does_also_after_a_cut) {
    Office office;
    for (const char* file : {"a", "b", "c"}) office.tray.put(file);
    office.sim.run_until(Instant{Duration{4}});
    office.sim.start(takes(office, "Anna"));
    office.sim.run_until(Instant{Duration{6}});
    EXPECT_DOUBLE_EQ(office.tray.average_size(), (4 * 3 + 2 * 2) / 6.0);
    office.tray.observe_afresh();
    office.sim.run_until(Instant{Duration{7}});
    office.sim.start(takes(office, "Bo"));
    office.sim.run_until(Instant{Duration{10}}); // the books balance: two lay there at first
    EXPECT_DOUBLE_EQ(office.tray.average_size(), (1 * 2 + 3 * 1) / 4.0);
    EXPECT_EQ(office.tray.put_in(), 0U);
    EXPECT_EQ(office.tray.taken(), 1U);
}

TEST(StoreTest, who_waits_for_something_else_is_passed_over) {
    Office office;
    office.sim.start(takes_urgent(office, "Anna"));
    office.sim.start(takes(office, "Bo"));
    office.sim.run_until(Instant{Duration{1}});
    office.tray.put("slow");
    office.tray.put("slow too");
    office.tray.put("now!");
    office.sim.run_until(Instant{Duration{2}});
    EXPECT_THAT(office.log, ElementsAre("1 Bo slow", "1 Anna now!"));
    EXPECT_EQ(office.tray.size(), 1U);
    office.sim.start(takes_urgent(office, "Cilla", Duration{10}));
    office.sim.start(takes_urgent(office, "David", at_once));
    office.sim.run_until(Instant{Duration{20}});
    EXPECT_THAT(office.log, ElementsAre("1 Bo slow", "1 Anna now!", "2 David nothing", "12 Cilla nothing"));
}

TEST(StoreTest, one_who_is_cut_short_takes_nothing) {
    Office office;
    const Story anna = office.sim.start(takes(office, "Anna"));
    office.sim.run_until(Instant{Duration{1}});
    anna.cancel();
    office.tray.put("a");
    EXPECT_EQ(office.tray.size(), 1U);
    EXPECT_EQ(office.tray.waiting(), 0);
}

TEST(StoreTest, things_may_be_unique) {
    Simulation sim;
    Store<std::unique_ptr<int>> depot{sim, "depot"};
    struct Taker {
        static Process tell(Store<std::unique_ptr<int>>& from, int& got) { got = **co_await from.take(); }
    };
    int got = 0;
    depot.put(std::make_unique<int>(7));
    sim.start(Taker::tell(depot, got));
    sim.run_until(Instant{Duration{1}});
    EXPECT_EQ(got, 7);
    EXPECT_THAT([&] { (void)depot.take(-1_hours); },
                testing::ThrowsMessage<Defect>(testing::HasSubstr("patience is not negative")));
}

namespace {

// Files are numbers; a taker wants one of a remainder by three, or any.
struct Archive {
    Simulation sim{};
    Store<int> shelf{sim, "shelf"};
    std::vector<std::string> log{};
    void note(const std::string& what) {
        log.push_back(std::to_string(sim.now().time_since_epoch().count()) + " " + what);
    }
};

bool suits(int file, int kind) { return kind == 3 || file % 3 == kind; }

Process fetches(Archive& archive, int who, int kind, Duration patience) {
    Store<int>::Suits wanted;
    if (kind < 3) wanted = [kind](int file) { return suits(file, kind); };
    const auto file = co_await archive.shelf.take_where(std::move(wanted), patience);
    archive.note(std::to_string(who) + " has " + std::to_string(file.value_or(-1)));
}

} // namespace

// The oracle keeps two plain lists, of what lies there and of who waits, and looks through both every time.
TEST(StoreTest, random_comings_are_the_oracles) {
    Dice dice{10};
    int passed_over = 0;
    int in_vain = 0;
    for (int trace = 0; trace < 1'000; ++trace) {
        struct Taker {
            int who, kind;
            std::int64_t until;
        };
        Archive archive;
        std::vector<int> lying;
        std::vector<Taker> line;
        std::vector<std::string> truth;
        const auto note = [&](std::int64_t now, int who, int file) {
            truth.push_back(std::to_string(now) + " " + std::to_string(who) + " has " + std::to_string(file));
        };
        const auto end_of_patience = [&](std::int64_t before) {
            for (;;) {
                const auto next =
                    std::min_element(line.begin(), line.end(),
                                     [](const Taker& a, const Taker& b) { return a.until < b.until; });
                if (next == line.end() || next->until >= before) return;
                note(next->until, next->who, -1);
                line.erase(next);
                ++in_vain;
            }
        };
        for (int i = 0; i < 60; ++i) {
            const std::int64_t now = 3 * i;
            archive.sim.run_until(Instant{Duration{now}});
            end_of_patience(now);
            if (dice.below(2) == 0) {
                const int file = static_cast<int>(dice.below(9));
                archive.shelf.put(file);
                const auto taker = std::find_if(line.begin(), line.end(),
                                                [&](const Taker& one) { return suits(file, one.kind); });
                if (taker == line.end()) {
                    lying.push_back(file);
                    continue;
                }
                passed_over += taker != line.begin();
                note(now, taker->who, file);
                line.erase(taker);
            } else {
                const int kind = static_cast<int>(dice.below(4));
                const std::int64_t patience = dice.below(3) == 0 ? 3 * dice.between(1, 20) - 1 : 1'000;
                archive.sim.start(fetches(archive, i, kind, Duration{patience}));
                const auto file =
                    std::find_if(lying.begin(), lying.end(), [&](int one) { return suits(one, kind); });
                if (file == lying.end()) {
                    line.push_back({i, kind, now + patience});
                    continue;
                }
                note(now, i, *file);
                lying.erase(file);
            }
        }
        archive.sim.run_until(Instant{Duration{5'000}});
        end_of_patience(5'000);
        ASSERT_EQ(archive.log, truth) << "trace " << trace;
        ASSERT_EQ(archive.shelf.size(), lying.size());
        ASSERT_EQ(archive.shelf.waiting(), 0);
    }
    EXPECT_GT(passed_over, 1'000);
    EXPECT_GT(in_vain, 1'000);
}

// Whoever is asked may not move things: what is being looked through would change under the one who looks.
TEST(StoreTest, nothing_is_put_while_somebody_is_asked) {
    Simulation sim;
    Store<int> tray{sim, "tray"};
    const auto meddles = [&](int) {
        tray.put(2);
        return false;
    };
    const auto asks = [](Store<int>& of, Store<int>::Suits suits) -> Process {
        (void)co_await of.take_where(std::move(suits), 1_hours);
    };
    sim.start(asks(tray, meddles));
    sim.run_until(Instant{} + 30_minutes);
    EXPECT_THROW(tray.put(1), Defect);
    EXPECT_EQ(tray.put_in(), 0U);
    sim.run_until(Instant{} + 2_hours); // she has given up
    tray.put(3);
    EXPECT_EQ(tray.size(), 1U) << "and it may be used again";
    tray.balance();
}

// Asking may go wrong; then nothing was put, and the one who asked in the wrong way waits on.
TEST(StoreTest, what_cannot_be_asked_about_was_not_put) {
    Simulation sim;
    Store<int> shelf{sim, "shelf"};
    int got = 0;
    const auto careful = [](const int& file) {
        if (file < 0) throw std::runtime_error{"a file has a number"};
        return true;
    };
    const auto fetches = [](Store<int>& from, Store<int>::Suits suits, int& file) -> Process {
        const std::optional<int> taken = co_await from.take_where(std::move(suits));
        file = taken.value_or(0);
    };
    sim.start(fetches(shelf, careful, got));
    sim.run_until(Instant{} + 1_hours);
    EXPECT_THROW(shelf.put(-1), std::runtime_error);
    EXPECT_EQ(shelf.put_in(), 0U);
    EXPECT_EQ(shelf.waiting(), 1);
    shelf.put(7);
    sim.run_until(Instant{} + 2_hours); // the books balance
    EXPECT_EQ(got, 7);
    shelf.put(3);
    shelf.put(4);
    std::vector<int> lying;
    shelf.each([&](int file) { lying.push_back(file); });
    EXPECT_EQ(lying, (std::vector<int>{3, 4}));
}
