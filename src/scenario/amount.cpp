// SPDX-License-Identifier: MIT
#include <omsorg/scenario/amount.hpp>

#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/text.hpp>
#include <omsorg/scenario/unit.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <system_error>

namespace omsorg {
namespace {

// A number in a text with a unit, and the place to complain from.
class AmountReader {
public:
    AmountReader(const TreeNode& node, std::string_view unit, std::string_view key, FaultList& faults)
        : node_{node}, unit_{unit}, key_{key}, faults_{faults} {}

    std::optional<double> read() {
        if (const auto* number = node_.as<double>()) return finite(*number);
        if (const auto* whole = node_.as<std::int64_t>()) return static_cast<double>(*whole);
        if (const auto* clock = node_.as<Duration>()) return time_of_day(*clock);
        if (const auto* text = node_.as<std::string>()) return from_text(trimmed(*text));
        return refuse(code::wrong_type, "this is " + std::string{node_.kind()}, "a number is needed",
                      example());
    }

private:
    std::optional<double> finite(double number) {
        if (std::isfinite(number)) return number;
        return refuse(code::not_finite, std::isnan(number) ? "nan is not a value" : "infinity is not a value",
                      "no plan can be computed with it", "Give a finite number within the key's range.");
    }

    std::optional<double> time_of_day(Duration since_midnight) {
        const auto seconds = Unit::of("s");
        const auto wanted = Unit::of(unit_);
        const auto factor = wanted ? seconds->factor_to(*wanted) : std::nullopt;
        if (factor) return in_hours(since_midnight) * 3600.0 * *factor;
        return refuse(code::wrong_unit, "a time of day", "the key is " + meaning(), example());
    }

    std::optional<double> from_text(std::string_view text) {
        double number = 0;
        std::string digits;
        std::size_t used = 0;
        for (; used < text.size() && text[used] != ' '; ++used) {
            const char letter = text[used];
            const bool part = (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' ||
                              letter == '-' || letter == '+' ||
                              ((letter == 'e' || letter == 'E') && used > 0);
            if (letter == ',') return comma();
            if (!part) break;
            if (letter != '_' && !(letter == '+' && used == 0)) digits += letter;
        }
        const auto rest = trimmed(text.substr(used));
        if (text.starts_with("nan") || text.starts_with("inf") || text.starts_with("-inf"))
            return finite(text.starts_with("nan") ? std::nan("") : INFINITY);
        const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (trouble == std::errc::result_out_of_range) return finite(INFINITY);
        if (trouble != std::errc{} || end != digits.data() + digits.size())
            return refuse(code::bad_number, "\"" + std::string{text} + "\" does not begin with a number",
                          "a value is a number and its unit", example());
        if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9')
            return refuse(code::bad_number, "\"" + std::string{text} + "\" has a space within its number",
                          "one cannot tell where the number ends", "Write 1_500 or 1500.");
        if (rest.find(',') != std::string_view::npos && rest.find(',') + 1 < rest.size()) return comma();
        return converted(number, rest);
    }

    std::optional<double> converted(double number, std::string_view given) {
        if (given.empty() || given == unit_) return finite(number);
        const auto from = Unit::of(given);
        if (!from) {
            auto suggestion = did_you_mean(closest_unit(given));
            return refuse(code::unknown_unit, "\"" + std::string{given} + "\" is no unit we know",
                          "the key is documented in " + documented(),
                          suggestion.empty() ? "Use one of: " + units_like(unit_) + "." : suggestion);
        }
        const auto to = Unit::of(unit_);
        const auto factor = to ? from->factor_to(*to) : std::nullopt;
        if (!factor)
            return refuse(code::wrong_unit, "\"" + std::string{given} + "\" is " + from->kind(),
                          "the key is " + meaning(), "Use one of: " + units_like(unit_) + ".");
        return finite(*factor >= 1 ? number * *factor : number / (1 / *factor));
    }

    std::optional<double> comma() {
        return refuse(code::decimal_comma, "a decimal comma", "elsewhere a comma parts values",
                      "Write a decimal point: \"4.5" + (unit_.empty() ? "" : " " + std::string{unit_}) +
                          "\".");
    }

    std::string documented() const { return unit_.empty() ? "plain numbers" : std::string{unit_}; }
    std::string meaning() const {
        const auto unit = Unit::of(unit_);
        return (unit ? unit->kind() + ", documented in " : "documented in ") + documented();
    }
    std::string example() const {
        return "Write a number in " + documented() + ", or text such as \"1.5" + (unit_.empty() ? "" : " ") +
               std::string{unit_} + "\".";
    }

    std::nullopt_t refuse(std::string_view code, std::string problem, std::string why,
                          std::string suggestion) {
        faults_.refuse(code, node_.where, std::string{key_}, std::move(problem), std::move(why),
                       std::move(suggestion));
        return std::nullopt;
    }

    const TreeNode& node_;
    std::string_view unit_, key_;
    FaultList& faults_;
};

} // namespace

std::optional<double> read_amount(const TreeNode& node, std::string_view unit, std::string_view key,
                                  FaultList& faults) {
    return AmountReader{node, unit, key, faults}.read();
}

std::string number_text(double value) {
    char digits[32];
    const auto [end, trouble] = std::to_chars(std::begin(digits), std::end(digits), value);
    std::string text{digits, end};
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
}

std::string day_text(Day day) {
    const std::chrono::year_month_day date{day};
    const auto two = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
    return std::to_string(static_cast<int>(date.year())) + two(static_cast<unsigned>(date.month())) +
           two(static_cast<unsigned>(date.day()));
}

std::string amount_text(double value, std::string_view unit) {
    return number_text(value) + (unit.empty() ? "" : " " + std::string{unit});
}

} // namespace omsorg
