// SPDX-License-Identifier: MIT
#include <omsorg/service/reablement.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <cmath>
#include <utility>

namespace omsorg {

ReablementYear::District ReablementYear::all() const {
    District sum;
    for (const auto& d : by_district) {
        sum.new_clients += d.new_clients, sum.started += d.started, sum.no_place += d.no_place;
        sum.therapist += d.therapist, sum.avoided += d.avoided;
    }
    return sum;
}

Reablement::Reablement(const ReablementAssumptions& assumptions, Run run, std::size_t districts)
    : assumptions_{&assumptions}, reach_{run, Purpose::reablement_reach} {
    year_.by_district.resize(districts);
}

int Reablement::under_way(Day today) {
    while (!ending_.empty() && ending_.begin()->first <= today) {
        under_way_ -= ending_.begin()->second;
        ending_.erase(ending_.begin());
    }
    return under_way_;
}

std::optional<ReablementCourse> Reablement::offer(Key client, std::uint64_t spell, DistrictId district,
                                                  Day decision) {
    const auto& a = *assumptions_;
    auto& count = year_.by_district.at(district.index());
    ++count.new_clients;
    if (!reach_.happens(a.reach, client, spell)) return std::nullopt;
    if (under_way(decision) >= static_cast<int>(a.places)) {
        ++count.no_place;
        return std::nullopt;
    }
    ReablementCourse course;
    course.begins = decision;
    course.ends = decision + std::chrono::days{std::llround(7 * a.weeks)};
    course.fades = course.ends + std::chrono::days{std::llround(days_a_month * a.effect_months)};
    course.hours_effect = a.hours_effect;
    course.recovery_effect = a.recovery_effect;
    ++ending_[course.ends];
    ++under_way_;
    ++count.started;
    count.therapist += Hours::from_hours(a.therapist_hours);
    return course;
}

void Reablement::stop(const ReablementCourse& course, Day today) {
    if (course.ends <= today) return;
    const auto at = ending_.find(course.ends);
    expect(at != ending_.end() && at->second > 0, "only a course under way can be stopped");
    if (--at->second == 0) ending_.erase(at);
    --under_way_;
}

ReablementYear Reablement::harvest() {
    const auto districts = year_.by_district.size();
    ReablementYear done = std::exchange(year_, ReablementYear{});
    year_.by_district.resize(districts);
    return done;
}

} // namespace omsorg
