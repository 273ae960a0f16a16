// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::training() {
    const TrainingYear& year = a_.provision.training;
    if (year.bookable == Hours{} && year.avoided == Hours{}) return;
    count(Measure::trainees, year.began, Service::training_flat);
    if (year.bookable > Hours{})
        note(Measure::flat_use_share, year.trained / year.bookable, Service::training_flat);
    if (year.weeks > 0)
        note(Measure::trainees_waiting,
             static_cast<double>(year.waiting_weeks) / static_cast<double>(year.weeks),
             Service::training_flat);
    note(Measure::hours_avoided, year.avoided.value(), Service::training_flat);
    if (a_.training_pays) note(Measure::break_even_months, *a_.training_pays, Service::training_flat);
}

void Page::prevention() {
    const PreventionYear& year = a_.provision.prevention;
    if (!year.any()) return;
    count(Measure::prevention_reached, year.reached, Service::prevention);
    note(Measure::hours_avoided, year.avoided.value(), Service::prevention);
    note(Measure::life_years_gained, year.life_years, Service::prevention);
}

} // namespace omsorg
