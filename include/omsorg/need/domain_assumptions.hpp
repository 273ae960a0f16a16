// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

/// What is assumed of each need domain (domain.hpp): how common, how long, how deadly; and what it leads to.
///
/// The four share one struct and one description; the domain's own word begins the key:
///
///     disability.modelled   psychiatric.modelled   family.modelled   income_support.modelled
///     disability.share      psychiatric.share      family.share      income_support.share     ...
///
/// All but `modelled` and `onset` are calibration, read once. Neutral: `modelled = false`, which draws nothing
/// and writes nothing; `onset = 1`.
namespace omsorg {

enum class NeedDomain : std::uint8_t { disability, psychiatric, family, income_support };
inline constexpr std::size_t need_domains = 4;
inline constexpr std::array<NeedDomain, need_domains> all_need_domains{
    NeedDomain::disability, NeedDomain::psychiatric, NeedDomain::family, NeedDomain::income_support};

struct DomainValues {
    bool modelled = false;
    double share = 0.01; ///< of the residents within the ages
    double age_from = 0, age_to = 100;
    double years = 1;     ///< mean duration
    double drift = 0;     ///< percent per year
    double mortality = 1; ///< of those with the need over those without
    double women = 1;     ///< share of women over share of men
    double onset = 1;     ///< what a plan or a shock multiplies onset by

    [[nodiscard]] constexpr int first_age() const noexcept { return static_cast<int>(age_from); }
    [[nodiscard]] constexpr int last_age() const noexcept { return static_cast<int>(age_to); }
    [[nodiscard]] constexpr bool holds(int age) const noexcept {
        return age >= first_age() && age <= last_age();
    }
};

template <NeedDomain domain>
struct DomainAssumptions : DomainValues {};

/// What people with a disability have under the act on support [LSS].
template <>
struct DomainAssumptions<NeedDomain::disability> : DomainValues {
    double lss_group_1 = 0.9, lss_group_2 = 0.02; ///< the rest are group 3
    double day_activity = 0.7;                    ///< of those of 20-64 in groups 1 and 2
    double group_home = 0.4;                      ///< of those of 20 and over
};

/// What adults with a psychiatric disability have at home.
template <>
struct DomainAssumptions<NeedDomain::psychiatric> : DomainValues {
    double housing_support = 0.5;
    Distribution housing_support_hours = Distribution::gamma_mean_cv(3, 0.8); ///< h/week
};

namespace domain_words {

/// Texts laid end to end at compile time.
template <const std::string_view&... parts>
inline constexpr auto letters = [] {
    std::array<char, (parts.size() + ...)> all{};
    auto* end = all.data();
    ((end = std::copy(parts.begin(), parts.end(), end)), ...);
    return all;
}();
template <const std::string_view&... parts>
inline constexpr std::string_view joined{letters<parts...>.data(), letters<parts...>.size()};

template <NeedDomain domain>
struct Words;
template <>
struct Words<NeedDomain::disability> {
    static constexpr std::string_view key = "disability", sv = "Funktionsnedsättning", en = "Disability";
};
template <>
struct Words<NeedDomain::psychiatric> {
    static constexpr std::string_view key = "psychiatric", sv = "Psykisk funktionsnedsättning",
                                      en = "Psychiatric disability";
};
template <>
struct Words<NeedDomain::family> {
    static constexpr std::string_view key = "family", sv = "Barn och familjer", en = "Children and families";
};
template <>
struct Words<NeedDomain::income_support> {
    static constexpr std::string_view key = "income_support", sv = "Ekonomiskt bistånd",
                                      en = "Income support";
};

struct Tail {
    std::string_view key, sv, en;
};
inline constexpr Tail modelled{".modelled", ": modelleras", ": modelled"};
inline constexpr Tail share{".share", ": andel av invånarna", ": share of the residents"};
inline constexpr Tail age_from{".age_from", ": från ålder", ": from age"};
inline constexpr Tail age_to{".age_to", ": till och med ålder", ": up to age"};
inline constexpr Tail years{".years", ": varaktighet", ": duration"};
inline constexpr Tail drift{".drift", ": årlig förändring", ": yearly change"};
inline constexpr Tail mortality{".mortality", ": överdödlighet", ": excess mortality"};
inline constexpr Tail women{".women", ": kvinnor mot män", ": women over men"};
inline constexpr Tail onset{".onset", ": insjuknande och nya behov", ": onset"};

template <NeedDomain domain, const Tail& tail>
struct Texts {
    static constexpr std::string_view key_tail = tail.key, sv_tail = tail.sv, en_tail = tail.en;
    static constexpr std::string_view key = joined<Words<domain>::key, key_tail>;
    static constexpr Label label{joined<Words<domain>::sv, sv_tail>, joined<Words<domain>::en, en_tail>};
};

} // namespace domain_words

template <class Assumptions, class Visitor, NeedDomain domain>
void describe_domain(Assumptions& a, Visitor&& visit, std::integral_constant<NeedDomain, domain>) {
    namespace word = domain_words;
    visit(
        a.modelled,
        Field{
            .key = word::Texts<domain, word::modelled>::key,
            .varies = Varies::never,
            .label = word::Texts<domain, word::modelled>::label,
            .about =
                "No: nobody has this need and nothing is written of it. Takes hold on the next 1 January."});
    visit(a.share, Field{.key = word::Texts<domain, word::share>::key,
                         .unit = "share",
                         .low = 0,
                         .high = 0.3,
                         .label = word::Texts<domain, word::share>::label,
                         .about = "Of the residents within the ages, at the start. Calibration.",
                         .fixed = true});
    visit(a.age_from, Field{.key = word::Texts<domain, word::age_from>::key,
                            .unit = "years",
                            .low = 0,
                            .high = 90,
                            .varies = Varies::never,
                            .label = word::Texts<domain, word::age_from>::label,
                            .about = "The age reached in the year; 0: from birth. Calibration.",
                            .fixed = true});
    visit(a.age_to, Field{.key = word::Texts<domain, word::age_to>::key,
                          .unit = "years",
                          .low = 10,
                          .high = 100,
                          .varies = Varies::never,
                          .label = word::Texts<domain, word::age_to>::label,
                          .about = "The last age; after it the need has ended. 100: for life. Calibration.",
                          .fixed = true});
    visit(a.years, Field{.key = word::Texts<domain, word::years>::key,
                         .unit = "years",
                         .low = 0.05,
                         .high = 10000,
                         .label = word::Texts<domain, word::years>::label,
                         .about = "Mean time until recovery; 10000: hardly anybody recovers. Calibration.",
                         .fixed = true});
    visit(a.drift,
          Field{.key = word::Texts<domain, word::drift>::key,
                .unit = "percent per year",
                .low = -20,
                .high = 20,
                .label = word::Texts<domain, word::drift>::label,
                .about = "Yearly change of the onset hazard, and of the odds of those who reach the first "
                         "age or move in. Calibration.",
                .fixed = true});
    visit(a.mortality,
          Field{.key = word::Texts<domain, word::mortality>::key,
                .unit = "factor",
                .low = 1,
                .high = 20,
                .label = word::Texts<domain, word::mortality>::label,
                .about = "Hazard of death of those with the need over that of those without. Calibration.",
                .fixed = true});
    visit(a.women, Field{.key = word::Texts<domain, word::women>::key,
                         .unit = "ratio",
                         .low = 0.05,
                         .high = 20,
                         .label = word::Texts<domain, word::women>::label,
                         .about = "The share among women over the share among men. Calibration.",
                         .fixed = true});
    visit(a.onset, Field{.key = word::Texts<domain, word::onset>::key,
                         .unit = "factor",
                         .low = 0,
                         .high = 10,
                         .neutral = 1,
                         .effect = true,
                         .label = word::Texts<domain, word::onset>::label,
                         .about = "What prevention, or a slump, multiplies the onset hazard by; at once."});
}

/// Families and income support have no keys of their own.
template <class Assumptions, class Visitor, NeedDomain domain>
requires(domain == NeedDomain::family ||
         domain == NeedDomain::income_support) void describe(Assumptions&, Visitor&&,
                                                             std::integral_constant<NeedDomain, domain>) {}

template <class Assumptions, class Visitor>
void describe(Assumptions& a, Visitor&& visit, std::integral_constant<NeedDomain, NeedDomain::disability>) {
    visit(a.lss_group_1, Field{.key = "disability.group_1",
                               .unit = "share",
                               .low = 0,
                               .high = 1,
                               .label = {"Andel i personkrets 1", "Share in person group 1"},
                               .about = "Of those with a disability: intellectual disability, autism.",
                               .fixed = true});
    visit(a.lss_group_2,
          Field{.key = "disability.group_2",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel i personkrets 2", "Share in person group 2"},
                .about = "Of those with a disability: brain injury as an adult. The rest are group 3.",
                .fixed = true});
    visit(a.day_activity,
          Field{.key = "disability.day_activity",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel med daglig verksamhet", "Share with day activity"},
                .about = "Of those of 20-64 in person groups 1 and 2, who have the right to it."});
    visit(a.group_home,
          Field{.key = "disability.group_home",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel i gruppbostad eller servicebostad", "Share in group home or service flat"},
                .about = "Of those of 20 and over."});
}

template <class Assumptions, class Visitor>
void describe(Assumptions& a, Visitor&& visit, std::integral_constant<NeedDomain, NeedDomain::psychiatric>) {
    visit(a.housing_support,
          Field{.key = "psychiatric.housing_support",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel med boendestöd", "Share with housing support"},
                .about = "Of those with the need; the same persons for as long as the share stays."});
    visit(a.housing_support_hours,
          Field{.key = "psychiatric.hours",
                .unit = "h/week",
                .low = 0,
                .high = 60,
                .varies = Varies::person,
                .label = {"Beviljade timmar boendestöd", "Granted hours of housing support"},
                .about = "For each client and week."});
}

template <class Assumptions, class Visitor>
requires std::derived_from<std::remove_const_t<Assumptions>, DomainValues>
void describe(Assumptions& a, Visitor&& visit) {
    const auto each = [&]<NeedDomain domain>(const DomainAssumptions<domain>&) {
        using OfDomain = std::integral_constant<NeedDomain, domain>;
        describe_domain(a, visit, OfDomain{});
        describe(a, visit, OfDomain{});
    };
    each(a);
}

} // namespace omsorg
