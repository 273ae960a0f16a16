// SPDX-License-Identifier: MIT
#include <omsorg/engine/observed.hpp>

#include <omsorg/engine/simulation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

struct Book final : Observed {
    Book(Simulation& sim, std::string its_name, std::string& all)
        : Observed{sim}, name{std::move(its_name)}, log{all} {}
    void balance() const override {
        log += name;
        if (wrong) raise_defect(name + " does not balance");
    }
    void observe_afresh() override { log += '*' + name; }
    [[nodiscard]] bool answers() const { return sim_ != nullptr; }
    std::string name;
    std::string& log;
    bool wrong = false;
};

} // namespace

TEST(ObservedTest, every_book_is_balanced_at_the_end_of_each_stretch_in_the_order_they_came) {
    std::string log;
    Simulation sim{start_of_year(2027)};
    auto a = std::make_unique<Book>(sim, "a", log);
    auto b = std::make_unique<Book>(sim, "b", log);
    auto c = std::make_unique<Book>(sim, "c", log);
    sim.run_until(sim.now() + 1_hours);
    EXPECT_EQ(log, "abc");
    b.reset();
    sim.run_until(sim.now() + 1_hours);
    a.reset();
    sim.run_until(sim.now() + 1_hours);
    EXPECT_EQ(log, "abcacc");
    const auto d = std::make_unique<Book>(sim, "d", log);
    sim.observe_afresh();
    c.reset();
    sim.balance();
    EXPECT_EQ(log, "abcacc*c*dd");
    EXPECT_EQ(sim.observed(), d.get());
    EXPECT_EQ(d->next_observed(), nullptr);
}

TEST(ObservedTest, a_book_that_does_not_balance_ends_the_run) {
    std::string log;
    Simulation sim{start_of_year(2027)};
    Book a{sim, "a", log};
    Book b{sim, "b", log};
    b.wrong = true;
    EXPECT_THROW(sim.run_until(sim.now() + 1_hours), Defect);
    b.wrong = false;
    EXPECT_NO_THROW(sim.run_until(sim.now() + 1_hours));
}

TEST(ObservedTest, it_may_outlive_its_simulation_in_any_order) {
    std::string log;
    auto sim = std::make_unique<Simulation>(start_of_year(2027));
    auto a = std::make_unique<Book>(*sim, "a", log);
    auto b = std::make_unique<Book>(*sim, "b", log);
    auto c = std::make_unique<Book>(*sim, "c", log);
    a.reset();
    sim.reset();
    EXPECT_FALSE(b->answers());
    c.reset();
    b.reset();
    EXPECT_EQ(log, "");
}
