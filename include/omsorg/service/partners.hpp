// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/actor_graph.hpp>
#include <omsorg/service/coalition_game.hpp>
#include <omsorg/service/open_hours.hpp>
#include <omsorg/service/partners_assumptions.hpp>
#include <omsorg/service/partners_year.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace omsorg {

enum class ActorType : std::uint8_t { municipality, relatives, association, company, region };
inline constexpr std::size_t actor_types = 5;
[[nodiscard]] constexpr std::size_t index_of(ActorType type) noexcept {
    return static_cast<std::size_t>(type);
}

/// What somebody needs, and what a partner helps with: tasks at home, care, company on outings.
enum class Help : std::uint8_t { domestic, care, company };

/// Clients of a partner's own: members, customers or patients, so many hours a week of one kind in one district.
struct OwnClients {
    std::string district;
    Help needs = Help::domestic;
    double hours_a_week = 0;
    Months season{};
};

struct Partner {
    std::string name;
    ActorType type = ActorType::association;
    std::string district; ///< empty: all
    double hours_a_week = 0;
    Months season{};
    bool care = false, safeguarded = false;
    double reliability = 1, willingness = 1;
    double coordination = 0;           ///< staff minutes for each hour given to the municipality's clients
    double cost = 0;                   ///< kronor for each such hour
    bool company = false;              ///< goes along on outings, and does nothing else
    std::vector<OwnClients> clients{}; ///< none: all its hours are for others

    [[nodiscard]] bool helps_with(Help kind) const {
        if (company || kind == Help::company) return company && kind == Help::company;
        return kind == Help::domestic || (care && safeguarded);
    }
};

/// Partners: whom others serve of their own, and what the hours they have over [outnyttjade resurser] meet of what the
/// municipality owes.
///
///     registry ──season, reliability──▶ here today ──▶ its own clients
///                                           │ over
///                               willing, meetings: realised
///                                           ├── own district ──▶ hours owed and not given today
///                                           └── referral ──────▶ those of any district, and what other partners'
///                                                                clients still need
///
/// The registry (tables of the study) holds relatives, associations, companies, a car with empty seats, idle hours,
/// premises after hours; each with its hours a week and their months, what it can help with (domestic tasks, or
/// care as well if it is safeguarded: checked and bound by secrecy; or company on outings), how often it turns up,
/// whether it wants to, what it costs and the minutes of staff that each hour asks for. It may have clients of its
/// own, in their own months.
///
/// Hours are offered every day and go along the roads of a graph (actor_graph.hpp); company is offered a week at a
/// time. Who comes first is a matter of rank:
///
///     0  each partner's own clients, by its own hours, whether it takes part or not
///     1  what the municipality owes and has not given: decisions by law, before those who have none
///     2  what other partners could not meet of their own clients' need [överflöd], of the hours that may be referred
///
/// Its own clients come first to every partner and always: nothing it has is over while they need it and it can help
/// them. So nobody's own clients lose when referrals open, and what the municipality's clients get does not depend on
/// rank 2. To put some first costs no hour altogether (the law of actor_graph.hpp).
///
/// The old way is *each own clients only* [var och en har sina egna]: with no meetings nothing that is over comes to
/// others, what a partner lacks is unmet and what it has over unused. Meetings (`meeting_hours`) open the roads
/// between each partner and the municipality, `referral` those to other districts and to each other's clients.
/// The municipality's own staff serve no partner's clients on any road: they are too few for those to whom it owes hours,
/// and the waits between their visits are minutes.
///
///     given to others = met of what is owed + overflow + displaced     displaced: relatives did it before
///     complementarity = all that is met − what each meets alone = met of what is owed + overflow
///
/// Partners' hours stand beside the municipality's books and never in them: a partner's hour is no staff client time
/// and no delivered hour, and what was owed stays owed. What it means for the clients is told as `partner_hours`, and
/// the unmet hours less these. The municipality pays and coordinates what its own clients get, and not the rest.
///
/// Cooperation costs staff hours even when it lands in words: meetings with each partner, and minutes for each
/// hour. Of what was agreed, the share 1 − exp(−hours of meetings · common place / scale) is realised. With no
/// meetings nothing is. Partners of a type that gain less than `least_gain` of what they offer leave at New Year.
///
/// Where several districts could be met and hours do not suffice for all, a lot of the day says which comes first.
///
/// The law: met ≤ owed in every district and kind on every day; own clients get no more than they need; given ≤
/// offered by every partner; with no referral each district is met by its own partners only, and with `modelled`
/// off nobody is asked. A registry without own clients is a registry of hours, and nothing else differs.
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
    enum Rank : int { own_clients, owed_hours, clients_of_others };

    /// Own clients of one partner in one district, of one kind.
    struct Group {
        std::size_t partner = 0, district = 0;
        const OwnClients* clients = nullptr;
    };
    /// What all have and need on a day, or in a year.
    struct Sides {
        std::vector<Hours> own, offers; // by partner: to its own clients, and for those of others
        std::vector<OpenHours> owed;    // by district, to the municipality's clients
        std::vector<Hours> clients;     // by group, of what own clients need
        [[nodiscard]] static Sides none(std::size_t partners, std::size_t districts, std::size_t groups);
        void add(const Sides& other);
    };
    /// The graph of the sides, and whom each road leads from and to.
    struct Net {
        struct Leg {
            std::size_t partner = 0, to = 0; // a district, or a group
            Help kind = Help::domestic;
            Rank rank = own_clients;
        };
        ActorGraph graph;
        std::vector<Leg> legs;
        void lead(std::size_t hours, std::size_t need, Leg leg);
        [[nodiscard]] Hours owed_met(std::span<const Hours> along) const;
    };

    [[nodiscard]] bool takes_part(std::size_t partner) const;
    [[nodiscard]] double at_hand(std::size_t partner, Day today) const;
    [[nodiscard]] Sides sides(Day today, std::span<const OpenHours> open) const;
    [[nodiscard]] bool two_types_at(const Sides& all, std::size_t district) const;
    [[nodiscard]] bool two_types_for(const Sides& all, std::size_t owner) const;
    [[nodiscard]] std::vector<std::size_t> groups_by_lot() const;
    [[nodiscard]] Net lay_out(const Sides& all, double referral) const;
    void book(const Sides& now, const Net& net, std::span<const Hours> along);
    void settle(std::size_t partner, Hours offer, Hours to_owed, Hours to_others);
    [[nodiscard]] Sides only(CoalitionGame::Coalition who) const;
    [[nodiscard]] CoalitionGame game() const;
    void play();
    void begin_year();

    const PartnersAssumptions* assumptions_;
    std::span<const Partner> registry_;
    std::vector<DistrictId> home_; // by partner; none: all
    std::vector<Group> groups_;
    std::vector<Key> names_; // by district
    std::size_t districts_;
    std::vector<std::size_t> order_; // of the districts, by the day's lot
    Stream turns_up_;
    std::array<bool, actor_types> gone_{};
    Hours minutes_; // of coordination, for the hours given since the last working day
    Sides all_;     // of the year
    PartnersYear year_;
};

} // namespace omsorg
