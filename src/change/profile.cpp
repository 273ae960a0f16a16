// SPDX-License-Identifier: MIT
#include <omsorg/change/profile.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {

std::optional<Profile> profile_named(std::string_view word) {
    const auto at = std::find(profile_words.begin(), profile_words.end(), word);
    if (at == profile_words.end()) return std::nullopt;
    return static_cast<Profile>(at - profile_words.begin());
}

double realised(Profile profile, double passed) {
    if (passed >= 1) return 1;
    const double x = std::max(0.0, passed);
    switch (profile) {
    case Profile::step:
        return passed >= 0 ? 1 : 0;
    case Profile::linear:
        return x;
    case Profile::front_loaded:
        return 1 - (1 - x) * (1 - x);
    case Profile::back_loaded:
        return x * x;
    case Profile::s_curve:
        return x * x * (3 - 2 * x);
    }
    return x;
}

double realised(Profile profile, Day on, Duration over, Day today) {
    expect(over >= Duration::zero(), "a change takes no negative time");
    const Duration since = today - on;
    if (since < Duration::zero()) return 0;
    if (since >= over) return 1;
    return realised(profile, static_cast<double>(since.count()) / static_cast<double>(over.count()));
}

double along(double before, double after, double share) {
    if (share <= 0) return before;
    if (share >= 1) return after;
    return before + share * (after - before);
}

} // namespace omsorg
