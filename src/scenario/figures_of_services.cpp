// SPDX-License-Identifier: MIT
#include "figures_of_services.hpp"

#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace omsorg {
namespace {

/// A home is in one district, and its places of one kind are told once for each day.
void expect_agreement(FigureReader& figures, const Table& table, std::size_t row,
                      const std::vector<CareHome>& homes, const CareHome& home) {
    for (const CareHome& other : homes) {
        if (other.name != home.name) continue;
        if (other.district != home.district) {
            figures.refuse(code::contradiction, table.where(row, "district"), "district",
                           "\"" + home.name + "\" is in " + other.district + " as well",
                           "a home is in one district, and people wish for it there",
                           "Give every home a name of its own.");
            return;
        }
        if (other.kind == home.kind && other.opens < home.closes && home.opens < other.closes) {
            figures.refuse(code::duplicate_row, table.where(row, "home"), "home",
                           "\"" + home.name + "\" has places of the kind in another row at the same time",
                           "its places would be counted twice",
                           "Join the rows, or let the one close on the day the other opens.");
            return;
        }
    }
}

constexpr std::array<std::string_view, 3> kinds_of_help{"domestic", "care", "company"};

/// A district that people live in; what nobody could do elsewhere is told as the reason.
void expect_district(FigureReader& figures, const Table& table, std::size_t row,
                     const std::vector<Locality>& localities, std::string why, std::string suggestion) {
    const std::string& district = table.text(row, "district");
    std::vector<std::string> districts;
    for (const Locality& locality : localities) districts.push_back(locality.district);
    if (std::ranges::find(districts, district) != districts.end()) return;
    const std::string near = did_you_mean(closest(district, districts));
    figures.refuse(code::not_an_option, table.where(row, "district"), "district",
                   "there is no district \"" + district + "\"", std::move(why),
                   near.empty() ? std::move(suggestion) : near);
}

/// A partner's clients are counted once, and whoever has clients in need of care may be with them.
void expect_sound(FigureReader& figures, const Table& table, std::size_t row, const Partner& partner,
                  const OwnClients& clients) {
    if (clients.needs == Help::care && !partner.safeguarded)
        figures.refuse(code::contradiction, table.where(row, "needs"), "needs",
                       "clients in need of care of \"" + partner.name + "\", who is not safeguarded",
                       "nobody unchecked and unbound by secrecy may give care",
                       "Say yes in the table of partners, or let them need something else.");
    for (const OwnClients& other : partner.clients)
        if (other.district == clients.district && other.needs == clients.needs &&
            other.season.overlaps(clients.season)) {
            figures.refuse(code::duplicate_row, table.where(row, "partner"), "partner",
                           "\"" + partner.name +
                               "\" has such clients there in another row in the same months",
                           "their need would be counted twice", "Join the rows, or part their months.");
            return;
        }
}

} // namespace

void read_partners(FigureReader& figures, const std::vector<Locality>& localities,
                   std::vector<Partner>& partners) {
    if (!figures.has("partners")) return;
    const Table* table = figures.table("partners", {"partner", "type", "district", "hours_a_week",
                                                    "from_month", "to_month", "helps", "safeguarded",
                                                    "reliability", "willingness", "coordination", "cost"});
    if (table == nullptr) return;
    FaultList& faults = figures.faults();
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::string& name = table->text(row, "partner");
        const std::string& district = table->text(row, "district");
        const auto type = figures.word(*table, row, "type",
                                       {"municipality", "relatives", "association", "company", "region"});
        const auto helps = figures.word(*table, row, "helps", kinds_of_help);
        const auto safeguarded = figures.word(*table, row, "safeguarded", {"no", "yes"});
        const auto hours = table->number(row, "hours_a_week", {0, 1e5}, faults);
        const auto from = table->whole(row, "from_month", {1, 12}, faults);
        const auto to = table->whole(row, "to_month", {1, 12}, faults);
        const auto reliability = table->number(row, "reliability", {0, 1}, faults);
        const auto willingness = table->number(row, "willingness", {0, 1}, faults);
        const auto coordination = table->number(row, "coordination", {0, 600}, faults);
        const auto cost = table->number(row, "cost", {0, 1e5}, faults);
        if (name.empty() ||
            std::any_of(partners.begin(), partners.end(), [&](const Partner& p) { return p.name == name; }))
            figures.refuse(code::duplicate_row, table->where(row, "partner"), "partner",
                           name.empty() ? "the partner has no name" : "\"" + name + "\" stands twice",
                           "luck and results go by the name", "Give every partner a name of its own.");
        if (!district.empty())
            expect_district(figures, *table, row, localities, "nobody lives there to be helped",
                            "Use a district of localities.csv, or nothing for all of them.");
        if (helps && safeguarded && *helps == 1 && *safeguarded == 0)
            figures.refuse(code::contradiction, table->where(row, "safeguarded"), "safeguarded",
                           "care by somebody who is not safeguarded",
                           "nobody unchecked and unbound by secrecy may give care",
                           "Say yes, or let it help with domestic tasks.");
        if (type && helps && safeguarded && hours && from && to && reliability && willingness &&
            coordination && cost)
            partners.push_back({name, static_cast<ActorType>(*type), district, *hours,
                                Months{static_cast<int>(*from), static_cast<int>(*to)}, *helps == 1,
                                *safeguarded == 1, *reliability, *willingness, *coordination, *cost,
                                *helps == 2});
    }
}

void read_partner_clients(FigureReader& figures, const std::vector<Locality>& localities,
                          std::vector<Partner>& partners) {
    if (!figures.has("partner_clients")) return;
    const Table* table = figures.table(
        "partner_clients", {"partner", "district", "needs", "hours_a_week", "from_month", "to_month"});
    if (table == nullptr) return;
    FaultList& faults = figures.faults();
    std::vector<std::string> names; // also of partners whose row is refused
    const Table* registry = figures.has("partners") ? figures.table("partners", {"partner"}) : nullptr;
    for (std::size_t row = 0; registry != nullptr && row < registry->rows(); ++row)
        names.push_back(registry->text(row, "partner"));
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::string& name = table->text(row, "partner");
        const auto partner = std::ranges::find(partners, name, &Partner::name);
        if (std::ranges::find(names, name) == names.end()) {
            const std::string near = did_you_mean(closest(name, names));
            figures.refuse(code::not_an_option, table->where(row, "partner"), "partner",
                           "there is no partner \"" + name + "\"", "clients of nobody are served by nobody",
                           near.empty() ? "Use a name of the table of partners." : near);
        }
        expect_district(figures, *table, row, localities, "clients live somewhere",
                        "Use a district of localities.csv; clients of several have a row for each.");
        const auto needs = figures.word(*table, row, "needs", kinds_of_help);
        const auto hours = table->number(row, "hours_a_week", {0, 1e5}, faults);
        const auto from = table->whole(row, "from_month", {1, 12}, faults);
        const auto to = table->whole(row, "to_month", {1, 12}, faults);
        if (partner == partners.end() || !needs || !hours || !from || !to) continue;
        OwnClients clients{table->text(row, "district"), static_cast<Help>(*needs), *hours,
                           Months{static_cast<int>(*from), static_cast<int>(*to)}};
        expect_sound(figures, *table, row, *partner, clients);
        partner->clients.push_back(std::move(clients));
    }
}

void read_homes(FigureReader& figures, const std::vector<Locality>& localities,
                std::vector<CareHome>& homes) {
    if (!figures.has("homes")) return;
    const Table* table =
        figures.table("homes", {"home", "district", "kind", "places", "opens", "closes", "planned"});
    if (table == nullptr) return;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto kind = figures.word(*table, row, "kind", {"ordinary", "dementia"});
        const auto places = table->whole(row, "places", {1, 10'000}, figures.faults());
        const auto opens = figures.day(*table, row, "opens", Day::min());
        const auto closes = figures.day(*table, row, "closes", Day::max());
        const auto planned = figures.word(*table, row, "planned", {"", "opening", "closing"});
        const std::string& name = table->text(row, "home");
        const std::string& district = table->text(row, "district");
        if (name.empty())
            figures.refuse(code::broken_row, table->where(row, "home"), "home", "the home has no name",
                           "its wards go by the name", "Name it.");
        expect_district(figures, *table, row, localities, "nobody could wish for a home there",
                        "Use a district of localities.csv.");
        if (!kind || !places || !opens || !closes || !planned) continue;
        if (*closes <= *opens)
            figures.refuse(code::contradiction, table->where(row, "closes"), "closes",
                           "the home closes before it opens", "nobody could ever live there",
                           "Check both dates.");
        if ((*planned == 1 && *opens == Day::min()) || (*planned == 2 && *closes == Day::max()))
            figures.refuse(code::contradiction, table->where(row, "planned"), "planned",
                           "the " + table->text(row, "planned") + " is planned and has no date",
                           "a plan must say when", "Give the date, or leave the cell empty.");
        CareHome home{name,   district, static_cast<HousingKind>(*kind),   static_cast<int>(*places),
                      *opens, *closes,  static_cast<PlannedPart>(*planned)};
        expect_agreement(figures, *table, row, homes, home);
        homes.push_back(std::move(home));
    }
    if (table->rows() == 0)
        figures.refuse(code::missing_row, table->where(), "home", "there is no home",
                       "nobody could move anywhere", "Add at least one row, or take the table away.");
}

} // namespace omsorg
