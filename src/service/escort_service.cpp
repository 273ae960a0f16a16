// SPDX-License-Identifier: MIT
#include <omsorg/service/escort_service.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/escort_booking.hpp>
#include <omsorg/service/escort_slot.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {
namespace {

template <class Clients>
auto place_of(Clients& clients, Key key) {
    return std::lower_bound(clients.begin(), clients.end(), key,
                            [](const EscortClient& c, Key k) { return c.key < k; });
}

} // namespace

EscortService::EscortService(const EscortAssumptions& assumptions, Run run, std::size_t districts)
    : assumptions_{&assumptions}, run_{run}, districts_{districts} {
    year_.by_district.resize(districts_);
}

void EscortService::admit(Key client, DistrictId district) {
    expect(district.index() < districts_, "an escort client lives in a district of the municipality");
    const auto at = place_of(clients_, client);
    expect(at == clients_.end() || at->key != client, "nobody has escort twice");
    clients_.insert(at, escort_client(*assumptions_, run_, client, district));
}

void EscortService::leave(Key client) {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a client can leave the escort service");
    year_.forfeited += at->account;
    clients_.erase(at);
}

void EscortService::move(Key client, DistrictId district) {
    const auto at = place_of(clients_, client);
    expect(at != clients_.end() && at->key == client, "only a client can move within the escort service");
    at->district = district;
}

bool EscortService::has(Key client) const {
    const auto at = place_of(clients_, client);
    return at != clients_.end() && at->key == client;
}

void EscortService::run_week(Day monday, Hours staff_hours) {
    year_ += assumptions_->model == EscortModel::fixed_slot
                 ? escort_slot_week(*assumptions_, run_, clients_, monday, staff_hours)
                 : escort_booking_week(*assumptions_, run_, clients_, monday, staff_hours);
}

Hours EscortService::staff_hours_needed() const {
    const double each = assumptions_->session_hours + assumptions_->travel / 60;
    double staff = 0;
    for (const auto& client : clients_) staff += client.staff;
    if (assumptions_->model != EscortModel::fixed_slot) staff *= assumptions_->seats_share;
    return Hours::from_hours(staff * each);
}

EscortYear EscortService::harvest() {
    year_.balance();
    EscortYear done = std::exchange(year_, EscortYear{});
    year_.by_district.resize(districts_);
    return done;
}

} // namespace omsorg
