// SPDX-License-Identifier: MIT
// The day of the partners: what is at hand, what is over, who gets it, and what the books say of it.
#include <omsorg/service/partners.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/key.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace omsorg {
namespace {

std::uint64_t week_index(Day day) {
    return static_cast<std::uint64_t>(day.time_since_epoch().count() - weekday_index(day));
}

/// Hours of one day: a seventh of a week's; of company all, on the Monday after the week.
double of_day(double hours_a_week, bool company, Day today) {
    if (!company) return hours_a_week / 7;
    return is_monday(today) ? hours_a_week : 0;
}

bool is_free(Day day) { return is_weekend(day) || is_red_day(day); }

std::size_t place_of(std::span<const std::string> districts, const std::string& name) {
    const auto found = std::find(districts.begin(), districts.end(), name);
    expect(found != districts.end(), "a partner's district, and its clients', is one of the municipality's");
    return static_cast<std::size_t>(found - districts.begin());
}

} // namespace

Partners::Partners(const PartnersAssumptions& assumptions, std::span<const Partner> registry,
                   std::span<const std::string> districts, Run run)
    : assumptions_{&assumptions}, registry_{registry}, districts_{districts.size()},
      order_(districts.size()), turns_up_{run, Purpose::partner_turns_up} {
    for (const std::string& name : districts) names_.push_back(key_of(key_of_text(name), 2));
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (std::size_t i = 0; i < registry_.size(); ++i) {
        const Partner& p = registry_[i];
        home_.push_back(p.district.empty() ? DistrictId::none()
                                           : DistrictId{place_of(districts, p.district)});
        for (const OwnClients& clients : p.clients)
            if (clients.hours_a_week > 0)
                groups_.push_back({i, place_of(districts, clients.district), &clients});
    }
    begin_year();
}

void Partners::begin_year() {
    all_ = Sides::none(registry_.size(), districts_, groups_.size());
    year_.met.resize(districts_);
    year_.met_outings.resize(districts_);
    for (const Group& group : groups_)
        (group.clients->needs == Help::company ? year_.clients_outings : year_.clients).resize(districts_);
}

Partners::Sides Partners::Sides::none(std::size_t partners, std::size_t districts, std::size_t groups) {
    return {.own = std::vector<Hours>(partners),
            .offers = std::vector<Hours>(partners),
            .owed = std::vector<OpenHours>(districts),
            .clients = std::vector<Hours>(groups)};
}

void Partners::Sides::add(const Sides& other) {
    const auto join = [](std::vector<Hours>& to, const std::vector<Hours>& more) {
        for (std::size_t i = 0; i < to.size(); ++i) to[i] += more[i];
    };
    join(own, other.own);
    join(offers, other.offers);
    join(clients, other.clients);
    for (std::size_t d = 0; d < owed.size(); ++d) {
        owed[d].domestic += other.owed[d].domestic;
        owed[d].care += other.owed[d].care;
        owed[d].outings += other.owed[d].outings;
    }
}

bool Partners::takes_part(std::size_t partner) const {
    const Partner& p = registry_[partner];
    return !gone_[index_of(p.type)] && turns_up_.happens(p.willingness, key_of(key_of_text(p.name), 1));
}

/// Hours that it has today, whoever gets them.
double Partners::at_hand(std::size_t partner, Day today) const {
    const Partner& p = registry_[partner];
    if (!p.season.includes(month_of(today))) return 0;
    if (!turns_up_.happens(p.reliability, key_of_text(p.name), week_index(today))) return 0;
    return of_day(p.hours_a_week, p.company, today);
}

/// Own clients get what they can be helped with first; of what is over, others may have what was agreed and realised.
Partners::Sides Partners::sides(Day today, std::span<const OpenHours> open) const {
    Sides now = Sides::none(registry_.size(), districts_, groups_.size());
    now.owed.assign(open.begin(), open.end());
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const OwnClients& c = *groups_[g].clients;
        if (!c.season.includes(month_of(today))) continue;
        now.clients[g] = Hours::from_hours(of_day(c.hours_a_week, c.needs == Help::company, today));
        if (registry_[groups_[g].partner].helps_with(c.needs)) now.own[groups_[g].partner] += now.clients[g];
    }
    const PartnersAssumptions& a = *assumptions_;
    const double realised = 1 - std::exp(-a.meeting_hours * a.common_place / a.meeting_scale);
    for (std::size_t i = 0; i < registry_.size(); ++i) {
        const double has = at_hand(i, today);
        now.own[i] = std::min(now.own[i], Hours::from_hours(has));
        if (takes_part(i))
            now.offers[i] = Hours::from_hours(std::max(0.0, has - now.own[i].value()) * a.reach * realised);
    }
    return now;
}

Hours Partners::coordination(Day today) const {
    if (!any() || is_free(today)) return {};
    Hours sum = minutes_;
    for (std::size_t i = 0; i < registry_.size(); ++i)
        if (takes_part(i)) sum += Hours::from_hours(assumptions_->meeting_hours / 5);
    return sum;
}

void Partners::run_day(Day today, std::span<const OpenHours> open) {
    if (!any()) return;
    expect(open.size() == districts_, "hours are owed in every district");
    const Sides now = sides(today, open);
    for (std::size_t i = 0; i < registry_.size(); ++i) {
        year_.offered += now.offers[i];
        year_.active_days += takes_part(i) ? 1 : 0;
    }
    ++year_.days;
    year_.coordination += coordination(today);
    const auto lot = [&](std::size_t d) {
        return turns_up_.word(names_[d], static_cast<std::uint64_t>(today.time_since_epoch().count()));
    };
    std::ranges::sort(order_, {}, lot);
    if (!is_free(today)) minutes_ = {};
    const Net net = lay_out(now, assumptions_->referral);
    const auto along = net.graph.flow();
    book(now, net, along);
    if (assumptions_->referral > 0) {
        const Net nearby = lay_out(now, 0);
        year_.by_referral += net.owed_met(along) - nearby.owed_met(nearby.graph.flow());
    }
    all_.add(now);
}

/// The day's hours along the roads, into the year's books.
void Partners::book(const Sides& now, const Net& net, std::span<const Hours> along) {
    std::vector<Hours> at_home(districts_), outside(districts_); // of what is owed
    std::vector<Hours> to_owed(registry_.size()), to_others(registry_.size()), own(registry_.size());
    std::vector<OwnClientsHours> clients(groups_.size());
    for (std::size_t r = 0; r < along.size(); ++r) {
        const Net::Leg& leg = net.legs[r];
        switch (leg.rank) {
        case own_clients:
            own[leg.partner] += along[r];
            clients[leg.to].met += along[r];
            break;
        case owed_hours:
            to_owed[leg.partner] += along[r];
            (leg.kind == Help::company ? outside : at_home)[leg.to] += along[r];
            break;
        case clients_of_others:
            to_others[leg.partner] += along[r];
            clients[leg.to].overflow += along[r];
            break;
        }
    }
    for (std::size_t d = 0; d < districts_; ++d) {
        expect(at_home[d] <= now.owed[d].domestic + now.owed[d].care && outside[d] <= now.owed[d].outings,
               "partners meet what is owed and no more");
        year_.met[d] += at_home[d];
        year_.met_outings[d] += outside[d];
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        clients[g].needed = now.clients[g];
        auto& book = groups_[g].clients->needs == Help::company ? year_.clients_outings : year_.clients;
        book[groups_[g].district].add(clients[g]);
    }
    for (std::size_t i = 0; i < registry_.size(); ++i) {
        expect(own[i] == now.own[i], "a partner's own clients come first");
        settle(i, now.offers[i], to_owed[i], to_others[i]);
    }
}

/// What a partner gave to others and what it only moved. The municipality pays for what its own clients got.
void Partners::settle(std::size_t partner, Hours offer, Hours to_owed, Hours to_others) {
    const Hours useful = to_owed + to_others;
    if (useful == Hours{}) return;
    const auto with_displaced = [&](Hours met) {
        return std::min(offer, Hours{met / (1 - assumptions_->displacement)});
    };
    const Hours given = with_displaced(useful), paid = with_displaced(to_owed);
    year_.given += given;
    year_.displaced += given - useful;
    year_.cost += paid.value() * registry_[partner].cost;
    minutes_ += paid * (registry_[partner].coordination / 60);
}

PartnersYear Partners::harvest() {
    if (year_.days > 0) play();
    year_.balance();
    PartnersYear done = std::exchange(year_, PartnersYear{});
    begin_year();
    return done;
}

} // namespace omsorg
