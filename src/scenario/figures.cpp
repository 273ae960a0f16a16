// SPDX-License-Identifier: MIT
#include <omsorg/scenario/figures.hpp>

#include <omsorg/scenario/code.hpp>

#include "figure_reader.hpp"
#include "figures_of_services.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace omsorg {
namespace {

constexpr double most_people = 1e8;
// Farther than this from every other locality there is no road worth the name: the position is wrong.
constexpr double farthest_neighbour_km = 150;

void read_ratios(FigureReader& figures, PopulationTables& tables) {
    const Table* table = figures.table("mortality_ratio", {"sex", "age_from", "age_to", "ratio"});
    if (table == nullptr) return;
    std::array<int, 2> next{}; // the age at which the next group of each sex must begin
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto sex = figures.sex(*table, row);
        const auto group = figures.age_group(*table, row);
        const auto ratio = table->number(row, "ratio", {1e-6, 100}, figures.faults());
        if (!sex || !group || !ratio) continue;
        int& expected = next[index_of(*sex)];
        if (group->from != expected)
            figures.refuse(code::out_of_order, table->where(row, "age_from"), "age_from",
                           "the group begins at " + std::to_string(group->from) + ", not at " +
                               std::to_string(expected),
                           "every age of both sexes must have one ratio",
                           "Sort the groups, and close the gap or overlap.");
        expected = group->to + 1;
        tables.mortality_ratio.push_back({*sex, *group, *ratio});
    }
    for (const Sex sex : both_sexes)
        if (next[index_of(sex)] != ages)
            figures.refuse(code::missing_row, table->where(), "age_to",
                           std::string{"the groups of "} + (sex == Sex::female ? "women" : "men") +
                               " do not end at 100",
                           "every age of both sexes must have one ratio", "Add or mend the last group.");
}

void read_fertility(FigureReader& figures, PopulationTables& tables) {
    const Table* table = figures.table("fertility", {"age", "rate"});
    if (table == nullptr || !table->counts_up("age", youngest_mother, oldest_mother, figures.faults()))
        return;
    for (std::size_t row = 0; row < table->rows(); ++row)
        if (const auto rate = table->number(row, "rate", {0, 0.999}, figures.faults()))
            tables.fertility[row + std::size_t{youngest_mother}] = *rate;
}

void read_migration(FigureReader& figures, PopulationTables& tables) {
    const Table* table =
        figures.table("migration", {"age", "women_net", "women_residents", "men_net", "men_residents"});
    if (table == nullptr || !table->counts_up("age", 1, oldest_age, figures.faults())) return;
    for (std::size_t row = 0; row < table->rows(); ++row)
        for (const Sex sex : both_sexes) {
            const std::string who = sex == Sex::female ? "women" : "men";
            const auto net = table->number(row, who + "_net", {-most_people, most_people}, figures.faults());
            const auto residents = table->number(row, who + "_residents", {0, most_people}, figures.faults());
            if (!net || !residents) continue;
            if (-*net >= *residents && *net < 0)
                figures.refuse(code::contradiction, table->where(row, who + "_net"), who + "_net",
                               "more leave in a year than live there", "nobody of the age would remain",
                               "Check both figures.");
            tables.net_migrants.at(sex, static_cast<int>(row) + 1) = *net;
            tables.residents.at(sex, static_cast<int>(row) + 1) = *residents;
        }
}

void read_recorded_migration(FigureReader& figures, PopulationTables& tables) {
    const Table* table = figures.table("recorded_migration", {"year", "kind", "age_from", "age_to", "net"});
    if (table == nullptr) return;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto year = table->whole(row, "year", {1900, 2200}, figures.faults());
        const auto group = figures.age_group(*table, row);
        const auto net = table->number(row, "net", {-most_people, most_people}, figures.faults());
        const auto kind = figures.word(*table, row, "kind", {"recorded", "residual"});
        if (!year || !group || !net || !kind) continue;
        if (std::any_of(tables.recorded_migration.begin(), tables.recorded_migration.end(),
                        [&](const RecordedMigration& m) {
                            return m.year == *year && m.group.from <= group->to && group->from <= m.group.to;
                        }))
            figures.refuse(code::duplicate_row, table->where(row, "age_from"), "age_from",
                           "ages of " + std::to_string(*year) + " stand in two rows",
                           "their moves would be counted twice", "Remove or narrow one of the rows.");
        tables.recorded_migration.push_back({static_cast<int>(*year), *kind == 1, *group, *net});
    }
}

void read_localities(FigureReader& figures, PopulationTables& tables) {
    const Table* table = figures.table(
        "localities", {"locality", "district", "inhabitants", "area_km2", "latitude", "longitude"});
    if (table == nullptr) return;
    FaultList& faults = figures.faults();
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto inhabitants = table->number(row, "inhabitants", {0, most_people}, faults);
        const auto area = table->number(row, "area_km2", {0, 1e6}, faults);
        const auto latitude = table->number(row, "latitude", {-90, 90}, faults);
        const auto longitude = table->number(row, "longitude", {-180, 180}, faults);
        const std::string& name = table->text(row, "locality");
        for (const auto column : {std::string_view{"locality"}, std::string_view{"district"}})
            if (table->text(row, column).empty())
                figures.refuse(code::broken_row, table->where(row, column), std::string{column},
                               "the cell is empty", "a place needs a name", "Name it.");
        if (std::any_of(tables.localities.begin(), tables.localities.end(),
                        [&](const Locality& l) { return l.name == name; }))
            figures.refuse(code::duplicate_row, table->where(row, "locality"), "locality",
                           "\"" + name + "\" stands twice", "its inhabitants would be counted twice",
                           "Remove one of the rows.");
        if (!inhabitants || !area || !latitude || !longitude) continue;
        tables.localities.push_back(
            {name, table->text(row, "district"), *inhabitants, *area, *latitude, *longitude});
        rows.push_back(row);
    }
    if (table->rows() == 0)
        figures.refuse(code::missing_row, table->where(), "locality", "there is no locality",
                       "people must live somewhere", "Add at least one row.");
    for (std::size_t i = 0; i < tables.localities.size(); ++i) {
        const std::string& district = tables.localities[i].district;
        const auto same = [&](const Locality& l) { return l.district == district; };
        const auto first = std::find_if(tables.localities.begin(), tables.localities.end(), same);
        if (&*first == &tables.localities[i] &&
            std::none_of(first, tables.localities.end(),
                         [&](const Locality& l) { return same(l) && l.inhabitants > 0; }))
            figures.refuse(code::contradiction, table->where(rows[i], "inhabitants"), "inhabitants",
                           "nobody lives in a locality of " + district,
                           "people in the country round it are counted by those within",
                           "Join the district with another, or check the figures.");
    }
    for (std::size_t i = 0; i < tables.localities.size() && tables.localities.size() > 1; ++i) {
        double nearest = INFINITY;
        const Locality& here = tables.localities[i];
        for (std::size_t k = 0; k < tables.localities.size(); ++k)
            if (const Locality& there = tables.localities[k]; k != i)
                nearest = std::min(
                    nearest, straight_km(here.latitude, here.longitude, there.latitude, there.longitude));
        if (nearest > farthest_neighbour_km)
            figures.refuse(code::unreachable, table->where(rows[i], "latitude"), "latitude",
                           here.name + " lies " + std::to_string(std::lround(nearest)) +
                               " km from every other locality",
                           "no round could reach it", "Check its position: WGS 84, degrees north and east.");
    }
}

void read_cells(FigureReader& figures, NeedTables& tables) {
    const Table* table = figures.table("need_cells", {"need", "sex", "age_from", "age_to", "persons"});
    if (table == nullptr) return;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto need = figures.word(*table, row, "need", {"home_care", "special_housing"});
        const auto sex = figures.sex(*table, row);
        const auto group = figures.age_group(*table, row);
        const auto persons = table->number(row, "persons", {1e-9, most_people}, figures.faults());
        if (need && sex && group && persons)
            tables.cells.push_back(
                {*need == 0 ? NeedState::home_care : NeedState::special_housing, *sex, *group, *persons});
    }
    // Each need of each sex in two age groups: what a curve of two parameters can be drawn through.
    for (const NeedState need : {NeedState::home_care, NeedState::special_housing})
        for (const Sex sex : both_sexes)
            if (std::count_if(tables.cells.begin(), tables.cells.end(),
                              [&](const RecordedCell& c) { return c.need == need && c.sex == sex; }) != 2)
                figures.refuse(code::missing_row, table->where(), "need",
                               std::string{text(need)} + " of " + (sex == Sex::female ? "women" : "men") +
                                   " does not have two age groups",
                               "the age curve is drawn through two", "Add or join rows.");
}

void read_rules(FigureReader& figures, NeedTables& tables) {
    const Table* table =
        figures.table("eligibility", {"support", "verdict", "basis", "from", "until", "age_from", "age_to",
                                      "if_personal_assistance", "source"});
    if (table == nullptr) return;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto support = figures.word(*table, row, "support", support_words);
        const auto verdict = figures.word(*table, row, "verdict", {"refuse", "grant"});
        const auto basis = figures.word(*table, row, "basis", legal_basis_words);
        const auto group = figures.age_group(*table, row);
        const auto assisted = figures.word(*table, row, "if_personal_assistance", {"false", "true"});
        // A column of its own that older tables lack.
        const auto in_home = table->has("if_group_home")
                                 ? figures.word(*table, row, "if_group_home", {"false", "true"})
                                 : std::optional<std::size_t>{0};
        const auto from = figures.day(*table, row, "from", Day::min());
        const auto until = figures.day(*table, row, "until", Day::max());
        if (!support || !verdict || !basis || !group || !assisted || !in_home || !from || !until) continue;
        if (*until <= *from)
            figures.refuse(code::contradiction, table->where(row, "until"), "until",
                           "the rule ends before it begins", "it would never apply", "Check both dates.");
        tables.rules.push_back({static_cast<Support>(*support), static_cast<Verdict>(*verdict),
                                static_cast<LegalBasis>(*basis), *from, *until, group->from, group->to,
                                *assisted == 1, *in_home == 1, table->text(row, "source")});
    }
}

void read_targets(FigureReader& figures, NeedTables& tables) {
    const Table* table =
        figures.table("need_targets", {"name", "unit", "value", "tolerance", "at_level_of", "source"});
    if (table == nullptr) return;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto value = table->number(row, "value", {}, figures.faults());
        const auto tolerance = table->number(row, "tolerance", {.low = 0}, figures.faults());
        const auto level = figures.word(*table, row, "at_level_of", {"", "home_care", "special_housing"});
        if (!value || !tolerance || !level) continue;
        tables.targets.push_back(
            {table->text(row, "name"), table->text(row, "unit"), *value, *tolerance,
             *level == 0 ? std::nullopt
                         : std::optional{*level == 1 ? NeedState::home_care : NeedState::special_housing},
             table->text(row, "source")});
    }
}

NationalAges read_nation(FigureReader& figures) {
    std::vector<std::string> groups;
    for (const CostAge& group : cost_age_groups)
        groups.push_back(std::to_string(group.from) +
                         (group.to > oldest_age ? "+" : "-" + std::to_string(group.to)));
    const Table* table = figures.table(
        "national_ages", {"year", groups[0], groups[1], groups[2], groups[3], groups[4], groups[5]});
    if (table == nullptr) return {};
    std::vector<NationalAges::Year> years;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        NationalAges::Year year;
        const auto number = table->whole(row, "year", {1900, 2200}, figures.faults());
        if (!number) continue;
        year.year = static_cast<int>(*number);
        for (std::size_t i = 0; i < groups.size(); ++i)
            if (const auto share = table->number(row, groups[i], {0, 1}, figures.faults()))
                year.shares[i] = *share;
        if (!years.empty() && year.year <= years.back().year)
            figures.refuse(code::out_of_order, table->where(row, "year"), "year", "the years do not rise",
                           "shares between them are interpolated", "Sort the rows by year, each once.");
        years.push_back(year);
    }
    if (years.empty()) {
        figures.refuse(code::missing_row, table->where(), "year", "there is no year",
                       "revenue depends on the nation's ages", "Add at least one row.");
        return {};
    }
    return figures.faults().empty() ? NationalAges{std::move(years)} : NationalAges{};
}

} // namespace

std::span<const std::string_view> model_tables() noexcept {
    static constexpr std::array<std::string_view, 12> names{
        "population", "survival",   "mortality_ratio", "fertility",   "migration",    "recorded_migration",
        "localities", "need_cells", "need_nation",     "eligibility", "need_targets", "national_ages"};
    return names;
}

std::span<const std::string_view> optional_tables() noexcept {
    static constexpr std::array<std::string_view, 4> names{"partners", "partner_clients", "homes", "events"};
    return names;
}

Tables read_figures(const Study& study, FaultList& faults) {
    FigureReader figures{study, faults};
    Tables tables;
    PopulationTables& population = tables.population;
    population.start_year = figures.year_of_table("population").first;
    if (const int start = study.head.first_year() - 1;
        population.start_year != start && figures.table("population", {}) != nullptr)
        figures.refuse(code::contradiction, figures.table("population", {})->where(), "year",
                       "the counts are of " + std::to_string(population.start_year) +
                           ", the study starts from " + std::to_string(start),
                       "everyone would be some years too old or young",
                       "Give the counts of 31 December " + std::to_string(start) + ", and # year: on top.");
    population.start = figures.by_sex_and_age("population", {0, most_people});
    const auto [from, to] = figures.year_of_table("survival");
    population.survival_year = (from + to) / 2;
    population.survival = figures.by_sex_and_age("survival", {1e-9, 1});
    read_ratios(figures, population);
    read_fertility(figures, population);
    read_migration(figures, population);
    read_recorded_migration(figures, population);
    read_localities(figures, population);
    tables.need.nation = figures.by_sex_and_age("need_nation", {0, most_people});
    read_cells(figures, tables.need);
    read_rules(figures, tables.need);
    read_targets(figures, tables.need);
    tables.nation = read_nation(figures);
    read_partners(figures, population.localities, tables.partners);
    read_partner_clients(figures, population.localities, tables.partners);
    read_homes(figures, population.localities, tables.homes);
    tables.events = read_events(figures, study.head);
    return tables;
}

} // namespace omsorg
