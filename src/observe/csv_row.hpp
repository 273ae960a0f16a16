// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/quote.hpp>
#include <omsorg/observe/record.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// One row of a CSV file, cell by cell: numbers stay numbers, text is quoted.
namespace omsorg {

class CsvRow {
public:
    void text(std::string_view value) { cell(csv_cell(value)); }
    /// Of letters, digits and the like only: words of our own.
    void word(std::string_view value) { cell(value); }
    template <class Number>
    void number(Number value) {
        std::array<char, 32> digits{};
        const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        expect(error == std::errc{}, "32 characters hold any number");
        cell({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    void nothing() { cell({}); }

    void write(std::ostream& out) {
        row_ += '\n';
        out.write(row_.data(), static_cast<std::streamsize>(row_.size()));
        row_.clear();
        first_ = true;
    }

private:
    void cell(std::string_view value) {
        if (!first_) row_ += ',';
        first_ = false;
        row_ += value;
    }

    std::string row_{};
    bool first_ = true;
};

/// The columns of the attributes that a log was asked for: what the record says, else what was said of the
/// person when she arrived.
class AttributeColumns {
public:
    explicit AttributeColumns(std::vector<std::string> names) : names_{std::move(names)} {
        for (const std::string& name : names_)
            expect(is_attribute_name(name),
                   "a column is named by a word in lower case that no log has taken");
    }

    void heads(CsvRow& row) const {
        for (const std::string& name : names_) row.word(name);
    }
    void remember(const Record& record) {
        if (names_.empty() || record.attributes.empty() || record.step != Step::arrives) return;
        auto& said = said_[record.who];
        for (const Attribute& one : record.attributes) said.emplace_back(one.name, one.value);
    }
    void cells(CsvRow& row, const Record& record) const {
        if (names_.empty()) return;
        const auto person = said_.find(record.who);
        for (const std::string& name : names_) {
            std::string_view value;
            if (person != said_.end())
                for (const auto& [key, said] : person->second)
                    if (key == name) value = said;
            for (const Attribute& one : record.attributes)
                if (one.name == name) value = one.value;
            row.text(value);
        }
    }
    void forget(const Record& record) {
        if (record.step == Step::leaves) said_.erase(record.who);
    }

private:
    std::vector<std::string> names_;
    std::unordered_map<std::uint64_t, std::vector<std::pair<std::string, std::string>>> said_{};
};

} // namespace omsorg
