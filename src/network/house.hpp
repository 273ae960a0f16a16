// SPDX-License-Identifier: MIT
#pragma once

#include "plan.hpp"

#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/headcount.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/sharing.hpp>
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/observe/quantile.hpp>
#include <omsorg/observe/spans.hpp>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

/// The house in which one replication takes place: the stations of the engine, and the stories of its people.
namespace omsorg {

/// Those who are in some place, from coming to going.
class Crowd final : public Observed {
public:
    explicit Crowd(Simulation& sim) : Observed{sim}, there_{sim.now()} {}

    void come() {
        ++came_;
        there_.arrive(sim_->now());
    }
    void go(Instant since) {
        const Instant now = sim_->now();
        there_.leave(now, since);
        times_.add(now - since);
        quantiles_.add(static_cast<double>((now - since).count()));
    }
    [[nodiscard]] std::uint64_t came() const noexcept { return came_; }
    [[nodiscard]] std::uint64_t went() const noexcept { return times_.count(); }
    [[nodiscard]] int present() const noexcept { return there_.count(); }
    [[nodiscard]] double average() const { return there_.heads().average(sim_->now()); }
    [[nodiscard]] const Spans& times() const noexcept { return times_; }
    [[nodiscard]] double quantile(double p) const; ///< hours

    void balance() const override;
    void observe_afresh() override;

private:
    Attendance there_;
    std::uint64_t came_ = 0;
    int at_first_ = 0;
    Spans times_{};
    Quantiles quantiles_{};
};

/// What the people of a kind met at a station with a line, and how they left the house.
class Meetings final : public Observed {
public:
    struct Met {
        Spans waits{};
        std::uint64_t turned_away = 0, gave_up = 0;
    };
    Meetings(Simulation& sim, std::size_t stations) : Observed{sim}, at(stations) {}

    std::vector<Met> at;
    std::uint64_t turned_away = 0, gave_up = 0, late = 0; ///< of those who left the house

    void balance() const override {}
    void observe_afresh() override {
        at.assign(at.size(), Met{});
        turned_away = gave_up = late = 0;
    }
};

/// How many of the hands of a sharing are busy.
class Hands final : public Observed {
public:
    explicit Hands(Simulation& sim) : Observed{sim}, busy_{sim.now()} {}
    void set(int busy) { busy_.change(sim_->now(), busy - busy_.count()); }
    [[nodiscard]] double average() const { return busy_.average(sim_->now()); }
    void balance() const override {}
    void observe_afresh() override { busy_.restart(sim_->now()); }

private:
    Headcount busy_;
};

/// Those who are served as one: the others wait until whoever leads them has been, and follow her.
struct Party {
    explicit Party(Simulation& sim) : gone{sim} {}
    Signal gone;
    StationIndex served_at = out; ///< or they left, unserved
    bool is_gone = false;
    bool gave_up = false;
    int to_come = 0; ///< of its members, to hear of it
};

struct StationState {
    std::optional<Places> places{};
    std::optional<Staff> staff{};
    std::optional<Sharing> sharing{};
    std::optional<Hands> hands{};
    std::optional<Crowd> delay{};
    std::optional<Batching> batching{};
    std::map<std::uint64_t, std::shared_ptr<Party>> parties{};
};

struct KindState {
    KindState(Simulation& sim, std::size_t stations) : crowd{sim}, met{sim, stations} {}
    Crowd crowd;
    Meetings met;
};

class NetworkHouse {
public:
    NetworkHouse(const NetworkPlan& plan, Run run);
    ~NetworkHouse() { sim.end_stories(); } // while all that their people see is there
    NetworkHouse(const NetworkHouse&) = delete;
    NetworkHouse& operator=(const NetworkHouse&) = delete;

    [[nodiscard]] std::vector<double> figures() const;

    const NetworkPlan& plan;
    Stream arriving, serving, waiting, going;
    Simulation sim;
    std::deque<StationState> stations{};
    std::deque<KindState> kinds{};

private:
    void open(const NetworkStation& station, const StationPlan& its_plan, const HouseRules& rules);
    Process founders(std::size_t kind, NetworkFounders group, std::uint64_t first_number);
    Process people_come(std::size_t kind, Arrivals arrivals);
    Process people_come_at_intervals(std::size_t kind);
    [[noreturn]] void raise_goes_round(std::size_t kind, StationIndex at) const;
    Process life(std::size_t kind, Key who, StationIndex at);

    [[nodiscard]] StationIndex begins(std::size_t kind, Key who) const;
    [[nodiscard]] StationIndex goes_on(const Asked& asked, Key there, std::uint64_t visit) const;
    [[nodiscard]] Duration work(const Asked& asked, Key there, std::uint64_t visit) const;
    [[nodiscard]] Request request(const Asked& asked, Key there, std::uint64_t visit, Duration length,
                                  Instant deadline) const;
    /// The group that a batch goes on in; nullptr if each goes alone.
    [[nodiscard]] std::shared_ptr<Party> party(StationIndex station, const Batch& batch);
    static void announce(std::shared_ptr<Party>& party, StationIndex served_at, bool gave_up = false);
};

} // namespace omsorg
