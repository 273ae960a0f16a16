// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <concepts>
#include <type_traits>

/// What relatives [anhöriga] do for those who have home care, and what the municipality is asked for if they
/// do less.
///
/// Of the clients a share have a relative who helps, so many hours a month. If relatives do less each year
/// (smaller families, longer working lives, daughters who live elsewhere), some of the hours that they leave
/// are granted instead; the rest is done by nobody. If they do more, so much less is granted.
///
///     H  │■■■■■■■■■■  hours of the relative in the first year
///        │■■■■■■■■□□  after t years: H (1 + c)^t
///        └───────▒▒─  of what is left undone, the share s is granted
///
///     granted  =  assessed + s H (1 - (1 + c)^t)       for those who have a relative that helps
///
/// **The mean.** With the share q of clients who have such a relative, the mean grant grows by
/// s q E[H] (1 - (1 + c)^t), whoever they are: the relative's luck is independent of the grant's.
///
/// What she needs of others grows by all that is left undone, granted or not.
///
/// The assessed hours are those of the recorded years, in which relatives did what they did: so the first
/// year's grant is not touched. It is reviewed at each New Year and at each new decision.
///
/// The law: at change 0, or where it is not modelled, no grant differs by a bit; no grant is below zero.
namespace omsorg {

struct InformalAssumptions {
    bool modelled = false;
    double share = 0.6;
    Distribution hours = Distribution::gamma_mean_cv(30, 1.2); ///< h/month
    double change = 0;                                         ///< percent per year
    double substitution = 0.5;
};

/// Of one client, hours a month.
struct InformalHelp {
    double hours = 0;           ///< that her relatives do
    double undone = 0;          ///< that they did in the first year and do not; negative if they do more
    double granted_instead = 0; ///< of those
};

class InformalCare {
public:
    /// `assumptions` are read live and must outlive this object.
    InformalCare(const InformalAssumptions& assumptions, Run run, int first_year);

    [[nodiscard]] int first_year() const noexcept { return first_year_; }
    [[nodiscard]] bool modelled() const noexcept { return assume_->modelled; }
    /// What her relatives do in this year.
    [[nodiscard]] InformalHelp help(Key who, int year) const;
    /// The mean of the same over all clients.
    [[nodiscard]] double mean_granted_instead(int year) const;

private:
    [[nodiscard]] double first_hours(Key who) const;
    [[nodiscard]] double left(int year) const; ///< (1 + c)^t

    const InformalAssumptions* assume_;
    Stream has_relative_, hours_;
    int first_year_;
};

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, InformalAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "informal.modelled",
                            .varies = Varies::never,
                            .label = {"Anhörigas hjälp modelleras", "Informal care is modelled"},
                            .about = "No: nothing is written of it and no grant depends on it."});
    visit(a.share, Field{.key = "informal.share",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .label = {"Andel brukare med anhörig som hjälper",
                                   "Share of clients with a relative who helps"},
                         .about = "Of those with home care."});
    visit(a.hours, Field{.key = "informal.hours",
                         .unit = "h/month",
                         .low = 0,
                         .high = 744,
                         .varies = Varies::person,
                         .label = {"Anhörigas timmar", "Hours of relatives"},
                         .about = "What the relatives of one client do in the first year."});
    visit(a.change, Field{.key = "informal.change",
                          .unit = "percent per year",
                          .low = -20,
                          .high = 10,
                          .neutral = 0,
                          .effect = true,
                          .label = {"Förändring av anhörigas hjälp", "Change of informal care"},
                          .about = "Yearly change of the relatives' hours after the first year."});
    visit(a.substitution,
          Field{.key = "informal.substitution",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel som beviljas i stället", "Share granted instead"},
                .about = "Of the hours that relatives no longer do; the rest is done by nobody."});
}

} // namespace omsorg
