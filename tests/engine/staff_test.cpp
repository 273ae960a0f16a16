// SPDX-License-Identifier: MIT
// Small days that can be followed by hand; the oracles try the rest.
#include <omsorg/engine/staff.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;

namespace {

const Instant begin = start_of_year(2027);
constexpr Skill injection{0}, sign_language{1};

struct Ward {
    Simulation sim{begin};
    Staff nurses;
    std::vector<std::string> log{};

    explicit Ward(const HouseRules& rules = {}) : nurses{sim, "nurses", rules} {}
    void note(const std::string& what) {
        log.push_back(std::to_string((sim.now() - begin) / 1_hours) + " " + what);
    }
    void run_until(int hour) { sim.run_until(begin + 1_hours * hour); }
};

Shifts daily(int from, int until) {
    Shifts shifts;
    shifts.add(Weekdays::every_day, 1_hours * from, 1_hours * until, 1);
    return shifts;
}

struct Patient {
    std::string name;
    int comes, hours;
    Skills needed{};
    std::optional<WorkerId> preferred{};
};

Process visit(Ward& ward, Patient patient) {
    co_await ward.sim.after(1_hours * patient.comes);
    auto nurse =
        co_await ward.nurses.engage({.length = 1_hours * patient.hours}, patient.needed, patient.preferred);
    ward.note(patient.name + " is met by " + ward.nurses.name_of(nurse.worker()));
    co_await nurse.work(1_hours * patient.hours);
    ward.note(patient.name + " is left by " + ward.nurses.name_of(nurse.worker()));
}

} // namespace

TEST(StaffTest, the_preferred_one_then_the_least_skilled_then_the_longest_free_then_the_first_hired) {
    Ward ward;
    const WorkerId anna = ward.nurses.hire({.name = "Anna", .skills = {injection, sign_language}});
    ward.nurses.hire({.name = "Bo", .skills = {injection}});
    ward.nurses.hire({.name = "Cilla", .skills = {injection}});
    for (Patient patient : std::vector<Patient>{{"p", 1, 1, {injection}, anna},
                                                {"q", 1, 2, {injection}, anna},
                                                {"r", 1, 4, {}},
                                                {"s", 4, 1, {}},
                                                {"t", 4, 2, {sign_language}},
                                                {"u", 4, 2, {injection}},
                                                {"v", 8, 1, {}},
                                                {"w", 10, 1, {}}})
        ward.sim.start(visit(ward, std::move(patient)));
    ward.run_until(24);
    EXPECT_THAT(ward.log, ElementsAre("1 p is met by Anna", "1 q is met by Bo", "1 r is met by Cilla",
                                      "2 p is left by Anna", "3 q is left by Bo", "4 s is met by Bo",
                                      "4 t is met by Anna", "5 r is left by Cilla", "5 s is left by Bo",
                                      "5 u is met by Cilla", "6 t is left by Anna", "7 u is left by Cilla",
                                      "8 v is met by Bo", "9 v is left by Bo", "10 w is met by Cilla",
                                      "11 w is left by Cilla"));
}

TEST(StaffTest, at_the_hour_who_comes_takes_over_from_who_leaves_whoever_was_hired_first) {
    for (const bool night_first : {true, false}) {
        Ward ward{{.at_shift_end = AtShiftEnd::hand_over}};
        const Worker night{.name = "Night", .shifts = daily(0, 7)};
        const Worker day{.name = "Day", .shifts = daily(7, 21)};
        ward.nurses.hire(night_first ? night : day);
        ward.nurses.hire(night_first ? day : night);
        ward.sim.start(visit(ward, {"p", 5, 4}));
        ward.sim.start(visit(ward, {"q", 6, 1}));
        ward.sim.start(visit(ward, {"r", 7, 1}));
        ward.run_until(20);
        EXPECT_THAT(ward.log,
                    ElementsAre("5 p is met by Night", "9 p is left by Day", "9 q is met by Day",
                                "10 q is left by Day", "10 r is met by Day", "11 r is left by Day"));
        EXPECT_EQ(ward.nurses.flow().interrupted, 1U);
        EXPECT_EQ(ward.nurses.overtime(), 0_hours);
    }
}

TEST(StaffTest, whoever_is_called_in_before_her_shift_stays_until_it_is_over) {
    Ward ward{{.at_shift_end = AtShiftEnd::do_not_start}};
    const WorkerId anna = ward.nurses.hire({.name = "Anna", .shifts = daily(8, 16)});
    ward.sim.start(visit(ward, {"p", 1, 9}));  // fits before sixteen only from six on
    ward.sim.start(visit(ward, {"q", 2, 12})); // never fits into a shift of her own
    ward.run_until(6);
    ward.nurses.call_in(anna);
    ward.run_until(48);
    EXPECT_THAT(ward.log, ElementsAre("6 p is met by Anna", "15 p is left by Anna"));
    EXPECT_EQ(ward.nurses.time_on_duty(anna), 18_hours);
    EXPECT_EQ(ward.nurses.time_busy(anna), 9_hours);
    EXPECT_EQ(ward.nurses.waiting(), 1);
    EXPECT_FALSE(ward.nurses.on_duty(anna));
}

// Anna leaves at 14 and Bo comes: somebody is there all the while, so nobody goes home until 21.
TEST(StaffTest, nobody_goes_home_while_one_comes_for_the_other) {
    Ward ward{{.at_closing = AtClosing::go_home}};
    ward.nurses.hire({.name = "Anna", .shifts = daily(7, 14)});
    ward.nurses.hire({.name = "Bo", .shifts = daily(14, 21)});
    struct Visit {
        static Process tell(Ward& ward, int comes, int hours) {
            co_await ward.sim.after(1_hours * comes);
            auto nurse = co_await ward.nurses.engage();
            ward.note(nurse ? "is met by " + ward.nurses.name_of(nurse.worker()) : "goes home");
            if (nurse) co_await nurse.work(1_hours * hours);
        }
    };
    ward.sim.start(Visit::tell(ward, 13, 3)); // Anna stays until 16, on overtime
    ward.sim.start(Visit::tell(ward, 13, 6)); // waits when she leaves; Bo takes it
    ward.sim.start(Visit::tell(ward, 15, 3)); // waits until Bo is free at 20
    ward.sim.start(Visit::tell(ward, 16, 1)); // waits, and Bo is not free before 23
    ward.sim.start(Visit::tell(ward, 22, 1)); // the door is closed
    ward.sim.start(Visit::tell(ward, 31, 1)); // and open again
    ward.run_until(48);
    EXPECT_THAT(ward.log, ElementsAre("13 is met by Anna", "14 is met by Bo", "20 is met by Bo",
                                      "21 goes home", "22 goes home", "31 is met by Anna"));
    EXPECT_EQ(ward.nurses.flow().gave_up, 1U);
    EXPECT_EQ(ward.nurses.flow().refused, 1U);
}

TEST(StaffTest, who_waits_goes_home_when_the_last_falls_ill_unless_another_is_called_in_at_once) {
    for (const bool called : {false, true}) {
        Ward ward{{.at_closing = AtClosing::go_home}};
        const WorkerId anna = ward.nurses.hire({.name = "Anna"});
        const WorkerId bo = ward.nurses.hire({.name = "Bo", .shifts = Shifts{}});
        ward.sim.start(visit(ward, {"p", 1, 5}));
        ward.run_until(2);
        ward.nurses.call_in(bo);
        ward.nurses.send_home(bo);
        ward.sim.run_until(begin + 2_hours + 1_minutes);
        EXPECT_EQ(ward.nurses.flow().gave_up, 0U) << "Anna is there all the while";
        struct Waits {
            static Process tell(Ward& ward) {
                auto nurse = co_await ward.nurses.engage();
                ward.note(nurse ? "is met" : "goes home");
            }
        };
        ward.sim.start(Waits::tell(ward));
        ward.run_until(3);
        ward.nurses.send_home(anna);
        if (called) ward.nurses.call_in(bo);
        ward.run_until(4);
        EXPECT_EQ(ward.log.back(), called ? "3 is met" : "3 goes home");
    }
}

TEST(StaffTest, whoever_has_no_shift_at_all_never_comes_and_nobody_waits_for_it) {
    Ward ward;
    const WorkerId anna = ward.nurses.hire({.name = "Anna", .shifts = Shifts{}});
    ward.run_until(24);
    EXPECT_EQ(ward.nurses.time_on_duty(anna), 0_hours);
    EXPECT_EQ(ward.sim.stories(), 0U);
    ward.nurses.call_in(anna);
    ward.run_until(48);
    EXPECT_EQ(ward.nurses.time_on_duty(anna), 24_hours);
}

TEST(StaffTest, overtime_is_counted_for_her_and_for_all) {
    Ward ward;
    const WorkerId anna = ward.nurses.hire({.name = "Anna", .shifts = daily(8, 16)});
    ward.nurses.hire(2, {.name = "Day"});
    EXPECT_EQ(ward.nurses.size(), 3U);
    EXPECT_EQ(ward.nurses.name_of(WorkerId{2}), "Day 2");
    ward.sim.start(visit(ward, {"p", 15, 4, {}, anna}));
    ward.run_until(17);
    ward.nurses.observe_afresh();
    EXPECT_TRUE(ward.nurses.busy(anna));
    ward.run_until(24);
    EXPECT_EQ(ward.nurses.overtime_of(anna), 2_hours);
    EXPECT_EQ(ward.nurses.overtime(), 2_hours);
    EXPECT_EQ(ward.nurses.time_on_duty(anna), 0_hours);
}
