// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/simulation.hpp>
#include <omsorg/municipality/happening.hpp>
#include <omsorg/municipality/provision.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/need/domain.hpp>
#include <omsorg/population/life.hpp>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace omsorg {

/// Someone whom the social services get to know of, or whose support is tried again, today.
struct DomainCase {
    NeedDomain domain = NeedDomain::disability;
    bool renewal = false; ///< of income support, decided a month at a time
    PersonId who{};
    Key key{};
};

/// Who has which need beside elderly care (need/domain.hpp), and what follows from it.
///
///     disability   ──▶ day activity (20-64, person groups 1 and 2), group home or service flat (20 and over)
///     psychiatric  ──▶ housing support, so many hours a week        every need that begins ──▶ a case
///     income support ──▶ a case, and a renewal on her day of each month
///
/// What is begun and ended is told to Provision; the cases of a day lie ready for the caseworkers. Whoever
/// reaches the first age of a domain gets its need, if she does, at a moment of that year that is her own.
///
/// The law: a domain that is not modelled draws nothing, books nothing and keeps no memory, and then nobody's
/// mortality is multiplied by anything. Persons with a need are those who began it less those who ended it.
class DomainRegister {
public:
    DomainRegister(const World& world, const Assumptions& live, const Life& life, Simulation& sim, Run run);

    /// Everyone present gets the needs she has when a domain is modelled from now on; `year` has just ended.
    void found(int year, Provision& provision);

    /// New Year, before lives are looked ahead.
    void begin_year(int year, Provision& provision);
    /// Born or moved in.
    void enter(PersonId who, Provision& provision);
    /// What was booked happens: a need begins, or ends.
    void turn(PersonId who, NeedDomain domain, Provision& provision);
    void leave(PersonId who, Provision& provision);
    /// A plan has moved its levers in the course of the year.
    void levers_moved();

    /// What her needs multiply her hazard of death by; on average over everybody 1.
    [[nodiscard]] double mortality(PersonId who) const;
    [[nodiscard]] bool is_on(NeedDomain domain) const { return domains_[index(domain)].on; }
    [[nodiscard]] bool has(PersonId who, NeedDomain domain) const;
    [[nodiscard]] bool in_group_home(PersonId who) const;
    /// Cases to expect of the coming year: of those who have not the need today, how many get it; and income support
    /// is renewed every month. Nothing for a need that is not modelled.
    [[nodiscard]] double expected_cases(NeedDomain domain) const;
    /// New needs for each inhabitant and year when the domain was first modelled, without any change of a plan's.
    [[nodiscard]] double usual_cases(NeedDomain domain) const { return domains_[index(domain)].usual; }
    /// Person group 1-3 of the act on support [LSS].
    [[nodiscard]] int person_group(Key who) const;

    /// The cases since the last midnight, with today's renewals; valid until the next call.
    [[nodiscard]] const std::vector<DomainCase>& open_day(Day today);

    struct Counts {
        bool on = false;
        std::int64_t person_days = 0, begun = 0, renewed = 0;
        bool has_children = false;
        std::int64_t children = 0; ///< below 18 on the last day
    };
    /// What has happened since the last harvest, and who has the need now.
    [[nodiscard]] std::array<Counts, need_domains> harvest();

private:
    struct Domain {
        DomainLuck luck;
        const DomainValues* values;
        std::array<double, 2> share{}; ///< of women, of men
        bool on = false;
        double onset = 1; ///< the plan's factor in force
        double usual = 0; ///< needs that begin, for each inhabitant and year, when first modelled
        std::int64_t persons = 0;
        BySexAndAge<DomainRates> rates{}; ///< of the year
        std::vector<DomainSpell> spell{}; ///< by person
        std::vector<Ticket> next{};       ///< by person; none once it has happened
    };
    static constexpr std::size_t index(NeedDomain domain) { return static_cast<std::size_t>(domain); }
    [[nodiscard]] const People& people() const { return life_.people(); }
    [[nodiscard]] int age(PersonId who) const { return people().age(who, year_); }

    [[nodiscard]] DomainRates rates_of(const Domain& domain, Sex sex, int age, double factor) const;
    [[nodiscard]] double expected_to_begin(const Domain& domain, double factor) const;
    void set_rates(Domain& domain);
    void settle(NeedDomain which, PersonId who, Provision& provision);
    void look_ahead(NeedDomain which, PersonId who, Provision& provision);
    void book(NeedDomain which, PersonId who);
    void book_at(NeedDomain which, PersonId who, Instant when);
    void begun(NeedDomain which, PersonId who, bool is_new);
    void look_at_support(PersonId who, Provision& provision);
    [[nodiscard]] std::uint8_t support_of(PersonId who) const;

    const Assumptions& live_;
    const Life& life_;
    Simulation& sim_;
    Stream group_, support_luck_, hours_luck_, renewal_;
    bool founding_ = false; ///< those who have a need when it begins to be modelled
    int first_year_, year_;
    std::array<Domain, need_domains> domains_;
    std::vector<std::uint8_t> support_; ///< by person, a bit for each support
    std::array<std::vector<PersonId>, 28> renewing_;
    std::vector<DomainCase> cases_, today_;
    std::array<Counts, need_domains> counts_{};
};

} // namespace omsorg
