// SPDX-License-Identifier: MIT
#include <omsorg/scenario/spread.hpp>

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/setting.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace omsorg {
namespace {

constexpr SpreadParameter of_constant[] = {{.name = "value", .in_unit = true}};
constexpr SpreadParameter of_uniform[] = {{.name = "low", .in_unit = true},
                                          {.name = "high", .in_unit = true}};
constexpr SpreadParameter of_triangular[] = {
    {.name = "low", .in_unit = true}, {.name = "mode", .in_unit = true}, {.name = "high", .in_unit = true}};
constexpr SpreadParameter of_normal[] = {{.name = "mean", .in_unit = true},
                                         {.name = "sd", .in_unit = true},
                                         {.name = "low", .in_unit = true, .may_lack = true},
                                         {.name = "high", .in_unit = true, .may_lack = true}};
constexpr SpreadParameter of_mean_cv[] = {{.name = "mean", .in_unit = true}, {.name = "cv"}};
constexpr SpreadParameter of_beta[] = {{.name = "a"},
                                       {.name = "b"},
                                       {.name = "low", .in_unit = true, .may_lack = true},
                                       {.name = "high", .in_unit = true, .may_lack = true}};
constexpr SpreadParameter of_mean[] = {{.name = "mean", .in_unit = true}};
constexpr SpreadParameter of_discrete[] = {{.name = "values", .in_unit = true, .list = true},
                                           {.name = "weights", .list = true}};

constexpr SpreadForm forms[] = {
    {"constant", "always the same", of_constant},
    {"uniform", "anything between low and high, equally likely", of_uniform},
    {"triangular", "between low and high, most likely at mode", of_triangular},
    {"normal", "around mean with standard deviation sd, cut off at low and high", of_normal},
    {"lognormal", "above zero with a long tail; cv is the standard deviation over the mean", of_mean_cv},
    {"gamma", "above zero; cv is the standard deviation over the mean", of_mean_cv},
    {"beta", "between low and high (0 and 1), with the shapes a and b", of_beta},
    {"exponential", "a wait that does not remember how long it has lasted", of_mean},
    {"discrete", "one of the values, with these weights", of_discrete},
    {"poisson", "a number of independent events", of_mean},
};

class SpreadReader {
public:
    SpreadReader(const TreeNode& node, const Field& field, FaultList& faults)
        : node_{node}, table_{std::get<TreeNode::Table>(node.value)}, field_{field}, faults_{faults} {}

    std::optional<Distribution> read() {
        const TreeNode& named = find(table_, "distribution")->node;
        const auto* word = named.as<std::string>();
        const auto form = std::find_if(std::begin(forms), std::end(forms), [&](const SpreadForm& f) {
            return word != nullptr && f.name == *word;
        });
        if (form == std::end(forms)) {
            std::vector<std::string> names;
            for (const SpreadForm& f : forms) names.emplace_back(f.name);
            std::string near = word != nullptr ? did_you_mean(closest(*word, names)) : "";
            refuse(code::bad_distribution, named.where, "there is no such distribution",
                   "nothing could be drawn from it",
                   near.empty() ? "Use uniform, triangular, normal, lognormal, gamma, beta or discrete."
                                : near);
            return std::nullopt;
        }
        if (!read_parameters(*form)) return std::nullopt;
        try {
            Distribution spread = build(form->name);
            if (fits(spread)) return spread;
        } catch (const std::invalid_argument& impossible) {
            refuse(code::bad_distribution, named.where, impossible.what(), "no such distribution exists",
                   "Look at the order and the signs of its parameters.");
        }
        return std::nullopt;
    }

private:
    bool read_parameters(const SpreadForm& form) {
        const std::size_t before = faults_.found();
        for (const SpreadParameter& parameter : form.parameters) {
            const TreeEntry* entry = find(table_, parameter.name);
            if (entry == nullptr) {
                if (!parameter.may_lack)
                    refuse(
                        code::missing_key, node_.where, "\"" + std::string{parameter.name} + "\" is missing",
                        "a " + std::string{form.name} + " distribution needs " + names_of(form), "Add it.");
                continue;
            }
            const std::string_view unit = parameter.in_unit ? field_.unit : std::string_view{};
            const auto* list = entry->node.as<TreeNode::Array>();
            if (parameter.list && list == nullptr) {
                refuse(code::wrong_type, entry->node.where,
                       "\"" + entry->key + "\" is " + std::string{entry->node.kind()},
                       "several numbers are needed", "Write [1, 2, 3].");
                continue;
            }
            const TreeNode::Array one{entry->node};
            for (const TreeNode& number : parameter.list ? *list : one)
                if (const auto amount = read_amount(number, unit, field_.key, faults_))
                    given_[std::string{parameter.name}].push_back(*amount);
        }
        for (const TreeEntry& entry : table_) refuse_unknown(entry, form);
        return faults_.found() == before;
    }

    void refuse_unknown(const TreeEntry& entry, const SpreadForm& form) {
        std::vector<std::string> known{"distribution", "varies", "source", "year", "grade", "note", "value"};
        for (const SpreadParameter& parameter : form.parameters) known.emplace_back(parameter.name);
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) return;
        std::string near = did_you_mean(closest(entry.key, known));
        refuse(code::unknown_key, entry.where,
               "\"" + entry.key + "\" is no part of a " + std::string{form.name}, "it would change nothing",
               near.empty() ? "It takes " + names_of(form) + "." : near);
    }

    Distribution build(std::string_view name) {
        if (name == "constant") return Distribution::constant(one("value"));
        if (name == "uniform") return Distribution::uniform(one("low"), one("high"));
        if (name == "triangular") return Distribution::triangular(one("low"), one("mode"), one("high"));
        if (name == "normal")
            return Distribution::normal(one("mean"), one("sd"), one("low", field_.low),
                                        one("high", field_.high));
        if (name == "lognormal") return Distribution::lognormal_mean_cv(one("mean"), one("cv"));
        if (name == "gamma") return Distribution::gamma_mean_cv(one("mean"), one("cv"));
        if (name == "beta") return Distribution::beta(one("a"), one("b"), one("low", 0), one("high", 1));
        if (name == "exponential") return Distribution::exponential(one("mean"));
        if (name == "discrete") return Distribution::discrete(given_["values"], given_["weights"]);
        return Distribution::poisson(one("mean"));
    }

    bool fits(const Distribution& spread) {
        const double low = spread.is_constant() ? spread.mean() : spread.quantile(0.001);
        const double high = spread.is_constant() ? spread.mean() : spread.quantile(0.999);
        const double slack = 1e-9 * (1 + std::abs(low) + std::abs(high));
        if (low >= field_.low - slack && high <= field_.high + slack) return true;
        refuse(code::out_of_range, node_.where,
               "nearly all values lie between " + amount_text(low, field_.unit) + " and " +
                   amount_text(high, field_.unit),
               "the key allows " + range_text(field_), "Choose a distribution with an end, or narrow it.");
        return false;
    }

    double one(std::string_view name, double otherwise = 0) const {
        const auto found = given_.find(name);
        return found == given_.end() || found->second.empty() ? otherwise : found->second.front();
    }

    static std::string names_of(const SpreadForm& form) {
        std::string names;
        for (const SpreadParameter& parameter : form.parameters)
            names += (names.empty() ? "" : ", ") + std::string{parameter.name};
        return names;
    }

    void refuse(std::string_view code, const Where& where, std::string problem, std::string why,
                std::string suggestion) {
        faults_.refuse(code, where, std::string{field_.key}, std::move(problem), std::move(why),
                       std::move(suggestion));
    }

    const TreeNode& node_;
    const TreeNode::Table& table_;
    const Field& field_;
    FaultList& faults_;
    std::map<std::string, std::vector<double>, std::less<>> given_;
};

} // namespace

std::span<const SpreadForm> spread_forms() noexcept { return forms; }

std::optional<Distribution> read_spread(const TreeNode& table, const Field& field, FaultList& faults) {
    return SpreadReader{table, field, faults}.read();
}

} // namespace omsorg
