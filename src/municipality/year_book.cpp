// SPDX-License-Identifier: MIT
#include <omsorg/municipality/year_book.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

ClientHours client_hours(const EscortHours& escort) {
    ClientHours book;
    book.grant(escort.granted);
    book.not_plan(NotPlanned::not_used, escort.not_asked);
    book.not_plan(NotPlanned::agreed_less, escort.refused);
    book.plan(escort.granted - escort.not_asked - escort.refused);
    book.deliver(escort.delivered);
    book.not_deliver(NotDelivered::cancelled_late, escort.cancelled_late);
    book.not_deliver(NotDelivered::client_away, escort.away);
    book.not_deliver(NotDelivered::no_staff, escort.no_staff);
    return book;
}

ClientHours client_hours(const NightHours& night) {
    ClientHours book;
    book.grant(night.granted);
    book.plan(night.granted);
    book.deliver(night.delivered);
    book.not_deliver(NotDelivered::replaced_by_digital, night.replaced_by_digital);
    book.not_deliver(NotDelivered::no_staff, night.no_staff);
    return book;
}

ClientHours client_hours(Hours needed, Hours delivered) {
    ClientHours book;
    book.grant(needed);
    book.plan(needed);
    book.deliver(delivered);
    book.not_deliver(NotDelivered::no_staff, needed - delivered);
    return book;
}

namespace {

constexpr std::array staffed{std::pair{Branch::home_care, Service::home_care},
                             std::pair{Branch::night_patrol, Service::night_supervision},
                             std::pair{Branch::special_housing, Service::special_housing},
                             std::pair{Branch::escort, Service::escort}};

/// Notes figures of one year; a figure of a service or district is a call away.
class Page {
public:
    Page(Outcome& outcome, const YearAccounts& accounts) : outcome_{outcome}, a_{accounts} {}

    void people();
    void clients();
    void client_hours_of(Service service, const ClientHours& book, std::uint8_t district = all_districts);
    void staff_of(Service service, const StaffYear& staff, std::uint8_t district = all_districts);
    void hours();
    void staff();
    void posts();
    void money();
    void life();

private:
    void note(Measure measure, double value, Service service = Service::all,
              std::uint8_t district = all_districts) {
        outcome_.note(a_.year, measure, value, service, district);
    }
    void count(Measure measure, std::int64_t value, Service service = Service::all,
               std::uint8_t district = all_districts) {
        note(measure, static_cast<double>(value), service, district);
    }
    [[nodiscard]] double mean_of(std::int64_t days) const {
        return static_cast<double>(days) /
               static_cast<double>(std::max<std::int64_t>(a_.provision.days.days, 1));
    }

    Outcome& outcome_;
    const YearAccounts& a_;
};

void Page::people() {
    const auto counted = a_.people.count(a_.year);
    count(Measure::population, counted.total());
    count(Measure::population_65_plus, counted.total(65, oldest_age));
    count(Measure::population_80_plus, counted.total(80, oldest_age));
    count(Measure::births, a_.flow.born);
    count(Measure::deaths, a_.flow.died);
    count(Measure::net_migration, a_.flow.moved_in - a_.flow.moved_out);
}

void Page::clients() {
    const Provision::Days& days = a_.provision.days;
    std::int64_t home_care = 0;
    for (std::size_t i = 0; i < days.home_care.size(); ++i) {
        home_care += days.home_care[i];
        note(Measure::clients, mean_of(days.home_care[i]), Service::home_care, static_cast<std::uint8_t>(i));
    }
    note(Measure::clients, mean_of(home_care), Service::home_care);
    note(Measure::clients, mean_of(days.night), Service::night_supervision);
    note(Measure::clients, mean_of(days.escort), Service::escort);
    note(Measure::clients, mean_of(days.residents), Service::special_housing);
    constexpr std::array support{Service::home_care, Service::special_housing, Service::escort};
    for (std::size_t i = 0; i < support.size(); ++i)
        count(Measure::first_decisions, a_.residents.decisions[i], support[i]);
    note(Measure::queue, mean_of(days.waiting), Service::special_housing);
    if (const auto wait = a_.provision.special_housing.mean_wait())
        note(Measure::waiting_days, *wait, Service::special_housing);
    if (const auto share = a_.provision.special_housing.share_over_90_days())
        note(Measure::waiting_over_90_days, *share, Service::special_housing);
    count(Measure::unexecuted_decisions, a_.residents.reported, Service::special_housing);
}

void Page::client_hours_of(Service service, const ClientHours& book, std::uint8_t district) {
    book.balance();
    const auto line = [&](Measure measure, Hours hours) { note(measure, hours.value(), service, district); };
    line(Measure::granted_hours, book.granted);
    line(Measure::planned_hours, book.planned);
    line(Measure::delivered_hours, book.delivered);
    line(Measure::not_planned_hours, book.not_planned.total());
    line(Measure::no_staff_hours,
         book.not_delivered[NotDelivered::no_staff] + book.not_planned[NotPlanned::no_staff]);
    line(Measure::shortened_hours, book.not_delivered[NotDelivered::shortened]);
    line(Measure::client_away_hours, book.not_delivered[NotDelivered::client_away]);
    line(Measure::client_declined_hours, book.not_delivered[NotDelivered::client_declined]);
    line(Measure::cancelled_late_hours, book.not_delivered[NotDelivered::cancelled_late]);
    line(Measure::replaced_by_digital_hours, book.not_delivered[NotDelivered::replaced_by_digital]);
    line(Measure::varied_hours, book.not_delivered[NotDelivered::varied]);
    line(Measure::postponed_hours, book.not_delivered[NotDelivered::postponed]);
    line(Measure::unmet_hours, book.unmet());
    if (book.receivable() > Hours{}) note(Measure::unmet_share, book.unmet_share(), service, district);
}

void Page::hours() {
    ClientHours all;
    ClientHours home_care;
    for (std::size_t i = 0; i < a_.provision.home_care.size(); ++i) {
        client_hours_of(Service::home_care, a_.provision.home_care[i].clients, static_cast<std::uint8_t>(i));
        home_care += a_.provision.home_care[i].clients;
    }
    const std::array books{
        std::pair{Service::home_care, home_care},
        std::pair{Service::night_supervision, client_hours(a_.provision.night.clients())},
        std::pair{Service::escort, client_hours(a_.provision.escort.clients())},
        std::pair{Service::special_housing, client_hours(a_.provision.days.special_housing_needed,
                                                         a_.provision.days.special_housing_delivered)}};
    for (const auto& [service, book] : books) {
        client_hours_of(service, book);
        all += book;
    }
    client_hours_of(Service::all, all);
    note(Measure::hours_avoided, a_.provision.reablement.all().avoided.value(), Service::reablement);
}

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
    using Group = std::pair<Service, const StaffYear*>;
    const std::array groups{Group{Service::home_care, &home_care},
                            Group{Service::night_supervision, &a_.provision.night_staff},
                            Group{Service::escort, &a_.provision.escort_staff},
                            Group{Service::special_housing, &a_.provision.special_housing_staff}};
    for (const auto& [service, group] : groups) {
        staff_of(service, *group);
        add(all, *group);
    }
    staff_of(Service::all, all);
}

void Page::posts() {
    double required = 0;
    double affordable = 0;
    for (const auto& [branch, service] : staffed) {
        double service_required = 0;
        double service_affordable = 0;
        for (const Staffing::Group& group : a_.budget.groups) {
            if (group.branch != branch) continue;
            service_required += group.required;
            service_affordable += group.affordable;
            if (branch != Branch::home_care) continue;
            const auto district = static_cast<std::uint8_t>(group.district.index());
            note(Measure::posts_required, group.required, service, district);
            note(Measure::posts_gap, group.required - group.affordable, service, district);
        }
        note(Measure::posts_required, service_required, service);
        note(Measure::posts_affordable, service_affordable, service);
        note(Measure::posts_gap, service_required - service_affordable, service);
        required += service_required;
        affordable += service_affordable;
    }
    note(Measure::posts_required, required);
    note(Measure::posts_affordable, affordable);
    note(Measure::posts_gap, required - affordable);
}

void Page::money() {
    note(Measure::revenue, a_.budget.revenue.kronor());
    note(Measure::modelled_budget, a_.budget.frame.kronor());
    note(Measure::cost_gap, a_.budget.cost_gap.kronor());
    Kronor staff;
    for (const ServiceInfo& service : all_services()) {
        if (service.service == Service::all) continue;
        const auto centre = static_cast<std::size_t>(service.service);
        const Kronor people = a_.account.staff(centre);
        note(Measure::staff_cost, people.kronor(), service.service);
        note(Measure::other_cost, (a_.account.centre(centre) - people).kronor(), service.service);
        note(Measure::net_cost, a_.account.centre(centre).kronor(), service.service);
        staff += people;
    }
    note(Measure::staff_cost, staff.kronor());
    note(Measure::other_cost, (a_.account.total() - staff).kronor());
    note(Measure::net_cost, a_.account.total().kronor());
}

void Page::life() {
    HomeCareYear home_care;
    for (std::size_t i = 0; i < a_.provision.home_care.size(); ++i) {
        const HomeCareYear& district = a_.provision.home_care[i];
        home_care += district;
        count(Measure::visits, district.delivered, Service::home_care, static_cast<std::uint8_t>(i));
        count(Measure::missed_visits, district.missed + district.given_up, Service::home_care,
              static_cast<std::uint8_t>(i));
    }
    count(Measure::visits, home_care.delivered, Service::home_care);
    count(Measure::missed_visits, home_care.missed + home_care.given_up, Service::home_care);
    count(Measure::shortened_visits, home_care.shortened, Service::home_care);
    if (home_care.continuity_clients > 0)
        note(Measure::staff_continuity, home_care.continuity(), Service::home_care);
    const EscortYear& escort = a_.provision.escort;
    if (escort.counts.wishes > 0)
        note(Measure::met_preference_share, escort.met_preference_share(), Service::escort);
    note(Measure::other_use_hours, escort.staff.other_use.value(), Service::escort);
    if (escort.counts.groups > 0) note(Measure::pooling_gain, escort.pooling_gain(), Service::escort);
    if (a_.provision.night.client_nights > 0)
        note(Measure::digital_share, a_.provision.night.digital_share(), Service::night_supervision);
    count(Measure::missed_visits, a_.provision.night.missed, Service::night_supervision);
}

} // namespace

void write_year(Outcome& outcome, const YearAccounts& accounts) {
    accounts.flow.balance();
    Page page{outcome, accounts};
    page.people();
    page.clients();
    page.hours();
    page.staff();
    page.posts();
    page.money();
    page.life();
}

} // namespace omsorg
