// SPDX-License-Identifier: MIT
#pragma once

#include "plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// Looks a description through: each station and each kind of people by itself (check_parts.cpp) and when they come
/// (check_coming.cpp), then the course that each may take through the house (check_course.cpp), then how much comes where
/// (check_loads.cpp).
class NetworkChecker {
public:
    explicit NetworkChecker(const Network& its_network);
    [[nodiscard]] NetworkCheck check();

private:
    void fault(std::string_view code, std::string key, std::string problem, std::string why,
               std::string suggestion);
    void warn(std::string_view code, std::string key, std::string problem, std::string why,
              std::string suggestion);
    bool station_exists(const std::string& name, const std::string& key);
    bool not_below_zero(const Distribution& lengths, const std::string& key);
    bool ways_are_possible(const NetworkWays& ways, const std::string& key);

    void check_station(const NetworkStation& station);
    void check_rules(const NetworkStation& station);
    void check_workers(const NetworkStation& station);
    void check_people(const NetworkPeople& people);
    void check_priorities(const NetworkPeople& people);
    void check_coming(const NetworkPeople& people);
    void check_asks(const NetworkAsks& asks, const std::string& key);

    void check_skills();
    void check_course(const NetworkPeople& people);
    void check_served(const NetworkPeople& people, const NetworkStation& station);
    void check_fits(const NetworkPeople& people, const NetworkStation& station);
    void check_batches(const NetworkPeople& people, const NetworkStation& station);
    void check_expected(const NetworkPeople& people);
    void check_holidays(const NetworkPeople& people);
    void check_unvisited();
    void check_keeping();
    void check_parting();
    void check_loads();

    const Network& network;
    std::vector<std::string> names_{};
    NetworkCheck found{};
};

} // namespace omsorg
