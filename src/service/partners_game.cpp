// SPDX-License-Identifier: MIT
// The graph of the partners, of a day and of a year, and the year as a game: who is credited, and who leaves.
#include <omsorg/service/partners.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace omsorg {
namespace {

constexpr std::array kinds{Help::domestic, Help::care, Help::company};

Hours hours_of(const OpenHours& owed, Help kind) {
    return kind == Help::domestic ? owed.domestic : kind == Help::care ? owed.care : owed.outings;
}

} // namespace

bool Partners::two_types_at(const Sides& all, std::size_t district) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < registry_.size(); ++i)
        if (all.offers[i] > Hours{} &&
            (!home_[i].valid() || home_[i].index() == district || assumptions_->referral > 0))
            found |= 1U << index_of(registry_[i].type);
    return std::popcount(found) >= 2;
}

/// Another partner's clients have an actor of one type already: their own.
bool Partners::two_types_for(const Sides& all, std::size_t owner) const {
    for (std::size_t i = 0; i < registry_.size(); ++i)
        if (all.offers[i] > Hours{} && registry_[i].type != registry_[owner].type) return true;
    return false;
}

std::vector<std::size_t> Partners::groups_by_lot() const {
    std::vector<std::size_t> found;
    for (const std::size_t district : order_)
        for (std::size_t g = 0; g < groups_.size(); ++g)
            if (groups_[g].district == district) found.push_back(g);
    return found;
}

void Partners::Net::lead(std::size_t hours, std::size_t need, Leg leg) {
    graph.add_road({hours, need, leg.rank});
    legs.push_back(leg);
}

Hours Partners::Net::owed_met(std::span<const Hours> along) const {
    Hours met;
    for (std::size_t r = 0; r < along.size(); ++r)
        if (legs[r].rank == owed_hours) met += along[r];
    return met;
}

/// What a partner has over stands twice among the hours: what it keeps for its own district, and what may be referred;
/// an hour that only moves what relatives did is none. Its hours for its own clients stand by themselves.
Partners::Net Partners::lay_out(const Sides& all, double referral) const {
    const std::size_t n = registry_.size();
    Net net;
    for (const std::size_t district : order_)
        for (const Help kind : kinds) net.graph.add_need(hours_of(all.owed[district], kind));
    const std::vector<std::size_t> groups = groups_by_lot();
    for (const std::size_t g : groups) net.graph.add_need(all.clients[g]);
    const std::size_t first_group = kinds.size() * districts_;
    for (std::size_t i = 0; i < n; ++i) {
        // A partner of all districts has nowhere else to go, unless partners have clients.
        const bool may_leave = home_[i].valid() || !groups.empty();
        const Hours useful = all.offers[i] * (1 - assumptions_->displacement);
        const Hours free = may_leave ? useful * referral : Hours{};
        const std::size_t kept = net.graph.add_hours(useful - free), referred = net.graph.add_hours(free);
        for (std::size_t place = 0; place < districts_; ++place) {
            const std::size_t d = order_[place];
            if (assumptions_->two_types && !two_types_at(all, d)) continue;
            const bool here = !home_[i].valid() || home_[i].index() == d;
            for (std::size_t k = 0; k < kinds.size(); ++k) {
                if (!registry_[i].helps_with(kinds[k])) continue;
                const Net::Leg leg{i, d, kinds[k], owed_hours};
                if (here) net.lead(kept, kinds.size() * place + k, leg);
                if (free > Hours{}) net.lead(referred, kinds.size() * place + k, leg);
            }
        }
        const std::size_t own = groups.empty() ? 0 : net.graph.add_hours(all.own[i]);
        for (std::size_t place = 0; place < groups.size(); ++place) {
            const Group& group = groups_[groups[place]];
            const Help kind = group.clients->needs;
            if (!registry_[i].helps_with(kind)) continue;
            if (group.partner == i)
                net.lead(own, first_group + place, {i, groups[place], kind, own_clients});
            else if (free > Hours{} && (!assumptions_->two_types || two_types_for(all, group.partner)))
                net.lead(referred, first_group + place, {i, groups[place], kind, clients_of_others});
        }
    }
    return net;
}

/// The year with some of the players only: the municipality, and the types of partners.
Partners::Sides Partners::only(CoalitionGame::Coalition who) const {
    const auto in = [&](std::size_t i) { return (who >> (index_of(registry_[i].type) + 1) & 1U) != 0; };
    Sides part = all_;
    if ((who & 1U) == 0) part.owed.assign(districts_, {});
    for (std::size_t i = 0; i < registry_.size(); ++i)
        if (!in(i)) part.own[i] = part.offers[i] = {};
    for (std::size_t g = 0; g < groups_.size(); ++g)
        if (!in(groups_[g].partner)) part.clients[g] = {};
    return part;
}

/// The year as a game: player 0 is the municipality, without which nothing is owed; the others are the types of
/// partners. A coalition is worth what its hours of the year could meet of its clients' need, its own included, along
/// the same roads as on a day. Own clients get no more from their own partner than they got on the days.
CoalitionGame Partners::game() const {
    std::vector<std::int64_t> values(std::size_t{2} << actor_types);
    for (std::size_t who = 1; who < values.size(); ++who) {
        if ((who & 1U) == 0 && groups_.empty()) continue; // nobody needs anything
        const auto coalition = static_cast<CoalitionGame::Coalition>(who);
        values[who] = lay_out(only(coalition), assumptions_->referral).graph.most().ticks();
    }
    return CoalitionGame{std::move(values)};
}

/// Who gains too little leaves.
void Partners::play() {
    const CoalitionGame types_and_municipality = game();
    const auto parts = types_and_municipality.shapley();
    // The game may move hours within the year, which the days may not: its split of what no partner meets alone is
    // laid on what was met so.
    const Hours alone = std::accumulate(all_.own.begin(), all_.own.end(), Hours{});
    const double gained =
        std::accumulate(parts.begin() + 1, parts.end(), 0.0) - static_cast<double>(alone.ticks());
    const auto together = static_cast<double>(types_and_municipality.value() - alone.ticks());
    year_.part = alone.value();
    if (together > 0) year_.part += gained / together * year_.complementarity().value();
    std::vector<double> cost(types_and_municipality.players(), 0.0);
    for (std::size_t i = 0; i < registry_.size(); ++i)
        cost[index_of(registry_[i].type) + 1] += assumptions_->least_gain * (1 - assumptions_->displacement) *
                                                 static_cast<double>(all_.offers[i].ticks());
    const auto stay = types_and_municipality.who_stays(cost);
    for (std::size_t t = 0; t < actor_types; ++t) {
        if ((stay >> (t + 1) & 1U) != 0 || gone_[t] || cost[t + 1] <= 0) continue;
        gone_[t] = true;
        for (const Partner& p : registry_) year_.left += index_of(p.type) == t ? 1 : 0;
    }
}

} // namespace omsorg
