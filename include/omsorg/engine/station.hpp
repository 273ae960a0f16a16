// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/station_book.hpp>

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
/// it is done. Who is next is decided when something is returned, among those in line then; they go on at
/// that instant, in the order of the agenda. What waits in line once its turn has come is passed over by
/// nobody.
///
/// A station that goes while someone holds or waits takes all stories of its simulation with it, so that no
/// lease outlives its house.
class Station : public Observed {
public:
    ~Station() override;

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
    [[nodiscard]] double average_waiting() const { return book_.waiting().heads().average(sim_->now()); }
    [[nodiscard]] double average_taken() const { return book_.taken().average(sim_->now()); }
    /// Time taken over time offered; above one when leases outlast what is offered.
    [[nodiscard]] double use() const;
    /// Unit-time taken beyond what was on offer.
    [[nodiscard]] Duration overtime() const;

    void balance() const override { book_.balance(name_, sim_->now()); }
    void observe_afresh() override { book_.restart(sim_->now()); }

protected:
    Station(Simulation& sim, std::string name, int capacity, HouseRules rules)
        : Observed{sim}, name_{std::move(name)}, rules_{rules},
          line_{rules.discipline, rules.lots, key_of_text(name_)}, book_{sim.now(), capacity} {}
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

    std::string name_;
    HouseRules rules_;
    Line line_;
    StationBook book_;
    Task* under_way_ = nullptr; ///< the latest begun; a chain through the tasks themselves
};

} // namespace omsorg
