// SPDX-License-Identifier: MIT
#include <omsorg/municipality/lever.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

#include <omsorg/base/expect.hpp>
#include <omsorg/change/profile.hpp>
#include <omsorg/municipality/assumptions.hpp>

namespace omsorg {

Levers::Levers(Assumptions& assumptions) {
    describe(assumptions, [&](auto& member, const Field& field) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if constexpr (std::is_enum_v<Member>) {
            static_assert(sizeof(Member) == 1, "a described enumeration is one byte");
            targets_.emplace(field.key, Choice{reinterpret_cast<std::uint8_t*>(&member), field.options});
        } else {
            targets_.emplace(field.key, &member);
        }
    });
}

const Levers::Target& Levers::target(std::string_view key) const {
    const auto found = targets_.find(key);
    expect(found != targets_.end(), "a change names a key that exists");
    return found->second;
}

void Levers::set(std::string_view key, const LeverValue& value) {
    const Target& at = target(key);
    if (const auto* number = std::get_if<double*>(&at)) {
        **number = std::get<double>(value);
    } else if (const auto* whole = std::get_if<int*>(&at)) {
        **whole = static_cast<int>(std::get<std::int64_t>(value));
    } else if (const auto* truth = std::get_if<bool*>(&at)) {
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
    const auto* member = std::get_if<double*>(&target(key));
    expect(member != nullptr, "only a number has a way to go");
    return **member;
}

Decisions::Decisions(std::vector<DatedChange> changes) : changes_{std::move(changes)} {
    std::ranges::stable_sort(changes_, {}, &DatedChange::on);
}

bool Decisions::carry_out(Day today, Levers& levers) {
    bool moved = false;
    for (; next_ < changes_.size() && changes_[next_].on <= today; ++next_) {
        const DatedChange& change = changes_[next_];
        std::erase_if(ramps_, [&](const Ramp& ramp) { return ramp.key == change.key; });
        const auto length = std::chrono::floor<std::chrono::days>(change.over);
        if (length.count() > 0) {
            const double start = levers.number(change.key);
            ramps_.push_back(
                {change.key, change.on, change.on + length, start, std::get<double>(change.value)});
        } else {
            levers.set(change.key, change.value);
        }
        moved = true;
    }
    for (const Ramp& ramp : ramps_) {
        const double come = realised(Profile::linear, ramp.from, ramp.to - ramp.from, today);
        levers.set(ramp.key, along(ramp.start, ramp.end, come));
        moved = true;
    }
    std::erase_if(ramps_, [&](const Ramp& ramp) { return today >= ramp.to; });
    return moved;
}

} // namespace omsorg
