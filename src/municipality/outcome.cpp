// SPDX-License-Identifier: MIT
#include <omsorg/municipality/outcome.hpp>

#include <cstddef>

namespace omsorg {

namespace {

constexpr std::array<ServiceInfo, 6> services{{
    {Service::all, "all", {"alla tjänster", "all services"}},
    {Service::home_care, "home_care", {"hemtjänst", "home care"}},
    {Service::night_supervision, "night_supervision", {"nattillsyn", "night supervision"}},
    {Service::escort, "escort", {"ledsagning", "escort"}},
    {Service::special_housing, "special_housing", {"särskilt boende", "special housing"}},
    {Service::reablement, "reablement", {"hemrehabilitering", "reablement"}},
}};

} // namespace

const std::array<ServiceInfo, 6>& all_services() { return services; }

const ServiceInfo& info(Service service) { return services[static_cast<std::size_t>(service)]; }

} // namespace omsorg
