// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_rounds.hpp"

#include "omsorg/base/expect.hpp"

#include <bit>
#include <utility>

namespace omsorg {
namespace {

constexpr std::int32_t minute = 60;
constexpr std::int32_t quarter = 15 * minute;
constexpr std::uint32_t last_quarter = 63;

std::uint64_t since(std::uint32_t first) { return ~std::uint64_t{0} << first; }
std::uint64_t until(std::uint32_t last) { return ~std::uint64_t{0} >> (last_quarter - last); }

// The round that the lowest bit of a block stands for.
std::uint32_t number_in(std::size_t block, std::uint64_t bits) {
    return static_cast<std::uint32_t>(block * 64 + static_cast<unsigned>(std::countr_zero(bits)));
}

} // namespace

void HomeCareRounds::begin(const TeamLegs& legs, std::span<const Shift> shifts, std::int32_t shortest) {
    legs_ = &legs;
    shortest_ = shortest;
    opened_ = -never;
    const std::size_t places = legs.places, zones = places - 1;
    ways_.resize(places * places);
    least_there_.assign(places, zones == 0 ? 0 : never);
    least_on_.assign(places, zones == 0 ? 0 : never);
    std::int32_t least = zones == 0 ? 0 : never;
    for (std::size_t from = 0; from < places; ++from)
        for (std::size_t to = 0; to < places; ++to) {
            const std::int32_t leg = legs.seconds[from * places + to];
            ways_[to * places + from].there = leg;
            ways_[from * places + to].on = leg;
            if (to < zones) least_there_[from] = std::min(least_there_[from], leg);
            if (from < zones) least_on_[to] = std::min(least_on_[to], leg);
            if (from < zones && to < zones) least = std::min(least, leg);
        }
    least_gap_ = least + shortest;

    added_.assign(places, {});
    for (std::size_t zone = 0; zone < zones; ++zone) {
        Added& added = added_[zone];
        added.within = added.least = legs.seconds[zone * places + zone];
        for (std::size_t before = 0; before < places; ++before)
            for (std::size_t after = 0; after < places; ++after)
                if (before < zones || after < zones)
                    added.least = std::min(added.least, legs.seconds[before * places + zone] +
                                                            legs.seconds[zone * places + after] -
                                                            legs.seconds[before * places + after]);
    }

    // A quarter ends with its last second, so that a window that closes at 09:00 does not touch the next.
    origin_ = never;
    for (const Shift& shift : shifts) origin_ = std::min(origin_, shift.from);
    origin_ = (origin_ + quarter - 1) / quarter * quarter - quarter + 1;

    rounds_.resize(shifts.size());
    blocks_.assign((shifts.size() + 63) / 64, {});
    gaps_.resize(std::max(gaps_.size(), shifts.size() * stride_));
    quarters_.assign(shifts.size() * stride_, 0);
    for (std::uint32_t i = 0; i < shifts.size(); ++i) {
        const Shift& shift = shifts[i];
        Gap* const gaps = &gaps_[i * stride_];
        rounds_[i] = {shift.from, shift.to, shift.budget, 2, 1, 0};
        gaps[0] = {.from = never, .to = never};
        gaps[1] = {shift.from, shift.to, 0, legs.nowhere(), legs.nowhere(), 0};
        quarters_[i * stride_ + 1] = quarters_between(shift.from, shift.to - shortest);
        Block& block = blocks_[i / 64];
        const std::uint64_t bit = std::uint64_t{1} << (i % 64);
        block.all |= bit;
        if (shift.delegated) block.delegated |= bit;
        block.unused |= bit;
        for (auto& affords : block.affords) affords |= bit;
        mark_open(i);
    }
    for (Block& block : blocks_)
        block.open_in[last_quarter + 1] = block.open_in[last_quarter + 2] = ~std::uint64_t{0};
}

void HomeCareRounds::rewind() {
    opened_ = -never;
    for (Round& round : rounds_) round.ahead = 1;
}

inline std::uint32_t HomeCareRounds::quarter_of(std::int32_t second) const {
    return std::min(last_quarter, static_cast<std::uint32_t>(std::max(0, second - origin_)) / quarter);
}

inline std::uint64_t HomeCareRounds::quarters_between(std::int32_t first, std::int32_t last) const {
    return last < first ? 0 : since(quarter_of(first)) & until(quarter_of(last));
}

inline void HomeCareRounds::mark_open(std::uint32_t index) {
    Round& round = rounds_[index];
    Block& block = blocks_[index / 64];
    const std::uint64_t bit = std::uint64_t{1} << (index % 64);
    const std::uint64_t* const quarters = &quarters_[index * stride_];
    std::uint64_t open =
        quarters[1] | quarters[2] | quarters[3] | quarters[4] | quarters[5] | quarters[6] | quarters[7];
    for (std::size_t i = 8; i < round.count; ++i) open |= quarters[i];
    for (std::uint64_t changed = round.open ^ open; changed != 0; changed &= changed - 1)
        block.open_in[static_cast<std::size_t>(std::countr_zero(changed))] ^= bit;
    round.open = open;
    std::int32_t needs = shortest_ + 2 * quarter;
    for (std::size_t more = 3; more-- > 0 && round.budget < needs; needs -= quarter)
        block.affords[more] &= ~bit;
}

struct HomeCareRounds::Ask {
    std::int32_t earliest, latest, length, over;
    std::int32_t opens; // its window; `earliest` may have been put off
    Added adds;
    const Way* ways;
    std::uint8_t zone, nowhere;
    std::uint64_t open_to_all; // all bits, unless only those with a delegation are asked

    Ask(const Wish& wish, const HomeCareRounds& rounds)
        : earliest{wish.earliest}, latest{wish.latest}, length{wish.length}, over{wish.over},
          opens{wish.earliest}, adds{rounds.added_[wish.zone]},
          ways{&rounds.ways_[wish.zone * rounds.legs_->places]}, zone{wish.zone},
          nowhere{rounds.legs_->nowhere()}, open_to_all{wish.delegated ? 0 : ~std::uint64_t{0}} {}

    // One branch for three questions: a number below zero has its sign set, and so has what it is joined to.
    template <bool overtime>
    bool fits(const Gap& gap, std::int32_t most, std::int32_t& start, std::int32_t& added) const {
        const std::int32_t reach = ways[gap.before].there, onward = ways[gap.after].on;
        const std::int32_t to = gap.to + (overtime && gap.after == nowhere ? over : 0);
        const std::int32_t there = gap.from + reach;
        start = std::max(there, earliest);
        added = reach + onward - gap.direct;
        return ((latest - there) | (to - length - onward - start) | (most - added)) >= 0;
    }
};

// Which of 64 rounds may take the visit.
//
// A round is open in a quarter if the shortest visit may begin there. One that is longer by some quarters
// needs as many more in a row: it can begin where the round is open now and in the quarters that follow.
inline std::uint64_t HomeCareRounds::open_to(const Ask& ask, const Block& block) const {
    const std::uint64_t may = block.delegated | ask.open_to_all;
    if (ask.over > 0) [[unlikely]]
        return block.all & may; // the quarters know nothing of overtime
    const std::uint64_t* now = &block.open_in[quarter_of(ask.opens)];
    const std::uint64_t* const end = &block.open_in[quarter_of(ask.latest)];
    std::uint64_t open = 0;
    if (ask.length < shortest_ + quarter) {
        do open |= now[0];
        while (now++ < end);
        return open & block.affords[0] & may;
    }
    if (ask.length < shortest_ + 2 * quarter) {
        do open |= now[0] & now[1];
        while (now++ < end);
        return open & block.affords[1] & may;
    }
    do open |= now[0] & now[1] & now[2];
    while (now++ < end);
    return open & block.affords[2] & may;
}

// Whether this round has a gap that is better than the best so far: with less added way.
template <bool overtime>
inline bool HomeCareRounds::probe(std::uint32_t index, const Ask& ask, Offer& best) {
    Round& round = rounds_[index];
    const std::int32_t spare = round.budget - ask.length + (overtime ? ask.over : 0);
    if (spare < 0) return false;
    const Gap* const gaps = gaps_of(index);
    std::uint32_t number = overtime ? 1 : round.ahead;
    if (!overtime) {
        while (gaps[number].to <= ask.opens) number = gaps[number].next;
        round.ahead = static_cast<std::uint16_t>(number);
    }
    bool better = false;
    std::int32_t most = std::min(spare, best.added - (index > best.round ? 1 : 0)), start = 0, added = 0;
    for (; gaps[number].from <= ask.latest; number = gaps[number].next) {
        if (!ask.fits<overtime>(gaps[number], most, start, added)) continue;
        best = {index, number, start, added};
        if (added <= ask.adds.least) return true;
        better = true;
        most = added - 1;
    }
    return better;
}

// The first round without a visit that can take this one.
HomeCareRounds::Offer HomeCareRounds::find_unused(const Ask& ask) const {
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
        std::uint64_t left = blocks_[block].unused;
        if (left != 0) left &= open_to(ask, blocks_[block]);
        for (; left != 0; left &= left - 1) {
            const auto i = number_in(block, left);
            const Round& round = rounds_[i];
            const std::int32_t start = std::max(round.from, ask.earliest);
            if (start <= ask.latest && start + ask.length <= round.to + ask.over &&
                ask.length <= round.budget + ask.over)
                return {i, 1, start, 0};
        }
    }
    return {nobody, 0, 0, never};
}

// A round without a visit; or the first that adds no more than a way within the zone; or the one that adds least.
HomeCareRounds::Offer HomeCareRounds::find(const Ask& ask) {
    Offer best = find_unused(ask);
    if (best.round != nobody && ask.adds.within > 0) return best;
    for (std::size_t block = 0; block < blocks_.size(); ++block)
        for (std::uint64_t left = open_to(ask, blocks_[block]) & ~blocks_[block].unused; left != 0;
             left &= left - 1) {
            const auto i = number_in(block, left);
            const bool better = ask.over > 0 ? probe<true>(i, ask, best) : probe<false>(i, ask, best);
            if (better && best.added <= ask.adds.within) return best;
        }
    return best;
}

HomeCareRounds::Ask HomeCareRounds::ask_for(const Wish& wish) {
    expect(wish.length >= shortest_ && wish.zone < legs_->nowhere(),
           "a wish keeps to what the day was begun with");
    expect(wish.earliest >= opened_, "windows open later and later, until rewind()");
    opened_ = wish.earliest;
    return {wish, *this};
}

HomeCareRounds::Taken HomeCareRounds::take(const Wish& wish) {
    const Ask ask = ask_for(wish);
    const Offer best = find(ask);
    if (best.round == nobody) return {};
    put(best, ask);
    return {best.round, nobody, best.start};
}

HomeCareRounds::Taken HomeCareRounds::take_by(std::uint32_t round, const Wish& wish) {
    const Ask ask = ask_for(wish);
    const Block& block = blocks_[round / 64];
    if (((block.delegated | ask.open_to_all) >> (round % 64) & 1) == 0) return {};
    Offer best{nobody, 0, 0, never};
    const bool can = ask.over > 0 ? probe<true>(round, ask, best) : probe<false>(round, ask, best);
    if (!can) return {};
    put(best, ask);
    return {round, nobody, best.start};
}

// The first gap of the round in which the visit can begin, whatever way it adds.
inline bool HomeCareRounds::first_fit(std::uint32_t index, const Ask& ask, Offer& found) const {
    const Round& round = rounds_[index];
    const std::int32_t spare = round.budget + ask.over - ask.length;
    if (spare < 0) return false;
    const Gap* const gaps = gaps_of(index);
    found.round = index;
    found.gap = ask.over > 0 ? 1 : round.ahead;
    for (; gaps[found.gap].from <= ask.latest; found.gap = gaps[found.gap].next)
        if (ask.fits<true>(gaps[found.gap], spare, found.start, found.added)) return true;
    return false;
}

// The two who can begin at ask.earliest and add least; or else the moment before which no two can.
HomeCareRounds::Pair HomeCareRounds::find_two(const Ask& ask, std::int32_t least) const {
    Pair pair;
    std::int32_t soonest = never;
    for (std::size_t block = 0; block < blocks_.size(); ++block)
        for (std::uint64_t left = open_to(ask, blocks_[block]); left != 0; left &= left - 1) {
            Offer found;
            if (!first_fit(number_in(block, left), ask, found)) continue;
            if (found.start < soonest)
                pair.next = std::exchange(soonest, found.start);
            else
                pair.next = std::min(pair.next, found.start);
            if (found.start > ask.earliest) continue;
            if (pair.one.round == nobody || found.added < pair.one.added)
                pair.two = std::exchange(pair.one, found);
            else if (pair.two.round == nobody || found.added < pair.two.added)
                pair.two = found;
            if (pair.two.round != nobody && pair.two.added <= least) return pair;
        }
    return pair;
}

HomeCareRounds::Taken HomeCareRounds::take_two(const Wish& wish) {
    Ask ask = ask_for(wish);
    std::int32_t least = ask.adds.least; // that anybody adds
    for (const Block& block : blocks_)
        if (block.unused != 0) least = std::min(least, 0);
    for (int moment = 0; moment < moments; ++moment) {
        const Pair pair = find_two(ask, least);
        if (pair.two.round != nobody) {
            put(pair.one, ask);
            put(pair.two, ask);
            return {pair.one.round, pair.two.round, ask.earliest};
        }
        if (pair.next == never) return {};
        ask.earliest = pair.next;
    }
    return {};
}

// The gap is split round the visit; what is left before it is forgotten if it is too narrow for any visit of
// the day, what is left after it stays, as overtime may follow.
inline void HomeCareRounds::put(const Offer& offer, const Ask& ask) {
    Round& round = rounds_[offer.round];
    Gap* const gaps = &gaps_[offer.round * stride_];
    std::uint64_t* const quarters = &quarters_[offer.round * stride_];
    Gap& gap = gaps[offer.gap];
    const Gap whole = gap;
    const std::int32_t reach = ask.ways[whole.before].there, onward = ask.ways[whole.after].on;
    const std::int32_t end = offer.start + ask.length;
    const Gap rest{end, whole.to, onward, ask.zone, whole.after, whole.next};
    const std::uint64_t later =
        quarters_between(end + least_there_[ask.zone], whole.to - least_on_[whole.after] - shortest_);
    if (offer.start - whole.from < least_gap_) {
        gap = rest;
        quarters[offer.gap] = later;
    } else {
        const std::uint16_t number = round.count++;
        gap = {whole.from, offer.start, reach, whole.before, ask.zone, number};
        quarters[offer.gap] = quarters_between(whole.from + least_there_[whole.before],
                                               offer.start - least_on_[ask.zone] - shortest_);
        gaps[number] = rest;
        quarters[number] = later;
    }
    if (round.ahead == 0) round.ahead = static_cast<std::uint16_t>(offer.gap); // after the shift it goes on
    Block& block = blocks_[offer.round / 64];
    const std::uint64_t bit = std::uint64_t{1} << (offer.round % 64);
    block.unused &= ~bit;
    round.budget -= ask.length + offer.added;
    if (offer.added < 0) [[unlikely]] // a shorter way round: the budget may have grown
        for (auto& affords : block.affords) affords |= bit;
    mark_open(offer.round);
    if (round.count == stride_) widen();
}

// Rare: more gaps in a round than ever before.
void HomeCareRounds::widen() {
    const std::size_t wider = stride_ * 2;
    expect(wider <= 0x8000, "a round has fewer gaps than half a day has seconds");
    std::vector<Gap> gaps(rounds_.size() * wider);
    std::vector<std::uint64_t> quarters(rounds_.size() * wider);
    for (std::size_t i = 0; i < rounds_.size(); ++i) {
        std::copy_n(&gaps_[i * stride_], stride_, &gaps[i * wider]);
        std::copy_n(&quarters_[i * stride_], stride_, &quarters[i * wider]);
    }
    gaps_ = std::move(gaps);
    quarters_ = std::move(quarters);
    stride_ = wider;
}

} // namespace omsorg
