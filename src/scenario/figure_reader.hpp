// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/cohort.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/study.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace omsorg {

/// Reads the kinds of cells that recorded figures are made of, and reports what is none.
class FigureReader {
public:
    FigureReader(const Study& study, FaultList& faults) : study_{study}, faults_{faults} {}

    [[nodiscard]] FaultList& faults() { return faults_; }

    [[nodiscard]] bool has(std::string_view name) const { return study_.csv.contains(name); }

    /// The table of a name with these columns; null when it is missing (and has been reported).
    [[nodiscard]] const Table* table(std::string_view name, std::initializer_list<std::string_view> columns) {
        const auto found = study_.csv.find(name);
        if (found == study_.csv.end() || !found->second.table.require(columns, faults_)) return nullptr;
        return &found->second.table;
    }

    /// A column each for women and men, a row for each age from 0 to 100.
    [[nodiscard]] BySexAndAge<double> by_sex_and_age(std::string_view name, Table::Bounds bounds) {
        BySexAndAge<double> figures;
        const Table* from = table(name, {"age", "women", "men"});
        if (from == nullptr || !from->counts_up("age", 0, oldest_age, faults_)) return figures;
        for (std::size_t row = 0; row < from->rows(); ++row)
            for (const Sex sex : both_sexes)
                if (const auto figure =
                        from->number(row, sex == Sex::female ? "women" : "men", bounds, faults_))
                    figures.at(sex, static_cast<int>(row)) = *figure;
        return figures;
    }

    /// The year or period in a table's note `# year: 2015-2019`: its first and last year.
    [[nodiscard]] std::pair<int, int> year_of_table(std::string_view name) {
        const Table* from = table(name, {});
        if (from == nullptr) return {0, 0};
        const std::string note{from->note("year")};
        const auto digits = [&](std::size_t at) {
            return note.size() >= at + 4 && note.find_first_not_of("0123456789", at) >= at + 4;
        };
        if (digits(0) && note.size() == 4) return {std::stoi(note), std::stoi(note)};
        if (digits(0) && digits(5) && note.size() == 9) return {std::stoi(note), std::stoi(note.substr(5))};
        refuse(code::bad_evidence, from->where(), "year", "the table does not say of which year it is",
               "its figures are moved to the study's years from there",
               "Write # year: 2019, or # year: 2015-2019, above the head.");
        return {0, 0};
    }

    [[nodiscard]] std::optional<Sex> sex(const Table& from, std::size_t row) {
        const auto which = word(from, row, "sex", {"female", "male"});
        return which ? std::optional{*which == 0 ? Sex::female : Sex::male} : std::nullopt;
    }

    [[nodiscard]] std::optional<AgeGroup> age_group(const Table& from, std::size_t row) {
        const auto first = from.whole(row, "age_from", {0, oldest_age}, faults_);
        const auto last = from.whole(row, "age_to", {0, oldest_age}, faults_);
        if (!first || !last) return std::nullopt;
        if (*first <= *last) return AgeGroup{static_cast<int>(*first), static_cast<int>(*last)};
        refuse(code::out_of_order, from.where(row, "age_to"), "age_to", "the group ends before it begins",
               "nobody would be in it", "Swap the two ages.");
        return std::nullopt;
    }

    /// Which of the words a cell holds.
    [[nodiscard]] std::optional<std::size_t> word(const Table& from, std::size_t row, std::string_view column,
                                                  std::span<const std::string_view> words) {
        const std::string& text = from.text(row, column);
        const auto found = std::find(words.begin(), words.end(), text);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        std::string list;
        for (const auto one : words)
            list += (list.empty() ? "" : ", ") + (one.empty() ? "nothing" : std::string{one});
        refuse(code::not_an_option, from.where(row, column), std::string{column},
               "\"" + text + "\" is not one of the words", "the column holds " + list, "Use one of them.");
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> word(const Table& from, std::size_t row, std::string_view column,
                                                  std::initializer_list<std::string_view> words) {
        return word(from, row, column, std::span{words.begin(), words.size()});
    }

    /// A date such as 2025-07-01; an empty cell is `otherwise`.
    [[nodiscard]] std::optional<Day> day(const Table& from, std::size_t row, std::string_view column,
                                         Day otherwise) {
        const std::string& text = from.text(row, column);
        if (text.empty()) return otherwise;
        const bool shaped =
            text.size() == 10 && text[4] == '-' && text[7] == '-' &&
            std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
        if (shaped) {
            const std::chrono::year_month_day date{
                std::chrono::year{std::stoi(text.substr(0, 4))},
                std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))},
                std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}};
            if (date.ok()) return Day{date};
        }
        refuse(code::wrong_type, from.where(row, column), std::string{column},
               "\"" + text + "\" is not a date", "the column holds dates", "Write 2025-07-01.");
        return std::nullopt;
    }

    void refuse(std::string_view code, const Where& where, std::string key, std::string problem,
                std::string why, std::string suggestion) {
        faults_.refuse(code, where, std::move(key), std::move(problem), std::move(why),
                       std::move(suggestion));
    }

private:
    const Study& study_;
    FaultList& faults_;
};

} // namespace omsorg
