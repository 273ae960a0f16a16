// SPDX-License-Identifier: MIT
// Named workers with skills and shifts of their own: whom they serve, who serves whom, what becomes of work when a
// shift ends, by each rule, and who does not wait for them.
#include "staff_by_hand.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

// Her work is finished on overtime, or given to another: at once if one is free, else in its turn.
void go_home(WardByHand& desk, int who) {
    const AtShiftEnd rule = desk.ward.rules.at_shift_end;
    const int i = desk.doing[desk.at(who)];
    if (std::exchange(desk.here[desk.at(who)], 0) == 0 || !desk.under_way(i)) return;
    if (rule == AtShiftEnd::finish || rule == AtShiftEnd::do_not_start) return;
    desk.interrupt(who, rule != AtShiftEnd::restart);
    if (rule == AtShiftEnd::suspend) desk.bound[desk.at(i)] = who;
    if (const int other = desk.best_free(i, -1); other >= 0) desk.take(other, i);
}

// Who comes takes the best of those free; else she makes the least urgent work give way that is done by one who
// can serve her, unless somebody in the line should be served by that one before her.
void arrive(WardByHand& desk, int i) {
    int who = desk.best_free(i, desk.job(i).prefers);
    int gave_way = -1;
    for (int other = 0; who < 0 && other < desk.hands(); ++other) {
        const int theirs = desk.doing[desk.at(other)];
        if (desk.ward.rules.preemption == Preemption::none || desk.here[desk.at(other)] == 0) continue;
        if (!desk.under_way(theirs) || !desk.can(other, i) || desk.rank(i) >= desk.rank(theirs)) continue;
        const bool awaited = std::any_of(desk.line.begin(), desk.line.end(), [&](int waits) {
            return desk.can(other, waits) && desk.rank(waits) <= desk.rank(i);
        });
        if (!awaited && (gave_way < 0 || desk.before(gave_way, theirs))) gave_way = theirs;
    }
    if (gave_way >= 0) {
        who = desk.with[desk.at(gave_way)];
        desk.interrupt(who, desk.ward.rules.preemption == Preemption::resume);
    }
    if (who < 0) return desk.join(i);
    desk.take(who, i);
    const int other = gave_way < 0 ? -1 : desk.best_free(gave_way, -1);
    if (other >= 0) desk.take(other, gave_way);
    desk.begin(i); // she works at once
    std::erase(desk.told_later, i);
}

// At the hour those who leave go first and then those who come; then whoever is called; then the jobs.
Account by_hand(const Ward& ward, Tick end) {
    WardByHand desk{ward};
    for (int who = 0; who < desk.hands(); ++who) desk.here[desk.at(who)] = desk.rostered(who, 0);
    std::size_t arrived = 0;
    for (auto call = ward.calls.begin(); desk.now < end; desk.tick()) {
        const auto changes = [&](int who) {
            const auto& rows = ward.hands[desk.at(who)].rows;
            return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
                return desk.now > 0 &&
                       ((desk.now - row.from) % day_ticks == 0 || (desk.now - row.until) % day_ticks == 0);
            });
        };
        for (int who = 0; who < desk.hands(); ++who)
            if (changes(who) && !desk.rostered(who, desk.now)) go_home(desk, who);
        for (int who = 0; who < desk.hands(); ++who)
            if (changes(who) && desk.rostered(who, desk.now)) desk.come(who);
        for (; call != ward.calls.end() && call->when == desk.now; ++call)
            call->comes ? desk.come(static_cast<int>(call->who)) : go_home(desk, static_cast<int>(call->who));
        if (ward.tie == Tie::departed) desk.depart();
        if (ward.tie == Tie::departed) desk.tell();
        for (; arrived < ward.jobs.size() && ward.jobs[arrived].arrives == desk.now; ++arrived)
            arrive(desk, static_cast<int>(arrived));
        if (ward.tie == Tie::queued) desk.depart();
        desk.tell();
    }
    return desk.seen;
}

Ward random_ward(Dice& dice, bool shifts, bool calls) {
    Ward ward;
    const auto hands = dice.between(1, 5);
    for (auto n = hands; n > 0; --n) {
        Hand hand{.skills = static_cast<std::uint32_t>(dice.below(16))};
        for (auto rows = shifts ? dice.between(n == 1 ? 1 : 0, 2) : 0; rows > 0; --rows) {
            const Tick from = 2 * dice.between(0, 23);
            hand.rows.push_back({from, from + 2 * dice.between(1, 23)});
        }
        ward.hands.push_back(std::move(hand));
    }
    Tick now = 0;
    const Tick apart = dice.between(2, 12);
    for (auto n = dice.between(1, 60); n > 0; --n) {
        const auto& skilled = ward.hands[dice.below(ward.hands.size())];
        ward.jobs.push_back(
            {.arrives = now += dice.between(0, apart),
             .length = dice.between(1, 14),
             .needs = skilled.skills & static_cast<std::uint32_t>(dice.below(16)),
             .prefers = dice.below(3) == 0 ? static_cast<int>(dice.between(0, hands - 1)) : -1,
             .priority = static_cast<int>(dice.between(0, 3)),
             .deadline = now + dice.between(0, 40),
             .works = dice.below(10) > 0});
    }
    for (Tick when = 0; calls && when < now; when += dice.between(1, 12))
        ward.calls.push_back({when + 1, dice.below(ward.hands.size()), dice.below(2) == 0});
    return ward;
}

constexpr AtShiftEnd rules[] = {AtShiftEnd::finish, AtShiftEnd::hand_over, AtShiftEnd::suspend,
                                AtShiftEnd::restart, AtShiftEnd::do_not_start};

enum class Waits : std::uint8_t { always, with_patience, unless_many_do };

void choose_patience(Ward& ward, Dice& dice, Waits how) {
    for (Job& one : ward.jobs) {
        if (how == Waits::always) return;
        if (dice.below(4) > 0) one.patience = dice.between(0, 25);
        if (how == Waits::with_patience) continue;
        one.joins_below = static_cast<int>(dice.between(0, 6));
        ward.rules.room_to_wait = 5;
    }
}

struct Question {
    std::uint64_t seed;
    HouseRules rules;
    bool shifts, calls;
    Waits waits = Waits::always;
};

void agrees(int traces, const Question& asked) {
    Dice dice{asked.seed};
    int told_apart[std::size(rules)] = {};
    int interrupted = 0, patience_matters = 0, preference_matters = 0, turned_away = 0;
    for (int i = 0; i < traces; ++i) {
        Ward ward = random_ward(dice, asked.shifts, asked.calls);
        ward.rules = asked.rules;
        choose_patience(ward, dice, asked.waits);
        constexpr Tick end = 8 * day_ticks;
        for (const Tie tie : both_ties) {
            ward.tie = tie;
            const Account truth = by_hand(ward, end);
            ASSERT_EQ(EngineWard{ward}.after(end), truth) << "trace " << i;
            interrupted += truth.interrupted > 0;
            if (i % 10 > 0) continue;
            for (const AtShiftEnd other : rules) {
                Ward otherwise = ward;
                otherwise.rules.at_shift_end = other;
                told_apart[static_cast<int>(other)] += truth != by_hand(otherwise, end);
            }
            Ward patient = ward, indifferent = ward, steadfast = ward;
            for (Job& one : patient.jobs) one.patience = endless;
            for (Job& one : indifferent.jobs) one.prefers = -1;
            for (Job& one : steadfast.jobs) one.joins_below = HouseRules::no_limit;
            patience_matters += truth != by_hand(patient, end);
            preference_matters += truth != by_hand(indifferent, end);
            turned_away += truth != by_hand(steadfast, end);
        }
    }
    for (const AtShiftEnd other : rules) {
        const bool matters = asked.shifts || (asked.calls && other != AtShiftEnd::do_not_start);
        if (matters && other != asked.rules.at_shift_end) {
            EXPECT_GT(told_apart[static_cast<int>(other)], traces / 20);
        }
    }
    const bool gives_way =
        asked.rules.preemption != Preemption::none || (asked.rules.at_shift_end != AtShiftEnd::finish &&
                                                       asked.rules.at_shift_end != AtShiftEnd::do_not_start);
    EXPECT_TRUE(gives_way ? interrupted > traces / 2 : interrupted == 0) << interrupted;
    EXPECT_GT(preference_matters, traces / 50);
    EXPECT_TRUE(asked.waits == Waits::always ? patience_matters == 0 : patience_matters > traces / 20)
        << patience_matters;
    EXPECT_TRUE(asked.waits == Waits::unless_many_do ? turned_away > traces / 20 : turned_away == 0)
        << turned_away;
}

} // namespace

ORACLE(StaffOracle, who_serves_whom) {
    agrees(traces, {101, {}, false, false});
    agrees(traces, {102, {.discipline = Discipline::last_come}, false, false});
    agrees(traces, {103, {.discipline = Discipline::shortest_job}, false, false});
    agrees(traces, {124, {.discipline = Discipline::deadline}, false, false});
}
ORACLE(StaffOracle, those_more_urgent_make_others_give_way) {
    agrees(traces,
           {104, {.discipline = Discipline::priority, .preemption = Preemption::resume}, false, false});
    agrees(traces,
           {105, {.discipline = Discipline::priority, .preemption = Preemption::restart}, true, true});
    agrees(traces,
           {106, {.discipline = Discipline::shortest_job, .preemption = Preemption::resume}, true, false});
    agrees(traces,
           {107, {.discipline = Discipline::last_come, .preemption = Preemption::resume}, false, true});
    agrees(traces, {125, {.discipline = Discipline::deadline, .preemption = Preemption::resume}, true, true});
    agrees(traces,
           {126, {.discipline = Discipline::deadline, .preemption = Preemption::restart}, false, false});
}
ORACLE(StaffOracle, at_the_end_of_the_shift_work_is_finished) {
    agrees(traces, {111, {.at_shift_end = AtShiftEnd::finish}, true, false});
}
ORACLE(StaffOracle, at_the_end_of_the_shift_work_is_handed_over) {
    agrees(traces, {112, {.at_shift_end = AtShiftEnd::hand_over}, true, false});
    agrees(traces,
           {113, {.discipline = Discipline::priority, .at_shift_end = AtShiftEnd::hand_over}, true, true});
}
ORACLE(StaffOracle, at_the_end_of_the_shift_work_is_suspended) {
    agrees(traces, {114, {.at_shift_end = AtShiftEnd::suspend}, true, false});
    agrees(traces,
           {115, {.discipline = Discipline::priority, .at_shift_end = AtShiftEnd::suspend}, true, true});
    agrees(traces,
           {127, {.discipline = Discipline::deadline, .at_shift_end = AtShiftEnd::suspend}, true, false});
}
ORACLE(StaffOracle, at_the_end_of_the_shift_work_is_begun_anew) {
    agrees(traces, {116, {.at_shift_end = AtShiftEnd::restart}, true, false});
    agrees(traces,
           {117, {.discipline = Discipline::last_come, .at_shift_end = AtShiftEnd::restart}, true, true});
}
ORACLE(StaffOracle, what_cannot_be_finished_is_not_begun) {
    HouseRules rules{.at_shift_end = AtShiftEnd::do_not_start};
    agrees(traces, {118, rules, true, false});
    rules.discipline = Discipline::shortest_job;
    agrees(traces, {119, rules, true, false});
    rules.discipline = Discipline::priority;
    rules.preemption = Preemption::resume; // what is left of it may fit where the whole did not
    agrees(traces, {123, rules, true, false});
}
ORACLE(StaffOracle, those_who_are_ill_and_those_who_are_called_in) {
    agrees(traces, {120, {.at_shift_end = AtShiftEnd::hand_over}, false, true});
    agrees(traces, {121, {.at_shift_end = AtShiftEnd::suspend}, false, true});
    agrees(traces, {122, {.at_shift_end = AtShiftEnd::finish}, true, true});
}
ORACLE(StaffOracle, who_has_waited_long_enough_gives_up) {
    agrees(traces, {131, {}, false, false, Waits::with_patience});
    agrees(traces, {132, {.discipline = Discipline::last_come}, true, false, Waits::with_patience});
    agrees(traces, {133, {.at_shift_end = AtShiftEnd::hand_over}, true, true, Waits::with_patience});
    agrees(traces, {134, {.at_shift_end = AtShiftEnd::suspend}, true, false, Waits::with_patience});
    agrees(traces, {135, {.at_shift_end = AtShiftEnd::do_not_start}, true, false, Waits::with_patience});
}
ORACLE(StaffOracle, who_gave_way_goes_on_however_long_it_takes) {
    agrees(traces, {136,
                    {.discipline = Discipline::priority, .preemption = Preemption::resume},
                    false,
                    false,
                    Waits::with_patience});
    agrees(traces, {137,
                    {.discipline = Discipline::deadline, .preemption = Preemption::restart},
                    true,
                    true,
                    Waits::with_patience});
    agrees(traces, {138,
                    {.discipline = Discipline::shortest_job, .preemption = Preemption::resume},
                    true,
                    false,
                    Waits::with_patience});
}
ORACLE(StaffOracle, a_long_line_turns_people_away_whomever_they_would_have_met) {
    agrees(traces, {139, {}, false, true, Waits::unless_many_do});
    agrees(traces, {140, {.at_shift_end = AtShiftEnd::hand_over}, true, false, Waits::unless_many_do});
    agrees(traces, {141,
                    {.discipline = Discipline::priority, .preemption = Preemption::resume},
                    true,
                    true,
                    Waits::unless_many_do});
}
