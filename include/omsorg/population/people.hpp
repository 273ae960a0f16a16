// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/population/cohort.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

/// Everyone who lives here, has lived here or has died here since the start: one row each, in columns.
///
/// A row is storage and dies with the run; a *key* says who it is, under every plan. Founders are known by
/// age, sex and ordinal, newborns by mother and birth number, migrants by year, age, sex and ordinal. Rows
/// are only added.
///
///     founders ──▶ present ──▶ dead
///     newborn  ──▶    │
///     migrants ──▶    └──────▶ moved away     (only net moves are known: nobody returns)
///
/// The law: founders + born + moved in − died − moved away = present. `expect_balance()` says so aloud.
///
///     const PersonId she = people.add({.key = key, .sex = Sex::female, .year_of_birth = 1941});
///     people.age(she, 2031);    // 90, on 31 December
namespace omsorg {

enum class Presence : std::uint8_t { present, dead, moved_away };
enum class Origin : std::uint8_t { founder, newborn, migrant };

struct Person {
    Key key{};
    Sex sex = Sex::female;
    int year_of_birth = 0;
    ZoneId zone{};
    Origin origin = Origin::founder;
    Instant since{};   ///< founded, born or moved in
    PersonId mother{}; ///< of who is born here; nobody else's is known
};

class People {
public:
    PersonId add(const Person& person);
    void die(PersonId who, Instant when);
    void move_away(PersonId who, Instant when);
    void move_home(PersonId who, ZoneId to) { zone_[who.index()] = to; }

    [[nodiscard]] std::size_t size() const noexcept { return key_.size(); } ///< rows, whoever they are
    [[nodiscard]] std::int64_t present() const noexcept { return present_; }

    /// Whoever has this key, present or not.
    [[nodiscard]] std::optional<PersonId> find(Key key) const;
    [[nodiscard]] Key key(PersonId who) const { return key_[who.index()]; }
    [[nodiscard]] Sex sex(PersonId who) const { return sex_[who.index()]; }
    [[nodiscard]] int year_of_birth(PersonId who) const { return year_of_birth_[who.index()]; }
    [[nodiscard]] int age(PersonId who, int year) const { return age_reached(year, year_of_birth(who)); }
    [[nodiscard]] ZoneId zone(PersonId who) const { return zone_[who.index()]; }
    [[nodiscard]] Origin origin(PersonId who) const { return origin_[who.index()]; }
    [[nodiscard]] Presence presence(PersonId who) const { return presence_[who.index()]; }
    [[nodiscard]] bool is_present(PersonId who) const { return presence(who) == Presence::present; }
    [[nodiscard]] Instant since(PersonId who) const { return since_[who.index()]; }
    /// `Instant::max()` while present.
    [[nodiscard]] Instant until(PersonId who) const { return until_[who.index()]; }
    /// Of who is born here; present or not.
    [[nodiscard]] PersonId mother(PersonId who) const { return mother_[who.index()]; }
    /// Born since the start.
    [[nodiscard]] int children(PersonId who) const { return children_[who.index()]; }
    /// The new child's birth number, from 1.
    int add_child(PersonId mother) { return ++children_[mother.index()]; }

    /// Those present, by the age they reach on 31 December of `year`.
    [[nodiscard]] BySexAndAge<std::int64_t> count(int year) const;

    [[nodiscard]] std::int64_t founders() const noexcept { return added_[0]; }
    [[nodiscard]] std::int64_t born() const noexcept { return added_[1]; }
    [[nodiscard]] std::int64_t moved_in() const noexcept { return added_[2]; }
    [[nodiscard]] std::int64_t died() const noexcept { return died_; }
    [[nodiscard]] std::int64_t moved_out() const noexcept { return moved_out_; }
    void expect_balance() const;

private:
    void leave(PersonId who, Instant when, Presence how);

    std::vector<Key> key_;
    std::unordered_map<std::uint64_t, PersonId> row_; // by key
    std::vector<Instant> since_, until_;
    std::vector<ZoneId> zone_;
    std::vector<PersonId> mother_;
    std::vector<std::int16_t> year_of_birth_;
    std::vector<std::int16_t> children_;
    std::vector<Sex> sex_;
    std::vector<Origin> origin_;
    std::vector<Presence> presence_;
    std::array<std::int64_t, 3> added_{};
    std::int64_t present_ = 0, died_ = 0, moved_out_ = 0;
};

} // namespace omsorg
