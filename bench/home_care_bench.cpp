// SPDX-License-Identifier: MIT
// Home care in a municipality of Skellefteå's size: visits per second, and what a base year looks like; and
// whether a visit costs as much when ten times as many live there.
#include <omsorg/population/district.hpp>
#include <omsorg/service/home_care.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace omsorg;

// Eight localities of the municipality by inhabitants and area (2020), each with a share of the countryside.
std::vector<Zone> zones_like_skelleftea() {
    struct Place {
        const char* name;
        double inhabitants, area, latitude, longitude;
    };
    const Place places[] = {
        {"Skellefteå", 36388, 24.4, 64.753, 20.872},  {"Ursviken", 3844, 3.4, 64.708, 21.177},
        {"Skelleftehamn", 3213, 3.2, 64.686, 21.245}, {"Bureå", 2524, 3.8, 64.614, 21.204},
        {"Kåge", 2271, 2.7, 64.835, 20.975},          {"Byske", 1741, 3.3, 64.950, 21.203},
        {"Burträsk", 1636, 1.9, 64.517, 20.645},      {"Boliden", 1606, 1.5, 64.866, 20.378}};
    std::vector<Zone> zones;
    std::uint32_t district = 0;
    for (const Place& place : places) {
        Zone zone;
        zone.name = place.name;
        zone.district = DistrictId{district++};
        zone.inhabitants = place.inhabitants;
        zone.latitude = place.latitude;
        zone.longitude = place.longitude;
        zone.area_km2 = place.area;
        zones.push_back(zone);
        zone.name += ", landsbygd";
        zone.inhabitants = 13467.0 * std::sqrt(place.inhabitants) / 452.0;
        zone.latitude += 0.05;
        zone.area_km2 = 700.0;
        zone.rural = true;
        zones.push_back(zone);
    }
    return zones;
}

const std::vector<std::string> eight{"1", "2", "3", "4", "5", "6", "7", "8"};

struct Municipality {
    NeedAssumptions need;
    HomeCareAssumptions assume;
    TravelAssumptions ways;
    WorkforceAssumptions staff_assume;
    std::vector<Zone> zones = zones_like_skelleftea();
    Travel travel{ways, zones};
    HomeCare home_care{assume, need, travel, zones, Run{}};
    Workforce staff{staff_assume, Run{}, eight};
    Day today{std::chrono::year{2020} / std::chrono::January / 1};

    explicit Municipality(double posts_per_client, double times = 1.0) {
        const Distribution grant = Distribution::lognormal_mean_cv(37.0, 1.0);
        const Stream luck{Run{}, Purpose::granted_hours};
        double inhabitants = 0;
        for (const Zone& zone : zones) inhabitants += zone.inhabitants;
        std::uint32_t person = 0;
        for (std::uint32_t z = 0; z < zones.size(); ++z)
            for (double n = std::round(1430.0 * times * zones[z].inhabitants / inhabitants); n > 0; --n) {
                const Key key = key_of(1, person);
                home_care.begin(PersonId{person++}, key, ZoneId{z},
                                std::min(300.0, grant.quantile(luck.uniform(key))));
            }
        for (std::uint32_t d = 0; d < 8; ++d)
            staff.found(Branch::home_care, DistrictId{d},
                        posts_per_client * static_cast<double>(home_care.clients(DistrictId{d})), today);
    }

    void run_day() {
        staff.run_day(today);
        home_care.run_day(today, staff);
        today += std::chrono::days{1};
    }

    HomeCareYear harvest() {
        HomeCareYear all;
        for (std::uint32_t d = 0; d < 8; ++d) all += home_care.harvest(DistrictId{d});
        return all;
    }
};

void a_year_of_home_care(benchmark::State& state) {
    Municipality town{static_cast<double>(state.range(0)) / 1000.0};
    HomeCareYear year;
    for (auto _ : state) town.run_day();
    year = town.harvest();
    state.SetItemsProcessed(year.visits);
    const double all = year.work.total().value();
    const auto share = [&](Work work) { return year.work[work].value() / all; };
    state.counters["visits/day"] = static_cast<double>(year.visits) / static_cast<double>(state.iterations());
    state.counters["min/visit"] = year.clients.planned.value() * 60.0 / static_cast<double>(year.visits);
    state.counters["client"] = share(Work::client);
    state.counters["travel"] = share(Work::travel);
    state.counters["waiting"] = share(Work::waiting);
    state.counters["document"] = share(Work::documentation);
    state.counters["meetings"] = share(Work::meetings);
    state.counters["unmet"] = year.clients.unmet_share();
    state.counters["no_staff"] = year.clients.not_delivered[NotDelivered::no_staff] / year.clients.planned;
    state.counters["short"] = static_cast<double>(year.shortened) / static_cast<double>(year.visits);
    state.counters["late"] = static_cast<double>(year.late) / static_cast<double>(year.visits);
    state.counters["missed"] = static_cast<double>(year.missed) / static_cast<double>(year.visits);
    state.counters["overtime"] = year.overtime / year.rostered;
    state.counters["continuity"] = year.continuity();
    state.counters["double"] = static_cast<double>(year.double_staffed) / static_cast<double>(year.visits);
}
BENCHMARK(a_year_of_home_care)
    ->Arg(380)
    ->Arg(440)
    ->Arg(500)
    ->Arg(560)
    ->Arg(640)
    ->Iterations(366)
    ->Unit(benchmark::kMicrosecond);

// The planner and what it plans, without the roster: nanoseconds for each visit of a week.
double week_of_visits(Municipality& town) {
    std::chrono::duration<double, std::nano> spent{};
    for (int day = 0; day < 7; ++day) {
        town.staff.run_day(town.today);
        const auto start = std::chrono::steady_clock::now();
        town.home_care.run_day(town.today, town.staff);
        spent += std::chrono::steady_clock::now() - start;
        town.today += std::chrono::days{1};
    }
    return spent.count() / static_cast<double>(town.harvest().visits);
}

double middle(std::vector<double> values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

// The two take turns week by week, and the middle week of each counts: a busy neighbour slows neither alone.
void ten_times_as_many(benchmark::State& state) {
    Municipality town{0.5}, city{0.5, 10.0};
    week_of_visits(town); // New Year cuts the teams
    week_of_visits(city);
    std::vector<double> in_town, in_city;
    for (auto _ : state) {
        in_town.push_back(week_of_visits(town));
        in_city.push_back(week_of_visits(city));
    }
    state.counters["ns_per_visit"] = middle(in_town);
    state.counters["ns_per_visit_x10"] = middle(in_city);
    state.counters["ratio"] = middle(in_city) / middle(in_town);
}
BENCHMARK(ten_times_as_many)->Iterations(51)->Unit(benchmark::kMillisecond);

void a_day_of_the_workforce(benchmark::State& state) {
    WorkforceAssumptions assume;
    Workforce staff{assume, Run{}, eight};
    Day today{std::chrono::year{2020} / std::chrono::January / 1};
    for (std::uint32_t d = 0; d < 8; ++d) staff.found(Branch::home_care, DistrictId{d}, 200.0, today);
    for (auto _ : state) {
        staff.run_day(today);
        today += std::chrono::days{1};
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 1600);
}
BENCHMARK(a_day_of_the_workforce)->Iterations(366);

} // namespace
