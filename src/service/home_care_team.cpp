// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_team.hpp"

namespace omsorg {

std::uint32_t HomeCareClients::add() {
    const auto row = static_cast<std::uint32_t>(key.size());
    person.emplace_back();
    key.emplace_back();
    home.emplace_back();
    district.push_back(0);
    team.push_back(0);
    place.push_back(0);
    unplanned.push_back(0);
    live.push_back(0);
    away.push_back(0);
    often.push_back(0);
    away_at.push_back(0.0);
    back_on.emplace_back();
    stays.push_back(0);
    week.emplace_back();
    marks.emplace_back();
    circle.emplace_back();
    followed.push_back(0);
    seen.emplace_back();
    fate.emplace_back();
    return row;
}

void HomeCareClients::clear(std::uint32_t row) {
    live[row] = away[row] = often[row] = followed[row] = 0;
    unplanned[row] = 0;
    stays[row] = 0;
    week[row].clear();
    marks[row].clear();
    circle[row].clear();
    seen[row].clear();
    fate[row] = {};
}

} // namespace omsorg
