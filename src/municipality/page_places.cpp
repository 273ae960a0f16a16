// SPDX-License-Identifier: MIT
// Places of special housing by kind, short stays and discharge, the test bed; how unevenly unmet hours lie; partners.
#include "page.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/municipality/allocation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace omsorg {

void Page::places() {
    const auto figure = [&](Measure measure, std::optional<double> value) {
        if (value) note(measure, *value, Service::special_housing);
    };
    const auto number = [&](Measure measure, std::int64_t value) {
        count(measure, value, Service::special_housing);
    };
    const auto mean = [&](Measure measure, std::int64_t sum, std::int64_t days) {
        if (days > 0) figure(measure, static_cast<double>(sum) / static_cast<double>(days));
    };
    const SpecialHousingYear& housing = a_.provision.special_housing;
    figure(Measure::occupancy, housing.occupancy());
    if (housing.kinds) {
        const auto dementia = static_cast<std::size_t>(HousingKind::dementia);
        mean(Measure::dementia_residents, housing.resident_days_of[dementia], housing.days);
        mean(Measure::dementia_queue, housing.waiting_days_of[dementia], housing.days);
        figure(Measure::dementia_waiting_days, housing.mean_wait(HousingKind::dementia));
        number(Measure::transfers, housing.transfers);
        mean(Measure::transfer_queue, housing.transfer_days, housing.days);
    }
    if (housing.couples) {
        mean(Measure::accompanying_partners, housing.partner_days, housing.days);
        mean(Measure::held_places, housing.held_days, housing.days);
    }
    if (housing.homes.told) homes(housing.homes);
    const ShortStayYear& stays = a_.provision.short_stay;
    if (stays.days > 0) {
        mean(Measure::short_stay_guests, stays.guest_days, stays.days);
        mean(Measure::short_stay_queue, stays.waiting_days, stays.days);
        figure(Measure::short_stay_waiting_days, stays.mean_wait());
        figure(Measure::short_stay_occupancy, stays.occupancy());
        number(Measure::relief_turned_down, stays.flow[static_cast<std::size_t>(StayFor::relief)].gave_up);
        number(Measure::blocked_days, stays.blocked_days);
        number(Measure::blocked_days_paid, stays.paid_days);
    }
    const TestBedYear& bed = a_.provision.test_bed;
    if (bed.open) {
        number(Measure::test_bed_trials, bed.trials);
        number(Measure::technologies_known, bed.known);
        number(Measure::technologies_misjudged, bed.wrong);
        figure(Measure::years_to_grade_b, bed.mean_years());
        mean(Measure::test_bed_empty_places, bed.closed_days, a_.provision.days.days);
    }
}

/// By district: where those lived who wish for a home there, and how full the homes are that stand there.
void Page::homes(const HomesYear& homes) {
    const auto ratio = [&](Measure measure, std::int64_t part, std::int64_t of,
                           std::uint8_t district = all_districts) {
        if (of > 0)
            note(measure, static_cast<double>(part) / static_cast<double>(of), Service::special_housing,
                 district);
    };
    std::int64_t wishing = 0, wished = 0, residents = 0, places = 0;
    for (std::size_t i = 0; i < homes.wishing.size(); ++i) {
        const auto district = static_cast<std::uint8_t>(i);
        std::int64_t residents_there = 0, places_there = 0;
        for (const HomesYear::Ward& ward : homes.wards)
            if (ward.district == DistrictId{i})
                residents_there += ward.resident_days, places_there += ward.place_days;
        ratio(Measure::wished_home_share, homes.wished[i], homes.wishing[i], district);
        ratio(Measure::home_occupancy, residents_there, places_there, district);
        wishing += homes.wishing[i];
        wished += homes.wished[i];
        residents += residents_there;
        places += places_there;
    }
    ratio(Measure::wished_home_share, wished, wishing);
    ratio(Measure::home_occupancy, residents, places);
    count(Measure::home_transfers, homes.wish.moved, Service::special_housing);
    ratio(Measure::home_transfer_queue, homes.wish_days, homes.days);
    if (const auto wait = homes.mean_wish_wait())
        note(Measure::home_transfer_days, *wait, Service::special_housing);
    count(Measure::closed_home_moves, homes.closing.moved, Service::special_housing);
}

void Page::equity() {
    std::vector<double> unmet, receivable;
    for (const HomeCareYear& district : a_.provision.home_care) {
        unmet.push_back(district.clients.unmet().value());
        receivable.push_back(district.clients.receivable().value());
    }
    if (const auto found = inequality(unmet, receivable)) {
        note(Measure::unmet_gini, found->gini, Service::home_care);
        note(Measure::unmet_range, found->range, Service::home_care);
    }
}

void Page::partners() {
    const PartnersYear& partners = a_.provision.partners;
    if (partners.days == 0) return;
    const auto hours = [&](Measure measure, double value) { note(measure, value, Service::home_care); };
    Hours unmet;
    for (std::size_t i = 0; i < partners.met.size(); ++i) {
        note(Measure::partner_hours, partners.met[i].value(), Service::home_care,
             static_cast<std::uint8_t>(i));
        unmet += a_.provision.home_care[i].clients.unmet();
    }
    const Hours met = partners.home_care_met();
    expect(met <= unmet, "partners meet hours that were owed, and no others");
    hours(Measure::partner_hours, met.value());
    hours(Measure::unmet_after_partners_hours, (unmet - met).value());
    hours(Measure::partner_offered_hours, partners.offered.value());
    hours(Measure::partner_displaced_hours, partners.displaced.value());
    hours(Measure::partner_referral_hours, partners.by_referral.value());
    hours(Measure::partner_part_hours, partners.part);
    hours(Measure::coordination_hours, partners.coordination.value());
    hours(Measure::partners_active,
          static_cast<double>(partners.active_days) / static_cast<double>(partners.days));
    const Hours outings = partners.outings_met();
    if (outings > Hours{} || !partners.clients_outings.empty()) {
        for (std::size_t i = 0; i < partners.met_outings.size(); ++i)
            note(Measure::partner_hours, partners.met_outings[i].value(), Service::escort,
                 static_cast<std::uint8_t>(i));
        note(Measure::partner_hours, outings.value(), Service::escort);
    }
    own_clients(Service::home_care, partners.clients, met);
    own_clients(Service::escort, partners.clients_outings, outings);
}

/// Partners' own clients, beside what the municipality's clients of the like service got from partners.
void Page::own_clients(Service service, const std::vector<OwnClientsHours>& districts, Hours owed_met) {
    if (districts.empty()) return;
    const auto hours = [&](const OwnClientsHours& own, std::uint8_t district) {
        note(Measure::partner_own_needed_hours, own.needed.value(), service, district);
        note(Measure::partner_own_met_hours, own.met.value(), service, district);
        note(Measure::partner_overflow_hours, own.overflow.value(), service, district);
        note(Measure::partner_own_unmet_hours, own.unmet().value(), service, district);
    };
    for (std::size_t i = 0; i < districts.size(); ++i) hours(districts[i], static_cast<std::uint8_t>(i));
    const OwnClientsHours all = OwnClientsHours::all(districts);
    hours(all, all_districts);
    note(Measure::complementarity_hours, (owed_met + all.overflow).value(), service);
}

} // namespace omsorg
