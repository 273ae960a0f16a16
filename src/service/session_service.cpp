// SPDX-License-Identifier: MIT
#include <omsorg/service/session_service.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/session_booking.hpp>
#include <omsorg/service/session_slot.hpp>

#include "by_key.hpp"

#include <algorithm>
#include <utility>

namespace omsorg {
SessionService::SessionService(const SessionAssumptions& assumptions, Run run, std::size_t districts,
                               std::uint64_t tag)
    : assumptions_{&assumptions}, run_{run}, districts_{districts}, tag_{tag} {
    year_.by_district.resize(districts_);
}

void SessionService::admit(Key client, DistrictId district) {
    expect(district.index() < districts_, "a client lives in a district of the municipality");
    const auto at = place_of(clients_, client);
    expect(at == clients_.end() || at->key != client, "nobody has a service twice");
    clients_.insert(
        at, session_client(*assumptions_, run_, client, district, tag_ == 0 ? client : key_of(tag_, client)));
}

void SessionService::leave(Key client) {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a client can leave a service");
    year_.forfeited += at->account;
    at->all.forfeited += at->account;
    former_.push_back({at->key, at->district, at->all, Hours{}});
    clients_.erase(at);
}

void SessionService::move(Key client, DistrictId district) {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a client can move within a service");
    at->district = district;
}

bool SessionService::has(Key client) const {
    const auto at = place_of(clients_, client);
    return at != clients_.end() && at->key == client;
}

const SessionClient& SessionService::client(Key client) const {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a client goes");
    return *at;
}

void SessionService::run_week(Day monday, Hours staff_hours, const SessionShock& shock) {
    around_.shock = shock;
    year_ += assumptions_->model == SessionModel::fixed_slot
                 ? session_slot_week(*assumptions_, run_, clients_, monday, staff_hours, around_)
                 : session_booking_week(*assumptions_, run_, clients_, monday, staff_hours, around_);
}

Hours SessionService::staff_hours_needed() const {
    const double each = assumptions_->session_hours + assumptions_->travel / 60;
    double staff = 0;
    for (const auto& client : clients_) staff += client.staff;
    if (assumptions_->model != SessionModel::fixed_slot) staff *= assumptions_->seats_share;
    return Hours::from_hours(staff * each);
}

std::vector<Hours> SessionService::no_staff() const {
    std::vector<Hours> by_district;
    for (const SessionHours& hours : year_.by_district) by_district.push_back(hours.no_staff);
    return by_district;
}

SessionYear SessionService::harvest() {
    for (const auto& client : clients_) {
        expect(client.account >= Hours{}, "no account of a client is below zero");
        year_.unused += client.account;
    }
    year_.balance();
    SessionYear done = std::exchange(year_, SessionYear{});
    year_.by_district.resize(districts_);
    return done;
}

std::vector<SessionService::Audited> SessionService::audit() const {
    std::vector<Audited> all = former_;
    for (const auto& client : clients_)
        all.push_back({client.key, client.district, client.all, client.account});
    std::stable_sort(all.begin(), all.end(),
                     [](const Audited& x, const Audited& y) { return x.client < y.client; });
    for (const auto& [client, district, account, left] : all)
        expect(account.credited == account.debited + account.forfeited + left,
               "each client's account reconciles");
    return all;
}

} // namespace omsorg
