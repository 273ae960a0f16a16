// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omsorg {

/// Who among those who wait is next.
enum class Discipline : std::uint8_t {
    first_come, ///< who has waited longest
    last_come,  ///< who came last
    least_rank  ///< who has the least rank; among equals who has waited longest
};

/// One who waits in a line; it lies in the frame of the story that waits, so a line allocates nothing for it.
struct Waiter {
    Waiter* before = nullptr;
    Waiter* after = nullptr;
    std::uint64_t number = 0; ///< how many stood in this line before
    std::size_t place = 0;
    int rank = 0;
    bool waits = false;

    Waiter() = default;
    explicit Waiter(int its_rank) noexcept : rank{its_rank} {}
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
};

/// Those who wait, in the order of a discipline.
///
///     put ──▶  first ◀─▶ second ◀─▶ ... ◀─▶ last      first and last come: a chain, each step O(1)
///                   rank 1 ╱   ╲ rank 4               least rank: a heap, each step O(log n)
///
/// Everyone can leave from anywhere, because patience ends and stories are cut short.
///
/// The law: `next()` is the one that the discipline names, ties broken by who came first.
class Line {
public:
    explicit Line(Discipline discipline = Discipline::first_come) noexcept : discipline_{discipline} {}
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    [[nodiscard]] Discipline discipline() const noexcept { return discipline_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// The next in turn; nullptr if nobody waits.
    [[nodiscard]] Waiter* next() const noexcept {
        if (size_ == 0) return nullptr;
        switch (discipline_) {
        case Discipline::first_come:
            return first_;
        case Discipline::last_come:
            return last_;
        case Discipline::least_rank:
            return ranked_.front();
        }
        return nullptr;
    }

    void put(Waiter& waiter) {
        waiter.number = came_++;
        waiter.waits = true;
        if (discipline_ == Discipline::least_rank)
            put_ranked(waiter);
        else {
            waiter.before = last_;
            waiter.after = nullptr;
            (last_ != nullptr ? last_->after : first_) = &waiter;
            last_ = &waiter;
        }
        ++size_;
    }

    void remove(Waiter& waiter) noexcept {
        waiter.waits = false;
        if (discipline_ == Discipline::least_rank)
            remove_ranked(waiter);
        else {
            (waiter.before != nullptr ? waiter.before->after : first_) = waiter.after;
            (waiter.after != nullptr ? waiter.after->before : last_) = waiter.before;
        }
        --size_;
    }

private:
    [[nodiscard]] static bool goes_before(const Waiter& a, const Waiter& b) noexcept {
        return a.rank != b.rank ? a.rank < b.rank : a.number < b.number;
    }
    void put_ranked(Waiter& waiter);
    void remove_ranked(Waiter& waiter) noexcept;
    void rise(Waiter& waiter, std::size_t at) noexcept;
    void sink(Waiter& waiter, std::size_t at) noexcept;

    Waiter* first_ = nullptr;
    Waiter* last_ = nullptr;
    std::vector<Waiter*> ranked_;
    std::size_t size_ = 0;
    std::uint64_t came_ = 0;
    Discipline discipline_;
};

} // namespace omsorg
