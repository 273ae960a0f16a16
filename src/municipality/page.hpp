// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/municipality/year_book.hpp>
#include <omsorg/service/effort.hpp>
#include <omsorg/service/quality_of_life.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

/// One year's page of the outcome, written topic by topic: a file `page_TOPIC.cpp` for each.
///
/// The order of the topics is the order of the rows, and a service that is not modelled writes none.
namespace omsorg {

/// Of measures that follow one another.
[[nodiscard]] inline Measure measure_at(Measure first, std::size_t i) {
    return static_cast<Measure>(static_cast<std::size_t>(first) + i);
}

class Page {
public:
    Page(Outcome& outcome, const YearAccounts& accounts);

    void people();
    void clients();
    void domains();
    void hours();
    void staff();
    void posts();
    void beside();
    void money();
    void life();
    void places();
    void equity();
    void groups();
    void participation();
    void effort();
    void autonomy();
    void quality_of_life();
    void sessions();
    void digital();
    void prevention();
    void training();
    void casework();
    void waits();
    void assessment();
    void satisfaction();
    void accounts();
    void partners();

private:
    struct Decided { ///< of a service's clients: their autonomy
        Service service = Service::all;
        double index = 0;
    };
    /// In an index of all services each weighs as many clients as it had in the first year: an index that went by
    /// today's would move when people are moved between services and nobody's life is another.
    [[nodiscard]] double weight_of(Service service) const {
        const auto clients = a_.at_first.find(service);
        return clients == a_.at_first.end() ? 0 : clients->second;
    }
    [[nodiscard]] std::vector<Decided> decided() const;
    void homes(const HomesYear& homes);
    void own_clients(Service service, const std::vector<OwnClientsHours>& districts, Hours owed_met);
    [[nodiscard]] LifeFacts facts_of(Service service, const std::vector<Decided>& decided) const;
    void client_hours_of(Service service, const ClientHours& book, std::uint8_t district = all_districts);
    void visits_of(const HomeCareYear& year, std::uint8_t district);
    void sessions_of(Service service, const SessionYear& year);
    void sessions_by_district(Service service, const SessionYear& year);
    void refusals_of(Service service, const SessionYear& year);
    void life_states(const LifeYear& lives);
    [[nodiscard]] ClientEffort effort_of_clients(Service service, const ClientSessions& some) const;
    [[nodiscard]] std::optional<double> decisions_of(Service service, const SessionCounts& some) const;
    [[nodiscard]] std::optional<double> decisions_of(const VisitsMet& some) const;
    /// An index by district, and by sex and age: measures that follow one another from `first_group` on.
    template <class Sum, class Index>
    void tell_by_whom(Measure measure, Measure first_group, Service service, const Breakdown<Sum>& found,
                      Index index);
    template <class Index>
    void tell_of_visits(Measure measure, Measure first_group, Index index);
    void staff_of(Service service, const StaffYear& staff, std::uint8_t district = all_districts);

    void note(Measure measure, double value, Service service = Service::all,
              std::uint8_t district = all_districts) {
        outcome_.note(a_.year, measure, value, service, district);
    }
    void count(Measure measure, std::int64_t value, Service service = Service::all,
               std::uint8_t district = all_districts) {
        note(measure, static_cast<double>(value), service, district);
    }
    [[nodiscard]] double mean_of(std::int64_t days) const {
        return static_cast<double>(days) /
               static_cast<double>(std::max<std::int64_t>(a_.provision.days.days, 1));
    }

    Outcome& outcome_;
    const YearAccounts& a_;
    /// Of sessions and of day activity, the services whose clients tell what they asked for.
    std::vector<std::pair<Service, Breakdown<ClientSessions>>> sessions_;
};

} // namespace omsorg
