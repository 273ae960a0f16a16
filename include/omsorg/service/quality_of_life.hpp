// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

/// Quality of life that hangs on a service, in the eight domains of ASCOT (the Adult Social Care Outcomes Toolkit).
///
/// Nobody in the model is asked how she feels. What the run knows is whether hours, visits and outings came, at
/// which time and by whom; each of these is a *fact*, a share between 0 and 1. A declared map says which domains
/// a fact bears on:
///
///     domain          facts
///     control         own decisions met (autonomy.hpp)
///     cleanliness     care that came
///     food            care that came, support in the home that came
///     safety          care that came, alarms answered, checks at night that were made
///     social          outings that were wished for and made, the same faces, visitors who were let in
///     occupation      days at day activity that were had
///     accommodation   support in the home that came
///     dignity         visits that were not cut short, the same faces
///
///     level of a domain = mean of its facts + Σ effect × the share of those who have what the effect is of
///     index of a service = Σ w · level / Σ w,  over the domains in which the service has a fact
///
/// What is measured: the facts. What is *declared*, and not found in any data: the map, that facts weigh alike
/// within a domain, and the weights of the domains (equal; published preference weights can be set). Being a ruler
/// and no claim about the world, they stay under `--no-magic`. What is *claimed*, and believed by nobody without
/// evidence: the five effects, by which company, loneliness, contacts by screen, nights without a visit and managing
/// alone would move a life beyond what the facts say. They are grade E, 0 is their neutral value, and `--no-magic`
/// sets them to it; so the index is told with them and without.
///
/// It is no utility, and no ASCOT score: those are answers of people. A level of 1 says that nothing the service owed
/// in the domain was missing, not that life is good; the domains outside the reach of a service are left out of its
/// index. What a service's clients meet one by one is told in municipality/life_states.hpp.
///
/// The laws: with every fact at 1 and no effect each level and the index are 1; levels lie between 0 and 1; no level
/// falls when a fact rises; without effects the index lies between the least and the greatest fact.
namespace omsorg {

enum class LifeDomain : std::uint8_t {
    control,
    cleanliness,
    food,
    safety,
    social,
    occupation,
    accommodation,
    dignity
};
inline constexpr std::size_t life_domains = 8;

struct QualityOfLifeAssumptions {
    bool modelled = false;
    double control = 1, cleanliness = 1, food = 1, safety = 1, social = 1, occupation = 1, accommodation = 1,
           dignity = 1;                                                                          ///< weights
    double company = 0, loneliness = 0, screen_contact = 0, undisturbed_night = 0, managing = 0; ///< effects
    double memory = 8;   ///< weeks, of a person's state (life_states.hpp)
    double visitors = 0; ///< share of clients whom somebody visits every week
};

/// What a run knows of one service's clients: each a share, or nothing where the service has no such thing.
struct LifeFacts {
    std::optional<double> decided{}, care{}, home_support{}, alarms{}, nights{}, outings{}, days{},
        unhurried{}, faces{}, visited{};
    /// Of those concerned: outings made in company, visits made by a technology, nights by camera, granted hours
    /// that she manages alone.
    double in_company = 0, by_screen = 0, by_camera = 0, alone = 0;
    double lonely = 0; ///< of the weeks: those without company
};

/// Every fact that may be missing; those below them in LifeFacts are shares of something and always there.
inline constexpr std::array life_facts{
    &LifeFacts::decided, &LifeFacts::care, &LifeFacts::home_support, &LifeFacts::alarms, &LifeFacts::nights,
    &LifeFacts::outings, &LifeFacts::days, &LifeFacts::unhurried,    &LifeFacts::faces,  &LifeFacts::visited};
static_assert(sizeof(LifeFacts) == life_facts.size() * sizeof(std::optional<double>) + 5 * sizeof(double),
              "a new fact is listed among life_facts");

struct LifeLevels {
    std::array<std::optional<double>, life_domains> level{};
    std::optional<double> index{};
};

[[nodiscard]] LifeLevels quality_of_life(const QualityOfLifeAssumptions& a, const LifeFacts& facts);

/// The weighted mean of the levels that there are.
[[nodiscard]] std::optional<double> life_index(const QualityOfLifeAssumptions& a,
                                               const std::array<std::optional<double>, life_domains>& level);

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, QualityOfLifeAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "quality_of_life.modelled",
                            .varies = Varies::never,
                            .label = {"Livskvalitet redovisas", "Quality of life is told"},
                            .about = "No: no quality of life is told. Nothing else follows from it."});
    const auto weight = [&](auto& member, std::string_view key, Label label) {
        visit(
            member,
            Field{.key = key,
                  .unit = "",
                  .low = 0,
                  .high = 10,
                  .label = label,
                  .about =
                      "In the index, of the domains that a service bears on. Only the proportions matter."});
    };
    weight(a.control, "quality_of_life.control",
           {"Vikt: kontroll över vardagen", "Weight of control over daily life"});
    weight(a.cleanliness, "quality_of_life.cleanliness",
           {"Vikt: personlig hygien", "Weight of personal cleanliness"});
    weight(a.food, "quality_of_life.food", {"Vikt: mat och dryck", "Weight of food and drink"});
    weight(a.safety, "quality_of_life.safety", {"Vikt: trygghet", "Weight of safety"});
    weight(a.social, "quality_of_life.social",
           {"Vikt: social delaktighet", "Weight of social participation"});
    weight(a.occupation, "quality_of_life.occupation", {"Vikt: sysselsättning", "Weight of occupation"});
    weight(a.accommodation, "quality_of_life.accommodation", {"Vikt: hemmet", "Weight of the home"});
    weight(a.dignity, "quality_of_life.dignity", {"Vikt: värdighet", "Weight of dignity"});
    const auto effect = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(member, Field{.key = key,
                            .unit = "",
                            .low = -1,
                            .high = 1,
                            .neutral = 0.0,
                            .effect = true,
                            .label = label,
                            .about = about});
    };
    effect(a.company, "quality_of_life.company", {"Sällskap och delaktighet", "Company and participation"},
           "Added to social participation if all outings were made in company.");
    effect(a.loneliness, "quality_of_life.loneliness",
           {"Ensamhet och delaktighet", "Loneliness and participation"},
           "Added to social participation if all weeks were without company; below zero: taken away.");
    effect(a.screen_contact, "quality_of_life.screen_contact",
           {"Digitala kontakter och delaktighet", "Contacts by screen and participation"},
           "Added to social participation if all visits were made by a technology; below zero: taken away.");
    effect(a.undisturbed_night, "quality_of_life.undisturbed_night",
           {"Ostörd natt och värdighet", "Undisturbed nights and dignity"},
           "Added to dignity if all nights were by camera.");
    effect(a.managing, "quality_of_life.managing", {"Att klara sig själv", "To manage alone"},
           "Added to control if all that is granted were managed alone.");
    visit(a.memory, Field{.key = "quality_of_life.memory",
                          .unit = "weeks",
                          .low = 1,
                          .high = 520,
                          .label = {"Livets minne", "Memory of a life"},
                          .about = "A week moves a person's state by one over so many of the way to what the "
                                   "week was. At 1 only the last week counts."});
    visit(a.visitors,
          Field{.key = "quality_of_life.visitors",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel som får besök varje vecka", "Share with visitors every week"},
                .about =
                    "Of the clients: those whom relatives or friends visit every week. In special housing a "
                    "shock may keep visitors out (shock.visits_banned)."});
}

} // namespace omsorg
