// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/station_book.hpp>
#include <omsorg/observe/record.hpp>

#include <string>
#include <utility>

namespace omsorg {

class Asking;
class Lease;
class Task;

/// Where people come for something limited: what places and staff have in common.
///
///     ask ──▶ line ──▶ lease ──▶ returned          line      who waits, by the discipline
///                ▲        │                        lease     what was asked for, until it is given back
///                └─ work ─┘                        work      done under a lease; it may be interrupted,
///                 interrupted                                and then waits in the line to go on
///
/// The laws: a lease is returned once, by whoever has it, whatever becomes of the story. Only work that is
/// asked of the lease (`co_await lease.work(length)`) is ever interrupted, and never in the instant in which
/// it is done; only somebody who comes, or fewer to do it, interrupts it. Who is next is decided when something
/// becomes free or somebody leaves the line, among those in line then; they go on at that instant, in the
/// order of the agenda. Whoever has been interrupted stands in the line by the number she had from the start.
///
/// Patience is for the beginning: whoever has begun, and gave way, waits to go on however long it takes. A patience
/// that ends at the instant at which others are done ends in its turn among them: first, whose alarm was set first,
/// of patience on joining the line, of work on beginning it or going on with it.
///
/// A station that goes while someone holds or waits takes all stories of its simulation with it, so that no
/// lease outlives its house. A lease that is kept outside all stories must be gone by then: there is no other
/// way to save its holder from a house that is no more, and the program ends with a message.
class Station : public Observed {
public:
    ~Station() override { close(); }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const HouseRules& rules() const noexcept { return rules_; }
    [[nodiscard]] Simulation& simulation() const noexcept { return *sim_; }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

    [[nodiscard]] int capacity() const noexcept { return book_.offered().count(); }
    [[nodiscard]] int occupied() const noexcept { return book_.taken().count(); }
    [[nodiscard]] int waiting() const noexcept { return book_.waiting().count(); }
    /// Work that was interrupted and waits to go on.
    [[nodiscard]] int suspended() const noexcept { return book_.suspended().count(); }
    [[nodiscard]] int free() const noexcept { return capacity() > occupied() ? capacity() - occupied() : 0; }

    /// What was seen so far.
    [[nodiscard]] const StationBook& book() const noexcept { return book_; }
    [[nodiscard]] const StationFlow& flow() const noexcept { return book_.flow(); }
    [[nodiscard]] const Spans& waits() const noexcept { return book_.waits(); }
    [[nodiscard]] double average_waiting() const { return book_.waiting().heads().average(now()); }
    [[nodiscard]] double average_taken() const { return book_.taken().average(now()); }
    /// Time taken over time offered; above one if leases outlast it, no number if nothing was offered for them.
    [[nodiscard]] double use() const;
    /// Unit-time taken beyond what was on offer.
    [[nodiscard]] Duration overtime() const;

    void balance() const override;
    /// What was observed is held to the laws before it is forgotten.
    void observe_afresh() override;

protected:
    Station(Simulation& sim, std::string name, int capacity, const HouseRules& rules)
        : Observed{sim}, name_{std::move(name)}, rules_{rules},
          line_{rules.order(), rules.lots, key_of_text(name_)}, book_{sim.now(), capacity} {
        expect(rules.room_to_wait >= 0, "the room to wait is not below zero");
        if (rules.preemption != Preemption::none && !rules.can_overtake()) raise_nobody_gives_way();
    }
    /// A request that a rule of this house would ignore, or that cannot be, is a Defect that names who asked.
    void expect_possible(const Request& request, bool needs_length, SourceLine line, const char* file) const {
        expect(request.patience >= Duration::zero(), "patience is not negative", Place::of(line, file));
        if (request.length < Duration::zero()) {
            expect(request.length == unsaid, "work does not take a negative while", Place::of(line, file));
            if (needs_length) [[unlikely]]
                raise_length_missing(line, file);
        }
        if (request.priority != 0 && !rules_.discipline) [[unlikely]]
            raise_priority_ignored(request.priority, line, file);
    }
    /// Sends everybody home. What has parts of its own does so first thing when it goes, while it is whole.
    void close() noexcept;

    [[nodiscard]] Instant now() const {
        expect(sim_ != nullptr, "a station is asked about its time while its simulation lasts");
        return sim_->now();
    }
    /// Somebody left the line; those behind may now be first in turn.
    void move_up() {
        if (free() > 0 && !line_.empty()) serve();
    }
    /// Lets those go on whose turn has come, if somebody in the line can stand in the way of others.
    virtual void serve() {}
    /// Tells the log, if there is one; `who` is the number of a worker from one, or zero.
    void note(Step step, std::uint64_t visit, int units, int who = 0) const {
        if (sim_->recording() != nullptr) [[unlikely]]
            write(step, visit, units, who);
    }
    void note(Step step, const Waiter& asking, int who = 0) const {
        note(step, asking.number, asking.units, who);
    }
    /// The worker under a lease, for a station that knows persons.
    [[nodiscard]] virtual int worker_of(const Lease&) const { return 0; }
    void write(Step step, std::uint64_t visit, int units, int who) const;

    /// Whether the rule for those who wait at closing sends people home, and nobody is on duty.
    [[nodiscard]] bool is_closed() const noexcept {
        return rules_.at_closing == AtClosing::go_home && capacity() == 0;
    }
    /// Everybody who waits to begin gives up now; work that was interrupted waits on.
    void send_home_who_wait();

    /// Whether one who would have to wait may join the line; if not, it is counted why.
    [[nodiscard]] bool may_join(const Asking& asking);
    /// Interrupts work under way; it goes to where its number stands in the line.
    void interrupt(Task& task, bool keeps_what_was_done);
    /// Takes interrupted work up again, which has left the line.
    void resume(Task& task);
    /// The work under way that the discipline would serve last, among those that `may` give way to a newcomer.
    template <class May>
    [[nodiscard]] Task* least_urgent(May may) const;
    /// The rank of work under way; for the shortest job it falls as the work goes on.
    [[nodiscard]] std::int64_t urgency(const Task& task) const;
    [[nodiscard]] bool is_less_urgent(const Task& task, const Task& than) const;

    friend class Asking;
    friend class Lease;
    friend class Task;

    [[noreturn]] void raise_nobody_gives_way() const;
    [[noreturn]] void raise_priority_ignored(int priority, SourceLine line, const char* file) const;
    [[noreturn]] void raise_length_missing(SourceLine line, const char* file) const;

    std::string name_;
    HouseRules rules_;
    Line line_;
    StationBook book_;
    Task* under_way_ = nullptr; ///< the latest begun; a chain through the tasks themselves
};

} // namespace omsorg
