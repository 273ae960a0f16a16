// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/need/calibration.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// The study's own tables, read as plainly as can be: what the tests of need stand on.
namespace omsorg::test {

using NamedCells = std::map<std::string, std::string>;

inline std::vector<std::string> cells_of_line(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char letter : line) {
        if (letter == '"')
            quoted = !quoted;
        else if (letter == ',' && !quoted)
            cells.emplace_back();
        else if (letter != '\r')
            cells.back() += letter;
    }
    return cells;
}

inline std::vector<NamedCells> read_rows(const std::string& file) {
    std::ifstream in{std::string{OMSORG_SOURCE_DIR} + "/scenarios/skelleftea/" + file};
    expect(in.good(), "a table of the study can be read");
    std::vector<std::string> head;
    std::vector<NamedCells> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto cells = cells_of_line(line);
        if (head.empty()) {
            head = cells;
            continue;
        }
        expect(cells.size() == head.size(), "a row has as many cells as its head");
        NamedCells row;
        for (std::size_t i = 0; i < head.size(); ++i) row[head[i]] = cells[i];
        rows.push_back(row);
    }
    return rows;
}

inline BySexAndAge<double> read_women_and_men(const std::string& file) {
    BySexAndAge<double> made;
    for (const NamedCells& row : read_rows(file)) {
        made.at(Sex::female, std::stoi(row.at("age"))) = std::stod(row.at("women"));
        made.at(Sex::male, std::stoi(row.at("age"))) = std::stod(row.at("men"));
    }
    return made;
}

inline Sex sex_of(const std::string& word) { return word == "male" ? Sex::male : Sex::female; }

inline std::optional<NeedState> need_of(const std::string& word) {
    for (NeedState state : {NeedState::independent, NeedState::home_care, NeedState::special_housing})
        if (text(state) == word) return state;
    return std::nullopt;
}

template <class Kind, class Words>
Kind kind_named(const Words& words, const std::string& word) {
    const auto found = std::ranges::find(words, word);
    expect(found != words.end(), "a rule is told in words that are known");
    return static_cast<Kind>(found - words.begin());
}

inline Day day_of_text(const std::string& text) {
    if (text.empty()) return Day::max();
    return Day{std::chrono::year{std::stoi(text.substr(0, 4))} /
               std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))} /
               std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}};
}

inline NeedTables need_tables() {
    NeedTables made;
    made.nation = read_women_and_men("need_nation.csv");
    for (const NamedCells& row : read_rows("need_cells.csv"))
        made.cells.push_back({*need_of(row.at("need")),
                              sex_of(row.at("sex")),
                              {std::stoi(row.at("age_from")), std::stoi(row.at("age_to"))},
                              std::stod(row.at("persons"))});
    for (const NamedCells& row : read_rows("eligibility.csv"))
        made.rules.push_back({.support = kind_named<Support>(support_words, row.at("support")),
                              .verdict = row.at("verdict") == "grant" ? Verdict::grant : Verdict::refuse,
                              .basis = kind_named<LegalBasis>(legal_basis_words, row.at("basis")),
                              .from = day_of_text(row.at("from")),
                              .until = day_of_text(row.at("until")),
                              .age_from = std::stoi(row.at("age_from")),
                              .age_to = std::stoi(row.at("age_to")),
                              .if_personal_assistance = row.at("if_personal_assistance") == "true",
                              .source = row.at("source")});
    for (const NamedCells& row : read_rows("need_targets.csv"))
        made.targets.push_back({.name = row.at("name"),
                                .unit = row.at("unit"),
                                .value = std::stod(row.at("value")),
                                .tolerance = std::stod(row.at("tolerance")),
                                .at_level_of = need_of(row.at("at_level_of")),
                                .source = row.at("source")});
    return made;
}

/// Hazards of death from the nation's survival, the municipality's ratio and a decline from 2017 on.
inline std::vector<BySexAndAge<double>> death_hazards(int first_year, int last_year, double decline = 0.01) {
    const auto survival = read_women_and_men("survival.csv");
    BySexAndAge<double> base;
    for (const NamedCells& row : read_rows("mortality_ratio.csv"))
        for (int age = std::stoi(row.at("age_from"));
             age <= std::min(oldest_age, std::stoi(row.at("age_to"))); ++age)
            base.at(sex_of(row.at("sex")), age) =
                -std::log(survival.at(sex_of(row.at("sex")), age)) * std::stod(row.at("ratio"));
    std::vector<BySexAndAge<double>> made;
    for (int year = first_year; year <= last_year; ++year) {
        made.push_back(base);
        for (Sex sex : both_sexes)
            for (int age = 0; age <= oldest_age; ++age)
                made.back().at(sex, age) *= std::pow(1 - decline, year - 2017);
    }
    return made;
}

inline BySexAndAge<double> residents_2019() { return read_women_and_men("population.csv"); }

inline NeedHazards calibrated(const NeedAssumptions& assumptions, int last_year = 2040) {
    return calibrate(assumptions, need_tables(), residents_2019(), 2020, death_hazards(2020, last_year));
}

} // namespace omsorg::test
