// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/headcount.hpp>
#include <omsorg/engine/lease.hpp>
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/shifts.hpp>
#include <omsorg/engine/skills.hpp>
#include <omsorg/engine/station.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace omsorg {

class Engagement;
class Engaging;

/// Somebody to hire: who she is, what she can do, when she is at work.
struct Worker {
    std::string name{};
    Skills skills{};
    std::optional<Shifts> shifts{}; ///< none: always at work
};

/// People who do the work, each with her own skills and her own shifts.
///
/// Places are alike; people are not. The one whose shift ends is the one who goes home, and the one who is
/// interrupted is one who can do what the newcomer needs.
///
///     engage ──▶ who is at work, free, and can ──▶ engagement ──▶ work ──▶ free again ──▶ the next in turn
///        └──▶ line                                  the shift ends: finish · hand over · suspend · restart
///
/// The laws. Nobody does what she has not the skills for, and nobody is engaged off duty. A newcomer is
/// given the preferred worker if she is free; else, of those free who can, the one with the fewest skills;
/// then the one free for the longest; then the one hired first. A worker who becomes free takes the first in
/// turn whom she can serve, so somebody waits only while nobody is free who could serve her. Work gives way to
/// a newcomer only if its worker can serve her, and if nobody waits whom that worker should serve before.
///
/// At the hour itself those who leave go first and then those who come, each in the order hired, and all of
/// them before anyone asks: so whoever comes can take over from whoever leaves.
///
/// What is held beyond a shift counts as overtime. Under `do_not_start` a worker takes only what is expected
/// (`Request::length`) to be done before her shift ends, and may pass over the first in turn for it.
///
/// Under `AtClosing::go_home` those who wait give up when the last one on duty has gone and nobody has come in her
/// stead at that instant; whoever asks while nobody is on duty is refused.
///
/// Example
///
///     Staff nurses{sim, "Nurses", {.at_shift_end = AtShiftEnd::hand_over}};
///     nurses.hire({"Anna", {injection}, early_shift});
///     auto nurse = co_await nurses.engage({.patience = within(2_hours)}, {injection});
///     if (nurse) co_await nurse.work(20_minutes);
class Staff final : public Station {
public:
    Staff(Simulation& sim, std::string name, const HouseRules& rules = {})
        : Station{sim, std::move(name), 0, rules} {}
    ~Staff() override;

    /// With shifts she comes and goes by them from now on.
    WorkerId hire(Worker worker);
    /// So many of a kind, told apart by a number after the name.
    void hire(int count, const Worker& alike);

    /// Asks for somebody: awaits an `Engagement`, an empty one if there is nobody to be had.
    [[nodiscard]] Engaging engage(const Request& request = {}, Skills needed = {},
                                  std::optional<WorkerId> preferred = {},
                                  SourceLine line = SourceLine{__builtin_LINE()},
                                  const char* file = __builtin_FILE());

    /// She leaves now (ill, or her shift is over) and the house's rule for a shift's end applies; nothing if
    /// she is off duty.
    void send_home(WorkerId who);
    /// She comes to work now; nothing if she is there.
    void call_in(WorkerId who);

    [[nodiscard]] std::size_t size() const noexcept { return people_.size(); }
    [[nodiscard]] const std::string& name_of(WorkerId who) const { return person(who).name; }
    [[nodiscard]] bool on_duty(WorkerId who) const { return person(who).on_duty; }
    [[nodiscard]] bool busy(WorkerId who) const { return person(who).busy.count() > 0; }
    /// Time on duty, time engaged, and time engaged off duty, since the observing began.
    [[nodiscard]] Duration time_on_duty(WorkerId who) const { return so_far(person(who).duty); }
    [[nodiscard]] Duration time_busy(WorkerId who) const { return so_far(person(who).busy); }
    [[nodiscard]] Duration overtime_of(WorkerId who) const { return so_far(person(who).over); }

    void observe_afresh() override;
    void balance() const override;

private:
    friend class Engagement;
    friend class Engaging;

    struct Person {
        std::string name;
        Skills skills;
        std::optional<Shifts> shifts;
        bool on_duty;
        Instant free_since;
        Instant goes_home; ///< as far as her shifts tell
        Headcount duty, busy, over;
        Story keeper{}; ///< of her shifts
    };

    [[nodiscard]] std::size_t row(WorkerId who) const {
        expect(who.index() < people_.size(), "a worker is one who was hired here");
        return who.index();
    }
    [[nodiscard]] const Person& person(WorkerId who) const { return people_[row(who)]; }
    [[nodiscard]] Person& person(WorkerId who) { return people_[row(who)]; }
    [[nodiscard]] Duration so_far(const Headcount& heads) const {
        return Duration{static_cast<std::int64_t>(heads.area(now()))};
    }
    Process keep_shifts(WorkerId who);
    /// Once all who leave or come at this instant have: sends home who wait, if nobody is on duty.
    Process close_the_door();

    [[nodiscard]] bool engage_at_once(Engaging& asking);
    /// Fewer skills before more, then who has been free for longest.
    [[nodiscard]] static bool suits_better(const Person& one, const Person& other);
    [[nodiscard]] std::optional<WorkerId> best_free(Skills needed, Duration length,
                                                    std::optional<WorkerId> preferred = {}) const;
    /// Work that gives way to a newcomer; nullptr if none does.
    [[nodiscard]] Task* gives_way_to(const Engaging& asking) const;
    [[nodiscard]] bool is_awaited_before(const Engaging& asking, WorkerId who) const;
    [[nodiscard]] bool is_free(const Person& one) const { return one.on_duty && one.busy.count() == 0; }
    [[nodiscard]] bool can_take(const Person& one, Skills needed, Duration length) const;
    [[nodiscard]] bool can_take(WorkerId who, const Waiter& waiter) const;
    void take(WorkerId who);
    void grant(Engaging& asking, WorkerId who, Duration waited);
    /// As a log numbers her: from one.
    [[nodiscard]] static int number_of(WorkerId who) noexcept { return static_cast<int>(who.index()) + 1; }
    [[nodiscard]] int worker_of(const Lease& lease) const override;
    void release(WorkerId who);
    void give_back(const Engagement& engagement);
    /// She takes the first in turn whom she can serve.
    void serve_by(WorkerId who);
    /// Another who is free goes on with work that was interrupted, if there is one.
    void hand_over(Task& task);
    void resume_with(Task& task, WorkerId who);
    [[nodiscard]] static Engagement& engagement_of(const Task& task);

    std::vector<Person> people_;
    Story closing_{};
};

/// The right to one worker, returned when it goes out of scope. An empty one is nobody.
class [[nodiscard]] Engagement : public Lease {
public:
    Engagement() = default;
    Engagement(Engagement&& other) noexcept : Lease{std::move(other)} { swap_own(other); }
    Engagement& operator=(Engagement&& other) noexcept {
        swap(other);
        swap_own(other);
        return *this;
    }
    ~Engagement() {
        if (station_ != nullptr) give_back();
    }

    /// Who does it now; another than before if the work was handed over.
    [[nodiscard]] WorkerId worker() const noexcept { return worker_; }
    /// Lets the worker go before the story leaves the brace.
    void leave() {
        expect(station_ != nullptr, "a worker is let go once, by whoever engaged her");
        give_back();
    }

private:
    friend class Engaging;
    friend class Staff;
    Engagement(Staff& staff, const Engaging& asked, Instant since) noexcept;
    void swap_own(Engagement& other) noexcept {
        std::swap(worker_, other.worker_);
        std::swap(needed_, other.needed_);
        std::swap(bound_, other.bound_);
    }
    void give_back();

    WorkerId worker_{};
    Skills needed_{};
    bool bound_ = false; ///< suspended until the same worker is back
};

/// A request for somebody that is awaited; made by `Staff::engage`.
class Engaging : private Asking {
public:
    Engaging(Staff& staff, const Request& request, Skills needed, std::optional<WorkerId> preferred) noexcept
        : Asking{staff, request}, needed_{needed}, preferred_{preferred}, length_{request.length} {}
    ~Engaging();

    [[nodiscard]] bool await_ready() { return staff().engage_at_once(*this); }
    void await_suspend(Process::Handle handle) { wait(handle); }
    [[nodiscard]] Engagement await_resume();

private:
    friend class Engagement;
    friend class Staff;
    [[nodiscard]] Staff& staff() const noexcept { return static_cast<Staff&>(*station_); }

    Skills needed_;
    std::optional<WorkerId> preferred_;
    Duration length_;
    WorkerId worker_{};
};

inline Engaging Staff::engage(const Request& request, Skills needed, std::optional<WorkerId> preferred,
                              SourceLine line, const char* file) {
    expect_possible(request,
                    rules_.at_shift_end == AtShiftEnd::do_not_start ||
                        line_.discipline() == Discipline::shortest_job,
                    line, file);
    expect(request.units == 1, "workers are engaged one by one", Place::of(line, file));
    if (preferred) static_cast<void>(person(*preferred));
    return {*this, request, needed, preferred};
}

} // namespace omsorg
