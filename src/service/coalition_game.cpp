// SPDX-License-Identifier: MIT
#include <omsorg/service/coalition_game.hpp>

#include <omsorg/base/expect.hpp>

#include <bit>
#include <utility>

namespace omsorg {

CoalitionGame::CoalitionGame(std::vector<std::int64_t> values)
    : values_{std::move(values)}, players_{static_cast<std::size_t>(std::bit_width(values_.size())) - 1} {
    expect(std::has_single_bit(values_.size()) && players_ <= most_players,
           "every coalition of at most twelve players has a value");
    expect(values_.front() == 0, "nobody together come to nothing");
}

std::vector<double> CoalitionGame::shapley(Coalition among) const {
    const int n = std::popcount(among);
    std::vector<double> factorial(static_cast<std::size_t>(n) + 1, 1.0), part(players_, 0.0);
    for (std::size_t i = 1; i < factorial.size(); ++i)
        factorial[i] = factorial[i - 1] * static_cast<double>(i);
    for (std::size_t i = 0; i < players_; ++i) {
        const Coalition her = Coalition{1} << i;
        if ((among & her) == 0) continue;
        for (std::size_t who = 0; who < values_.size(); ++who) {
            const auto before = static_cast<Coalition>(who);
            if ((before & ~among) != 0 || (before & her) != 0) continue;
            const auto s = static_cast<std::size_t>(std::popcount(before));
            const double weight =
                factorial[s] * factorial[static_cast<std::size_t>(n) - s - 1] / factorial.back();
            part[i] += weight * static_cast<double>(values_[before | her] - values_[before]);
        }
    }
    return part;
}

CoalitionGame::Coalition CoalitionGame::who_stays(std::span<const double> cost_of_joining) const {
    expect(cost_of_joining.size() == players_, "joining costs every player something, or nothing");
    Coalition stay = everybody();
    while (stay != 0) {
        const auto part = shapley(stay);
        double worst = 0;
        Coalition goes = 0;
        for (std::size_t i = 0; i < players_; ++i) {
            const Coalition her = Coalition{1} << i;
            if ((stay & her) == 0) continue;
            const double loss = static_cast<double>(values_[her]) - (part[i] - cost_of_joining[i]);
            if (loss > worst + 1e-9) worst = loss, goes = her;
        }
        if (goes == 0) break;
        stay &= ~goes;
    }
    return stay;
}

} // namespace omsorg
