// SPDX-License-Identifier: MIT
#include <omsorg/service/short_stay.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace omsorg {
namespace {

std::uint64_t day_index(Day day) { return static_cast<std::uint64_t>(day.time_since_epoch().count()); }

Day after(Day today, double days) {
    return today + std::chrono::days{std::max<std::int64_t>(1, std::llround(days))};
}

} // namespace

std::optional<double> ShortStayYear::occupancy() const {
    if (place_days == 0) return std::nullopt;
    return static_cast<double>(guest_days) / static_cast<double>(place_days);
}

std::optional<double> ShortStayYear::mean_wait() const {
    if (placed == 0) return std::nullopt;
    return wait_sum / static_cast<double>(placed);
}

void ShortStayYear::balance() const {
    for (const Flow& f : flow)
        expect(f.before + f.asked == f.went + f.gave_up + f.after,
               "nobody who asked for a short stay is lost");
    expect(paid_days <= blocked_days, "only blocked days are paid for");
}

ShortStay::ShortStay(const ShortStayAssumptions& assumptions, Run run)
    : assumptions_{&assumptions}, discharge_{run, Purpose::discharge}, length_{run,
                                                                               Purpose::short_stay_length},
      relief_{run, Purpose::relief_asked}, relief_length_{run, Purpose::relief_length} {}

std::optional<StayFor> ShortStay::needs(Key key, Day today, bool waits_for_place) const {
    Luck luck = discharge_.at(key, day_index(today));
    const double home = luck.uniform(), weak = luck.uniform();
    if (waits_for_place && home < assumptions_->cannot_return) return StayFor::permanent_place;
    if (weak < assumptions_->after_hospital) return StayFor::recovery;
    return std::nullopt;
}

void ShortStay::join(Guest guest) {
    if (guest.why == StayFor::recovery) {
        Luck luck = length_.at(guest.key, day_index(guest.asked));
        guest.until = after(guest.asked, assumptions_->days.draw(luck));
    }
    const auto rank = [](const Guest& g) { return std::tuple{!g.first, g.asked, g.key}; };
    queue_.insert(std::upper_bound(queue_.begin(), queue_.end(), guest,
                                   [&](const Guest& x, const Guest& y) { return rank(x) < rank(y); }),
                  guest);
    ++flow(guest.why).asked;
}

bool ShortStay::has(PersonId who) const {
    const auto hers = [&](const Guest& g) { return g.who == who; };
    return who.valid() && (std::any_of(queue_.begin(), queue_.end(), hers) ||
                           std::any_of(guests_.begin(), guests_.end(), hers));
}

void ShortStay::ask(PersonId who, Key key, StayFor why, Day today) {
    expect(who.valid() && !has(who), "nobody asks for two short stays at a time");
    join({.first = assumptions_->hospital_first, .asked = today, .key = key, .who = who, .why = why});
}

bool ShortStay::leave(PersonId who) {
    for (auto* list : {&queue_, &guests_}) {
        const auto at =
            std::find_if(list->begin(), list->end(), [&](const Guest& g) { return g.who == who; });
        if (at == list->end()) continue;
        ++flow(at->why).went;
        list->erase(at);
        return true;
    }
    return false;
}

void ShortStay::ask_for_relief(Day today) {
    if (!assumptions_->modelled) return;
    const std::uint64_t index = day_index(today);
    const auto asking = static_cast<int>(Distribution::poisson(assumptions_->relief_per_week / 7)
                                             .quantile(relief_.uniform(key_of_text("relief"), index)));
    for (int i = 0; i < asking; ++i)
        join({.asked = today, .key = key_of(index, i), .who = PersonId::none(), .why = StayFor::relief});
}

void ShortStay::take_places(Day today, int places) {
    int free = places - guests();
    auto next = queue_.begin();
    for (; next != queue_.end() && free > 0; ++next, --free) {
        if (next->why == StayFor::relief) {
            Luck luck = relief_length_.at(next->key, day_index(next->asked));
            next->until = after(today, assumptions_->relief_days.draw(luck));
        }
        guests_.push_back(*next);
        ++year_.placed;
        year_.wait_sum += static_cast<double>((today - next->asked).count());
    }
    queue_.erase(queue_.begin(), next);
}

void ShortStay::give_up(Day today) {
    const std::chrono::days patience{static_cast<std::int64_t>(assumptions_->relief_patience)};
    std::erase_if(queue_, [&](const Guest& g) {
        if (g.why != StayFor::relief || today - g.asked < patience) return false;
        ++flow(g.why).gave_up;
        return true;
    });
}

void ShortStay::count(int places, Day today) {
    ++year_.days;
    year_.place_days += std::max(0, places);
    year_.guest_days += guests();
    year_.waiting_days += waiting();
    for (const Guest& g : queue_)
        if (g.why != StayFor::relief) {
            ++year_.blocked_days;
            if (static_cast<double>((today - g.asked).count()) >= assumptions_->free_days) ++year_.paid_days;
        }
}

std::span<const PersonId> ShortStay::run_day(Day today, int places) {
    going_home_.clear();
    for (auto* list : {&guests_, &queue_})
        std::erase_if(*list, [&](const Guest& g) {
            if (g.until > today) return false;
            ++flow(g.why).went;
            if (g.who.valid()) going_home_.push_back(g.who);
            return true;
        });
    ask_for_relief(today);
    take_places(today, places);
    give_up(today);
    count(places, today);
    return going_home_;
}

ShortStayYear ShortStay::harvest() {
    for (const auto* list : {&queue_, &guests_})
        for (const Guest& g : *list) ++flow(g.why).after;
    year_.balance();
    ShortStayYear done = std::exchange(year_, ShortStayYear{});
    for (std::size_t i = 0; i < stay_reasons; ++i) year_.flow[i].before = done.flow[i].after;
    return done;
}

} // namespace omsorg
