// SPDX-License-Identifier: MIT
#include <omsorg/change/lever.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {

const Levers::Target& Levers::target(std::string_view key) const {
    const auto found = targets_.find(key);
    expect(found != targets_.end(), "a change names a key that exists");
    return found->second;
}

void Levers::set(std::string_view key, const LeverValue& value) {
    const Target& at = target(key);
    if (auto* const* number = std::get_if<double*>(&at)) {
        **number = std::get<double>(value);
    } else if (auto* const* whole = std::get_if<int*>(&at)) {
        **whole = static_cast<int>(std::get<std::int64_t>(value));
    } else if (auto* const* truth = std::get_if<bool*>(&at)) {
        **truth = std::get<bool>(value);
    } else if (const auto* choice = std::get_if<Choice>(&at)) {
        const auto word = std::ranges::find(choice->words, std::string_view{std::get<std::string>(value)});
        expect(word != choice->words.end(), "a choice is one of its words");
        *choice->at = static_cast<std::uint8_t>(word - choice->words.begin());
    } else {
        Distribution& member = *std::get<Distribution*>(at);
        if (const auto* constant = std::get_if<double>(&value))
            member = Distribution::constant(*constant);
        else
            member = std::get<Distribution>(value);
    }
}

double Levers::number(std::string_view key) const {
    auto* const* member = std::get_if<double*>(&target(key));
    expect(member != nullptr, "only a number has a way to go");
    return **member;
}

} // namespace omsorg
