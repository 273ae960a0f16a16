// SPDX-License-Identifier: MIT
// Which home a resident lives in, wishes for and moves to; nothing here is done while homes are not told.
#include <omsorg/service/special_housing.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {

TransfersYear& SpecialHousing::flow(Why why) {
    return why == Why::wish ? year_.homes.wish : year_.homes.closing;
}

int SpecialHousing::rank_of(Why why) const {
    if (why == Why::closing) return 0;
    if (why == Why::wish) return assumptions_->transfers_first ? 0 : 2;
    return 1;
}

void SpecialHousing::draw_wish(Client& her) const {
    her.wishes = wish_.happens(assumptions_->wish_share, her.key);
    her.patient = !patience_.happens(assumptions_->interim_share, her.key);
}

bool SpecialHousing::lives_as_wished(const Client& her) const {
    return homes_.district(her.ward) == her.district;
}

void SpecialHousing::count_wish(const Client& her, int sign) {
    if (!told_ || !her.wishes) return;
    wishing_[her.district.index()] += sign;
    if (lives_as_wished(her)) wished_[her.district.index()] += sign;
}

void SpecialHousing::ask(PersonId person, Why why, Day today) {
    Client& her = clients_[person.index()];
    her.asked = true;
    ++waiting_[at(why)];
    ++(why == Why::need ? year_.transfers_asked : flow(why).asked);
    join({.urgent = why == Why::closing,
          .rank = rank_of(why),
          .decision = today,
          .key = her.key,
          .person = person,
          .district = her.district,
          .ready = why == Why::closing ? today : ready_after(her.key, today),
          .kind = why == Why::need ? HousingKind::dementia : her.kind,
          .why = why});
}

void SpecialHousing::withdraw(PersonId person, Day today) {
    leave_queue(person, today);
    clients_[person.index()].asked = false;
}

/// Before the day's offers: which places there are, and, when homes are told or no longer told, who lives where.
void SpecialHousing::tell_homes(Day today) {
    if (tells_homes())
        homes_.tell(today, assumptions_->planned_homes, closed_);
    else
        homes_.untell({places(HousingKind::ordinary), places(HousingKind::dementia)});
    if (const bool tells = tells_homes(); tells != told_) {
        told_ = tells;
        settle_kinds(today);
        allot_homes(today);
    }
    kinds_ = has_kinds();
    if (!told_) return;
    order_by_rank();
    stay_in_homes_kept(today);
    ask_out_of_closed_homes(today);
}

/// Everybody to outside the table, and to the kind she needs if only one side of today told kinds apart.
void SpecialHousing::settle_kinds(Day today) {
    const bool kinds = has_kinds();
    for (std::size_t row = 0; row < clients_.size(); ++row) {
        Client& her = clients_[row];
        if (her.place != Place::resident) continue;
        if (her.asked) {
            const Why why = entry_of(PersonId{row})->why;
            if (why != Why::need || kinds != kinds_) withdraw(PersonId{row}, today);
        }
        homes_.leave(her.ward);
        if (kinds != kinds_) her.kind = kinds ? need_of(her.key) : HousingKind::ordinary;
        her.ward = CareHomes::outside(her.kind);
        homes_.settle(her.ward);
    }
    for (auto& [day, ward] : ready_again_) prepare_in(CareHomes::outside(homes_.kind(ward)), ward);
}

/// A place in preparation is one of another ward from now on.
void SpecialHousing::prepare_in(Ward other, Ward& ward) {
    homes_.prepare(ward, -1);
    ward = other;
    homes_.prepare(ward, +1);
    homes_.count_free();
}

/// Those with a wish to a home of their district, then the others, in the order of people, and whoever is left to
/// any home; then the places that are being prepared. Nobody moves: it is told where they have lived.
void SpecialHousing::allot_homes(Day today) {
    std::fill(wishing_.begin(), wishing_.end(), 0);
    std::fill(wished_.begin(), wished_.end(), 0);
    if (!told_) return;
    homes_.count_free();
    for (const bool own : {true, false})
        for (Client& her : clients_) {
            if (her.place != Place::resident || homes_.district(her.ward).valid()) continue;
            if (own && !her.wishes) continue;
            const auto place = own ? homes_.offer(her.kind, her.district) : homes_.offer(her.kind);
            if (!place) continue;
            homes_.leave(her.ward);
            her.ward = *place;
            homes_.take(her.ward);
        }
    for (auto& [day, ward] : ready_again_)
        if (const auto place = homes_.offer(homes_.kind(ward))) prepare_in(*place, ward);
    for (std::size_t row = 0; row < clients_.size(); ++row) {
        const Client& her = clients_[row];
        if (her.place != Place::resident) continue;
        count_wish(her, +1);
        if (her.wishes && !her.asked && homes_.district(her.ward).valid() && !lives_as_wished(her))
            ask(PersonId{row}, Why::wish, today);
    }
}

/// Those who ask to move to their own district, before or after the others, if that has been changed.
void SpecialHousing::order_by_rank() {
    if (transfers_first_ == assumptions_->transfers_first) return;
    transfers_first_ = assumptions_->transfers_first;
    for (Applicant& who : queue_) who.rank = rank_of(who.why);
    std::stable_sort(queue_.begin(), queue_.end(),
                     [](const Applicant& x, const Applicant& y) { return x.before(y); });
}

/// Those who were to move out of a home that is not closed after all.
void SpecialHousing::stay_in_homes_kept(Day today) {
    std::vector<Applicant> staying;
    for (const Applicant& who : queue_)
        if (who.why == Why::closing && !homes_.is_closed(clients_[who.person.index()].ward))
            staying.push_back(who);
    for (const Applicant& who : staying) {
        const Client& her = clients_[who.person.index()];
        withdraw(who.person, today);
        if (who.kind != her.kind)
            ask(who.person, Why::need, today);
        else if (her.wishes && !lives_as_wished(her))
            ask(who.person, Why::wish, today);
    }
}

/// Whoever lives in a home that is closed, and does not ask to move out of it yet.
void SpecialHousing::ask_out_of_closed_homes(Day today) {
    int living = 0;
    for (Ward ward = 0; ward < homes_.wards(); ++ward)
        if (homes_.is_closed(ward)) living += homes_.occupied(ward);
    if (living == must_move()) return;
    for (std::size_t row = 0; row < clients_.size(); ++row) {
        const Client& her = clients_[row];
        if (her.place != Place::resident || !homes_.is_closed(her.ward)) continue;
        HousingKind kind = her.kind;
        if (her.asked) {
            const auto entry = entry_of(PersonId{row});
            if (entry->why == Why::closing) continue;
            kind = entry->kind;
            withdraw(PersonId{row}, today);
        }
        ask(PersonId{row}, Why::closing, today);
        entry_of(PersonId{row})->kind = kind;
    }
}

void SpecialHousing::count_homes() {
    HomesYear& year = year_.homes;
    if (!year.told) {
        year.told = true;
        year.wishing.resize(wishing_.size());
        year.wished.resize(wished_.size());
        for (Ward ward = 0; ward < homes_.wards(); ++ward)
            year.wards.push_back({.district = homes_.district(ward)});
    }
    ++year.days;
    year.wish_days += wishes_waiting();
    for (std::size_t d = 0; d < wishing_.size(); ++d) {
        year.wishing[d] += wishing_[d];
        year.wished[d] += wished_[d];
    }
    for (Ward ward = 0; ward < homes_.wards(); ++ward) {
        year.wards[ward].resident_days += homes_.occupied(ward);
        year.wards[ward].place_days += homes_.places(ward);
    }
}

} // namespace omsorg
