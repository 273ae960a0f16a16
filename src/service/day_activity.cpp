// SPDX-License-Identifier: MIT
#include <omsorg/service/day_activity.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/day_booking.hpp>
#include <omsorg/service/session_slot.hpp>

#include "by_key.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace omsorg {
namespace {

std::size_t index(int day) { return static_cast<std::size_t>(day); }

std::size_t rounded_up(std::size_t people, std::size_t per_staff) {
    return (people + per_staff - 1) / per_staff;
}

/// Her luck as a participant, apart from what she draws as a client of sessions.
Key luck_of(Key client) { return key_of(key_of_text("day activity"), client); }

/// Nobody books: everybody has her days.
BookedWeek usual_days(std::span<const DayRequest> requests) {
    BookedWeek week;
    for (const DayRequest& one : requests) week.days.push_back({DayOutcome::seated, one.usual});
    return week;
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

const DayParticipant& DayActivity::client(Key client) const {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a participant has a week");
    return *at;
}

std::size_t DayActivity::ratio() const { return static_cast<std::size_t>(std::max(1.0, a_->support_ratio)); }

bool DayActivity::comes_on(const DayParticipant& client, int weekday) const {
    return (weekday - client.first_day + opening_days) % opening_days < static_cast<int>(a_->days_a_week);
}

DayActivity::Plan DayActivity::plan(std::span<const std::size_t> expected) const {
    Plan plan;
    // Of those who have told nothing in time, this share comes.
    const double comes = told() < 1 ? (1 - a_->absence) / (1 - told()) : 0;
    const auto sufficient = [&](std::size_t n) {
        return is_booked() && a_->risk > 0
                   ? static_cast<std::size_t>(seats_that_suffice(static_cast<int>(n), comes, 1 - a_->risk))
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

double DayActivity::told() const { return is_booked() ? a_->absence * a_->known * told_in_time(*a_) : 0; }

/// What each wants of the week that begins on `monday`, and what her days will be.
DayActivity::Week DayActivity::wishes(Day monday) const {
    const Stream absence{run_, Purpose::session_attendance}, wish{run_, Purpose::session_notice};
    Week week{.absences = std::vector<DayAbsences>(clients_.size())};
    for (int day = 0; day < opening_days; ++day) {
        const Day today = monday + std::chrono::days{day};
        if (!is_working_day(today)) continue;
        week.open[index(day)] = true;
        const auto date = static_cast<std::uint64_t>(today.time_since_epoch().count());
        for (std::size_t c = 0; c < clients_.size(); ++c) {
            const DayParticipant& client = clients_[c];
            const Key key = luck_of(client.key);
            DayAbsence& her_day = week.absences[c][index(day)];
            Luck luck = absence.at(key, date);
            her_day.away = luck.uniform() < a_->absence;
            const bool tells = luck.uniform() < a_->known;
            her_day.lot = luck.uniform();
            if (is_booked() && her_day.away && tells)
                her_day.told = std::max(0.0, a_->cancel_notice.draw(luck));
            if (!comes_on(client, day)) continue;
            const std::size_t unit = a_->model == SessionModel::pooled ? 0 : client.district.index();
            DayRequest& request = week.requests.emplace_back(DayRequest{client.key, c, unit, day});
            if (!is_booked()) continue;
            Luck wishes = wish.at(key, date);
            request.movable = wishes.uniform() < a_->flexibility && other_days();
            request.lot = wishes.uniform();
            request.notice = std::max(0.0, a_->notice.draw(wishes));
        }
    }
    return week;
}

void DayActivity::count(DayParticipant& client, std::int64_t SessionCounts::*what, std::int64_t number) {
    year_.counts.*what += number;
    client.week.*what += number;
}

/// She chooses in a week in which some day of hers may be another; with all five days granted there is none to choose.
void DayActivity::count_choice(const Week& week) {
    if (!other_days()) return;
    std::map<std::size_t, bool> chooses; // by client
    for (const DayRequest& request : week.requests) chooses[request.client] |= request.movable;
    for (const auto& [client, may] : chooses) {
        count(clients_[client], &SessionCounts::client_weeks);
        if (may) count(clients_[client], &SessionCounts::choosing);
    }
}

void DayActivity::run_week(Day monday, Hours staff_hours) {
    for (DayParticipant& client : clients_) client.week = {};
    const Week week = wishes(monday);
    const BookedWeek booked = is_booked()
                                  ? book_days(*a_, day_programme(a_->seats_share, districts_, week.requests),
                                              week.open, week.requests, week.absences)
                                  : usual_days(week.requests);
    year_.counts.waitlisted += booked.waitlisted;
    year_.counts.promoted += booked.promoted;
    count_choice(week);
    std::array<std::vector<Seat>, opening_days> seats;
    const Hours hours = Hours::from_hours(a_->day_hours);
    for (std::size_t r = 0; r < week.requests.size(); ++r) {
        const DayRequest& request = week.requests[r];
        const BookedDay& day = booked.days[r];
        DayParticipant& client = clients_[request.client];
        auto& book = year_.by_district[client.district.index()];
        book.granted += hours;
        year_.credited += hours;
        const bool refused = day.outcome == DayOutcome::too_late, denied = day.outcome == DayOutcome::no_seat;
        if (day.outcome == DayOutcome::seated) {
            const DayAbsence& luck = week.absences[request.client][index(day.weekday)];
            seats[index(day.weekday)].push_back(
                {&client, day.weekday == request.usual, !luck.away, day.late, luck.lot});
        } else
            (refused ? book.refused : denied ? book.no_staff : book.not_asked) += hours;
        count(client, &SessionCounts::chose, day.asked);
        count(client, &SessionCounts::cancelled, day.cancelled);
        count(client, &SessionCounts::wishes, refused || denied ? 1 : 0);
        count(client, &SessionCounts::too_late, refused ? 1 : 0);
        count(client, &SessionCounts::no_seat, denied ? 1 : 0);
    }
    const auto days = std::ranges::count(week.open, true);
    for (int day = 0; day < opening_days; ++day)
        if (week.open[index(day)]) run_day(seats[index(day)], Hours::from_ticks(staff_hours.ticks() / days));
}

void DayActivity::run_day(std::span<const Seat> seats, Hours staff_hours) {
    const Hours hours = Hours::from_hours(a_->day_hours);
    const auto times = [&](std::size_t n) {
        return Hours::from_ticks(hours.ticks() * static_cast<std::int64_t>(n));
    };
    std::vector<std::size_t> expected(districts_);
    std::vector<std::vector<Seat>> comers(districts_);
    std::vector<double> lots(districts_, 1); // the least of those who come
    for (const Seat& seat : seats) {
        const std::size_t unit = seat.client->district.index();
        auto& book = year_.by_district[unit];
        ++expected[unit];
        if (seat.comes) {
            count(*seat.client, &SessionCounts::wishes);
            comers[unit].push_back(seat);
            lots[unit] = std::min(lots[unit], seat.lot);
        } else {
            (seat.late ? book.cancelled_late : book.away) += hours;
            count(*seat.client, seat.late ? &SessionCounts::late_cancels : &SessionCounts::no_shows);
            count(*seat.client, &SessionCounts::agreed); // she was expected
        }
    }

    const Plan planned = plan(expected);
    const auto present =
        static_cast<std::size_t>(std::max<std::int64_t>(0, staff_hours.ticks() / hours.ticks()));
    const std::size_t reserved = std::min(planned.shared, present);
    std::size_t left = reserved, with_clients = 0;
    const bool pooled = a_->model == SessionModel::pooled;
    std::size_t room = pooled ? reserved * ratio() : 0, served = 0;
    std::vector<Seat> all;
    const auto serve = [&](std::vector<Seat>& group, std::size_t places) {
        std::sort(group.begin(), group.end(), [](const Seat& x, const Seat& y) {
            return x.lot != y.lot ? x.lot < y.lot : x.client->key < y.client->key;
        });
        for (std::size_t i = 0; i < group.size(); ++i) {
            auto& book = year_.by_district[group[i].client->district.index()];
            DayParticipant& client = *group[i].client;
            if (i >= places) {
                book.no_staff += hours;
                count(client, &SessionCounts::turned_away);
                continue;
            }
            book.delivered += hours;
            count(client, &SessionCounts::agreed);
            count(client, &SessionCounts::went);
            count(client, &SessionCounts::in_window); // on a day that she would have
            if (group[i].usual) count(client, &SessionCounts::met);
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

/// Seats as published, less the absences told in time; whoever may have another day is counted as if she found one.
Hours DayActivity::staff_hours_needed() const {
    const double freed = told() * (1 - (other_days() ? a_->flexibility : 0));
    double staff = 0;
    for (int weekday = 0; weekday < opening_days; ++weekday) {
        std::vector<std::size_t> expected(districts_);
        for (const auto& client : clients_)
            if (comes_on(client, weekday)) ++expected[client.district.index()];
        if (is_booked())
            for (auto& n : expected)
                n = static_cast<std::size_t>(
                    static_cast<double>(n) * std::min(1.0, a_->seats_share) * (1 - freed) + 0.5);
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
