// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/engine/event.hpp>
#include <omsorg/engine/far_wheel.hpp>
#include <omsorg/engine/near_heap.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace omsorg {

/// The coming events, each taken in its turn.
///
/// A municipality books a visit an hour ahead, a sick day a week ahead and a death decades ahead. What is
/// near lies in a small heap that the processor keeps at hand; what is far lies in buckets of time and is
/// looked at when its time comes.
///
///     book ──▶ far wheel ──(its bucket is opened)──▶ near heap ──▶ take
///         └───────────(within the open bucket)──────────▲
///
/// The law: events are taken in the order (time, priority, key, booking order), exactly, to the microsecond.
/// A cancelled event is never taken. After the agenda has met its largest size nothing is allocated, but for
/// one list when it is swept.
///
/// The heap is kept small: a bucket of more than 64 bookings is dealt out finer before it is opened, and when
/// more than 512 gather in an opened bucket it is dealt out finer then. A cancelled booking lies where it is
/// until its time comes, or until more than half of all are cancelled and the agenda is swept.
///
/// Example
///
///     Agenda agenda;
///     Ticket ticket = agenda.book(noon, Event{.kind = visit}, {});
///     agenda.cancel(ticket);
///     while (agenda.ready()) handle(agenda.next_time(), agenda.take());
class Agenda {
public:
    Ticket book(Instant when, const Event& event, const Order& order = {}) {
        const std::uint32_t slot = take_slot();
        booked_ += 2;
        slots_[slot] = Slot{event, order.key.value, booked_};
        const Entry entry{ticks(when), tie_of(order) | slot};
        if (entry.time <= open_until_) {
            near_.put(entry, earlier());
            if (near_.size() > crowded && level_ > 0) open_finer();
        } else {
            far_.put(entry);
        }
        return {slot, booked_};
    }

    /// Withdraws a booking; false if it has happened, or was cancelled before.
    bool cancel(const Ticket& ticket) {
        if (!pending(ticket)) return false;
        slots_[ticket.slot].stamp |= 1;
        ++cancelled_;
        if (cancelled_ > 1024 && cancelled_ > size()) sweep();
        return true;
    }

    [[nodiscard]] bool pending(const Ticket& ticket) const noexcept {
        return ticket.slot < slots_.size() && slots_[ticket.slot].stamp == ticket.stamp;
    }

    /// How many events are to come, the cancelled not counted.
    [[nodiscard]] std::size_t size() const noexcept { return near_.size() + far_.size() - cancelled_; }

    /// Brings the first event to the front; false if none is to come.
    [[nodiscard]] bool ready() {
        for (;;) {
            near_.settle(earlier());
            if (near_.empty() && !open_next()) return false;
            const std::uint32_t slot = near_.first().slot();
            if ((slots_[slot].stamp & 1) == 0) [[likely]]
                return true;
            near_.take_first();
            --cancelled_;
            release(slot);
        }
    }

    /// When the first event happens, and the event; only after `ready()` said so.
    [[nodiscard]] Instant next_time() const noexcept { return instant(near_.first().time); }
    Event take() {
        const std::uint32_t slot = near_.first().slot();
        near_.take_first();
        const Event event = slots_[slot].event;
        release(slot);
        return event;
    }

    /// Whether something may be due at `when` or before: true if unsure, false only if nothing is.
    [[nodiscard]] bool may_be_due(Instant when) const noexcept {
        const std::uint64_t time = ticks(when);
        if (!near_.empty() && near_.first_time() <= time) return true;
        return time > open_until_ && far_.size() > 0;
    }

    /// The event of a pending ticket, for whoever wants to look ahead.
    [[nodiscard]] const Event& event_of(const Ticket& ticket) const {
        expect(pending(ticket), "only a pending booking can be looked at");
        return slots_[ticket.slot].event;
    }

private:
    static constexpr std::size_t few = 64;
    static constexpr std::size_t crowded = 512;
    static constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    static constexpr std::uint32_t no_slot = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] static std::uint64_t ticks(Instant when) noexcept {
        return static_cast<std::uint64_t>(when.time_since_epoch().count()) ^ sign;
    }
    [[nodiscard]] static Instant instant(std::uint64_t time) noexcept {
        return Instant{Duration{static_cast<std::int64_t>(time ^ sign)}};
    }
    [[nodiscard]] static std::uint64_t tie_of(const Order& order) noexcept {
        const auto priority = static_cast<std::uint8_t>(order.priority ^ -128);
        return (std::uint64_t{priority} << 56) | (order.key.value >> 40 << 32);
    }
    [[nodiscard]] Earlier earlier() const noexcept { return Earlier{slots_.data()}; }

    [[nodiscard]] std::uint32_t take_slot() {
        if (free_ == no_slot) {
            expect(slots_.size() < no_slot, "fewer than 2^32 events are booked at a time");
            slots_.emplace_back();
            return static_cast<std::uint32_t>(slots_.size() - 1);
        }
        const std::uint32_t slot = free_;
        free_ = static_cast<std::uint32_t>(slots_[slot].key);
        return slot;
    }

    void release(std::uint32_t slot) noexcept {
        slots_[slot].stamp = 1;
        slots_[slot].key = free_;
        free_ = slot;
    }

    /// Opens the earliest bucket of the wheel; false if the wheel is empty.
    bool open_next();
    /// The opened bucket has become crowded: opens only the finer bucket that comes first in it.
    void open_finer();
    /// Forgets all cancelled bookings.
    void sweep();

    NearHeap near_;
    FarWheel far_;
    std::vector<Slot> slots_;
    std::uint64_t open_until_ = 0;
    std::uint64_t booked_ = 0;
    std::size_t cancelled_ = 0;
    std::uint32_t free_ = no_slot;
    int level_ = 0;
};

} // namespace omsorg
