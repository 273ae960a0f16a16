// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/headcount.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/sojourns.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace omsorg {

template <class Item>
class Taking;

/// Things that are told apart, kept until somebody takes one: case files in a tray, wheelchairs in the depot,
/// referrals in an inbox.
///
///     put ──▶ │ a │ b │ c │ ──▶ take            the oldest that suits the taker
///                  takers wait in line when nothing suits them
///
/// A thing that is put goes to the first in line whom it suits, at that instant, and lies in the store only if
/// it suits nobody. `Stock` counts what is all alike; a store knows each.
///
/// Whoever is asked whether something suits only looks: to put or take meanwhile is a Defect, and no story may be cut short.
///
/// The law: put = taken + lying here; nothing lies here that suits somebody in line. If asking throws, nothing was put.
///
/// Example
///
///     Store<CaseFile> tray{sim, "Tray"};
///     tray.put(CaseFile{...});
///     std::optional<CaseFile> file = co_await tray.take();
///     auto urgent = co_await tray.take_where([](const CaseFile& f) { return f.urgent; }, within(1_hours));
template <class Item>
class Store final : public Observed {
public:
    using Suits = std::function<bool(const Item&)>;

    explicit Store(Simulation& sim, std::string name)
        : Observed{sim}, name_{std::move(name)}, lying_{sim.now()}, waiting_{sim.now()} {}
    ~Store() override {
        if (sim_ != nullptr && !line_.empty()) sim_->end_stories();
    }

    void put(Item item);
    /// Awaits a thing; nothing once `patience` is over.
    [[nodiscard]] Taking<Item> take(Duration patience = forever) { return take_where({}, patience); }
    /// Awaits a thing that suits.
    [[nodiscard]] Taking<Item> take_where(Suits suits, Duration patience = forever) {
        expect(patience >= Duration::zero(), "patience is not negative");
        expect_simulation();
        return {*this, std::move(suits), patience};
    }
    /// Looks at each thing that lies here, the oldest first.
    template <class See>
    void each(See see) const {
        for (const Item& item : items_) see(item);
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    [[nodiscard]] int waiting() const noexcept { return waiting_.count(); }
    [[nodiscard]] std::uint64_t put_in() const noexcept { return put_; }
    [[nodiscard]] std::uint64_t taken() const noexcept { return taken_; }
    [[nodiscard]] double average_size() const {
        expect_simulation();
        return lying_.average(sim_->now());
    }
    [[nodiscard]] double average_waiting() const {
        expect_simulation();
        return waiting_.average(sim_->now());
    }
    /// How long those waited who took something, and those who gave up. Who would not wait at all, and got nothing, is in
    /// neither.
    [[nodiscard]] const Sojourns& waits() const noexcept { return waiting_; }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

    void balance() const override {
        expect(at_first_ + put_ == taken_ + items_.size(),
               "of a store: at first + put = taken + lying there");
        expect(waiting_.balances(sim_->now()),
               "of those who wait at a store: their time, person by person, is their time, moment by moment");
    }
    void observe_afresh() override {
        put_ = taken_ = 0;
        at_first_ = items_.size();
        lying_.restart(sim_->now());
        waiting_.restart(sim_->now());
    }

private:
    friend class Taking<Item>;

    /// Whoever is asked whether a thing suits her must not move things meanwhile.
    [[nodiscard]] bool asked(const Suits& suits, const Item& item) {
        expect_unasked();
        const Asking now{asking_};
        return suits(item);
    }
    struct Asking {
        explicit Asking(bool& flag) : flag_{flag} { flag_ = true; }
        ~Asking() { flag_ = false; }
        Asking(const Asking&) = delete;
        Asking& operator=(const Asking&) = delete;
        bool& flag_;
    };

    void expect_unasked() const {
        expect(!asking_, "nothing is put into a store, or taken, while it is asked whether a thing suits");
    }
    void expect_simulation() const { expect(sim_ != nullptr, "a store is used while its simulation lasts"); }
    [[nodiscard]] std::optional<Item> find(const Suits& suits) {
        for (auto item = items_.begin(); item != items_.end(); ++item) {
            if (suits && !asked(suits, *item)) continue;
            std::optional<Item> found{std::move(*item)};
            items_.erase(item);
            lying_.change(sim_->now(), -1);
            ++taken_;
            return found;
        }
        return std::nullopt;
    }

    std::string name_;
    std::vector<Item> items_; // the oldest first
    Line line_;
    Headcount lying_;
    Sojourns waiting_;
    std::uint64_t put_ = 0, taken_ = 0, at_first_ = 0;
    bool asking_ = false;
};

/// One who takes a thing, and may wait for it; made by `Store::take`.
template <class Item>
class Taking : private Waiter {
public:
    Taking(Store<Item>& store, typename Store<Item>::Suits suits, Duration patience)
        : store_{&store}, suits_{std::move(suits)}, patience_{patience} {}
    ~Taking() {
        if (waits) give_up();
    }

    [[nodiscard]] bool await_ready() {
        item_ = store_->find(suits_);
        if (item_) store_->waiting_.at_once();
        return item_.has_value() || patience_ == Duration::zero();
    }
    void await_suspend(Process::Handle handle) {
        telling_ = &handle.promise();
        Simulation& sim = *store_->sim_;
        expect(telling_->sim == &sim, "a story takes from a store of the simulation it was started in");
        came_ = sim.now();
        store_->line_.put(*this);
        store_->waiting_.arrive(came_);
        if (patience_ != forever) sim.wake_at(*telling_, sim.later(patience_));
    }
    [[nodiscard]] std::optional<Item> await_resume() {
        if (telling_ != nullptr) telling_->go_on();
        if (waits) give_up();
        return std::move(item_);
    }

private:
    friend class Store<Item>;
    void give_up() {
        store_->line_.remove(*this);
        store_->waiting_.in_vain(store_->sim_->now(), came_);
    }

    Store<Item>* store_;
    typename Store<Item>::Suits suits_;
    Duration patience_;
    Telling* telling_ = nullptr;
    Instant came_{};
    std::optional<Item> item_{};
};

template <class Item>
void Store<Item>::put(Item item) {
    expect_simulation();
    expect_unasked();
    const auto suited = [&item](const Waiter& waiter) {
        const auto& taking = static_cast<const Taking<Item>&>(waiter);
        return !taking.suits_ || taking.store_->asked(taking.suits_, item);
    };
    auto* const taking = static_cast<Taking<Item>*>(line_.next_where(suited));
    ++put_;
    if (taking == nullptr) {
        items_.push_back(std::move(item));
        lying_.change(sim_->now(), +1);
        return;
    }
    line_.remove(*taking);
    waiting_.done(sim_->now(), taking->came_);
    taking->item_ = std::move(item);
    ++taken_;
    sim_->wake_now(*taking->telling_);
}

} // namespace omsorg
