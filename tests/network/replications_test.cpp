// SPDX-License-Identifier: MIT
#include "described.hpp"

#include <omsorg/engine/fingerprint.hpp>

#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

Network two_kinds() {
    NetworkStation first = desk(2);
    first.rules.discipline = Discipline::random_order;
    first.give_up_to = "elsewhere";
    Network network = one_station(first, 1.6, 20_hours, 60_hours);
    network.stations.push_back(
        {.name = "elsewhere", .kind = StationKind::sharing, .service = Distribution::gamma_mean_cv(0.3, 2)});
    network.stations.push_back(
        {.name = "bus", .kind = StationKind::batching, .enough = 3, .longest = 30_minutes, .as_one = true});
    network.people[0].everywhere.patience = Distribution::exponential(2);
    network.people[0].next = {{"desk", {{"bus", 0.3}, {"desk", 0.1}}}, {"bus", {{"elsewhere"}}}};
    network.people.push_back({.name = "residents",
                              .at_start = {{3, "elsewhere"}},
                              .next = {{"elsewhere", {{"desk"}}}, {"desk", {{"elsewhere"}}}}});
    return network;
}

bool same_bytes(std::span<const double> a, std::span<const double> b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

TEST(ReplicationsTest, are_the_same_for_any_number_of_threads) {
    const NetworkModel model{two_kinds()};
    const NetworkResult one = replicate(model, {.seed = 5, .count = 40, .threads = 1});
    ASSERT_EQ(one.replications(), 40U);
    for (const unsigned threads : {2U, 3U, 8U}) {
        const NetworkResult many = replicate(model, {.seed = 5, .count = 40, .threads = threads});
        EXPECT_TRUE(same_bytes(one.values(), many.values())) << threads;
        EXPECT_EQ(summary_csv(one), summary_csv(many));
    }
    const NetworkResult other = replicate(model, {.seed = 6, .count = 40});
    EXPECT_FALSE(same_bytes(one.values(), other.values()));
}

// Nothing in it is drawn: people come at intervals, services are as long as they are said to be.
Network as_by_clockwork() {
    NetworkStation first = desk(2, Distribution::constant(0.5));
    first.rules = {.discipline = Discipline::priority, .preemption = Preemption::resume};
    NetworkStation nurses{
        .name = "nurses", .kind = StationKind::staff, .service = Distribution::constant(0.4)};
    Shifts day;
    day.add(Weekdays::every_day, 8_hours, 16_hours, 1);
    nurses.workers = {{.name = "Anna", .shifts = day}, {.name = "Bo"}};
    nurses.rules.at_shift_end = AtShiftEnd::hand_over;
    return {.start = start,
            .length = 200_hours,
            .stations = {first,
                         {.name = "bus", .kind = StationKind::batching, .enough = 3, .longest = 30_minutes},
                         nurses,
                         {.name = "lunch",
                          .kind = StationKind::sharing,
                          .service = Distribution::constant(0.25)}},
            .people = {{.name = "ordinary",
                        .gap = Distribution::constant(0.375),
                        .begin = {{"desk"}},
                        .next = {{"desk", {{"bus"}}}, {"bus", {{"lunch"}}}},
                        .everywhere = {.patience = Distribution::constant(2), .priority = 1}},
                       {.name = "urgent",
                        .gap = Distribution::constant(0.625),
                        .begin = {{"desk"}},
                        .next = {{"desk", {{"nurses"}}}, {"nurses", {{"lunch"}}}}}}};
}

// Kept from the day it was written: whatever changes the order of what happens in a network changes the prints.
TEST(ReplicationsTest, the_golden_network_keeps_its_prints) {
    const NetworkModel model{as_by_clockwork()};
    Fingerprint prints[] = {Fingerprint{Ingredients::when}, Fingerprint{}};
    for (Fingerprint& print : prints) {
        NetworkRun one{model, {.seed = 1}};
        one.simulation().witness(&print);
        one.live();
    }
    EXPECT_GT(prints[0].events(), 2'000U);
    EXPECT_EQ(prints[0].value(), 3731351687633123684U);
    EXPECT_EQ(prints[1].value(), 6917508677923683528U);
}

TEST(ReplicationsTest, are_themselves_however_many_are_run) {
    const NetworkModel model{two_kinds()};
    const NetworkResult few = replicate(model, {.count = 7}), many = replicate(model, {.count = 20});
    EXPECT_TRUE(same_bytes(few.values(), many.values().first(few.values().size())));
    EXPECT_TRUE(same_bytes(few.values().first(model.measures().size()), model.run({.seed = 1, .number = 0})));
}

TEST(ReplicationsTest, stop_when_they_are_precise_enough_and_at_the_same_one) {
    const NetworkModel model{one_station(desk(), 0.5, 50_hours, 500_hours)};
    const Precision asked{.relative = 0.05};
    const NetworkResult one = replicate(model, {.threads = 1, .until = asked});
    const NetworkResult many = replicate(model, {.threads = 5, .until = asked});
    EXPECT_TRUE(one.met());
    EXPECT_TRUE(same_bytes(one.values(), many.values()));
    const std::size_t time = model.measure({"", "people", "time", ""});
    const auto interval = willink_interval(one.tally(time));
    ASSERT_TRUE(interval);
    EXPECT_LE(interval->half_width(), 0.05 * one.tally(time).mean());
    const NetworkResult out_of_breath = replicate(model, {.until = Precision{.relative = 1e-4, .most = 30}});
    EXPECT_FALSE(out_of_breath.met());
    EXPECT_EQ(out_of_breath.replications(), 30U);
}

TEST(ReplicationsTest, mirrored_each_is_the_mean_of_a_future_and_its_mirror) {
    const NetworkModel model{two_kinds()};
    const NetworkResult plain = replicate(model, {.seed = 5, .count = 30});
    const NetworkResult pairs = replicate(model, {.seed = 5, .count = 30, .mirrored = true, .threads = 3});
    EXPECT_TRUE(same_bytes(
        pairs.values(), replicate(model, {.seed = 5, .count = 30, .mirrored = true, .threads = 1}).values()));
    EXPECT_FALSE(plain.mirrored());
    ASSERT_TRUE(pairs.mirrored());
    ASSERT_EQ(pairs.replications(), 30U); // a pair is one observation
    const std::size_t time = model.measure({"", "people", "time", ""}), measures = model.measures().size();
    for (std::uint32_t i = 0; i < 30; ++i) {
        const double one = plain.values()[i * measures + time];
        const double opposite = model.run(omsorg::Run{.seed = 5, .number = i}.mirror())[time];
        ASSERT_NE(one, opposite);
        ASSERT_EQ(pairs.values()[i * measures + time], 0.5 * (one + opposite));
    }
    EXPECT_EQ(pairs.pairs(time).first().mean(), plain.tally(time).mean());
    EXPECT_EQ(pairs.pairs(time).mean().mean(), pairs.tally(time).mean());
    EXPECT_EQ(willink_interval(pairs.pairs(time).mean())->half_width(),
              willink_interval(pairs.tally(time))->half_width());
}

TEST(ReplicationsTest, mirrored_they_agree_with_what_is_known_of_a_queue_and_cost_less) {
    const NetworkModel model{one_station(desk(), 0.5, 50_hours, 500_hours)};
    const NetworkResult pairs = replicate(model, {.seed = 2026, .count = 2'000, .mirrored = true});
    const std::size_t wait = model.measure({"desk", "", "wait", ""}),
                      use = model.measure({"desk", "", "use", ""});
    const Acceptance used = accept(pairs.tally(use), 0.5);
    EXPECT_TRUE(used.accepted()) << used.why;
    const Acceptance waited = accept(pairs.tally(wait), 1.0); // an hour: M/M/1, half busy
    EXPECT_TRUE(waited.accepted()) << waited.why;
    EXPECT_NEAR(pairs.pairs(wait).mean_ratio(), 0.82, 0.03);
    EXPECT_LT(pairs.pairs(use).mean_ratio(), 0.5);
    const Precision asked{.relative = 0.02};
    const NetworkResult alone = replicate(model, {.until = asked});
    const NetworkResult paired = replicate(model, {.mirrored = true, .until = asked});
    EXPECT_TRUE(paired.met());
    EXPECT_LT(2 * paired.replications(), alone.replications());
}

// Where a future or its mirror has no figure, the pairs that have two are not a fair sample of all.
TEST(ReplicationsTest, mirrored_a_measure_that_some_lack_is_told_of_none) {
    const NetworkModel model{one_station(desk(), 0.05, 0_hours, 24_hours)}; // often nobody comes
    const std::size_t time = model.measure({"", "people", "time", ""}),
                      use = model.measure({"desk", "", "use", ""});
    const NetworkResult plain = replicate(model, {.count = 100});
    const NetworkResult pairs = replicate(model, {.count = 100, .mirrored = true});
    EXPECT_GT(plain.tally(time).count(), 20U);
    EXPECT_LT(plain.tally(time).count(), 90U);
    EXPECT_EQ(pairs.tally(time).count(), 0U);
    EXPECT_EQ(pairs.pairs(time).mean().count(), 0U);
    EXPECT_EQ(pairs.tally(use).count(), 100U);
    const NetworkResult asked =
        replicate(model, {.mirrored = true, .until = Precision{.relative = 0.5, .most = 200}});
    EXPECT_FALSE(asked.met());
    EXPECT_THROW((void)plain.pairs(use), Defect);
}

TEST(ReplicationsTest, judge_where_people_are_when_nobody_ever_leaves) {
    Network network = two_kinds();
    network.people.erase(network.people.begin());
    network.stations.erase(network.stations.begin() + 2);
    network.stations[0].rules = {};
    const NetworkModel model{network};
    EXPECT_TRUE(replicate(model, {.until = Precision{.relative = 0.1}}).met());
}

TEST(ReplicationsTest, stop_when_they_are_asked_to) {
    const NetworkModel model{two_kinds()};
    const NetworkResult ten = replicate(model, {.count = 10});
    for (const unsigned threads : {1U, 2U}) {
        std::stop_source stop;
        std::uint32_t told = 0;
        const NetworkResult some = replicate(model, {.count = 1'000,
                                                     .threads = threads,
                                                     .progress =
                                                         [&](std::uint32_t done, std::uint32_t all) {
                                                             EXPECT_EQ(all, 1'000U);
                                                             EXPECT_EQ(done, ++told);
                                                             if (done == 10) stop.request_stop();
                                                         },
                                                     .stop = stop.get_token()});
        // The other thread may just have been done with one more, or be cut short in one that comes before these.
        EXPECT_GE(told, 10U);
        EXPECT_LE(told, 9U + threads);
        EXPECT_LE(some.replications(), told);
        if (threads == 1) {
            EXPECT_EQ(some.replications(), 10U);
        }
        const std::size_t both = std::min(some.values().size(), ten.values().size());
        EXPECT_TRUE(same_bytes(some.values().first(both), ten.values().first(both)));
    }
}

TEST(ReplicationsTest, stop_in_the_middle_of_one_that_is_long) {
    Network network = two_kinds();
    network.length = 100'000'000_hours;
    const NetworkModel model{network};
    std::stop_source stop;
    std::jthread somebody{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
        stop.request_stop();
    }};
    EXPECT_EQ(replicate(model, {.count = 2, .threads = 2, .stop = stop.get_token()}).replications(), 0U);
}

TEST(ReplicationsTest, summary_quotes_names_and_leaves_out_what_is_not_known) {
    Network network =
        one_station({.name = "a \"b\", c", .service = Distribution::constant(1)}, 1e-9, 0_hours, 1_hours);
    const NetworkResult result = replicate(NetworkModel{network}, {.count = 3});
    const std::string csv = summary_csv(result), json = summary_json(result);
    EXPECT_NE(csv.find("\"a \"\"b\"\", c\",,wait,h,0,,,,,,\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find(",,use,share,3,0,0,0,0,0,0\n"), std::string::npos) << csv;
    EXPECT_NE(
        json.find(
            "\"station\": \"a \\\"b\\\", c\", \"people\": \"\", \"measure\": \"wait\", \"unit\": \"h\", "
            "\"replications\": 0, \"mean\": null"),
        std::string::npos)
        << json;
}

} // namespace
} // namespace omsorg
