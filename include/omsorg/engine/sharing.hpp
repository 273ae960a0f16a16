// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/sojourns.hpp>
#include <omsorg/observe/spans.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace omsorg {

class Serving;

/// Hands that everybody present shares alike: nobody waits, and all go slower the more there are.
///
/// The lunch room at noon, the telephone line of a unit, a supervisor among her trainees. While no more are
/// present than there are hands, each has one to herself; beyond that each gets the same part.
///
///     │ a ▮▮▮▯▯ │        two hands, three people: each is served at two thirds of the pace
///     │ b ▮▯▯▯▯ │
///     │ c ▮▮▮▮▯ │        who needs the least more is done first
///
/// Egalitarian processor sharing, G/G/c-PS. Progress is counted in units of 2^-40 microseconds, and whoever is
/// done goes at the next whole microsecond.
///
/// The law, held at the end of each stretch: what everybody got, person by person, is what the hands gave,
/// moment by moment, but for the rounding of a division at each coming and going.
///
/// Example
///
///     Sharing supervisor{sim, "Supervisor", 1};
///     co_await supervisor.serve(30_minutes);      // of undivided attention
class Sharing final : public Observed {
public:
    Sharing(Simulation& sim, std::string name, int hands);
    ~Sharing() override;

    /// Awaits that so much service has been given.
    [[nodiscard]] Serving serve(Duration work);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] int hands() const noexcept { return hands_; }
    [[nodiscard]] int present() const noexcept { return present_.count(); }
    [[nodiscard]] std::uint64_t came() const noexcept { return came_; }
    [[nodiscard]] std::uint64_t served() const noexcept { return sojourns().count(); }
    [[nodiscard]] std::uint64_t withdrawn() const noexcept { return withdrawn_; }
    [[nodiscard]] double average_present() const { return present_.average(sim_->now()); }
    /// From coming to being done.
    [[nodiscard]] const Spans& sojourns() const noexcept { return present_.lengths(); }
    /// The same with quantiles, those cut short, and those that go on.
    [[nodiscard]] const Sojourns& book() const noexcept { return present_; }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

    void balance() const override;
    void observe_afresh() override;

private:
    friend class Serving;
    __extension__ using Progress = __int128; ///< in units of 2^-40 microseconds
    static constexpr int fine = 40;

    void come(Serving& one);
    void go(Serving& one, bool done);
    /// Brings what each present has got so far up to now.
    void catch_up();
    [[nodiscard]] Progress got_by(const Serving& one) const;
    [[nodiscard]] Progress got_by_present() const;
    /// Books when the one who needs the least more is done; nobody else's end is on the agenda.
    void book_next();
    [[nodiscard]] static bool later(const Serving* a, const Serving* b);

    std::string name_;
    int hands_;
    Sojourns present_;
    Progress got_ = 0; ///< by one who has been here for ever
    Instant caught_up_;
    std::vector<Serving*> shares_; ///< a heap: who needs the least more is first
    Serving* booked_ = nullptr;
    std::uint64_t numbers_ = 0;
    std::uint64_t came_ = 0, withdrawn_ = 0;
    int at_first_ = 0;
    Progress given_ = 0;    ///< by the hands, moment by moment
    Progress received_ = 0; ///< by those who have left
    Progress rounding_ = 0; ///< the most that divisions may have cut off
};

/// One who is served together with others; made by `Sharing::serve`.
class Serving {
public:
    Serving(Sharing& sharing, Duration work) noexcept : sharing_{&sharing}, work_{work} {}
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;
    ~Serving();

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(Process::Handle handle);
    void await_resume();

private:
    friend class Sharing;
    Sharing* sharing_;
    Telling* telling_ = nullptr;
    Duration work_;
    Instant came_{};
    Sharing::Progress done_at_ = 0;
    std::uint64_t number_ = 0;
    bool present_ = false;
};

inline Serving Sharing::serve(Duration work) {
    expect(work >= Duration::zero(), "work does not take a negative while");
    return {*this, work};
}

} // namespace omsorg
