// SPDX-License-Identifier: MIT
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/recording.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/together.hpp>

#include "dice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

// One line for each record: minute, person, step, station, resources, and what was said of the person.
struct Lines final : Recorder {
    std::vector<std::string> lines;
    bool closed = false;
    void add(const Record& record) override {
        std::string line = std::to_string((record.when - start_of_year(2027)) / 1_minutes) + " " +
                           std::to_string(record.who) + " " + std::string{text(record.step)};
        if (!record.where.empty()) line += " " + std::string{record.where};
        for (const std::int32_t number : record.resources) line += " #" + std::to_string(number);
        if (!record.pathway.empty()) line += " " + std::string{record.pathway};
        for (const Attribute& attribute : record.attributes)
            line += " " + std::string{attribute.name} + "=" + std::string{attribute.value};
        lines.push_back(line);
    }
    void close() override { closed = true; }
};

struct Ward {
    Simulation sim{start_of_year(2027)};
    Places beds{sim, "beds", 1};
    Staff nurses{sim, "nurses", {.discipline = Discipline::priority, .preemption = Preemption::resume}};
    Lines log{};
    Recording recording{sim, {&log}};
    void run() { sim.run_until(start_of_year(2027) + 1_days); }
};

Process patient(Ward& ward, Duration stay, Duration patience = forever) {
    auto bed = co_await ward.beds.admit(patience);
    if (bed) co_await ward.sim.after(stay);
}
Process treated(Ward& ward, int priority) {
    auto nurse = co_await ward.nurses.engage({.priority = priority});
    co_await nurse.work(30_minutes);
}
Process comes_later(Ward& ward, Duration after, int priority) {
    co_await ward.sim.after(after);
    co_await treated(ward, priority); // a part of the same story: the same person
}
Process introduced(Ward& ward) {
    const Attribute home{"district", "Jörn"};
    ward.recording.introduce("trauma", {&home, 1});
    co_await ward.sim.after(10_minutes);
    co_await patient(ward, 5_minutes);
}
Process first_of_two(Ward& ward) {
    static_cast<void>(co_await first_of(patient(ward, 20_minutes), treated(ward, 0)));
    co_await ward.sim.after(60_minutes);
}

} // namespace

TEST(RecordingTest, a_person_arrives_waits_is_served_and_leaves) {
    Ward ward;
    ward.sim.start(patient(ward, 20_minutes));
    ward.sim.start(patient(ward, 5_minutes, 10_minutes));
    ward.sim.start(patient(ward, 5_minutes, 0_minutes));
    ward.run();
    EXPECT_THAT(ward.log.lines,
                ElementsAre("0 1 arrives", "0 1 waits beds", "0 1 begins beds #1", "0 2 arrives",
                            "0 2 waits beds", "0 3 arrives", "0 3 is_refused beds", "0 3 leaves",
                            "10 2 gives_up beds", "10 2 leaves", "20 1 ends beds #1", "20 1 leaves"));
    ward.recording.close();
    EXPECT_TRUE(ward.log.closed);
}

TEST(RecordingTest, who_is_interrupted_goes_on_with_whom_the_log_says) {
    Ward ward;
    ward.nurses.hire({"Anna"});
    ward.sim.start(treated(ward, 1));
    ward.sim.start(comes_later(ward, 10_minutes, 0));
    ward.run();
    EXPECT_THAT(ward.log.lines,
                ElementsAre("0 1 arrives", "0 1 waits nurses", "0 1 begins nurses #1",
                            "10 1 is_interrupted nurses #1", "10 2 arrives", "10 2 waits nurses",
                            "10 2 begins nurses #1", "40 2 ends nurses #1", "40 1 goes_on nurses #1",
                            "40 2 leaves", "60 1 ends nurses #1", "60 1 leaves"));
}

TEST(RecordingTest, a_story_may_say_who_she_is) {
    Ward ward;
    ward.sim.start(introduced(ward));
    ward.run();
    EXPECT_THAT(ward.log.lines, ElementsAre("0 1 arrives trauma district=Jörn", "10 1 waits beds",
                                            "10 1 begins beds #1", "15 1 ends beds #1", "15 1 leaves"));
    EXPECT_THROW(ward.recording.introduce("nobody"), Defect);
}

TEST(RecordingTest, companions_of_a_story_are_the_same_person) {
    Ward ward;
    ward.nurses.hire({"Anna"});
    ward.sim.start(first_of_two(ward));
    ward.run();
    EXPECT_THAT(ward.log.lines, ElementsAre("0 1 arrives", "0 1 waits beds", "0 1 begins beds #1",
                                            "0 1 waits nurses", "0 1 begins nurses #1", "20 1 ends beds #1",
                                            "20 1 ends nurses #1", "80 1 leaves"));
}

TEST(RecordingTest, a_person_stays_until_what_she_was_granted_has_come_back) {
    Ward ward;
    struct Couple {
        static Process keeps(Ward& ward, Stay) { co_await ward.sim.after(30_minutes); }
        static Process gives(Ward& ward) {
            auto bed = co_await ward.beds.admit();
            ward.sim.start(keeps(ward, std::move(bed)));
        }
    };
    ward.sim.start(Couple::gives(ward));
    ward.run();
    EXPECT_THAT(ward.log.lines, ElementsAre("0 1 arrives", "0 1 waits beds", "0 1 begins beds #1",
                                            "30 1 ends beds #1", "30 1 leaves"));
}

TEST(RecordingTest, what_was_under_way_before_is_not_in_it_and_an_end_outside_is_no_trouble) {
    Simulation sim{start_of_year(2027)};
    Lines log;
    {
        Places beds{sim, "beds", 2};
        struct Guest {
            static Process tell(Simulation& sim, Places& beds) {
                auto bed = co_await beds.admit();
                co_await sim.after(20_minutes);
            }
        };
        sim.start(Guest::tell(sim, beds));
        sim.run_until(start_of_year(2027) + 5_minutes);
        Recording recording{sim, {&log}};
        EXPECT_THROW((Recording{sim, {&log}}), Defect);
        sim.start(Guest::tell(sim, beds));
        sim.run_until(start_of_year(2027) + 22_minutes);
        recording.close();
    } // the beds go, and take the second guest's story with them
    EXPECT_THAT(log.lines, ElementsAre("5 2 arrives", "5 2 waits beds", "5 2 begins beds #1"));
}

// Whatever happens, the log tells what the stations counted.
TEST(RecordingTest, the_log_counts_what_the_books_count) {
    Ward ward;
    ward.nurses.hire(2, {"nurse"});
    Dice dice{17};
    struct Random {
        static Process tell(Ward& ward, Dice& dice) {
            co_await ward.sim.after(Duration{dice.between(0, (20_hours).count())});
            const auto patience = Duration{dice.between(0, (1_hours).count())};
            const auto stay = Duration{dice.between(0, (40_minutes).count())};
            if (dice.below(2) == 0)
                co_await patient(ward, stay, patience);
            else
                co_await treated(ward, static_cast<int>(dice.below(3)));
        }
    };
    std::vector<Story> stories;
    for (int i = 0; i < 300; ++i) stories.push_back(ward.sim.start(Random::tell(ward, dice)));
    for (int hour = 1; hour <= 30; ++hour) {
        ward.sim.run_until(start_of_year(2027) + hour * 1_hours);
        stories[dice.below(stories.size())].cancel();
    }
    ward.sim.run_until(start_of_year(2027) + 10_days);
    std::map<std::string, std::uint64_t> seen;
    for (const std::string& line : ward.log.lines) {
        const auto step = line.substr(line.find(' ', line.find(' ') + 1) + 1);
        ++seen[step.substr(0, step.find(" #"))];
    }
    for (const Station* station :
         {static_cast<const Station*>(&ward.beds), static_cast<const Station*>(&ward.nurses)}) {
        const StationFlow& flow = station->flow();
        const auto count = [&](const char* step) { return seen[step + (" " + station->name())]; };
        EXPECT_EQ(count("begins"), flow.admitted);
        EXPECT_EQ(count("ends"), flow.returned);
        EXPECT_EQ(count("is_interrupted"), flow.interrupted);
        EXPECT_EQ(count("goes_on"), flow.resumed);
        EXPECT_EQ(count("gives_up"), flow.gave_up);
        EXPECT_EQ(count("is_refused"), flow.refused);
        EXPECT_EQ(count("withdraws"), flow.withdrawn + flow.dropped);
    }
    EXPECT_GT(ward.nurses.flow().interrupted, 10U);
    EXPECT_EQ(seen["arrives"], seen["leaves"]);
}
