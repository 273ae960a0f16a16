// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/engine/event.hpp>
#include <omsorg/engine/far_ladder.hpp>
#include <omsorg/engine/near_heap.hpp>
#include <omsorg/engine/open_run.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace omsorg {

/// The coming events, each taken in its turn.
///
/// A municipality books a visit an hour ahead, a sick day a week ahead and a death decades ahead. What is far
/// lies unsorted in buckets of time. When the time of a bucket comes it is opened: its ten bookings or so are
/// sorted and taken one after the other. What is booked meanwhile for the opened time goes to a small heap.
///
///     book ──▶ far ladder ──(its bucket is opened)──▶ open run ──┬─▶ take
///         └───────────(for a time that is open)─────▶ near heap ──┘
///
/// The law: events are taken in the order (time, priority, key, booking order), exactly, to the microsecond.
/// A cancelled event is never taken. After the agenda has met its largest size nothing is allocated.
///
/// A booking is sixteen bytes where it is sorted and thirty-two where it lies apart; with the free list and the
/// blocks that are not full, 55 bytes each. A bucket knows what comes next, so what lies apart, and the frames of
/// the stories, are called to the cache before they are needed. A cancelled booking lies where it is until
/// its time comes, or until more than half of all are cancelled and the agenda is swept.
///
/// Example
///
///     Agenda agenda;
///     Ticket ticket = agenda.book(noon, Event{.kind = visit}, {});
///     ticket = agenda.reschedule(ticket, evening);
///     agenda.cancel(ticket);
///     while (agenda.ready()) handle(agenda.next_time(), agenda.take());
class Agenda {
public:
    Ticket book(Instant when, const Event& event, const Order& order = {}) {
        const std::uint32_t slot = take_slot();
        const std::uint64_t priority = static_cast<std::uint8_t>(order.priority ^ -128);
        const std::uint64_t stamp = (priority << 56) | (booked_ += 2);
        slots_[slot] = Slot{event, order.key.value, stamp};
        put(when, (priority << 56) | (order.key.value >> 40 << 32) | slot);
        return {slot, stamp};
    }

    /// Withdraws a booking; false if it has happened, or was cancelled before.
    bool cancel(const Ticket& ticket) {
        if (!pending(ticket)) return false;
        withdraw(ticket.slot);
        return true;
    }

    /// Moves a pending booking to another instant: as if it were cancelled, and booked anew in the same order.
    [[nodiscard]] Ticket reschedule(const Ticket& ticket, Instant when) {
        expect(pending(ticket), "only a pending booking can be moved");
        const std::uint32_t slot = take_slot();
        const std::uint64_t stamp = (ticket.stamp & priority_bits) | (booked_ += 2);
        const Slot& old = slots_[ticket.slot];
        slots_[slot] = Slot{old.event, old.key, stamp};
        put(when, (ticket.stamp & priority_bits) | (old.key >> 40 << 32) | slot);
        withdraw(ticket.slot);
        return {slot, stamp};
    }

    [[nodiscard]] bool pending(const Ticket& ticket) const noexcept {
        return ticket.slot < slots_.size() && slots_[ticket.slot].stamp == ticket.stamp;
    }

    /// How many events are to come, the cancelled not counted.
    [[nodiscard]] std::size_t size() const noexcept {
        return run_.size() + near_.size() + far_.size() - cancelled_;
    }

    /// Brings the first event to the front; false if none is to come.
    [[nodiscard]] bool ready() {
        for (;;) {
            near_.settle(earlier());
            if (near_.empty()) {
                if (run_.empty() && !open_next()) return false;
                from_run_ = true;
            } else
                from_run_ = !run_.empty() && earlier()(run_.first(), near_.first());
            first_ = from_run_ ? &run_.first() : &near_.first();
            const std::uint32_t slot = first_->slot();
            if ((slots_[slot].stamp & 1) == 0) [[likely]]
                return true;
            withdrawn_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
            --cancelled_;
            take_first();
        }
    }

    /// When the first event happens, and the event; only after `ready()` said so, and nothing was booked since.
    [[nodiscard]] Instant next_time() const noexcept { return instant(first_->time); }
    Event take() {
        const Event event = slots_[first_->slot()].event;
        take_first();
        return event;
    }

    /// Whether something may be due at `when` or before: true if unsure, false only if nothing is.
    [[nodiscard]] bool may_be_due(Instant when) const noexcept {
        const std::uint64_t time = ticks(when);
        if (!near_.empty() && near_.first_time() <= time) return true;
        if (!run_.empty() && run_.first().time <= time) return true;
        return !far_.opened(time) && far_.size() > 0;
    }

    /// The event of a pending ticket, for whoever wants to look ahead.
    [[nodiscard]] const Event& event_of(const Ticket& ticket) const {
        expect(pending(ticket), "only a pending booking can be looked at");
        return slots_[ticket.slot].event;
    }

private:
    static constexpr std::size_t crowded = 256; ///< the near heap is dealt out when it grows over this
    static constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    static constexpr std::uint64_t priority_bits = std::uint64_t{0xFF} << 56;
    static constexpr std::uint32_t no_slot = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] static std::uint64_t ticks(Instant when) noexcept {
        return static_cast<std::uint64_t>(when.time_since_epoch().count()) ^ sign;
    }
    [[nodiscard]] static Instant instant(std::uint64_t time) noexcept {
        return Instant{Duration{static_cast<std::int64_t>(time ^ sign)}};
    }
    [[nodiscard]] Earlier earlier() const noexcept { return Earlier{slots_.data()}; }

    void put(Instant when, std::uint64_t rest);
    void take_first() noexcept {
        release(first_->slot());
        if (from_run_)
            run_.take_first();
        else
            near_.take_first();
    }
    void withdraw(std::uint32_t slot) {
        slots_[slot].stamp |= 1;
        withdrawn_[slot / 64] |= std::uint64_t{1} << (slot % 64);
        ++cancelled_;
        if (cancelled_ > 1024 && cancelled_ > size()) [[unlikely]]
            sweep();
    }

    [[nodiscard]] std::uint32_t take_slot() {
        if (free_count_ == 0) [[unlikely]]
            return add_slot();
        if (free_count_ > 64) __builtin_prefetch(&slots_[free_[free_count_ - 8]], 1);
        return free_[--free_count_];
    }
    void release(std::uint32_t slot) noexcept {
        slots_[slot].stamp = 1;
        free_[free_count_++] = slot;
    }

    [[nodiscard]] std::uint32_t add_slot();
    /// Opens the next part of the ladder; false if the ladder is empty. Nothing may be open.
    bool open_next();
    /// The near heap has become crowded: opens only the first part of what is open.
    void thin_out();
    /// Forgets all cancelled bookings.
    void sweep();

    OpenRun run_;
    NearHeap near_;
    FarLadder far_;
    std::vector<Slot> slots_;
    const Entry* first_ =
        nullptr; ///< where it lies, so that it is read in the pieces in which it was written
    bool from_run_ = false;
    std::vector<std::uint32_t> free_; ///< the first `free_count_`; with room for all slots
    std::size_t free_count_ = 0;
    std::vector<std::uint64_t> withdrawn_; ///< a bit for each slot, so that a sweep touches no other
    std::uint64_t booked_ = 0;
    std::size_t cancelled_ = 0;
    std::size_t crowded_ = crowded;
};

} // namespace omsorg
