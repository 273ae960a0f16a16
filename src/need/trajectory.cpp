// SPDX-License-Identifier: MIT
#include <omsorg/need/trajectory.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/need/moment.hpp>

namespace omsorg {

namespace {

/// The two ways out of a state; special housing has none.
struct WaysOut {
    NeedTransition first, second;
};
constexpr WaysOut ways_out(NeedState state) noexcept {
    return state == NeedState::independent ? WaysOut{NeedTransition::onset, NeedTransition::direct_entry}
                                           : WaysOut{NeedTransition::admission, NeedTransition::recovery};
}

} // namespace

NeedLuck::NeedLuck(Run run)
    : onset{run, Purpose::onset}, direct_entry{run, Purpose::direct_entry},
      admission{run, Purpose::worsening}, recovery{run, Purpose::recovery}, start{run, Purpose::need_start} {}

Trajectory::Trajectory(NeedState state, Key who, const NeedLuck& luck, Instant since)
    : settled_{since}, state_{state} {
    draw(who, luck);
}

void Trajectory::settle(const PerTransition& rates, Instant now) {
    expect(now >= settled_, "need is settled forwards in time");
    if (state_ != NeedState::special_housing) {
        const double years = share_of_year(settled_, now);
        const auto [first, second] = ways_out(state_);
        Fate one{first_}, other{second_};
        one.spend(rates.at(first), years);
        other.spend(rates.at(second), years);
        first_ = one.left();
        second_ = other.left();
    }
    settled_ = now;
}

std::optional<Trajectory::Next> Trajectory::due(const PerTransition& rates, Instant until) const {
    if (state_ == NeedState::special_housing || until <= settled_) return std::nullopt;
    const double years = share_of_year(settled_, until);
    const auto [first, second] = ways_out(state_);
    const auto one = Fate{first_}.due(rates.at(first), years);
    const auto other = Fate{second_}.due(rates.at(second), years);
    if (!one && !other) return std::nullopt;
    const bool takes_first = one && (!other || *one <= *other);
    const Instant when = after_share_of_year(settled_, takes_first ? *one : *other);
    return Next{when < until ? when : until, takes_first ? first : second};
}

void Trajectory::move(NeedTransition transition, Key who, const NeedLuck& luck) {
    expect(state_ == from_state(transition), "a transition starts in the state that the person is in");
    expect(spell_ < 0xFFFF, "a life has fewer than 65,535 spells of need");
    state_ = to_state(transition);
    ++spell_;
    draw(who, luck);
}

void Trajectory::draw(Key who, const NeedLuck& luck) {
    switch (state_) {
    case NeedState::independent:
        first_ = luck.onset.exponential(who, spell_);
        second_ = luck.direct_entry.exponential(who, spell_);
        break;
    case NeedState::home_care:
        first_ = luck.admission.exponential(who, spell_);
        second_ = luck.recovery.exponential(who, spell_);
        break;
    case NeedState::special_housing:
        first_ = second_ = 0;
        break;
    }
}

} // namespace omsorg
