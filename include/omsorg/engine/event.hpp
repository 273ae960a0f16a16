// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>

#include <cstdint>

namespace omsorg {

/// What is going to happen, in sixteen bytes of plain data.
///
/// A dense population is rows in columns; what happens to a row is a kind, a row number and a little more.
/// The municipality switches on `kind` in one handler, so no event costs an allocation or a virtual call.
///
///     ┌──────┬──────┬───────────┬───────────────────────┐
///     │ kind │ part │    who    │         extra         │
///     └──────┴──────┴───────────┴───────────────────────┘
///       which of the world's events · of which district or service · to which row · anything else
///
/// Example
///
///     enum Kind : std::uint16_t { birthday, visit_begins, visit_ends };
///     sim.book(tomorrow, Event{.kind = visit_begins, .who = client.index()}, Order{.key = key_of_client});
struct Event {
    std::uint16_t kind = 0;
    std::uint16_t part = 0;
    std::uint32_t who = 0;
    std::uint64_t extra = 0;

    /// The kinds from this one on belong to the engine: a story that goes on.
    static constexpr std::uint16_t engine_kinds = 0xFFFF;

    friend constexpr bool operator==(const Event&, const Event&) = default;
};
static_assert(sizeof(Event) == 16);

/// Who goes first when two events share an instant: the lower priority, then the lower key, then
/// the one booked earlier. With a key from who somebody is, the order does not depend on row
/// numbers or on what else is booked.
struct Order {
    std::int8_t priority = 0;
    Key key{};
};

inline constexpr std::int8_t early = -64; ///< before the ordinary events of the same instant
inline constexpr std::int8_t late = 64;   ///< after them

/// The right to cancel one booking. A ticket outlives its event harmlessly:
/// cancelling what has happened does nothing.
struct Ticket {
    std::uint32_t slot = 0;
    std::uint64_t stamp = 0; ///< tells this booking from all others; 0 is no booking

    friend constexpr bool operator==(const Ticket&, const Ticket&) = default;
};

/// One booking as the agenda sorts it: sixteen bytes, the event itself lies apart.
///
/// `rest` holds priority (8 bits), the first 24 bits of the key and the slot (32 bits). Two
/// bookings whose time, priority and first key bits are equal are told apart by the full key and
/// the booking number in their slots.
struct alignas(16) Entry {
    std::uint64_t time;
    std::uint64_t rest;

    [[nodiscard]] constexpr std::uint32_t slot() const noexcept { return static_cast<std::uint32_t>(rest); }
    [[nodiscard]] constexpr std::uint32_t tie() const noexcept {
        return static_cast<std::uint32_t>(rest >> 32);
    }
};
static_assert(sizeof(Entry) == 16);

/// What lies apart, in half a cache line: the event, the full key, and the stamp: priority (8 bits), booking
/// number (55 bits), and one bit for what is cancelled or free.
struct alignas(32) Slot {
    Event event;
    std::uint64_t key = 0;
    std::uint64_t stamp = 1;
};
static_assert(sizeof(Slot) == 32);

/// The exact order of two bookings.
class Earlier {
public:
    explicit Earlier(const Slot* slots) noexcept : slots_{slots} {}

    [[nodiscard]] bool operator()(const Entry& a, const Entry& b) const noexcept {
        if (a.time == b.time) [[unlikely]]
            return tied(a, b);
        return a.time < b.time;
    }

private:
    [[nodiscard]] bool tied(const Entry& a, const Entry& b) const noexcept {
        if (a.tie() != b.tie()) return a.tie() < b.tie();
        const Slot& left = slots_[a.slot()];
        const Slot& right = slots_[b.slot()];
        if (left.key != right.key) return left.key < right.key;
        return (left.stamp >> 1) < (right.stamp >> 1);
    }

    const Slot* slots_;
};

} // namespace omsorg
