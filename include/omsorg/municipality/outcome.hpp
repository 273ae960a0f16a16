// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/municipality/measure.hpp>
#include <omsorg/need/eligibility.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace omsorg {

/// What one future of one plan came to: a row for each year, measure, district and service.
///
/// The outcome is all that leaves a run. It is written in a fixed order (year by year, measure by measure,
/// the whole municipality before its districts, all services before each), so that two runs with the same
/// plan, seed and future are equal byte for byte, and a plan compared with itself differs by exactly nothing.
enum class Service : std::uint8_t {
    all,
    home_care,
    night_supervision,
    escort,
    special_housing,
    reablement,
    disability,
    psychiatric,
    family,
    income_support,
    housing_support,
    domestic_service,
    day_activity,
    prevention,
    training_flat,
    casework,
};

inline constexpr std::uint8_t all_districts = 255;

struct ServiceInfo {
    Service service;
    std::string_view id;
    Label label;
};

[[nodiscard]] std::span<const ServiceInfo> all_services();
[[nodiscard]] const ServiceInfo& info(Service service);
/// The service that carries out a support; of a group home only its residents are counted.
[[nodiscard]] std::optional<Service> service_of(Support support);

struct Row {
    std::int16_t year = 0;
    Measure measure{};
    std::uint8_t district = all_districts;
    Service service = Service::all;
    double value = 0;

    friend bool operator==(const Row&, const Row&) = default;
};

/// What became of the hours granted to one client of a service of sessions, from her first day as a client to
/// her last or the run's: credited = debited + forfeited + left. Only a run that is asked for it tells.
struct AuditedClient {
    Service service = Service::escort;
    std::uint64_t client = 0; ///< who, by what the run knows her as
    std::uint8_t district = 0;
    Hours credited{}, debited{}, forfeited{}, delivered{}, left{};

    friend bool operator==(const AuditedClient&, const AuditedClient&) = default;
};

struct Outcome {
    std::vector<Row> rows;
    std::vector<AuditedClient> audit;

    /// Notes one figure. A figure that does not exist in a year (a mean over nobody) is left out, never
    /// written as 0.
    void note(int year, Measure measure, double value, Service service = Service::all,
              std::uint8_t district = all_districts) {
        rows.push_back({static_cast<std::int16_t>(year), measure, district, service, value});
    }
};

} // namespace omsorg
