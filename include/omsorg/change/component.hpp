// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <omsorg/base/time.hpp>
#include <omsorg/change/profile.hpp>

namespace omsorg {

/// One part of a plan: a way of working that begins on a date, reaches full extent over a while, for a
/// reason.
///
/// A plan is a list of them, and each can be run alone, so that a report can say which part did what.
///
///     bookable_escort   2027-01-01 ├──ramp──┤────────────────────────▶
///     night_cameras               2027-07-01 ├───────────▶
struct Component {
    std::string name;
    Day on{};
    Duration over{};
    Profile profile = Profile::linear;
    std::string why;
};

/// A numeric key on its way: where it stood when the change began and where it is going.
struct KeyChange {
    std::string key;
    double after = 0;
    std::size_t component = 0;
};

/// The dated changes of a plan, day by day.
///
/// `advance(today)` returns the keys whose value differs from what it was the day before, with their new
/// value. A key that a second component takes over ramps from the value it then has; the later beginning wins
/// (of equal dates, the later in the list). Nothing before a component's first day, ever.
class Timeline {
public:
    Timeline(std::vector<Component> components, std::vector<KeyChange> changes);

    struct Setting {
        std::string_view key;
        double value;
    };

    /// The settings that take effect at midnight of `today`; call for ascending days. `base` gives a key's
    /// value before any change.
    template <class Base>
    std::span<const Setting> advance(Day today, Base&& base);

    /// How far a component has come.
    [[nodiscard]] double realised_share(std::size_t component, Day today) const;
    [[nodiscard]] std::span<const Component> components() const { return components_; }

private:
    /// Has a later change of the same key begun?
    [[nodiscard]] bool taken_over(std::size_t change, Day today) const;

    struct State {
        std::optional<double> from{}; // set when its component has begun
        std::optional<double> last{};
    };

    std::vector<Component> components_;
    std::vector<KeyChange> changes_; // by (beginning, order given)
    std::vector<State> states_;
    std::map<std::string, double, std::less<>> current_;
    std::vector<Setting> settings_;
};

template <class Base>
std::span<const Timeline::Setting> Timeline::advance(Day today, Base&& base) {
    settings_.clear();
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        const auto& change = changes_[i];
        const auto& component = components_[change.component];
        if (today < component.on || taken_over(i, today)) continue;
        auto& state = states_[i];
        if (!state.from) {
            const auto at = current_.find(change.key);
            state.from = at == current_.end() ? static_cast<double>(base(change.key)) : at->second;
        }
        const double value = along(*state.from, change.after, realised_share(change.component, today));
        if (state.last == value) continue;
        state.last = value;
        current_[change.key] = value;
        settings_.push_back({change.key, value});
    }
    return settings_;
}

} // namespace omsorg
