// SPDX-License-Identifier: MIT
#include <omsorg/service/day_activity.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/session_slot.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace omsorg {
namespace {

constexpr int opening_days = 5;

std::size_t rounded_up(std::size_t people, std::size_t per_staff) {
    return (people + per_staff - 1) / per_staff;
}

/// Her luck as a participant, apart from what she draws as a client of sessions.
Key luck_of(Key client) { return key_of(key_of_text("day activity"), client); }

template <class Clients>
auto place_of(Clients& clients, Key key) {
    return std::lower_bound(clients.begin(), clients.end(), key,
                            [](const DayParticipant& c, Key k) { return c.key < k; });
}

std::size_t sum(const std::vector<std::size_t>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), std::size_t{0});
}

} // namespace

DayActivity::DayActivity(const DayActivityAssumptions& assumptions, Run run, std::size_t districts)
    : a_{&assumptions}, run_{run}, districts_{districts} {
    year_.by_district.resize(districts_);
}

void DayActivity::admit(Key client, DistrictId district) {
    expect(district.index() < districts_, "a participant lives in a district of the municipality");
    const auto at = place_of(clients_, client);
    expect(at == clients_.end() || at->key != client, "nobody has a place twice");
    const double u = Stream{run_, Purpose::session_slot}.uniform(luck_of(client));
    clients_.insert(at, {client, district, std::min(opening_days - 1, static_cast<int>(u * opening_days))});
}

void DayActivity::leave(Key client) {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a participant can leave");
    clients_.erase(at);
}

void DayActivity::move(Key client, DistrictId district) {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a participant can move");
    at->district = district;
}

bool DayActivity::has(Key client) const {
    const auto at = place_of(clients_, client);
    return at != clients_.end() && at->key == client;
}

std::optional<int> DayActivity::came(Key client) const {
    const auto at = place_of(clients_, client);
    if (at == clients_.end() || at->key != client) return std::nullopt;
    return at->came;
}

std::size_t DayActivity::ratio() const { return static_cast<std::size_t>(std::max(1.0, a_->support_ratio)); }

bool DayActivity::comes_on(const DayParticipant& client, int weekday) const {
    return (weekday - client.first_day + opening_days) % opening_days < static_cast<int>(a_->days_a_week);
}

DayActivity::Plan DayActivity::plan(std::span<const std::size_t> expected) const {
    Plan plan;
    const bool booked = a_->model != SessionModel::fixed_slot && a_->risk > 0;
    const double told = a_->model == SessionModel::fixed_slot ? 0 : a_->absence * a_->known;
    // Of those who have told nothing, this share comes.
    const double comes = told < 1 ? (1 - a_->absence) / (1 - told) : 0;
    const auto sufficient = [&](std::size_t n) {
        return booked ? static_cast<std::size_t>(seats_that_suffice(static_cast<int>(n), comes, 1 - a_->risk))
                      : n;
    };
    for (const std::size_t n : expected) {
        plan.places.push_back(sufficient(n));
        plan.staff.push_back(rounded_up(plan.places.back(), ratio()));
    }
    const std::size_t all = std::accumulate(expected.begin(), expected.end(), std::size_t{0});
    plan.shared = a_->model == SessionModel::pooled ? rounded_up(sufficient(all), ratio()) : sum(plan.staff);
    return plan;
}

void DayActivity::run_week(Day monday, Hours staff_hours) {
    std::vector<Day> open;
    for (int day = 0; day < opening_days; ++day)
        if (const Day date = monday + std::chrono::days{day}; is_working_day(date)) open.push_back(date);
    for (DayParticipant& client : clients_) client.came = client.turned_away = 0;
    for (const Day date : open)
        run_day(date, Hours::from_ticks(staff_hours.ticks() / static_cast<std::int64_t>(open.size())));
}

void DayActivity::run_day(Day today, Hours staff_hours) {
    const Stream absence{run_, Purpose::session_attendance};
    const auto date = static_cast<std::uint64_t>(today.time_since_epoch().count());
    const Hours hours = Hours::from_hours(a_->day_hours);
    const auto times = [&](std::size_t n) {
        return Hours::from_ticks(hours.ticks() * static_cast<std::int64_t>(n));
    };
    const double known = a_->model == SessionModel::fixed_slot ? 0 : a_->known;

    struct Comer {
        double lot;
        DayParticipant* client;
    };
    std::vector<std::size_t> expected(districts_);
    std::vector<std::vector<Comer>> comers(districts_);
    std::vector<double> lots(districts_, 1); // the least of those who come
    for (auto& client : clients_) {
        if (!comes_on(client, weekday_index(today))) continue;
        const std::size_t unit = client.district.index();
        auto& book = year_.by_district[unit];
        book.granted += hours;
        year_.credited += hours;
        Luck luck = absence.at(luck_of(client.key), date);
        const bool away = luck.uniform() < a_->absence;
        const bool told = luck.uniform() < known;
        if (!(away && told)) ++expected[unit];
        if (away) {
            (told ? book.not_asked : book.away) += hours;
            ++(told ? year_.counts.cancelled : year_.counts.no_shows);
            if (!told) ++year_.counts.agreed; // she was expected
        } else {
            ++year_.counts.wishes;
            comers[unit].push_back({luck.uniform(), &client});
            lots[unit] = std::min(lots[unit], comers[unit].back().lot);
        }
    }

    const Plan planned = plan(expected);
    const auto present =
        static_cast<std::size_t>(std::max<std::int64_t>(0, staff_hours.ticks() / hours.ticks()));
    const std::size_t reserved = std::min(planned.shared, present);
    std::size_t left = reserved, with_clients = 0;
    const bool pooled = a_->model == SessionModel::pooled;
    std::size_t room = pooled ? reserved * ratio() : 0, served = 0;
    std::vector<Comer> all;
    const auto serve = [&](std::vector<Comer>& group, std::size_t places) {
        std::sort(group.begin(), group.end(), [](const Comer& x, const Comer& y) {
            return x.lot != y.lot ? x.lot < y.lot : x.client->key < y.client->key;
        });
        for (std::size_t i = 0; i < group.size(); ++i) {
            auto& book = year_.by_district[group[i].client->district.index()];
            (i < places ? book.delivered : book.no_staff) += hours;
            ++(i < places ? group[i].client->came : group[i].client->turned_away);
        }
        const std::size_t there = std::min(group.size(), places);
        served += there;
        with_clients += rounded_up(there, ratio());
    };
    if (pooled) {
        for (const auto& unit : comers) all.insert(all.end(), unit.begin(), unit.end());
        serve(all, room);
    } else {
        // With too few staff each unit gets its share of them, the largest remainders first; between equals the lot.
        std::vector<std::size_t> staff(districts_);
        while (left > 0) {
            std::size_t neediest = districts_;
            double most = 0;
            for (std::size_t d = 0; d < districts_; ++d) {
                if (staff[d] >= planned.staff[d]) continue;
                const double lacks =
                    1 - static_cast<double>(staff[d]) / static_cast<double>(planned.staff[d]);
                if (lacks > most || (neediest < districts_ && lacks == most && lots[d] < lots[neediest]))
                    most = lacks, neediest = d;
            }
            if (neediest == districts_) break;
            ++staff[neediest];
            --left;
        }
        for (std::size_t d = 0; d < districts_; ++d) serve(comers[d], staff[d] * ratio());
    }
    year_.counts.agreed += static_cast<std::int64_t>(served);
    year_.counts.met += static_cast<std::int64_t>(served); // on her own day
    year_.counts.in_window += static_cast<std::int64_t>(served);
    std::size_t came = 0;
    for (const auto& unit : comers) came += unit.size();
    year_.counts.no_seat += static_cast<std::int64_t>(came - served);
    year_.counts.went += static_cast<std::int64_t>(served);
    year_.counts.groups += static_cast<std::int64_t>(with_clients);
    year_.staff.delivered += times(served);
    year_.staff.with_clients += times(with_clients);
    year_.staff.saved_by_pooling += times(served) - times(with_clients);
    // On duty beyond the plan, or planned for participants who stayed away.
    year_.staff.reserved += times(present);
    const Hours beyond = times(present - reserved) * a_->reuse;
    year_.staff.other_use += beyond;
    year_.staff.idle += times(present - with_clients) - beyond;
}

Hours DayActivity::staff_hours_needed() const {
    double staff = 0;
    for (int weekday = 0; weekday < opening_days; ++weekday) {
        std::vector<std::size_t> expected(districts_);
        for (const auto& client : clients_)
            if (comes_on(client, weekday)) ++expected[client.district.index()];
        if (a_->model != SessionModel::fixed_slot)
            for (auto& n : expected)
                n = static_cast<std::size_t>(static_cast<double>(n) * (1 - a_->absence * a_->known) + 0.5);
        staff += static_cast<double>(plan(expected).shared);
    }
    return Hours::from_hours(staff * a_->day_hours);
}

SessionYear DayActivity::harvest() {
    // A place is for the day: what was granted for it and not used is not carried over.
    SessionYear done = std::exchange(year_, SessionYear{});
    year_.by_district.resize(districts_);
    done.debited = done.clients().delivered;
    done.forfeited = done.credited - done.debited;
    done.balance();
    return done;
}

} // namespace omsorg
