// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/actor_graph.hpp>
#include <omsorg/service/open_hours.hpp>
#include <omsorg/service/partners_assumptions.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace omsorg {

/// Partners: hours that others have and nobody uses [outnyttjade resurser], and what they meet of what the
/// municipality owes.
///
///     registry ──willing──▶ agreed ──meetings──▶ realised ──season, reliability──▶ here today
///                                                                   │ roads: own district, referral
///     hours owed and not given today, by district and kind ◀────────┘
///
/// The registry (a table of the study) holds relatives, associations, companies, a car with empty seats, idle
/// hours, premises after hours; each with its hours a week and their months, what it can help with (domestic
/// tasks, or care as well if it is safeguarded: checked and bound by secrecy; or company on outings), how often it
/// turns up, whether it wants to, what it costs and the minutes of staff that each hour asks for.
///
/// Hours are offered every day and go along the roads as a maximum flow (actor_graph.hpp) to hours of home care
/// that were owed that day and not given; company is offered a week at a time, to the escorts of the week that has
/// ended for which there was no staff. They stand beside the municipality's books and never in them: a
/// partner's hour is no staff client time and no delivered hour, and what was owed stays owed. What it means for
/// the clients is told as `partner_hours`, and the unmet hours less these.
///
///     given = met + displaced       displaced: relatives did it before, nothing is gained
///
/// Cooperation costs staff hours even when it lands in words: meetings with each partner, and minutes for each
/// hour. Of what was agreed, the share 1 − exp(−hours of meetings · common place / scale) is realised. With no
/// meetings nothing is. Partners of a type that gain less than `least_gain` of what they offer leave at New Year.
///
/// Where several districts could be met and hours do not suffice for all, a lot of the day says which comes first.
///
/// The law: met ≤ owed in every district and kind on every day; given ≤ offered by every partner; with no
/// referral each district is met by its own partners only, and with `modelled` off nobody is asked.
struct Partner {
    std::string name;
    ActorType type = ActorType::association;
    std::string district; ///< empty: all
    double hours_a_week = 0;
    int from_month = 1, to_month = 12; ///< may run over New Year
    bool care = false, safeguarded = false;
    double reliability = 1, willingness = 1;
    double coordination = 0; ///< staff minutes for each hour given
    double cost = 0;         ///< kronor for each hour given
    bool company = false;    ///< goes along on outings, and does nothing else
};

struct PartnersYear {
    std::vector<Hours> met, met_outings; ///< by district: of home care, of escort
    Hours offered{}, given{}, displaced{}, coordination{};
    Hours by_referral{}; ///< of those met, what no partner of the district itself could have met
    double part = 0;     ///< hours that Shapley's rule credits the partners with, the rest the municipality
    double cost = 0;     ///< kronor
    std::int64_t days = 0, active_days = 0; ///< partners that took part, summed over the days
    std::int64_t left = 0;

    [[nodiscard]] Hours home_care_met() const;
    [[nodiscard]] Hours outings_met() const;
    [[nodiscard]] Hours all_met() const { return home_care_met() + outings_met(); }
    /// Given = met + displaced, given ≤ offered; throws Defect.
    void balance() const;
};

class Partners {
public:
    /// All are read live and must outlive this object.
    Partners(const PartnersAssumptions& assumptions, std::span<const Partner> registry,
             std::span<const std::string> districts, Run run);

    /// Hours of staff that cooperation takes today; nothing on weekends and holidays, when what was given waits.
    [[nodiscard]] Hours coordination(Day today) const;
    /// The evening: what was owed and not given, by district, and who met it.
    void run_day(Day today, std::span<const OpenHours> open);

    [[nodiscard]] PartnersYear harvest();
    [[nodiscard]] bool any() const { return assumptions_->modelled && !registry_.empty(); }

private:
    [[nodiscard]] bool takes_part(std::size_t partner) const;
    [[nodiscard]] Hours offered(std::size_t partner, Day today) const;
    [[nodiscard]] std::vector<Hours> flow(std::span<const Hours> offers, std::span<const OpenHours> open,
                                          double referral) const;
    [[nodiscard]] bool two_types_at(std::span<const Hours> offers, std::size_t district) const;
    [[nodiscard]] CoalitionGame game() const;
    void play();

    const PartnersAssumptions* assumptions_;
    std::span<const Partner> registry_;
    std::vector<DistrictId> home_; // by partner; none: all
    std::vector<Key> names_;       // by district
    std::size_t districts_;
    std::vector<std::size_t> order_; // of the districts, by the day's lot
    Stream turns_up_;
    std::vector<std::uint8_t> gone_; // by type
    Hours minutes_;                  // of coordination, for the hours given since the last working day
    std::vector<OpenHours> owed_;    // in the year, by district
    std::vector<Hours> offers_;      // in the year, by partner
    PartnersYear year_;
};

} // namespace omsorg
