// SPDX-License-Identifier: MIT
#include <omsorg/service/quality_of_life.hpp>

#include <algorithm>
#include <initializer_list>

namespace omsorg {

namespace {

using Fact = std::optional<double>;

Fact mean(std::initializer_list<Fact> facts) {
    double sum = 0;
    int known = 0;
    for (const Fact& fact : facts)
        if (fact) sum += *fact, ++known;
    if (known == 0) return std::nullopt;
    return sum / known;
}

} // namespace

std::optional<double> life_index(const QualityOfLifeAssumptions& a,
                                 const std::array<std::optional<double>, life_domains>& level) {
    const std::array<double, life_domains> weights{a.control, a.cleanliness, a.food,          a.safety,
                                                   a.social,  a.occupation,  a.accommodation, a.dignity};
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < life_domains; ++i) {
        if (!level[i]) continue;
        sum += weights[i] * *level[i];
        all += weights[i];
    }
    if (all <= 0) return std::nullopt;
    return sum / all;
}

LifeLevels quality_of_life(const QualityOfLifeAssumptions& a, const LifeFacts& facts) {
    LifeLevels found;
    const auto at = [&](LifeDomain domain, Fact base, double moved = 0) {
        if (base) found.level[static_cast<std::size_t>(domain)] = std::clamp(*base + moved, 0.0, 1.0);
    };
    at(LifeDomain::control, facts.decided, a.managing * facts.alone);
    at(LifeDomain::cleanliness, facts.care);
    at(LifeDomain::food, mean({facts.care, facts.home_support}));
    at(LifeDomain::safety, mean({facts.care, facts.alarms, facts.nights}));
    at(LifeDomain::social, mean({facts.outings, facts.faces, facts.visited}),
       a.company * facts.in_company + a.loneliness * facts.lonely + a.screen_contact * facts.by_screen);
    at(LifeDomain::occupation, facts.days);
    at(LifeDomain::accommodation, facts.home_support);
    at(LifeDomain::dignity, mean({facts.unhurried, facts.faces}), a.undisturbed_night * facts.by_camera);
    found.index = life_index(a, found.level);
    return found;
}

} // namespace omsorg
