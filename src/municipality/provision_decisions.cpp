// SPDX-License-Identifier: MIT
// What decisions leave behind: needs beside grants, reviews, accounts, and the caseworkers' office.
#include <omsorg/municipality/provision.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

void Provision::regrant(PersonId who, double hours_a_month) {
    if (!home_care_.has(who)) return;
    const double moved = moved_to_domestic(keys_[who.index()], hours_a_month);
    amend(who, [&](Grant& grant) { grant.decide(hours_a_month, moved); });
    plan_visits(who);
    set_domestic(keys_[who.index()], grants_[who.index()].home, moved > 0);
}

void Provision::grow_needs(double factor) {
    for (std::uint32_t row = 0; row < grants_.size(); ++row)
        if (home_care_.has(PersonId{row}))
            amend(PersonId{row}, [&](Grant& grant) { grant.needed *= factor; });
}

Provision::Assessed& Provision::Assessed::operator+=(const Assessed& o) {
    granted += o.granted, needed += o.needed, over += o.over, under += o.under;
    return *this;
}

// A deeper inquiry takes its minutes of every home-care case.
void Provision::deepen_casework() {
    const AssessmentAssumptions& a = live_.assessment;
    casework_.deepen(a.modelled ? a.inquiry * a.inquiry_minutes : 0);
}

void Provision::plan_casework(const Casework::Plan& year) {
    deepen_casework();
    casework_.plan(year);
}

void Provision::run_casework(Day today) {
    if (!has_casework()) return;
    deepen_casework();
    const Hours present = at_work(Branch::casework);
    casework_.run_day(today, present);
    wait(Branch::casework, present);
}

// The staff of casework are harvested with the other branches, after this.
void Provision::harvest_decisions(Year& year) {
    if (home_care_.keeps_accounts()) {
        year.home_care_accounts.emplace();
        for (std::size_t i = 0; i < districts(); ++i)
            *year.home_care_accounts += home_care_.account(DistrictId{i});
    }
    if (has_casework()) {
        year.casework = casework_.harvest();
        WorkHours work;
        work[Work::documentation] = year.casework->on_cases;
        work[Work::meetings] = year.casework->meetings;
        work[Work::waiting] -= year.casework->on_cases + year.casework->meetings; // lost and idle remain
        waited_[index_of(Branch::casework)] = {};
        staff_.use(Branch::casework, everywhere, work, Hours{});
    }
    year.assessed = std::exchange(assessed_, std::vector<Assessed>(districts()));
    for (const Assessed& district : year.assessed)
        expect(district.granted == district.needed + district.over - district.under,
               "granted hours are the needed ones, more or fewer");
}

} // namespace omsorg
