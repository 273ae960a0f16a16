// SPDX-License-Identifier: MIT
#include <omsorg/service/partners.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/key.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace omsorg {
namespace {

constexpr std::size_t types = 5;

std::size_t at(ActorType type) { return static_cast<std::size_t>(type); }

std::uint64_t week_index(Day day) {
    return static_cast<std::uint64_t>(day.time_since_epoch().count() - weekday_index(day));
}

bool in_season(const Partner& p, Day day) {
    const auto month = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month()));
    return p.from_month <= p.to_month ? p.from_month <= month && month <= p.to_month
                                      : month >= p.from_month || month <= p.to_month;
}

constexpr std::size_t kinds = 3; // of what is owed: domestic tasks, care, company on outings
constexpr std::size_t outings = 2;

bool helps_with(const Partner& p, std::size_t kind) {
    if (p.company || kind == outings) return p.company && kind == outings;
    return kind == 0 || (p.care && p.safeguarded);
}

bool is_free(Day day) { return is_weekend(day) || is_red_day(day); }

} // namespace

Hours PartnersYear::home_care_met() const { return std::accumulate(met.begin(), met.end(), Hours{}); }

Hours PartnersYear::outings_met() const {
    return std::accumulate(met_outings.begin(), met_outings.end(), Hours{});
}

void PartnersYear::balance() const {
    expect(given == all_met() + displaced, "an hour that a partner gave met something or moved something");
    expect(given <= offered, "no partner gives more than it has");
    expect(by_referral <= all_met(), "what came by referral was met");
}

Partners::Partners(const PartnersAssumptions& assumptions, std::span<const Partner> registry,
                   std::span<const std::string> districts, Run run)
    : assumptions_{&assumptions}, registry_{registry}, districts_{districts.size()},
      order_(districts.size()), turns_up_{run, Purpose::partner_turns_up}, gone_(types, 0),
      owed_(districts.size()), offers_(registry.size()) {
    for (const std::string& name : districts) names_.push_back(key_of(key_of_text(name), 2));
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (const Partner& p : registry_) {
        const auto found = std::find(districts.begin(), districts.end(), p.district);
        expect(p.district.empty() || found != districts.end(),
               "a partner's district is one of the municipality's");
        home_.push_back(p.district.empty() ? DistrictId::none() : DistrictId{found - districts.begin()});
    }
    year_.met.resize(districts_);
    year_.met_outings.resize(districts_);
}

bool Partners::takes_part(std::size_t partner) const {
    const Partner& p = registry_[partner];
    return gone_[at(p.type)] == 0 && turns_up_.happens(p.willingness, key_of(key_of_text(p.name), 1));
}

Hours Partners::offered(std::size_t partner, Day today) const {
    const Partner& p = registry_[partner];
    if (!takes_part(partner) || !in_season(p, today)) return {};
    if (!turns_up_.happens(p.reliability, key_of_text(p.name), week_index(today))) return {};
    const PartnersAssumptions& a = *assumptions_;
    const double realised = 1 - std::exp(-a.meeting_hours * a.common_place / a.meeting_scale);
    if (p.company) // for the week that ended last night
        return weekday_index(today) == 0 ? Hours::from_hours(p.hours_a_week * a.reach * realised) : Hours{};
    return Hours::from_hours(p.hours_a_week / 7 * a.reach * realised);
}

Hours Partners::coordination(Day today) const {
    if (!any() || is_free(today)) return {};
    Hours sum = minutes_;
    for (std::size_t i = 0; i < registry_.size(); ++i)
        if (takes_part(i)) sum += Hours::from_hours(assumptions_->meeting_hours / 5);
    return sum;
}

bool Partners::two_types_at(std::span<const Hours> offers, std::size_t district) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < registry_.size(); ++i)
        if (offers[i] > Hours{} &&
            (!home_[i].valid() || home_[i].index() == district || assumptions_->referral > 0))
            found |= 1U << at(registry_[i].type);
    return std::popcount(found) >= 2;
}

/// Hours met, by partner, district and kind (partner first). Each partner is two resources: what it keeps for its own
/// district and what may go anywhere; an hour that only moves what relatives did is no resource.
std::vector<Hours> Partners::flow(std::span<const Hours> offers, std::span<const OpenHours> open,
                                  double referral) const {
    const std::size_t n = registry_.size();
    std::vector<std::int64_t> resources(2 * n), needs(kinds * districts_);
    for (std::size_t place = 0; place < districts_; ++place) {
        const OpenHours& owed = open[order_[place]];
        needs[kinds * place] = owed.domestic.ticks();
        needs[kinds * place + 1] = owed.care.ticks();
        needs[kinds * place + outings] = owed.outings.ticks();
    }
    std::vector<Road> roads;
    for (std::size_t i = 0; i < n; ++i) {
        const Hours useful = offers[i] * (1 - assumptions_->displacement);
        const Hours free = home_[i].valid() ? useful * referral : Hours{};
        resources[2 * i] = (useful - free).ticks();
        resources[2 * i + 1] = free.ticks();
        for (std::size_t place = 0; place < districts_; ++place) {
            const std::size_t d = order_[place];
            if (assumptions_->two_types && !two_types_at(offers, d)) continue;
            const bool own = !home_[i].valid() || home_[i].index() == d;
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                if (!helps_with(registry_[i], kind)) continue;
                if (own) roads.push_back({2 * i, kinds * place + kind});
                if (free > Hours{}) roads.push_back({2 * i + 1, kinds * place + kind});
            }
        }
    }
    const auto along = cover(resources, needs, roads);
    std::vector<Hours> met(n * districts_ * kinds);
    for (std::size_t r = 0; r < roads.size(); ++r) {
        const std::size_t district = order_[roads[r].need / kinds], kind = roads[r].need % kinds;
        met[(roads[r].resource / 2 * districts_ + district) * kinds + kind] += Hours::from_ticks(along[r]);
    }
    return met;
}

void Partners::run_day(Day today, std::span<const OpenHours> open) {
    if (!any()) return;
    expect(open.size() == districts_, "hours are owed in every district");
    std::vector<Hours> offers;
    for (std::size_t i = 0; i < registry_.size(); ++i) {
        offers.push_back(offered(i, today));
        year_.offered += offers.back();
        year_.active_days += takes_part(i) ? 1 : 0;
        offers_[i] += offers.back();
    }
    ++year_.days;
    year_.coordination += coordination(today);
    const auto lot = [&](std::size_t d) {
        return turns_up_.word(names_[d], static_cast<std::uint64_t>(today.time_since_epoch().count()));
    };
    std::ranges::sort(order_, {}, lot);
    const auto met = flow(offers, open, assumptions_->referral);
    const auto alone = assumptions_->referral > 0 ? flow(offers, open, 0) : met;
    year_.by_referral += std::accumulate(met.begin(), met.end(), Hours{}) -
                         std::accumulate(alone.begin(), alone.end(), Hours{});
    if (!is_free(today)) minutes_ = {};
    for (std::size_t d = 0; d < districts_; ++d) {
        Hours at_home, outside;
        for (std::size_t i = 0; i < registry_.size(); ++i)
            for (std::size_t kind = 0; kind < kinds; ++kind)
                (kind == outings ? outside : at_home) += met[(i * districts_ + d) * kinds + kind];
        expect(at_home <= open[d].domestic + open[d].care && outside <= open[d].outings,
               "partners meet what is owed and no more");
        year_.met[d] += at_home;
        year_.met_outings[d] += outside;
        owed_[d].domestic += open[d].domestic;
        owed_[d].care += open[d].care;
        owed_[d].outings += open[d].outings;
    }
    for (std::size_t i = 0; i < registry_.size(); ++i) {
        Hours hers;
        for (std::size_t need = 0; need < districts_ * kinds; ++need)
            hers += met[i * districts_ * kinds + need];
        if (hers == Hours{}) continue;
        const Hours given = std::min(offers[i], Hours{hers / (1 - assumptions_->displacement)});
        year_.given += given;
        year_.displaced += given - hers;
        year_.cost += given.value() * registry_[i].cost;
        minutes_ += given * (registry_[i].coordination / 60);
    }
}

/// The year as a game: player 0 is the municipality, without which nothing is owed; the others are the types of
/// partners. A coalition is worth what the year's offers of its types could meet of what the year owed, along the
/// same roads as on a day.
CoalitionGame Partners::game() const {
    std::vector<std::int64_t> values(std::size_t{2} << types);
    for (std::size_t who = 1; who < values.size(); who += 2) {
        std::vector<Hours> offers = offers_;
        for (std::size_t i = 0; i < registry_.size(); ++i)
            if ((who >> (at(registry_[i].type) + 1) & 1U) == 0) offers[i] = {};
        const auto met = flow(offers, owed_, assumptions_->referral);
        values[who] = std::accumulate(met.begin(), met.end(), Hours{}).ticks();
    }
    return CoalitionGame{std::move(values)};
}

/// Who gains too little leaves.
void Partners::play() {
    const CoalitionGame types_and_municipality = game();
    const auto parts = types_and_municipality.shapley();
    // The game may move hours within the year, which the days may not: its split is laid on what was met.
    const double gained = std::accumulate(parts.begin() + 1, parts.end(), 0.0);
    const auto value = static_cast<double>(types_and_municipality.value());
    if (value > 0) year_.part = gained / value * year_.all_met().value();
    std::vector<double> cost(types_and_municipality.players(), 0.0);
    for (std::size_t i = 0; i < registry_.size(); ++i)
        cost[at(registry_[i].type) + 1] += assumptions_->least_gain * (1 - assumptions_->displacement) *
                                           static_cast<double>(offers_[i].ticks());
    const auto stay = types_and_municipality.who_stays(cost);
    for (std::size_t t = 0; t < types; ++t) {
        if ((stay >> (t + 1) & 1U) != 0 || gone_[t] != 0 || cost[t + 1] <= 0) continue;
        gone_[t] = 1;
        for (const Partner& p : registry_) year_.left += at(p.type) == t ? 1 : 0;
    }
}

PartnersYear Partners::harvest() {
    if (year_.days > 0) play();
    year_.balance();
    owed_.assign(districts_, {});
    offers_.assign(registry_.size(), {});
    PartnersYear done = std::exchange(year_, PartnersYear{});
    year_.met.resize(districts_);
    year_.met_outings.resize(districts_);
    return done;
}

} // namespace omsorg
