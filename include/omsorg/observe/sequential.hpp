// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdint>
#include <optional>

/// As many futures as the answer needs, and no more.
///
/// Twenty futures are enough for one town's need and far too few for another's. So futures are added until
/// the interval is as narrow as was asked for:
///
///     half-width
///       │ ·
///       │   · ·    ·
///       │─────────·──·────────────  asked for: the wider of  absolute  and  relative · |mean|
///       │       ·      · · · · ·
///       └────┼───────┼─────────┼─▶ futures
///          first    narrow    still narrow after the look ahead: stop
///
/// Before `first` nothing is judged, for a few futures agree by chance.
///
/// An interval that happens to be narrow early is narrow because its spread was underestimated; whoever stops
/// at the first such moment is wrong too often. Therefore the first sample has a least size, and the interval
/// must stay narrow for `look_ahead` futures more, or look_ahead · n / 100 when n exceeds 100. What was
/// looked at is kept in the answer.
///
/// The law: `met` says that the half-width of the answer is what was asked for. Observation i is asked for by
/// its number, in order, and judged one by one: the answer is the same whether futures are run one at a time
/// or sixty at once, and whatever came after the end.
///
/// Example
///
///     const Sequential waits = observe_until({.relative = 0.05}, [&](auto i) { return mean_wait(i); });
///     if (!waits.met()) …                       // `most` futures were not enough
///
/// Chow and Robbins, Annals of Mathematical Statistics 36 (1965); Law, Operations Research 31 (1983); the
/// look ahead is that of Hoad, Robinson and Davies, Journal of the Operational Research Society 61 (2010).
namespace omsorg {

struct Precision {
    enum class By : std::uint8_t { student, willink };

    double relative = 0; ///< of the mean
    double absolute = 0; ///< in the unit of the observations
    double confidence = 0.95;
    By by = By::willink;
    std::uint64_t first = 20;
    std::uint64_t most = 100'000;
    std::uint64_t look_ahead = 5;
};

/// A sample under way.
class Sequential {
public:
    explicit Sequential(Precision asked);

    /// The next observation; what comes after the end is not counted.
    void add(double x);

    /// Narrow enough for long enough, or out of futures.
    [[nodiscard]] bool ended() const noexcept { return ended_; }
    /// Whether the interval is now as narrow as was asked for.
    [[nodiscard]] bool met() const noexcept { return met_; }

    [[nodiscard]] const Tally& tally() const noexcept { return tally_; }
    [[nodiscard]] std::uint64_t count() const noexcept { return tally_.count(); }
    /// None for fewer futures than it takes.
    [[nodiscard]] std::optional<Interval> interval() const;

private:
    [[nodiscard]] bool narrow() const;

    Precision asked_;
    Tally tally_{};
    std::uint64_t since_ = 0; // futures when the interval last became narrow; zero: it is not
    bool met_ = false, ended_ = false;
};

/// observation(i) is future number i, the same whenever it is asked for.
template <class Observe>
[[nodiscard]] Sequential observe_until(Precision asked, Observe&& observation) {
    Sequential sample{asked};
    while (!sample.ended()) sample.add(observation(sample.count()));
    return sample;
}

} // namespace omsorg
