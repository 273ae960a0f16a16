// SPDX-License-Identifier: MIT
#include <omsorg/population/people.hpp>

#include <omsorg/base/expect.hpp>

namespace omsorg {

PersonId People::add(const Person& person) {
    const PersonId who{key_.size()};
    expect(row_.emplace(person.key.value, who).second, "nobody is added twice");
    key_.push_back(person.key);
    since_.push_back(person.since);
    until_.push_back(Instant::max());
    zone_.push_back(person.zone);
    mother_.push_back(person.mother);
    year_of_birth_.push_back(static_cast<std::int16_t>(person.year_of_birth));
    children_.push_back(0);
    sex_.push_back(person.sex);
    origin_.push_back(person.origin);
    presence_.push_back(Presence::present);
    ++added_[static_cast<std::size_t>(person.origin)];
    ++present_;
    return who;
}

std::optional<PersonId> People::find(Key key) const {
    const auto found = row_.find(key.value);
    return found == row_.end() ? std::nullopt : std::optional{found->second};
}

void People::leave(PersonId who, Instant when, Presence how) {
    expect(is_present(who), "only someone who is present can die or move away");
    presence_[who.index()] = how;
    until_[who.index()] = when;
    --present_;
}

void People::die(PersonId who, Instant when) {
    leave(who, when, Presence::dead);
    ++died_;
}

void People::move_away(PersonId who, Instant when) {
    leave(who, when, Presence::moved_away);
    ++moved_out_;
}

BySexAndAge<std::int64_t> People::count(int year) const {
    BySexAndAge<std::int64_t> result;
    for (std::size_t row = 0; row < size(); ++row)
        if (presence_[row] == Presence::present)
            ++result.at(sex_[row], age_reached(year, year_of_birth_[row]));
    return result;
}

void People::expect_balance() const {
    std::int64_t counted = 0;
    for (const Presence presence : presence_) counted += presence == Presence::present;
    expect(counted == present_, "those present are those counted");
    expect(founders() + born() + moved_in() - died() - moved_out() == present_,
           "founders, born and moved in, less died and moved out, are present");
}

} // namespace omsorg
