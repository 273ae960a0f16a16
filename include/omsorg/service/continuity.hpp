// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// Whom a client knows: her permanent care contact [fast omsorgskontakt], and the circle of those who come when the
/// contact is off.
///
/// A share of the visits, `home_care.contact_share`, is offered first to those who know the client and are at
/// work at that time of day, whoever has been with her most first; then to those who would be next in her own
/// order of the staff; and only then to whoever has the shortest way. Her own order, a number of the pair,
/// decides who becomes her contact, so that these are spread evenly over the staff.
///
///     her circle       Eva (31 visits) ▶ Bo (12) ▶ Sara (4)
///     at work today           Bo, Sara, Ali ...               offered to Bo, then Sara, then Ali, then anyone
///
/// Whoever has not been with her for six weeks no longer knows her. A care contact works one shift a day and five
/// days a week, so a client with visits from morning to evening every day meets a circle of people even at share
/// 1; and a share in between brings less than it promises, as the other visits still come from everybody.
///
/// How many different people a client meets in V visits from a pool of n has closed forms. If every visit is
/// drawn from the pool it is n(1 − (1 − 1/n)^V); if a care contact takes the share c of them and the others are
/// drawn from the rest it is 1 − (1 − c)^V + (n − 1)(1 − (1 − (1 − c)/(n − 1))^V).
///
/// The law: at share 0 the placing of visits is what it was, bit for bit.
namespace omsorg {

/// A member of staff whom a client has met.
struct Acquaintance {
    static constexpr std::int64_t forgotten_after = 42; ///< days

    std::uint32_t worker = 0; ///< WorkerId
    std::uint32_t visits = 0;
    std::int64_t last = 0; ///< the day, since 1970
};

/// Her own order of the staff: the lower the better.
[[nodiscard]] constexpr std::uint64_t rank_for(Key client, Key worker) noexcept {
    return spread(spread(client.value ^ 0x636F6E74616374) ^ worker.value); // "contact"
}

/// Different staff met, every visit drawn evenly from `pool`.
[[nodiscard]] inline double expected_staff_met(double pool, double visits) {
    return pool * (1 - std::pow(1 - 1 / pool, visits));
}
/// The same with a permanent care contact who takes the share `contact`.
[[nodiscard]] inline double expected_staff_met(double pool, double visits, double contact) {
    return 1 - std::pow(1 - contact, visits) +
           (pool - 1) * (1 - std::pow(1 - (1 - contact) / (pool - 1), visits));
}

/// Those whom a client knows best among the staff offered, the best first.
class BestKnown {
public:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t most = 6;

    constexpr void offer(std::uint32_t worker, std::uint64_t rank) noexcept {
        std::size_t at = known_;
        while (at > 0 && rank < rank_[at - 1]) --at;
        if (at == most) return;
        if (known_ < most) ++known_;
        for (std::size_t i = known_ - 1; i > at; --i) who_[i] = who_[i - 1], rank_[i] = rank_[i - 1];
        who_[at] = worker, rank_[at] = rank;
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return known_; }
    [[nodiscard]] constexpr std::uint32_t operator[](std::size_t i) const noexcept {
        return i < known_ ? who_[i] : nobody;
    }

private:
    std::array<std::uint32_t, most> who_{};
    std::array<std::uint64_t, most> rank_{};
    std::size_t known_ = 0;
};

/// Which round of the day a worker has, by her number: one probe or two, for it is asked of everybody in a client's
/// circle at every visit. Numbers are sparse (those who are called in have high ones), so no table can be as long as they.
class AtWork {
public:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    /// Nobody is at work; there is room for so many.
    void clear(std::size_t staff) {
        slots_.assign(std::bit_ceil(2 * staff + 2), {});
        shift_ = 32 - std::countr_zero(static_cast<std::uint32_t>(slots_.size()));
    }
    void add(std::uint32_t worker, std::uint32_t round) { slots_[slot_of(worker)] = {worker, round}; }
    [[nodiscard]] std::uint32_t round_of(std::uint32_t worker) const { return slots_[slot_of(worker)].round; }

private:
    struct Slot {
        std::uint32_t worker = 0, round = nobody;
    };
    /// Hers, or the free one in which she would stand.
    [[nodiscard]] std::size_t slot_of(std::uint32_t worker) const {
        std::size_t at = worker * 0x9E3779B9U >> shift_; // the golden ratio spreads numbers in a row
        while (slots_[at].round != nobody && slots_[at].worker != worker) at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    std::vector<Slot> slots_;
    int shift_ = 0;
};

} // namespace omsorg
