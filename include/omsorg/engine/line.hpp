// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/discipline.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace omsorg {

/// One who waits in a line; it lies in the frame of the story that waits, so a line allocates nothing for it.
struct Waiter {
    Waiter* before = nullptr;
    Waiter* after = nullptr;
    std::uint64_t number = 0; ///< how many stood in this line before
    std::int64_t rank = 0;
    std::uint32_t place = 0; ///< in the heap
    std::int32_t units = 1;  ///< what it waits for
    bool waits = false;
    bool resumes = false; ///< has been served in part, and goes on when its turn comes

    Waiter() = default;
    Waiter(std::int64_t its_rank, std::int32_t its_units) noexcept : rank{its_rank}, units{its_units} {}
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
};

/// Those who wait, in the order of a discipline.
///
///     put ──▶  first ◀─▶ second ◀─▶ ... ◀─▶ last      first and last come: a chain, each step O(1)
///                   rank 1 ╱   ╲ rank 4               by rank: a heap, each step O(log n)
///                    │▯│▯│▯│▯│▯│                      random order: lots are drawn, each step O(1)
///
/// Everyone can leave from anywhere, because patience ends and stories are cut short. Whoever was interrupted
/// is put back with the number she had, and so stands before all who came later.
///
/// The law: `next()` is the one that the discipline names, ties broken by who came first. Lot number n, from
/// zero, is the uniform u at the address (whose, n); of k it falls on number floor(u k), from zero, in a list
/// in which the last takes the place of whoever leaves. It stands until the one it fell on is served or leaves.
class Line {
public:
    /// `lots` and `whose` are the address of the lots that a random order draws.
    explicit Line(Discipline discipline = Discipline::first_come, std::optional<Stream> lots = {},
                  Key whose = {})
        : lots_{lots}, whose_{whose}, discipline_{discipline} {
        expect(discipline != Discipline::random_order || lots_,
               "a random order is told where its lots come from");
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    [[nodiscard]] Discipline discipline() const noexcept { return discipline_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// The next in turn; nullptr if nobody waits.
    [[nodiscard]] Waiter* next() {
        if (size_ == 0) return nullptr;
        switch (discipline_) {
        case Discipline::first_come:
            return first_;
        case Discipline::last_come:
            return last_;
        case Discipline::random_order:
            return drawn();
        default:
            return kept_.front();
        }
    }

    /// The next in turn if that is decided already; nullptr if nobody waits, or a lot is still to be drawn.
    [[nodiscard]] const Waiter* decided() const noexcept {
        if (size_ == 0) return nullptr;
        if (is_chain()) return discipline_ == Discipline::first_come ? first_ : last_;
        return is_ranked() ? kept_.front() : drawn_;
    }

    /// The first in turn for whom `fits` holds; nullptr if there is none.
    template <class Fits>
    [[nodiscard]] Waiter* next_where(Fits fits);

    /// Whether `fits` holds for anybody in the line; no lot is drawn.
    template <class Fits>
    [[nodiscard]] bool any_of(Fits fits) const {
        for (const Waiter* one = first_; one != nullptr; one = one->after)
            if (fits(*one)) return true;
        return std::any_of(kept_.begin(), kept_.end(), [&](const Waiter* one) { return fits(*one); });
    }

    /// Looks at everybody in the line.
    template <class See>
    void each(See see) const {
        for (const Waiter* one = first_; one != nullptr; one = one->after) see(*one);
        for (const Waiter* one : kept_) see(*one);
    }

    /// Everybody in the line, by who came first.
    [[nodiscard]] std::vector<Waiter*> all() const;

    void put(Waiter& waiter) {
        waiter.number = came_++;
        put_back(waiter);
    }
    /// Puts one who has a number already to where the number belongs.
    void put_back(Waiter& waiter) {
        waiter.waits = true;
        if (is_chain())
            chain(waiter);
        else
            keep(waiter);
        ++size_;
    }

    void remove(Waiter& waiter) noexcept {
        waiter.waits = false;
        if (is_chain()) {
            (waiter.before != nullptr ? waiter.before->after : first_) = waiter.after;
            (waiter.after != nullptr ? waiter.after->before : last_) = waiter.before;
        } else {
            drop(waiter);
        }
        --size_;
    }

    /// The number of one who is served without having waited.
    [[nodiscard]] std::uint64_t pass() noexcept { return came_++; }
    /// Whether one who comes now with this rank would be served before one of another rank who came earlier.
    [[nodiscard]] bool overtakes(std::int64_t rank, std::int64_t earlier) const noexcept {
        return rank < earlier || discipline_ == Discipline::last_come;
    }

private:
    [[nodiscard]] bool is_chain() const noexcept { return discipline_ <= Discipline::last_come; }
    [[nodiscard]] bool is_ranked() const noexcept { return discipline_ >= Discipline::priority; }
    [[nodiscard]] static bool ranks_before(const Waiter& a, const Waiter& b) noexcept {
        return a.rank != b.rank ? a.rank < b.rank : a.number < b.number;
    }
    void chain(Waiter& waiter) noexcept {
        Waiter* before = last_;
        while (before != nullptr && before->number > waiter.number) [[unlikely]] before = before->before;
        Waiter* const after = before != nullptr ? before->after : first_;
        waiter.before = before;
        waiter.after = after;
        (before != nullptr ? before->after : first_) = &waiter;
        (after != nullptr ? after->before : last_) = &waiter;
    }
    void keep(Waiter& waiter);
    void drop(Waiter& waiter) noexcept;
    void rise(Waiter& waiter, std::size_t at) noexcept;
    void sink(Waiter& waiter, std::size_t at) noexcept;
    [[nodiscard]] std::uint64_t draw_lot(std::uint64_t among);
    [[nodiscard]] Waiter* drawn();
    // The heap looked through in order; nullptr after the last.
    [[nodiscard]] Waiter* first_ranked();
    [[nodiscard]] Waiter* next_ranked();

    Waiter* first_ = nullptr;
    Waiter* last_ = nullptr;
    std::vector<Waiter*> kept_; // a heap, or in any order for lots
    std::vector<std::uint32_t>
        fringe_; // of the heap: the places that may come next while it is looked through
    std::size_t size_ = 0;
    std::uint64_t came_ = 0;
    std::optional<Stream> lots_;
    Key whose_;
    std::uint64_t lots_drawn_ = 0;
    Waiter* drawn_ = nullptr;
    Discipline discipline_;
};

template <class Fits>
Waiter* Line::next_where(Fits fits) {
    if (discipline_ == Discipline::first_come) {
        for (Waiter* one = first_; one != nullptr; one = one->after)
            if (fits(*one)) return one;
        return nullptr;
    }
    if (discipline_ == Discipline::last_come) {
        for (Waiter* one = last_; one != nullptr; one = one->before)
            if (fits(*one)) return one;
        return nullptr;
    }
    if (is_ranked()) {
        for (Waiter* one = first_ranked(); one != nullptr; one = next_ranked())
            if (fits(*one)) return one;
        return nullptr;
    }
    std::uint64_t among = 0;
    for (const Waiter* one : kept_) among += fits(*one) ? 1U : 0U;
    if (among == 0) return nullptr;
    std::uint64_t nth = draw_lot(among);
    for (Waiter* one : kept_)
        if (fits(*one) && nth-- == 0) return one;
    return nullptr;
}

} // namespace omsorg
