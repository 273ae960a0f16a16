// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::staff_of(Service service, const StaffYear& staff, std::uint8_t district) {
    staff.hours.balance();
    const StaffHours& h = staff.hours;
    const auto line = [&](Measure measure, Hours hours) { note(measure, hours.value(), service, district); };
    line(Measure::contracted_hours, h.contracted);
    line(Measure::paid_absence_hours, h.paid_absence);
    line(Measure::unpaid_absence_hours, h.unpaid_absence);
    line(Measure::worked_hours, h.worked);
    line(Measure::client_time_hours, h.work[Work::client]);
    line(Measure::travel_hours, h.work[Work::travel]);
    line(Measure::documentation_hours, h.work[Work::documentation]);
    line(Measure::meeting_hours, h.work[Work::meetings]);
    line(Measure::training_hours, h.work[Work::training]);
    line(Measure::renewal_hours, h.work[Work::renewal]);
    line(Measure::waiting_hours, h.work[Work::waiting]);
    line(Measure::overtime_hours, h.overtime);
    line(Measure::agency_hours, h.hourly + h.agency);
    if (h.worked > Hours{}) note(Measure::client_time_share, h.client_share(), service, district);
    note(Measure::posts_filled, staff.employed_posts, service, district);
    count(Measure::recruited, staff.hired, service, district);
    count(Measure::left, staff.quit + staff.retired, service, district);
}

void Page::staff() {
    StaffYear home_care;
    StaffYear all;
    const auto add = [](StaffYear& sum, const StaffYear& part) {
        sum.hours += part.hours;
        sum.employed_posts += part.employed_posts;
        sum.hired += part.hired;
        sum.quit += part.quit;
        sum.retired += part.retired;
    };
    for (std::size_t i = 0; i < a_.provision.home_care_staff.size(); ++i) {
        staff_of(Service::home_care, a_.provision.home_care_staff[i], static_cast<std::uint8_t>(i));
        add(home_care, a_.provision.home_care_staff[i]);
    }
    staff_of(Service::home_care, home_care);
    add(all, home_care);
    for (const CentralBranch& central : central_branches) {
        if (!a_.provision.has(central.service)) continue;
        const StaffYear& staff = a_.provision.staff_of(central.branch);
        staff_of(central.service, staff);
        add(all, staff);
    }
    staff_of(Service::all, all);
    beside();
}

/// Work that no roster holds and that is paid by the hour: at screens and with what they need, of therapists and trainers.
void Page::beside() {
    const Provision::Year& year = a_.provision;
    Hours all;
    const auto tell = [&](Service service, Hours hours) {
        if (hours == Hours{}) return;
        note(Measure::beside_hours, hours.value(), service);
        all += hours;
    };
    Hours home_care;
    for (const HomeCareYear& district : year.home_care) {
        const DigitalYear::Tool tools = district.digital.all();
        home_care += tools.setup + tools.staff;
    }
    tell(Service::home_care, home_care);
    tell(Service::night_supervision, year.night.looks + year.night.setup);
    for (const SupportServices::Year& support : year.support)
        tell(support.service, support.app.setup + support.app.staff);
    tell(Service::reablement, year.reablement.all().therapist);
    tell(Service::prevention, year.prevention.staff(a_.live.prevention));
    tell(Service::training_flat, year.training.staff);
    note(Measure::beside_hours, all.value());
}

void Page::posts() {
    double hours = 0;
    double required = 0;
    double affordable = 0;
    const auto add = [&](Branch branch, Service service) {
        double service_hours = 0;
        double service_required = 0;
        double service_affordable = 0;
        for (const Staffing::Group& group : a_.budget.groups) {
            if (group.branch != branch) continue;
            service_hours += group.hours;
            service_required += group.required;
            service_affordable += group.affordable;
            if (branch != Branch::home_care) continue;
            const auto district = static_cast<std::uint8_t>(group.district.index());
            note(Measure::required_hours, group.hours, service, district);
            note(Measure::posts_required, group.required, service, district);
            note(Measure::posts_gap, group.required - group.affordable, service, district);
        }
        note(Measure::required_hours, service_hours, service);
        note(Measure::posts_required, service_required, service);
        note(Measure::posts_affordable, service_affordable, service);
        note(Measure::posts_gap, service_required - service_affordable, service);
        hours += service_hours;
        required += service_required;
        affordable += service_affordable;
    };
    add(Branch::home_care, Service::home_care);
    for (const CentralBranch& central : central_branches)
        if (a_.provision.has(central.service)) add(central.branch, central.service);
    note(Measure::required_hours, hours);
    note(Measure::posts_required, required);
    note(Measure::posts_affordable, affordable);
    note(Measure::posts_gap, required - affordable);
}

} // namespace omsorg
