// SPDX-License-Identifier: MIT
#include <omsorg/municipality/client_groups.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace omsorg {

namespace {

std::optional<double> share(Hours part, Hours whole) {
    if (whole == Hours{}) return std::nullopt;
    return part / whole;
}

} // namespace

void GroupYear::add(const ClientYear& client) {
    granted += client.granted;
    receivable += client.receivable();
    came += client.came();
    unmet += client.all_unmet();
    visits += client.met;
}

std::optional<double> GroupYear::delivered_share() const { return share(came, granted); }
std::optional<double> GroupYear::unmet_share() const { return share(unmet, receivable); }

ClientGroups by_group(std::span<const ClientYear> clients, const People& people, int year) {
    ClientGroups found;
    std::array<Hours, uses_of_visits> owed{}, unmet{};
    std::vector<std::pair<PersonId, Owed>> each;
    for (const ClientYear& one : clients) {
        if (one.district >= found.in_district.size()) found.in_district.resize(one.district + std::size_t{1});
        for (const ClientGroup group : groups_of(people.sex(one.who), people.age(one.who, year))) {
            found.group[static_cast<std::size_t>(group)].add(one);
            found.in_district[one.district][static_cast<std::size_t>(group)].add(one);
        }
        for (std::size_t use = 0; use < uses_of_visits; ++use) {
            owed[use] += one.visits[use] - one.away[use];
            unmet[use] += one.unmet[use];
        }
        each.push_back({one.who, {one.all_unmet().value(), one.receivable().value()}});
    }
    const auto came = [&](std::size_t use) -> std::optional<double> {
        if (const auto missing = share(unmet[use], owed[use])) return 1 - *missing;
        return std::nullopt;
    };
    found.care_came = came(use_of(VisitKind::personal_care));
    found.domestic_came = came(use_of(VisitKind::domestic));

    // Whoever moved, or had home care twice, is one client.
    std::ranges::sort(each, {}, [](const auto& one) { return one.first; });
    std::vector<Owed> persons;
    for (std::size_t i = 0; i < each.size(); ++i) {
        if (i == 0 || each[i].first != each[i - 1].first) persons.emplace_back();
        persons.back().unmet += each[i].second.unmet;
        persons.back().receivable += each[i].second.receivable;
    }
    found.gini = gini_of_unmet(persons);
    return found;
}

// G = Σ_ij w_i w_j |u_i − u_j| / (2 ū); with the u in order, each pair is met once, and all lower ones at once.
std::optional<double> gini_of_unmet(std::span<const Owed> owed) {
    std::vector<Owed> rising;
    double receivable = 0, unmet = 0;
    for (const Owed& one : owed) {
        if (one.receivable <= 0) continue;
        rising.push_back(one);
        receivable += one.receivable;
        unmet += one.unmet;
    }
    if (receivable <= 0) return std::nullopt;
    if (unmet <= 0) return 0.0;
    std::ranges::sort(rising, {}, [](const Owed& one) { return one.unmet / one.receivable; });
    double apart = 0, below = 0, below_unmet = 0;
    for (const Owed& one : rising) {
        apart += one.unmet * below - one.receivable * below_unmet;
        below += one.receivable;
        below_unmet += one.unmet;
    }
    return std::max(0.0, apart / (receivable * unmet));
}

} // namespace omsorg
