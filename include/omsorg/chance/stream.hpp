// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/chance/logarithm.hpp>
#include <omsorg/chance/philox.hpp>
#include <omsorg/chance/purpose.hpp>
#include <omsorg/chance/run.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

/// Chance has an address: what befalls a person depends on who she is, why and when, and on nothing else.
///
/// A draw is a function of (seed, future, purpose, key, index, word). The same person meets the same luck
/// under every plan, on every thread, in any order of events.
///
///     (seed, future, purpose) ──Philox4x64-10──▶ stream key          once for a stream
///     (who, index, stream key) ──Philox2x64-7──▶ words 0 and 1       two nanoseconds
///                       next stream key ──▶ words 2 and 3, 4 and 5 …  for those who reject
///
///     who    a Key: what the person is, never a row number
///     index  when: a calendar day, a spell, an event's own number; never a counter of calls
///
/// The law: 0 < u < 1, strictly, for every word; and within a stream two different (who, index) never agree
/// in both of their first two words. In a mirrored future every bit of every word is turned, so that each u is
/// 1 - u, exactly. Of what a distribution draws by rejection the words are mirrored, not the value.
///
/// Example
///
///     Stream death{run, Purpose::death};
///     double threshold = death.exponential(person.key);
///     Luck luck = visit_length.at(client.key, day_number);
///     double minutes = assume.visit.draw(luck);
namespace omsorg {

/// The middle of one of 2^52 equal parts of the unit interval: never 0 and never 1.
[[nodiscard]] constexpr double open_unit(std::uint64_t word) noexcept {
    // From 1 to 2 by 2^-52, then down by one less half a step: (k + 0.5) / 2^52 without a conversion, and exact.
    return std::bit_cast<double>(word >> 12 | std::uint64_t{0x3FF} << 52) - (1 - 0x1p-53);
}

/// The words of one address, in order: a uniform random bit generator for distributions that may reject.
class Luck {
public:
    using result_type = std::uint64_t;

    /// The bits of `turned` are turned in every word.
    constexpr Luck(std::uint64_t stream_key, Key who, std::uint64_t index, std::uint64_t turned = 0) noexcept
        : stream_key_{stream_key}, who_{who.value}, index_{index}, turned_{turned} {}

    [[nodiscard]] static constexpr result_type min() noexcept { return 0; }
    [[nodiscard]] static constexpr result_type max() noexcept {
        return std::numeric_limits<result_type>::max();
    }

    constexpr result_type operator()() noexcept {
        if (words_++ % 2 != 0) return spare_ ^ turned_;
        const auto block = philox2({who_, index_}, stream_key_);
        stream_key_ += next_block;
        spare_ = block[1];
        return block[0] ^ turned_;
    }

    [[nodiscard]] constexpr double uniform() noexcept { return open_unit((*this)()); }
    [[nodiscard]] double exponential() noexcept { return minus_log(uniform()); }

    /// How many words have been taken.
    [[nodiscard]] constexpr std::uint32_t words() const noexcept { return words_; }

private:
    // Far from every small multiple of Philox's own step, so that blocks share no round keys.
    static constexpr std::uint64_t next_block = 0xD1342543DE82EF95;

    std::uint64_t stream_key_;
    std::uint64_t who_;
    std::uint64_t index_;
    std::uint64_t turned_;
    std::uint64_t spare_ = 0;
    std::uint32_t words_ = 0;
};

/// All chance of one purpose in one future.
class Stream {
public:
    constexpr Stream(Run run, Purpose purpose) noexcept
        : keys_{philox2_keys(
              philox({run.number, static_cast<std::uint64_t>(purpose), 0, 0}, {run.seed, salt})[0])},
          turned_{run.mirrored ? ~std::uint64_t{0} : 0} {
        keys_.back() ^= turned_; // stirred in last of all, it turns the first word at no cost
    }

    [[nodiscard]] constexpr Luck at(Key who, std::uint64_t index = 0) const noexcept {
        return Luck{key(), who, index, turned_};
    }
    [[nodiscard]] constexpr std::uint64_t word(Key who, std::uint64_t index = 0) const noexcept {
        return philox2_word({who.value, index}, keys_);
    }
    [[nodiscard]] constexpr double uniform(Key who, std::uint64_t index = 0) const noexcept {
        return open_unit(word(who, index));
    }
    /// Exponential with mean one, by inversion of the first word.
    [[nodiscard]] double exponential(Key who, std::uint64_t index = 0) const noexcept {
        return minus_log(uniform(who, index));
    }
    [[nodiscard]] constexpr bool happens(double chance, Key who, std::uint64_t index = 0) const noexcept {
        return uniform(who, index) < chance;
    }
    [[nodiscard]] constexpr std::uint64_t key() const noexcept { return keys_[0]; }

private:
    static constexpr std::uint64_t salt = 0x6F6D736F7267; // "omsorg"

    std::array<std::uint64_t, 7> keys_;
    std::uint64_t turned_; ///< every bit of every word, or none
};

} // namespace omsorg
