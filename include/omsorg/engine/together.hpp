// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/simulation.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace omsorg {

/// Several stories at once, told as one.
///
/// A client lives at home until the first of three things happens: she moves, she dies, her
/// relative gives up. A round is over when all its visits are. Each of them is a story of its
/// own, begun now in the order given.
///
///     first_of(a, b, c)    a ────┤ (the first to end)          awaits its number: 0, 1 or 2;
///                          b ──────╳  c ──╳                    the others are cut short
///     all_of(a, b, c)      a ────┤  b ─────────┤  c ──┤        goes on when the last has ended
///
/// The law: when the story goes on, none of the others runs; what they held on lease is returned. Cut short
/// itself, it takes all of them with it. Of two that end at one instant, the first is the one whose end comes
/// first on the agenda.
///
/// Example
///
///     if (co_await first_of(lives_at_home(client), waits_for_room(client)) == 1) { ... }
template <std::size_t Count>
class Together {
public:
    template <class... Parts>
    explicit Together(int needed, Parts... parts) : needed_{needed}, parts_{std::move(parts)...} {}
    Together(const Together&) = delete;
    Together& operator=(const Together&) = delete;
    ~Together() { cut_short(); }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(Process::Handle handle) {
        group_.waiter = &handle.promise();
        group_.left = needed_;
        for (std::size_t i = 0; i < Count; ++i) {
            stories_[i] = group_.waiter->sim->start(std::move(*parts_[i]), group_.waiter->order());
            group_.listen(links_[i], stories_[i], static_cast<int>(i));
            links_[i].target->keeper = group_.waiter;
        }
    }
    [[nodiscard]] int await_resume() {
        cut_short();
        group_.waiter->go_on();
        return group_.first;
    }

private:
    // Whoever is cut short must not count as having ended.
    void cut_short() {
        group_.left = -1;
        for (const Story& story : stories_) story.cancel();
    }

    int needed_;
    std::array<std::optional<Process>, Count> parts_;
    std::array<Story, Count> stories_{};
    EndGroup group_;
    std::array<EndGroup::Link, Count> links_{};
};

/// Awaits the first to end; the number of it, counted from zero, in the order given.
template <class... Parts>
[[nodiscard]] Together<sizeof...(Parts)> first_of(Parts... parts) {
    static_assert(sizeof...(Parts) > 0, "there must be a story to wait for");
    return Together<sizeof...(Parts)>{1, std::move(parts)...};
}

/// Awaits the end of all; the number of the one that ended first.
template <class... Parts>
[[nodiscard]] Together<sizeof...(Parts)> all_of(Parts... parts) {
    static_assert(sizeof...(Parts) > 0, "there must be a story to wait for");
    return Together<sizeof...(Parts)>{static_cast<int>(sizeof...(Parts)), std::move(parts)...};
}

} // namespace omsorg
