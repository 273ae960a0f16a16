// SPDX-License-Identifier: MIT
#pragma once

#include "oracle.hpp"

#include <omsorg/engine/staff.hpp>

#include <bit>
#include <tuple>

/// Named workers, by the engine and by hand, tick by tick. A tick is half an hour, and a day has forty-eight.
namespace omsorg::oracle {

inline constexpr Tick day_ticks = 48;

struct Row {
    Tick from, until; ///< of every day; `until` may lie in the next
};
struct Hand {
    std::uint32_t skills = 0; ///< a bit for each
    std::vector<Row> rows{};  ///< none: always at work
};
/// Somebody goes home ill, or is called in.
struct Call {
    Tick when;
    std::size_t who;
    bool comes;
};
struct Job {
    Tick arrives = 0;
    Tick length = 1;
    std::uint32_t needs = 0;
    int prefers = -1;
    int priority = 0;
    Tick deadline = 0;
    bool works = true;
    Tick patience = endless;
    int joins_below = HouseRules::no_limit;
};
struct Ward {
    HouseRules rules{};
    std::vector<Hand> hands{};
    std::vector<Job> jobs{};
    std::vector<Call> calls{};
    Tie tie = Tie::queued;
};

/// When each job began and ended, who began and who ended it; and what each worker did.
struct Account {
    std::vector<Tick> begins{}, ends{};
    std::vector<int> first{}, last{};
    std::vector<Tick> on_duty{}, busy{}, overtime{};
    int interrupted = 0;
    Tick lost = 0;

    Account(std::size_t jobs, std::size_t hands)
        : begins(jobs, -1), ends(jobs, -1), first(jobs, -1), last(jobs, -1), on_duty(hands), busy(hands),
          overtime(hands) {}
    friend bool operator==(const Account&, const Account&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Account& seen) {
        for (std::size_t i = 0; i < seen.begins.size(); ++i)
            out << i << ':' << seen.begins[i] << '-' << seen.ends[i] << " by " << seen.first[i] << ", "
                << seen.last[i] << "; ";
        for (std::size_t i = 0; i < seen.busy.size(); ++i)
            out << "hand " << i << ' ' << seen.on_duty[i] << ' ' << seen.busy[i] << ' ' << seen.overtime[i]
                << "; ";
        return out << "interrupted " << seen.interrupted << ", lost " << seen.lost;
    }
};

/// What the engine makes of it.
class EngineWard {
public:
    explicit EngineWard(const Ward& ward)
        : ward_{ward}, staff_{sim_, "desks", whole(ward.rules)}, seen_{ward.jobs.size(), ward.hands.size()} {
        for (const Hand& hand : ward.hands) {
            Worker worker{.name = "hand", .skills = skills(hand.skills)};
            for (const Row& row : hand.rows) {
                if (!worker.shifts) worker.shifts.emplace();
                worker.shifts->add(Weekdays::every_day, tick_ * row.from, tick_ * row.until, 1);
            }
            staff_.hire(std::move(worker));
        }
        sim_.start(call(), {.priority = early + 2});
        for (std::size_t i = 0; i < ward.jobs.size(); ++i) sim_.start(job(i));
    }
    [[nodiscard]] Account after(Tick end) {
        sim_.run_until(start_ + tick_ * end);
        for (std::size_t i = 0; i < ward_.hands.size(); ++i) {
            seen_.on_duty[i] = staff_.time_on_duty(WorkerId{i}) / tick_;
            seen_.busy[i] = staff_.time_busy(WorkerId{i}) / tick_;
            seen_.overtime[i] = staff_.overtime_of(WorkerId{i}) / tick_;
        }
        seen_.interrupted = static_cast<int>(staff_.flow().interrupted);
        seen_.lost = staff_.book().lost() / tick_;
        return seen_;
    }

private:
    static constexpr Duration tick_ = std::chrono::minutes{30};
    static constexpr Instant start_ = start_of_year(2027);

    static Skills skills(std::uint32_t bits) {
        Skills some;
        for (std::uint8_t i = 0; i < 32; ++i)
            if ((bits >> i & 1) != 0) some.add(Skill{i});
        return some;
    }
    [[nodiscard]] Tick now() const { return (sim_.now() - start_) / tick_; }

    Process job(std::size_t i) {
        const Job& one = ward_.jobs[i];
        co_await sim_.at(start_ + tick_ * one.arrives, ward_.tie == Tie::queued ? std::int8_t{-32} : late);
        std::optional<WorkerId> prefers;
        if (one.prefers >= 0) prefers = WorkerId{one.prefers};
        const Duration patience = one.patience == endless ? forever : Duration{tick_ * one.patience};
        auto got = co_await staff_.engage({.patience = patience,
                                           .priority = one.priority,
                                           .length = tick_ * one.length,
                                           .deadline = start_ + tick_ * one.deadline,
                                           .joins_below = one.joins_below},
                                          skills(one.needs), prefers);
        Engagement hand = std::move(got);
        if (!hand) {
            seen_.ends[i] = now();
            co_return;
        }
        seen_.begins[i] = now();
        seen_.first[i] = static_cast<int>(hand.worker().index());
        if (one.works)
            co_await hand.work(tick_ * one.length);
        else
            co_await sim_.after(tick_ * one.length);
        seen_.ends[i] = now();
        seen_.last[i] = static_cast<int>(hand.worker().index());
    }
    Process call() {
        for (const Call& call : ward_.calls) {
            co_await sim_.at(start_ + tick_ * call.when, early + 2);
            if (call.comes)
                staff_.call_in(WorkerId{call.who});
            else
                staff_.send_home(WorkerId{call.who});
        }
    }

    const Ward& ward_;
    Simulation sim_{start_};
    Staff staff_;
    Account seen_;
};

/// The same by hand: plain lists that are looked through every time.
struct WardByHand {
    const Ward& ward;
    Account seen;
    Tick now = 0;
    std::vector<Tick> left{}, free_since{};
    std::vector<int> doing{};         ///< by worker: her job, or -1
    std::vector<int> here{};          ///< by worker: on duty
    std::vector<int> with{}, bound{}; ///< by job: who does it; whom alone it waits for, or -1
    std::vector<int> line{}, begun{}; ///< jobs that wait; jobs under way in the order they were begun
    std::vector<int> told_later{};    ///< taken from the line at this very tick
    std::vector<int> alarm{};         ///< by job: the when-th that was set, of its work or of its patience
    int alarms = 0;

    explicit WardByHand(const Ward& all)
        : ward{all}, seen{all.jobs.size(), all.hands.size()}, free_since(all.hands.size(), 0),
          doing(all.hands.size(), -1), here(all.hands.size()), with(all.jobs.size(), -1),
          bound(all.jobs.size(), -1), alarm(all.jobs.size()) {
        for (const Job& one : ward.jobs) left.push_back(one.length);
    }

    [[nodiscard]] const Job& job(int i) const { return ward.jobs[at(i)]; }
    [[nodiscard]] static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    [[nodiscard]] int hands() const { return static_cast<int>(ward.hands.size()); }

    [[nodiscard]] bool rostered(int who, Tick when) const {
        const auto& rows = ward.hands[at(who)].rows;
        const Tick hour = when % day_ticks;
        return rows.empty() || std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
                   return (row.from <= hour && hour < row.until) || hour + day_ticks < row.until;
               });
    }
    [[nodiscard]] bool can(int who, int i) const {
        if ((job(i).needs & ~ward.hands[at(who)].skills) != 0) return false;
        if (bound[at(i)] >= 0 && bound[at(i)] != who) return false;
        if (ward.rules.at_shift_end != AtShiftEnd::do_not_start) return true;
        const Tick needed = std::min(left[at(i)], 2 * day_ticks); // who is there for two days never leaves
        for (Tick t = now; t < now + needed; ++t)
            if (!rostered(who, t)) return false;
        return true;
    }
    [[nodiscard]] Tick rank(int i) const {
        return ward.rules.discipline == Discipline::priority       ? job(i).priority
               : ward.rules.discipline == Discipline::deadline     ? job(i).deadline
               : ward.rules.discipline == Discipline::last_come    ? -i
               : ward.rules.discipline == Discipline::shortest_job ? left[at(i)]
                                                                   : 0;
    }
    [[nodiscard]] bool before(int a, int b) const { return rank(a) != rank(b) ? rank(a) < rank(b) : a < b; }

    /// Whoever is free and can: the one preferred, the least skilled, the longest free, the first hired.
    [[nodiscard]] int best_free(int i, int prefers) const {
        const auto order = [&](int who) {
            return std::tuple{who != prefers, std::popcount(ward.hands[at(who)].skills), free_since[at(who)]};
        };
        int best = -1;
        for (int who = 0; who < hands(); ++who)
            if (here[at(who)] != 0 && doing[at(who)] < 0 && can(who, i) &&
                (best < 0 || order(who) < order(best)))
                best = who;
        return best;
    }
    void take(int who, int i) {
        std::erase(line, i);
        bound[at(i)] = -1;
        doing[at(who)] = i;
        with[at(i)] = who;
        if (seen.begins[at(i)] >= 0) return begin(i);
        seen.begins[at(i)] = now;
        seen.first[at(i)] = who;
        told_later.push_back(i);
    }
    void begin(int i) {
        begun.push_back(i);
        alarm[at(i)] = ++alarms;
    }
    void tell() {
        for (const int i : told_later) begin(i);
        told_later.clear();
    }
    /// Who must wait joins the line, unless she will not wait or finds too many there, also to go on.
    void join(int i) {
        const auto there = static_cast<int>(line.size());
        if (there >= std::min(job(i).joins_below, ward.rules.room_to_wait) || job(i).patience == 0)
            seen.ends[at(i)] = now;
        else
            line.push_back(i), alarm[at(i)] = ++alarms;
    }
    void choose(int who) {
        std::sort(line.begin(), line.end(), [&](int a, int b) { return before(a, b); });
        const auto next = std::find_if(line.begin(), line.end(), [&](int i) { return can(who, i); });
        if (here[at(who)] != 0 && doing[at(who)] < 0 && next != line.end()) take(who, *next);
    }
    void release(int who) {
        begun.erase(std::find(begun.begin(), begun.end(), doing[at(who)]));
        doing[at(who)] = -1;
        free_since[at(who)] = now;
    }
    void interrupt(int who, bool keeps_what_was_done) {
        const int i = doing[at(who)];
        release(who);
        ++seen.interrupted;
        if (!keeps_what_was_done) seen.lost += job(i).length - std::exchange(left[at(i)], job(i).length);
        line.push_back(i);
    }
    /// Work that may be interrupted: begun, and not done at this very tick.
    [[nodiscard]] bool under_way(int i) const {
        return i >= 0 && job(i).works && left[at(i)] > 0 && std::count(begun.begin(), begun.end(), i) > 0;
    }
    void come(int who) {
        if (here[at(who)] != 0) return;
        here[at(who)] = 1;
        free_since[at(who)] = now;
        choose(who);
    }
    /// Whose alarm rings now; of several the one that was set first.
    [[nodiscard]] int next_to_go() const {
        int next = -1;
        const auto look = [&](int i, bool rings) {
            if (rings && (next < 0 || alarm[at(i)] < alarm[at(next)])) next = i;
        };
        for (const int i : begun) look(i, left[at(i)] == 0);
        for (const int i : line) look(i, seen.begins[at(i)] < 0 && now - job(i).arrives == job(i).patience);
        return next;
    }
    /// Whoever is done leaves, and whoever has waited long enough gives up.
    void depart() {
        for (int i = next_to_go(); i >= 0; i = next_to_go()) {
            seen.ends[at(i)] = now;
            if (std::erase(line, i) > 0) continue;
            const int who = seen.last[at(i)] = with[at(i)];
            release(who);
            choose(who);
        }
    }
    void tick() {
        for (const int i : begun) --left[at(i)];
        for (std::size_t who = 0; who < here.size(); ++who) {
            seen.on_duty[who] += here[who];
            seen.busy[who] += doing[who] >= 0;
            seen.overtime[who] += doing[who] >= 0 && here[who] == 0;
        }
        ++now;
    }
};

} // namespace omsorg::oracle
