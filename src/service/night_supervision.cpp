// SPDX-License-Identifier: MIT
#include <omsorg/service/night_supervision.hpp>

#include <omsorg/base/expect.hpp>

#include "by_key.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace omsorg {
namespace {

Hours minutes(double m) { return Hours::from_hours(m / 60); }

Hours times(Hours one, std::int64_t n) { return Hours::from_ticks(one.ticks() * n); }

std::uint64_t night_index(Day night) { return static_cast<std::uint64_t>(night.time_since_epoch().count()); }

int whole_checks(const NightSupervisionAssumptions& a) {
    return std::max(0, static_cast<int>(a.checks_per_night));
}

} // namespace

double camera_accepted(const NightSupervisionAssumptions& a, Day night) {
    const double years = in_years(night - start_of_year(static_cast<int>(a.accepted_year)));
    return std::clamp(a.accepted + a.accepted_drift * years, 0.0, 1.0);
}

NightHours& NightHours::operator+=(const NightHours& o) {
    granted += o.granted, delivered += o.delivered, replaced_by_digital += o.replaced_by_digital;
    no_staff += o.no_staff;
    return *this;
}

void NightHours::balance() const {
    if (const Hours lost = granted - (delivered + replaced_by_digital + no_staff); lost != Hours{})
        raise_defect("granted night hours are delivered, replaced or missed; missing microseconds: " +
                     std::to_string(lost.ticks()));
}

NightHours NightYear::clients() const {
    NightHours all;
    for (const auto& hours : by_district) all += hours;
    return all;
}

double NightYear::digital_share() const {
    return client_nights == 0 ? 0.0 : static_cast<double>(camera_nights) / static_cast<double>(client_nights);
}

NightYear& NightYear::operator+=(const NightYear& o) {
    if (by_district.size() < o.by_district.size()) by_district.resize(o.by_district.size());
    for (std::size_t d = 0; d < o.by_district.size(); ++d) by_district[d] += o.by_district[d];
    visits += o.visits, travel += o.travel, looks += o.looks, setup += o.setup;
    client_nights += o.client_nights, camera_nights += o.camera_nights, checks += o.checks;
    planned_visits += o.planned_visits, escalations += o.escalations, missed += o.missed;
    cameras_started += o.cameras_started, cameras_given_up += o.cameras_given_up;
    return *this;
}

void NightYear::balance() const {
    for (const auto& hours : by_district) hours.balance();
    expect(clients().delivered == visits, "staff time at night visits is the clients' delivered time");
}

bool has_night_supervision(const NightSupervisionAssumptions& a, Run run, Key person) {
    return Stream{run, Purpose::night_client}.happens(a.clients_share, person);
}

double expected_minutes_per_look(const NightSupervisionAssumptions& a) {
    const double there = a.visit + a.travel;
    return a.look + a.abnormal * there + a.unseen * (a.look + a.still_unseen * there);
}

NightSupervision::NightSupervision(const NightSupervisionAssumptions& assumptions, Run run,
                                   std::size_t districts)
    : assumptions_{&assumptions}, run_{run}, checks_{run, Purpose::night_check}, faults_{
                                                                                     run,
                                                                                     Purpose::digital_fault} {
    year_.by_district.resize(districts);
}

void NightSupervision::admit(Key key, DistrictId district) {
    expect(district.index() < year_.by_district.size(),
           "a night client lives in a district of the municipality");
    const auto at = place_of(clients_, key);
    expect(at == clients_.end() || at->key != key, "nobody has night supervision twice");
    Client client{.key = key, .district = district};
    client.camera.luck = FunnelLuck::of(run_, key, 0);
    clients_.insert(at, client);
}

void NightSupervision::leave(Key key) {
    const auto at = place_of(clients_, key);
    expect(at != clients_.end() && at->key == key, "only a client can leave night supervision");
    clients_.erase(at);
}

void NightSupervision::move(Key key, DistrictId district) {
    const auto at = place_of(clients_, key);
    expect(at != clients_.end() && at->key == key, "only a client can move within night supervision");
    at->district = district;
}

bool NightSupervision::has(Key key) const {
    const auto at = place_of(clients_, key);
    return at != clients_.end() && at->key == key;
}

std::size_t NightSupervision::by_camera() const {
    return static_cast<std::size_t>(std::count_if(
        clients_.begin(), clients_.end(), [](const Client& c) { return c.camera.since.has_value(); }));
}

FunnelShares NightSupervision::funnel(Day night) const {
    const auto& a = *assumptions_;
    return {a.offered, a.suitable, camera_accepted(a, night), a.retained, a.trial_days};
}

void NightSupervision::found_cameras(Day first) {
    const FunnelShares shares = funnel(first);
    for (Client& client : clients_) client.camera.found(shares, first);
}

bool NightSupervision::looks_at(Client& client, const FunnelShares& shares, Day night) {
    const auto [looks, began, gave_up] = client.camera.follow(shares, night);
    if (began) {
        ++year_.cameras_started;
        year_.setup += Hours::from_hours(assumptions_->setup);
    }
    if (gave_up) ++year_.cameras_given_up;
    return looks;
}

void NightSupervision::visit(const Client& client, int visits, Hours& left) {
    const Hours with_her = minutes(assumptions_->visit), on_the_road = minutes(assumptions_->travel);
    auto& hours = year_.by_district[client.district.index()];
    for (int v = 0; v < visits; ++v) {
        if (left < with_her + on_the_road) {
            hours.no_staff += with_her;
            ++year_.missed;
            continue;
        }
        left -= with_her + on_the_road;
        hours.delivered += with_her;
        year_.visits += with_her;
        year_.travel += on_the_road;
    }
}

void NightSupervision::run_night(Day night, Hours patrol) {
    const auto& a = *assumptions_;
    const int checks = whole_checks(a);
    const Hours with_her = minutes(a.visit), look = minutes(a.look);
    const FunnelShares shares = funnel(night);
    const auto index = night_index(night);
    urgent_.clear();
    planned_.clear();
    for (std::size_t row = 0; row < clients_.size(); ++row) {
        auto& client = clients_[row];
        auto& hours = year_.by_district[client.district.index()];
        hours.granted += times(with_her, checks);
        ++year_.client_nights;
        year_.checks += checks;
        const bool camera = looks_at(client, shares, night);
        if (camera) ++year_.camera_nights;
        if (!camera || faults_.happens(a.failure, client.key, index)) {
            planned_.push_back(row);
            year_.planned_visits += checks;
            continue;
        }
        Luck luck = checks_.at(client.key, index);
        int looks = checks, there = 0;
        for (int check = 0; check < checks; ++check) {
            // One number tells the whole check: wrong at once; seen neither time; seen the second time; seen.
            const double u = luck.uniform();
            if (u >= a.abnormal + a.unseen) continue;
            if (u >= a.abnormal) ++looks;
            if (u < a.abnormal + a.unseen * a.still_unseen) ++there;
        }
        year_.looks += times(look, looks);
        hours.replaced_by_digital += times(with_her, checks - there);
        if (there > 0) urgent_.push_back({row, there});
        year_.escalations += there;
    }
    Hours left = patrol;
    for (const auto& urgent : urgent_) visit(clients_[urgent.row], urgent.visits, left);
    // The round starts at another client every night, so that a short patrol does not always miss the same
    // ones.
    const std::size_t first = planned_.empty() ? 0 : index % planned_.size();
    for (std::size_t i = 0; i < planned_.size(); ++i)
        visit(clients_[planned_[(first + i) % planned_.size()]], checks, left);
}

Hours NightSupervision::patrol_hours_needed() const {
    const auto& a = *assumptions_;
    const double cameras = static_cast<double>(by_camera());
    const double others = static_cast<double>(clients_.size()) - cameras;
    const double by_look = a.failure + (1 - a.failure) * (a.abnormal + a.unseen * a.still_unseen);
    return minutes((others + cameras * by_look) * whole_checks(a) * (a.visit + a.travel));
}

NightYear NightSupervision::harvest() {
    year_.balance();
    const auto districts = year_.by_district.size();
    NightYear done = std::exchange(year_, NightYear{});
    year_.by_district.resize(districts);
    return done;
}

} // namespace omsorg
