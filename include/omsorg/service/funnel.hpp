// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>

/// Who takes up a technology, and who stays with it.
///
/// Four steps are kept apart because they are known from different sources and move for different reasons: an
/// offer is a decision, suitability a property of the client and her home, acceptance an attitude to this very
/// technology, retention an experience.
///
///     everyone ─▶ offered ─▶ suitable ─▶ accepted ─▶ on trial ─▶ retained        (else: by staff, as before)
///
/// Each step is one parameter and one draw of the client's own, made once in her life for each technology. So
/// a wider offer adds users and moves nobody else, and of two plans the one that offers more is used by all
/// who use the other and by some more.
///
/// The law: in the long run the users are the product of the four shares; at offer 0 there are none; whoever has
/// given up after the trial does not come back.
///
/// Example
///
///     Uptake anna{FunnelLuck::of(run, key, technology)};
///     if (anna.follow({.offered = 1, .suitable = 0.7, .accepted = 0.3, .retained = 0.95}, today).uses) ...
namespace omsorg {

struct FunnelShares {
    double offered = 0, suitable = 0, accepted = 0, retained = 1;
    double trial_days = 0;

    /// Of all, after the trial.
    [[nodiscard]] constexpr double product() const noexcept {
        return offered * suitable * accepted * retained;
    }
};

/// A client's own draws for one technology: the night camera is technology 0, the others are counted from 1.
struct FunnelLuck {
    double offered = 0, suitable = 0, accepted = 0, retained = 0;

    [[nodiscard]] static FunnelLuck of(Run run, Key client, std::uint64_t technology) noexcept {
        return {Stream{run, Purpose::digital_offer}.uniform(client, technology),
                Stream{run, Purpose::digital_suitability}.uniform(client, technology),
                Stream{run, Purpose::digital_acceptance}.uniform(client, technology),
                Stream{run, Purpose::digital_retention}.uniform(client, technology)};
    }
};

/// One client's way through the funnel.
struct Uptake {
    FunnelLuck luck{};
    std::optional<Day> since{};
    bool gave_up = false;

    /// What a day brought.
    struct Today {
        bool uses = false, began = false, gave_up = false;
    };

    /// As if it had been offered long ago: the trial is over, and who would have given up has.
    void found(const FunnelShares& now, Day today) noexcept {
        if (luck.offered >= now.offered || luck.suitable >= now.suitable || luck.accepted >= now.accepted)
            return;
        gave_up = luck.retained >= now.retained;
        if (!gave_up) since = today - std::chrono::days{static_cast<int>(std::ceil(now.trial_days))};
    }
    /// Looks at the funnel as it is today. Whoever no longer qualifies goes back to staff, and may come again.
    Today follow(const FunnelShares& now, Day today) noexcept {
        if (gave_up) return {};
        if (luck.offered >= now.offered || luck.suitable >= now.suitable || luck.accepted >= now.accepted) {
            since.reset();
            return {};
        }
        Today step{.uses = true};
        if (!since) {
            since = today;
            step.began = true;
        }
        if (static_cast<double>((today - *since).count()) >= now.trial_days &&
            luck.retained >= now.retained) {
            gave_up = true;
            since.reset();
            step.uses = false;
            step.gave_up = true;
        }
        return step;
    }
};

} // namespace omsorg
