// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/life.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Small towns at random, and their lives told event by event: what the layers above do on their own agenda.
namespace omsorg::small_town {

inline double in(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 101) / 100.0; }
inline int whole(int low, int high) { return *rc::gen::inRange(low, high + 1); }

inline constexpr int first_year = 2027; ///< the first that is lived; no leap year

/// A town without people, rates or moves, in districts of one or two zones.
struct Town {
    PopulationTables tables;
    PopulationAssumptions assume;
    Geography places;

    explicit Town(int districts = 3) {
        tables.start_year = first_year - 1;
        tables.survival_year = first_year - 1;
        for (const Sex sex : both_sexes) {
            tables.mortality_ratio.push_back({sex, {0, oldest_age}, 1});
            for (int age = 0; age <= oldest_age; ++age) tables.survival.at(sex, age) = 1;
        }
        tables.fertility[30] = 0.1;
        assume.total_fertility = 0;
        assume.recorded_migration = false;
        for (int d = 0; d < districts; ++d) {
            const DistrictId id{places.districts.size()};
            places.districts.push_back({.name = "district " + std::to_string(d), .zones = {}});
            for (int z = 0; z <= d % 2; ++z) {
                places.districts.back().zones.push_back(ZoneId{places.zones.size()});
                places.zones.push_back({.name = "zone", .district = id, .inhabitants = 100.0 * (1 + d + z)});
            }
        }
    }
};

/// A few inhabitants, some at the ends of the table, and every rate at random.
inline Town some_town() {
    Town town{whole(1, 4)};
    PopulationTables& t = town.tables;
    const int cells = whole(0, 12);
    for (int i = 0; i < cells; ++i)
        t.start.at(both_sexes[std::size_t(whole(0, 1))],
                   std::array{0, 1, 20, 30, 45, 64, 65, 80, 99, 100}[std::size_t(whole(0, 9))]) +=
            whole(1, 5);
    for (const Sex sex : both_sexes) {
        const double young = in(0.5, 1), old = in(0.2, 1);
        const int from = whole(1, 98), to = whole(from, oldest_age);
        const double moves = in(-3, 3);
        for (int age = 0; age <= oldest_age; ++age) {
            t.survival.at(sex, age) = age < Settlement::old_age ? young : old;
            t.residents.at(sex, age) = 4;
            if (age >= from && age <= to) t.net_migrants.at(sex, age) = moves / (moves > 0 ? 5 : 1);
        }
    }
    for (int age = youngest_mother; age <= oldest_mother; ++age) t.fertility[std::size_t(age)] = 0.1;
    PopulationAssumptions& a = town.assume;
    a.total_fertility = in(0, 10);
    a.fertility_trend = in(-20, 20);
    a.mortality_level = in(0.1, 10);
    a.mortality_decline = in(-5, 5);
    a.boys_share = in(0, 1);
    a.arrivals = in(0, 4);
    a.departures = in(0, 4);
    a.internal_moves = in(0, 1);
    a.internal_moves_65 = in(0, 1);
    a.age_contrast = in(-2, 2);
    return town;
}

inline ShockAssumptions some_shock() {
    return {.mortality = in(0, 5), .arrivals = in(0, 5), .departures = in(0, 5), .newcomers_leave = in(0, 5)};
}

inline Run some_run() { return {.seed = *rc::gen::arbitrary<std::uint64_t>(), .number = 0}; }

struct ShockChange {
    Instant when;
    ShockAssumptions to;
};

/// What befell those of one sex in one district in one year.
struct Flows {
    std::int64_t born = 0, moved_in = 0, died = 0, moved_out = 0;
    std::int64_t from_elsewhere = 0, to_elsewhere = 0; ///< in the municipality
    [[nodiscard]] std::int64_t change() const {
        return born + moved_in - died - moved_out + from_elsewhere - to_elsewhere;
    }
    Flows& operator+=(const Flows& other) {
        born += other.born, moved_in += other.moved_in, died += other.died, moved_out += other.moved_out;
        from_elsewhere += other.from_elsewhere, to_elsewhere += other.to_elsewhere;
        return *this;
    }
};

struct Course {
    Sex sex;
    Origin origin;
    Presence presence;
    Instant since, until;
    ZoneId zone;
    int children;
    bool operator==(const Course&) const = default;
};

/// By key: rows have no order that means anything.
inline std::map<std::uint64_t, Course> courses(const People& people) {
    std::map<std::uint64_t, Course> found;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const PersonId who{row};
        found.emplace(people.key(who).value,
                      Course{people.sex(who), people.origin(who), people.presence(who), people.since(who),
                             people.until(who), people.zone(who), people.children(who)});
    }
    return found;
}

/// A life told one event after the other, each where and when it happens.
class Chronicle {
public:
    using ByDistrictAndSex = std::vector<std::array<Flows, 2>>;

    Chronicle(const Town& town, Run run)
        : town_{town}, life{town.tables, town.assume, town.places, run, shock_} {
        life.found();
    }
    Chronicle(const Chronicle&) = delete;
    Chronicle& operator=(const Chronicle&) = delete;

    /// The changes are of this year, in order of time.
    void live_year(int year, const std::vector<ShockChange>& changes = {}) {
        flows.assign(town_.places.districts.size(), {});
        mothers.clear();
        year_ = year, now_ = start_of_year(year), next_arrival_ = 0;
        std::size_t next_change = 0;
        // Who is set on New Year's morning is in force from the first moment.
        while (next_change < changes.size() && changes[next_change].when == now_)
            shock_ = changes[next_change++].to;
        life.begin_year(year);
        ahead_.assign(life.people().size(), {});
        for (std::size_t row = 0; row < ahead_.size(); ++row)
            if (const PersonId who{row}; life.people().is_present(who)) ahead_[row] = life.plan(who, now_);
        for (;;) {
            Instant soonest = never;
            std::optional<std::size_t> whose;
            for (std::size_t row = 0; row < ahead_.size(); ++row) {
                const YearAhead& a = ahead_[row];
                const Instant next = std::min({a.death, a.departure, a.birth, a.move});
                if (life.people().is_present(PersonId{row}) && next < soonest) soonest = next, whose = row;
            }
            const Instant arrival =
                next_arrival_ < life.arrivals().size() ? life.arrivals()[next_arrival_].when : never;
            const Instant change = next_change < changes.size() ? changes[next_change].when : never;
            const Instant next = std::min({soonest, arrival, change});
            if (next == never) return;
            RC_ASSERT(next >= now_ && next < start_of_year(year + 1));
            now_ = next;
            if (change == next)
                turn(changes[next_change++].to);
            else if (arrival == next)
                arrive();
            else
                happen(PersonId{*whose});
        }
    }

    [[nodiscard]] std::vector<std::array<std::int64_t, 2>> inhabitants() const {
        std::vector<std::array<std::int64_t, 2>> count(town_.places.districts.size(), {0, 0});
        for (std::size_t row = 0; row < life.people().size(); ++row)
            if (const PersonId who{row}; life.people().is_present(who))
                ++count[district(who)][index_of(life.people().sex(who))];
        return count;
    }

private:
    const Town& town_;
    ShockAssumptions shock_;

public:
    Life life;
    ByDistrictAndSex flows;        ///< of the last year
    std::vector<PersonId> mothers; ///< who gave birth in it

private:
    [[nodiscard]] std::size_t district(PersonId who) const {
        return town_.places.zones.at(life.people().zone(who).index()).district.index();
    }
    Flows& of(PersonId who) { return flows[district(who)][index_of(life.people().sex(who))]; }
    void plan(PersonId who) { ahead_.push_back(life.plan(who, now_)); }

    void turn(const ShockAssumptions& to) {
        shock_ = to;
        if (!life.change_shock(now_)) return;
        next_arrival_ = 0;
        for (std::size_t row = 0; row < ahead_.size(); ++row) {
            const PersonId who{row};
            if (!life.people().is_present(who)) continue;
            const YearAhead again = life.plan_again(who, now_);
            ahead_[row].death = again.death, ahead_[row].departure = again.departure;
        }
    }
    void arrive() {
        const Newcomer newcomer = life.arrivals()[next_arrival_++];
        const PersonId who = life.arrive(newcomer);
        RC_ASSERT(life.people().age(who, year_) >= 1);
        ++of(who).moved_in;
        plan(who);
    }
    void happen(PersonId who) {
        YearAhead& a = ahead_[who.index()];
        if (a.death == now_) {
            ++of(who).died;
            life.people().die(who, now_);
        } else if (a.departure == now_) {
            ++of(who).moved_out;
            life.people().move_away(who, now_);
        } else if (a.birth == now_) {
            a.birth = never;
            mothers.push_back(who);
            const PersonId child = life.bear(who, now_);
            RC_ASSERT(life.people().zone(child) == life.people().zone(who));
            ++of(child).born;
            plan(child);
        } else {
            a.move = never;
            ++of(who).to_elsewhere;
            life.move_home(who);
            ++of(who).from_elsewhere;
        }
    }

    int year_ = 0;
    Instant now_{};
    std::size_t next_arrival_ = 0;
    std::vector<YearAhead> ahead_; ///< by row
};

} // namespace omsorg::small_town
