// SPDX-License-Identifier: MIT
#include "page.hpp"

#include <array>

namespace omsorg {

void Page::people() {
    const auto counted = a_.people.count(a_.year);
    count(Measure::population, counted.total());
    count(Measure::population_65_plus, counted.total(65, oldest_age));
    count(Measure::population_80_plus, counted.total(80, oldest_age));
    count(Measure::population_0_5, counted.total(0, 5));
    count(Measure::population_6_15, counted.total(6, 15));
    count(Measure::population_16_18, counted.total(16, 18));
    count(Measure::population_19_64, counted.total(19, 64));
    count(Measure::births, a_.flow.born);
    count(Measure::deaths, a_.flow.died);
    count(Measure::net_migration, a_.flow.moved_in - a_.flow.moved_out);
    if (a_.residents.moved_home > 0) count(Measure::moves_within, a_.residents.moved_home);
}

void Page::clients() {
    const Provision::Days& days = a_.provision.days;
    std::int64_t home_care = 0;
    for (std::size_t i = 0; i < days.home_care.size(); ++i) {
        home_care += days.home_care[i];
        note(Measure::clients, mean_of(days.home_care[i]), Service::home_care, static_cast<std::uint8_t>(i));
    }
    note(Measure::clients, mean_of(home_care), Service::home_care);
    note(Measure::clients, mean_of(days.night), Service::night_supervision);
    note(Measure::clients, mean_of(days.escort), Service::escort);
    note(Measure::clients, mean_of(days.residents), Service::special_housing);
    for (const SupportServices::Year& support : a_.provision.support)
        note(Measure::clients, mean_of(support.client_days), support.service);
    constexpr std::array support{Service::home_care, Service::special_housing, Service::escort};
    for (std::size_t i = 0; i < support.size(); ++i)
        count(Measure::first_decisions, a_.residents.decisions[i], support[i]);
    note(Measure::queue, mean_of(days.waiting), Service::special_housing);
    if (const auto wait = a_.provision.special_housing.mean_wait())
        note(Measure::waiting_days, *wait, Service::special_housing);
    if (const auto share = a_.provision.special_housing.share_over_90_days())
        note(Measure::waiting_over_90_days, *share, Service::special_housing);
    count(Measure::unexecuted_decisions, a_.residents.reported, Service::special_housing);
}

} // namespace omsorg
