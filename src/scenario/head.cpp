// SPDX-License-Identifier: MIT
#include <omsorg/scenario/head.hpp>

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

constexpr HeadKey keys[] = {
    {"name", "text", "The study's name in files and tables: small letters, digits and _."},
    {"label", "label", "The study's name for readers, in Swedish and English."},
    {"extends", "text",
     "The folder of a study whose keys and tables hold where this one gives none of its own, as "
     "\"../skelleftea\"."},
    {"municipality", "code", "The municipality's code: four digits, as text."},
    {"start", "date", "31 December before the first budget year; the recorded population is of this day."},
    {"end", "date", "31 December of the last budget year."},
    {"plans_from", "date",
     "The first day on which a plan may change anything; before it lies the back-test."},
    {"futures", "count", "How many futures are run, unless the caller says otherwise."},
    {"seed", "count", "The seed of all chance, unless the caller says otherwise."},
};

class HeadReader {
public:
    HeadReader(const TreeNode& section, FaultList& faults)
        : section_{section}, table_{std::get<TreeNode::Table>(section.value)}, faults_{faults} {}

    StudyHead read() {
        refuse_unknown();
        StudyHead head;
        head.name = name();
        head.label = label(head.name);
        head.municipality = municipality();
        head.start = date("start");
        head.end = date("end");
        head.plans_from = date("plans_from");
        head.futures = static_cast<std::uint32_t>(count("futures", 1, 100'000));
        head.seed = static_cast<std::uint64_t>(count("seed", 0, INT64_MAX));
        if (const TreeEntry* entry = find(table_, "plans_from")) head.plans_from_where = entry->node.where;
        if (dates_ == 3) check_horizon(head);
        return head;
    }

private:
    const TreeEntry* entry(std::string_view key) {
        const TreeEntry* found = find(table_, key);
        if (found == nullptr) {
            const auto about = std::find_if(std::begin(keys), std::end(keys),
                                            [&](const HeadKey& k) { return k.name == key; });
            refuse(code::missing_key, section_.where, key, "\"" + std::string{key} + "\" is missing",
                   "the study needs it", std::string{about->about});
        }
        return found;
    }

    std::string name() {
        const TreeEntry* found = entry("name");
        if (found == nullptr) return {};
        const auto* word = found->node.as<std::string>();
        if (word != nullptr && is_name(*word)) return *word;
        refuse(code::wrong_type, found->node.where, "name",
               word != nullptr ? "\"" + *word + "\" is not a name"
                               : "this is " + std::string{found->node.kind()},
               "names stand in file names and tables", "Use small letters a to z, digits and _.");
        return {};
    }

    TwoLabels label(const std::string& otherwise) {
        const TreeEntry* found = find(table_, "label");
        if (found == nullptr) return {otherwise, otherwise};
        if (const auto* both = found->node.as<std::string>()) return {*both, *both};
        if (const auto* pair = found->node.as<TreeNode::Table>()) {
            const TreeEntry* sv = find(*pair, "sv");
            const TreeEntry* en = find(*pair, "en");
            const auto* swedish = sv != nullptr ? sv->node.as<std::string>() : nullptr;
            const auto* english = en != nullptr ? en->node.as<std::string>() : nullptr;
            if (swedish != nullptr && english != nullptr && pair->size() == 2) return {*swedish, *english};
        }
        wrong(*found, "a label is text in two languages", "Write label = { sv = \"...\", en = \"...\" }.");
        return {};
    }

    std::string municipality() {
        const TreeEntry* found = entry("municipality");
        if (found == nullptr) return {};
        const auto* code = found->node.as<std::string>();
        if (code != nullptr && code->size() == 4 &&
            std::all_of(code->begin(), code->end(), [](char c) { return c >= '0' && c <= '9'; }))
            return *code;
        refuse(code::bad_municipality, found->node.where, "municipality",
               code != nullptr ? "\"" + *code + "\" is not a municipality's code"
                               : "the code is " + std::string{found->node.kind()},
               "as a number, 0114 would lose its nought", "Write four digits in quotes: \"2482\", \"0114\".");
        return {};
    }

    Day date(std::string_view key) {
        const TreeEntry* found = entry(key);
        if (found == nullptr) return {};
        if (const auto* day = found->node.as<Day>()) {
            ++dates_;
            return *day;
        }
        wrong(*found, "a date is needed", "Write 2040-12-31, without quotes.");
        return {};
    }

    std::int64_t count(std::string_view key, std::int64_t low, std::int64_t high) {
        const TreeEntry* found = entry(key);
        if (found == nullptr) return low;
        const auto* number = found->node.as<std::int64_t>();
        if (number == nullptr) {
            wrong(*found, "a whole number is needed", "Write it without quotes or point.");
        } else if (*number < low || *number > high) {
            refuse(code::out_of_range, found->node.where, key, std::to_string(*number) + " is out of range",
                   "it lies between " + std::to_string(low) + " and " + std::to_string(high),
                   "Choose a number within.");
        } else {
            return *number;
        }
        return low;
    }

    void check_horizon(const StudyHead& head) {
        const auto new_year = [](Day day) {
            const std::chrono::year_month_day date{day};
            return date.month() == std::chrono::December && date.day() == std::chrono::day{31};
        };
        const Where end = find(table_, "end")->node.where;
        if (head.end <= head.start)
            return refuse(code::bad_horizon, end, "end",
                          "the study ends on " + day_text(head.end) + ", before it starts",
                          "there would be no year to compute (start = " + day_text(head.start) + ")",
                          "Choose a later end.");
        if (head.last_year() - head.first_year() >= 200)
            return refuse(code::bad_horizon, end, "end", "the study is longer than 200 years",
                          "no assumption lasts so long", "Choose an earlier end.");
        for (const auto key : {std::string_view{"start"}, std::string_view{"end"}})
            if (!new_year(key == "start" ? head.start : head.end))
                refuse(code::bad_horizon, find(table_, key)->node.where, key,
                       "the study must " + std::string{key} + " on 31 December", "budget years are whole",
                       "Write a date such as 2040-12-31.");
        if (head.plans_from <= head.start || head.plans_from > head.end)
            refuse(code::bad_horizon, head.plans_from_where, "plans_from",
                   day_text(head.plans_from) + " is not within the study", "no plan could change anything",
                   "Choose a day after the start and before the end.");
    }

    void refuse_unknown() {
        std::vector<std::string> known;
        for (const HeadKey& key : keys) known.emplace_back(key.name);
        for (const TreeEntry& one : table_)
            if (std::find(known.begin(), known.end(), one.key) == known.end())
                refuse(code::unknown_key, one.where, one.key, "there is no such key",
                       "it would change nothing", did_you_mean(closest(one.key, known)));
    }

    void wrong(const TreeEntry& found, std::string why, std::string suggestion) {
        refuse(code::wrong_type, found.node.where, found.key, "this is " + std::string{found.node.kind()},
               std::move(why), std::move(suggestion));
    }

    void refuse(std::string_view code, const Where& where, std::string_view key, std::string problem,
                std::string why, std::string suggestion) {
        faults_.refuse(code, where, "study." + std::string{key}, std::move(problem), std::move(why),
                       std::move(suggestion));
    }

    const TreeNode& section_;
    const TreeNode::Table& table_;
    FaultList& faults_;
    int dates_ = 0;
};

} // namespace

std::span<const HeadKey> head_keys() noexcept { return keys; }

int StudyHead::first_year() const { return year_of(Instant{start} + std::chrono::days{1}); }
int StudyHead::last_year() const { return year_of(Instant{end}); }

StudyHead read_head(const TreeNode& section, FaultList& faults) { return HeadReader{section, faults}.read(); }

} // namespace omsorg
