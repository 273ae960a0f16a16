// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/municipality/outcome.hpp>
#include <omsorg/service/client_fates.hpp>
#include <omsorg/service/day_activity.hpp>
#include <omsorg/service/quality_of_life.hpp>
#include <omsorg/service/session_service.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

/// How each person's life goes, week by week.
///
/// quality_of_life.hpp says how a service went for its clients together. That an index of 0.9 is one life in ten
/// laid waste, or all lives a little poorer, it cannot say, nor that the man whose outing was called off is the one
/// whose visits are cut. So each person whom a service serves has a *state*: a level in each of the eight domains.
/// Every service tells what the week was to her (facts, as there); on Sunday night what all of them told is laid
/// together, and moves her state:
///
///     home care ──┐
///     escort ─────┼─▶ facts of her week ─▶ level ← level + (week - level) / memory
///     housing ... ┘    (mean, where two
///                       tell the same)      1 ──┐       .────   a missed week is felt
///                                               └──.───'        for weeks, and fades
///
/// In a week in which nothing happened in a domain (nobody wished for an outing) its level stays. The first week that
/// bears on a domain gives it its level. The index of a person is the weighted mean over the domains that her
/// services have touched, and her life-years are her index, week by week.
///
/// A week is *without company* if she was on no outing, not at day activity, and nobody visited her: staff who come
/// to help are no company. Who has visitors is drawn once, at her key; in special housing a shock may keep them out,
/// visit by visit.
///
/// Nobody knows how long a bad week is felt, nor who is visited: `memory` and `visitors` are assumed. The memory is
/// a ruler, and hardly moves a mean in the long run; visitors move nothing but quality of life.
///
/// The laws: levels lie between 0 and 1; with every fact at 1 and no effect they are 1; at memory 1 the mean over
/// persons and weeks is the mean of their weeks; a week at f among weeks at 1 lowers the level to 1 - (1 - f)/m, and
/// n weeks later 1 - (1 - f)/m · (1 - 1/m)ⁿ is back.
///
///     LifeStates lives{live.quality_of_life, run};
///     lives.tell(Service::escort, anna, {.facts = {.outings = 1}, .company = true});
///     lives.tell(Service::home_care, anna, {.facts = {.care = 0.9}});
///     lives.end_week(sunday, live.shock.visits_banned);
///     const LifeYear year = lives.harvest();
namespace omsorg {

/// What one service knows of a client's week.
struct LifeWeek {
    LifeFacts facts{};
    bool company = false;
    bool in_care = false; ///< she lives where visits may be banned
};

/// Of home care: she decided when, as far as the visits that were to be made began inside the window agreed; those that
/// were made were unhurried, as far as none was cut; she knew the faces, if she met few.
[[nodiscard]] LifeWeek life_week(const ClientWeek& week, double few_staff);
/// Of escort: an outing with staff is company, whoever else went along.
[[nodiscard]] LifeWeek life_week(const SessionClient& outing);
/// Of support in the home: her sessions.
[[nodiscard]] LifeWeek life_week(const SessionCounts& hers);
/// Of day activity: whoever came had company.
[[nodiscard]] LifeWeek life_week(const DayParticipant& client);

/// The weeks of many persons, each counted once; of a service, those of its clients, however many services they have.
struct LifeYear {
    struct Lives {
        std::int64_t weeks = 0, known = 0; ///< of them: in which something can be said of her
        std::int64_t alone = 0;
        double index = 0; ///< sum over the known ones

        Lives& operator+=(const Lives& other) noexcept;
        [[nodiscard]] std::optional<double> mean() const;
        [[nodiscard]] std::optional<double> alone_share() const;
        [[nodiscard]] double years() const; ///< index × time
    };
    Lives all;
    std::map<Service, Lives> by_service;
    std::map<Key, Lives> by_person;
    std::int64_t visits = 0, let_in = 0; ///< to those in special housing: of all weeks in which somebody came
    std::optional<double> lowest_tenth;  ///< a tenth lie at or below it, in the year's last week
};

class LifeStates {
public:
    /// The assumptions are read live.
    LifeStates(const QualityOfLifeAssumptions& a, Run run);

    void tell(Service service, Key who, const LifeWeek& week);
    /// The week that ends on this day. Of whom nobody told, nothing is known any longer.
    void end_week(Day sunday, double visits_banned);

    [[nodiscard]] std::optional<double> index(Key who) const;
    [[nodiscard]] std::optional<double> level(Key who, LifeDomain domain) const;
    /// The weeks that have ended since the last harvest.
    [[nodiscard]] LifeYear harvest();

private:
    struct State {
        std::array<std::optional<double>, life_domains> level{};
        std::optional<double> index{};
        // the week that is told now
        std::array<double, life_facts.size()> sum{};
        std::array<int, life_facts.size()> told{};
        double in_company = 0;
        bool company = false, in_care = false;
        std::uint32_t services = 0; ///< a bit for each
        // and those of the year
        LifeYear::Lives lives{};
    };
    [[nodiscard]] State& state_of(Key who);
    void close(Key who, State& state);
    [[nodiscard]] LifeFacts week_of(Key who, State& state, Day sunday, double visits_banned);
    void move(State& state, const LifeFacts& week) const;
    void count(State& state, bool alone);

    const QualityOfLifeAssumptions* a_;
    Stream visitors_, banned_;
    std::map<Key, State> states_; ///< in their order, so that sums are the same whoever was told of first
    std::unordered_map<std::uint64_t, State*>
        found_; ///< the same, by key: each is asked for several times a week
    std::vector<LifeYear::Lives> by_service_;
    LifeYear year_;
};

} // namespace omsorg
