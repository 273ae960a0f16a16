// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/engine/event.hpp>
#include <omsorg/engine/witness.hpp>

#include <cstdint>

namespace omsorg {

/// What of each event goes into a fingerprint; ingredients are joined with `|`.
enum class Ingredients : std::uint8_t {
    how_many = 0, ///< nothing but how many events there were
    when = 1,     ///< at what instants
    what = 2,     ///< the kind and part of a plain event, or that a story went on
    who = 4,      ///< the row, or the number of the story
    extra = 8,    ///< the rest of a plain event
    all = 15
};
[[nodiscard]] constexpr Ingredients operator|(Ingredients a, Ingredients b) noexcept {
    return static_cast<Ingredients>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool holds(Ingredients all, Ingredients one) noexcept {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

/// A whole run in one number: equal when everything happened to the same, at the same time, in the same order.
///
/// A change that should change nothing is held to that by the finest fingerprint. A change that may renumber
/// rows or stories keeps the coarse one, which knows only what happened when; so a refactoring is told from a
/// change of behaviour. (OMNeT++ has the same idea under the same name.)
///
///     event ──▶ ingredients ──▶ spread(so far + them) ──▶ … ──▶ value()
///
/// The law: the value depends on the ingredients of the events and on their order, and on nothing else: not on
/// threads, addresses, the compiler or the level of optimisation.
///
/// Example
///
///     Fingerprint print{Ingredients::when | Ingredients::what};
///     sim.witness(&print);
///     sim.run_until(end);
///     print.value();
class Fingerprint final : public Witness {
public:
    explicit Fingerprint(Ingredients ingredients = Ingredients::all) noexcept : ingredients_{ingredients} {}

    void happened(Instant when, const Event& event) override {
        begin(when);
        if (holds(ingredients_, Ingredients::what)) add((std::uint64_t{event.kind} << 16) | event.part);
        if (holds(ingredients_, Ingredients::who)) add(event.who);
        if (holds(ingredients_, Ingredients::extra)) add(event.extra);
    }
    void went_on(Instant when, std::uint64_t story) override {
        begin(when);
        if (holds(ingredients_, Ingredients::what)) add(std::uint64_t{Event::engine_kinds} << 16);
        if (holds(ingredients_, Ingredients::who)) add(story);
    }

    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }
    [[nodiscard]] std::uint64_t events() const noexcept { return events_; }

private:
    void begin(Instant when) noexcept {
        ++events_;
        add(events_);
        if (holds(ingredients_, Ingredients::when))
            add(static_cast<std::uint64_t>(when.time_since_epoch().count()));
    }
    void add(std::uint64_t word) noexcept { value_ = spread(value_ + 0x9E3779B97F4A7C15 + word); }

    std::uint64_t value_ = 0;
    std::uint64_t events_ = 0;
    Ingredients ingredients_;
};

} // namespace omsorg
