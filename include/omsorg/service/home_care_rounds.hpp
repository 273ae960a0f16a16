// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// The rounds of one team while its day is planned: who can take one more visit, and when.
///
/// A round is a worker's shift with the visits she has got so far, in seconds since midnight. Between the
/// visits lie gaps. A visit fits into a gap if it can begin in its window and she is back in time for what
/// follows, the ways there and onward included; and if her budget (what the shift leaves for clients and
/// travel) holds the visit and the way that it adds. Overtime is time after the last gap and over the budget.
///
///     07        08        09        10
///     ├─■■─■■■──■──·····■■■■─■■──■──·····┤     · a gap       ─ way
///                ─▓▓▓─                         ▓ one more visit: here it adds one way
///
/// The law: every answer is that of looking at every gap of every round.
///
/// * One comes: the first round without a visit that can, as it adds no way; else the round that adds least,
///   in its gap that adds least, ties to the earlier; but the first that adds no more than a way within the
///   visit's own zone is taken at once. (Where such a way costs nothing, all rounds are compared.)
/// * Two come: at the earliest moment at which two can begin together, the two that add least, ties to the
///   earlier round. After sixteen moments at which only one could begin, it is given up.
///
/// Example
///
///     rounds.begin(legs, shifts, shortest);
///     if (const auto taken = rounds.take(wish)) tell(taken.first, taken.start);
///
/// The mechanism: a bit for each round tells in which quarters of an hour it is open for the shortest visit,
/// so that 64 rounds are asked at once and only those that may say yes are looked at.
namespace omsorg {

/// Seconds on the way between a team's zones; the last place is nowhere, to and from which there is no way.
struct TeamLegs {
    std::vector<std::int32_t> seconds; ///< from × to
    std::size_t places = 1;

    [[nodiscard]] std::int32_t operator()(std::uint8_t from, std::uint8_t to) const noexcept {
        return seconds[from * places + to];
    }
    [[nodiscard]] std::uint8_t nowhere() const noexcept { return static_cast<std::uint8_t>(places - 1); }
};

class HomeCareRounds {
public:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
    static constexpr int moments = 16; ///< at which two are looked for, at most

    struct Shift {
        std::int32_t from = 0, to = 0;
        std::int32_t budget = 0; ///< seconds for clients and travel
        bool delegated = true;   ///< may do what the nurses delegate
    };
    /// A visit to be placed, and how much may give way for it.
    struct Wish {
        std::int32_t earliest = 0, latest = 0; ///< of the start
        std::int32_t length = 0;
        std::int32_t over = 0; ///< so much beyond the shift and the budget
        std::uint8_t zone = 0;
        bool delegated = false; ///< only for those who may
    };
    /// Who comes, and when: nobody, if it fits nowhere.
    struct Taken {
        std::uint32_t first = nobody, second = nobody;
        std::int32_t start = 0;

        explicit operator bool() const noexcept { return first != nobody; }
    };

    /// A new day, of which no visit is shorter than `shortest`. The legs must outlive it.
    void begin(const TeamLegs& legs, std::span<const Shift> shifts, std::int32_t shortest);

    /// One worker takes the visit, if one can. Windows must open later and later, from wish to wish ...
    Taken take(const Wish& wish);
    /// This round takes it, if it can: in its gap that adds least, ties to the earlier.
    Taken take_by(std::uint32_t round, const Wish& wish);
    /// Two take it together, if two can.
    Taken take_two(const Wish& wish);
    /// ... until they are allowed to begin anew.
    void rewind();

private:
    static constexpr std::int32_t never = 1 << 30;
    struct Gap { // between visits in the zones `before` and `after`
        std::int32_t from = 0, to = 0;
        std::int32_t direct = 0; // the way from the one to the other
        std::uint8_t before = 0, after = 0;
        std::uint16_t next = 0; // in the day, by number: 1 is the first of a new round, 0 never comes
    };
    struct Round {
        std::int32_t from = 0, to = 0, budget = 0;
        std::uint16_t count = 0; // of its gaps, by number
        std::uint16_t ahead = 1; // the first gap that ends after the windows looked at have opened
        std::uint64_t open = 0;  // the quarters in which the shortest visit may begin
    };
    struct Block { // of 64 rounds, a bit for each
        std::uint64_t all = 0;
        std::uint64_t delegated = 0;             // who may do what is delegated
        std::uint64_t unused = 0;                // without a visit
        std::array<std::uint64_t, 3> affords{};  // in budget: the shortest visit; one or two quarters more
        std::array<std::uint64_t, 66> open_in{}; // by quarter; the last two are no time
    };
    struct Way {
        std::int32_t there = 0, on = 0;
    };
    struct Added { // by a visit in a zone: the way within it, and the least that is possible
        std::int32_t within = 0, least = 0;
    };
    struct Offer { // a place for the visit in a round
        std::uint32_t round = nobody, gap = 0;
        std::int32_t start = 0, added = 0;
    };
    struct Pair {
        Offer one, two;
        std::int32_t next = never; // unless there are two
    };
    struct Ask; // a wish, with what is the same for all rounds

    [[nodiscard]] Ask ask_for(const Wish& wish);
    [[nodiscard]] std::uint32_t quarter_of(std::int32_t second) const;
    [[nodiscard]] std::uint64_t quarters_between(std::int32_t first, std::int32_t last) const;
    [[nodiscard]] std::uint64_t open_to(const Ask& ask, const Block& block) const;
    [[nodiscard]] Offer find(const Ask& ask);
    [[nodiscard]] Offer find_unused(const Ask& ask) const;
    bool first_fit(std::uint32_t index, const Ask& ask, Offer& found) const;
    [[nodiscard]] Pair find_two(const Ask& ask, std::int32_t least) const;
    template <bool overtime>
    bool probe(std::uint32_t index, const Ask& ask, Offer& best);
    void put(const Offer& offer, const Ask& ask);
    void mark_open(std::uint32_t index);
    void widen();
    [[nodiscard]] const Gap* gaps_of(std::uint32_t round) const { return gaps_.data() + round * stride_; }

    const TeamLegs* legs_ = nullptr;
    std::vector<Way> ways_; // zone × place: from the place to a visit in the zone, and from it to the place
    std::vector<std::int32_t> least_there_, least_on_; // from and to each place, at least
    std::vector<Added> added_;                         // by zone
    std::int32_t shortest_ = 0;
    std::int32_t least_gap_ = 0; // nothing fits between two visits that are closer
    std::int32_t origin_ = 0;    // the first second of the first quarter
    std::int32_t opened_ = 0;    // the window of the last wish

    std::vector<Round> rounds_;
    std::vector<Block> blocks_;
    std::vector<Gap> gaps_;               // of each round `stride_`, by number
    std::vector<std::uint64_t> quarters_; // in which the shortest visit may begin there
    std::size_t stride_ = 8;
};

} // namespace omsorg
