// SPDX-License-Identifier: MIT
#include <omsorg/municipality/outcome.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace omsorg {

namespace {

constexpr auto services = std::to_array<ServiceInfo>({
    {Service::all, "all", {"alla tjänster", "all services"}},
    {Service::home_care, "home_care", {"hemtjänst", "home care"}},
    {Service::night_supervision, "night_supervision", {"nattillsyn", "night supervision"}},
    {Service::escort, "escort", {"ledsagning", "escort"}},
    {Service::special_housing, "special_housing", {"särskilt boende", "special housing"}},
    {Service::reablement, "reablement", {"hemrehabilitering", "reablement"}},
    {Service::disability,
     "disability",
     {"stöd vid funktionsnedsättning", "support for people with a disability"}},
    {Service::psychiatric,
     "psychiatric",
     {"stöd vid psykisk funktionsnedsättning", "support for people with a psychiatric disability"}},
    {Service::family, "family", {"stöd till barn och familjer", "support for children and families"}},
    {Service::income_support, "income_support", {"ekonomiskt bistånd", "income support"}},
    {Service::housing_support, "housing_support", {"boendestöd", "housing support"}},
    {Service::domestic_service, "domestic_service", {"bokade serviceinsatser", "booked domestic service"}},
    {Service::day_activity, "day_activity", {"daglig verksamhet", "day activity"}},
    {Service::prevention, "prevention", {"förebyggande insatser", "prevention"}},
    {Service::training_flat, "training_flat", {"träningslägenhet", "training flat"}},
    {Service::casework, "casework", {"handläggning", "casework"}},
});

static_assert(std::ranges::all_of(services,
                                  [at = 0](const ServiceInfo& s) mutable {
                                      return static_cast<int>(s.service) == at++;
                                  }),
              "the table follows the enumeration");

} // namespace

std::span<const ServiceInfo> all_services() { return services; }

const ServiceInfo& info(Service service) { return services[static_cast<std::size_t>(service)]; }

std::optional<Service> service_of(Support support) {
    switch (support) {
    case Support::home_care:
        return Service::home_care;
    case Support::special_housing:
        return Service::special_housing;
    case Support::escort:
        return Service::escort;
    case Support::day_activity:
        return Service::day_activity;
    case Support::housing_support:
        return Service::housing_support;
    case Support::group_home:
        break;
    }
    return std::nullopt;
}

} // namespace omsorg
