// SPDX-License-Identifier: MIT
#include <omsorg/service/session_gathering.hpp>

#include <omsorg/chance/stream.hpp>
#include <omsorg/service/pooling.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

constexpr std::uint32_t after_events = 1'000'000; // companies are numbered apart from the events of a week

} // namespace

std::int64_t gather_company(const SessionAssumptions& a, Run run, Day monday,
                            std::span<const SessionClient> clients, std::span<SessionWish> wishes) {
    const int size = static_cast<int>(a.gather_size);
    if (size < 2) return 0;
    const auto kinds = static_cast<std::size_t>(a.activities);
    const Stream activity{run, Purpose::session_activity};
    const auto week = static_cast<std::uint64_t>(monday.time_since_epoch().count());
    std::vector<std::vector<std::size_t>> seekers(kinds);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const auto& wish = wishes[i];
        if (!wish.wants || wish.event || !clients[i].consents) continue;
        if (std::min(wish.notice_days, a.horizon) < a.gather_days + a.lead_time) continue;
        const double u = activity.uniform(clients[i].luck, week);
        seekers[std::min(kinds - 1, static_cast<std::size_t>(u * a.activities))].push_back(i);
    }
    std::uint32_t company = after_events;
    std::int64_t waited = 0;
    for (auto& kind : seekers) {
        const auto asked_at = [&](std::size_t i) { return -std::min(wishes[i].notice_days, a.horizon); };
        std::sort(kind.begin(), kind.end(), [&](std::size_t x, std::size_t y) {
            return asked_at(x) != asked_at(y) ? asked_at(x) < asked_at(y) : clients[x].key < clients[y].key;
        });
        std::vector<double> asked;
        for (const std::size_t i : kind) asked.push_back(asked_at(i));
        std::size_t first = 0;
        for (const Gathering& group : gather(asked, size, a.gather_days)) {
            waited += std::llround(24 * group.waited);
            const WeekMoment moment = wishes[kind[first]].when;
            for (std::size_t j = first; j < first + static_cast<std::size_t>(group.size); ++j) {
                auto& wish = wishes[kind[j]];
                wish.notice_days = std::max(0.0, -group.leaves);
                if (group.size < 2 || hours_between(moment, wish.when) > a.flexibility) continue;
                wish.when = moment;
                wish.company = company;
            }
            ++company;
            first += static_cast<std::size_t>(group.size);
        }
    }
    return waited;
}

} // namespace omsorg
