// SPDX-License-Identifier: MIT
// What the year prints of sessions, screens and training flats, from books filled in by hand.
#include "books.hpp"

namespace omsorg {
namespace {

using namespace literals;
using test::Books;
using test::expect_lines;

constexpr auto flat = Service::training_flat;

/// A year of sessions in which every count is another; `n` moves them all.
SessionYear sessions(std::int64_t n) {
    SessionYear year;
    year.counts = {.client_weeks = 900,
                   .wishes = 400 + n,
                   .met = 90 + n,
                   .agreed = 300 + n,
                   .no_seat = 17 + n,
                   .too_late = 11,
                   .too_far = 6 + n,
                   .groups = 150,
                   .declined_company = 30,
                   .promoted = 13 + n,
                   .no_shows = 24 + n,
                   .turned_away = 5,
                   .in_window = 210 + n,
                   .offered_company = 120,
                   .went = 260,
                   .gather_hours = 24 * (450 + n),
                   .seat_hours = 24 * (700 + n),
                   .caught_up = 8 + n,
                   .group_size = {100, 20, 10, 5, 14, 0, 0, 0, 0}};
    const auto hours = [&](std::int64_t whole) { return Hours::from_hours(double(whole + n)); };
    year.staff = {.reserved = hours(900), .with_clients = hours(600), .other_use = hours(120)};
    year.staff.delivered = hours(850), year.staff.second_staff = hours(50);
    year.unused = hours(77);
    SessionHours clients{.refused = hours(51)};
    clients.granted = clients.refused;
    year.by_district = {clients};
    return year;
}

Books filled() {
    Books books;
    books.year.escort = sessions(0);
    for (const Service service : {Service::housing_support, Service::domestic_service, Service::day_activity})
        books.year.support.push_back({.service = service, .sessions = sessions(std::int64_t(service))});
    return books;
}

/// In every service that is given as sessions, each line by its formula.
TEST(SessionPages, every_line_of_every_service) {
    const Books books = filled();
    for (const Service service :
         {Service::escort, Service::housing_support, Service::domestic_service, Service::day_activity}) {
        const double n = service == Service::escort ? 0 : double(service);
        expect_lines(books, {{Measure::denials, 17 + n + 5, service},
                             {Measure::refused_wishes, 11 + 6 + n, service},
                             {Measure::refused_hours, 51 + n, service},
                             {Measure::promotions, 13 + n, service},
                             {Measure::unused_account_hours, 77 + n, service},
                             {Measure::no_show_share, (24 + n) / (300 + n), service},
                             {Measure::days_to_seat, (700 + n) / (300 + n), service},
                             {Measure::company_wait_days, (450 + n) / (300 + n), service},
                             {Measure::company_declined_share, 0.25, service},
                             {Measure::met_preference_share, (90 + n) / (400 + n), service},
                             {Measure::flexibility_index, (210 + n) / (400 + n), service},
                             {Measure::fill_rate, (600 + n) / (900 + n), service},
                             {Measure::other_use_hours, 120 + n, service},
                             {Measure::pooling_gain, (900 + 2 * n) / (600 + n), service},
                             {Measure::group_size, 260 / 150.0, service},
                             {Measure::went_alone_share, 100 / 260.0, service},
                             {Measure::went_in_two_share, 40 / 260.0, service},
                             {Measure::went_in_three_or_four_share, 50 / 260.0, service},
                             {Measure::went_in_five_or_more_share, 70 / 260.0, service}});
    }
    const double services =
        double(Service::housing_support) + double(Service::domestic_service) + double(Service::day_activity);
    expect_lines(books,
                 {{Measure::refused_wishes, 4 * 17 + services}, {Measure::refused_hours, 4 * 51 + services}});
}

/// A day activity has no shock to catch up after; the others tell of it.
TEST(SessionPages, what_was_caught_up) {
    expect_lines(filled(), {{Measure::caught_up_sessions, 8, Service::escort},
                            {Measure::caught_up_sessions, 8 + double(Service::domestic_service),
                             Service::domestic_service},
                            {Measure::caught_up_sessions, {}, Service::day_activity}});
}

/// Nothing agreed, nothing wished, nobody on duty: a figure that does not exist is no zero.
TEST(SessionPages, a_year_without_wishes) {
    expect_lines(Books{}, {{Measure::denials, 0, Service::escort},
                           {Measure::promotions, 0, Service::escort},
                           {Measure::days_to_seat, {}, Service::escort},
                           {Measure::no_show_share, {}, Service::escort},
                           {Measure::fill_rate, {}, Service::escort},
                           {Measure::flexibility_index, {}, Service::escort},
                           {Measure::met_preference_share, {}, Service::escort},
                           {Measure::pooling_gain, {}, Service::escort},
                           {Measure::company_wait_days, {}, Service::escort},
                           {Measure::company_declined_share, {}, Service::escort}});
}

TEST(SessionPages, training_flats) {
    Books books;
    expect_lines(books, {{Measure::trainees, {}, flat}});
    books.year.training = {.began = 7,
                           .completed = 5,
                           .bookable = 400_hours,
                           .trained = 250_hours,
                           .waiting_weeks = 130,
                           .weeks = 52,
                           .avoided = 31_hours};
    expect_lines(books, {{Measure::trainees, 7, flat},
                         {Measure::flat_use_share, 0.625, flat},
                         {Measure::trainees_waiting, 2.5, flat},
                         {Measure::hours_avoided, 31, flat}});
}

TEST(SessionPages, screens_at_home_and_in_housing_support) {
    Books books;
    for (std::size_t i = 0; i < 2; ++i) {
        DigitalYear& digital = books.year.home_care[i].digital;
        digital.client_days = 600 + 300 * std::int64_t(i);
        digital.tools[0] = {.visits = 40, .setup = 3_hours, .staff = 5_hours};
        digital.tools[1] = {.visits = 7, .setup = 1_hours, .staff = 2_hours};
        digital.managed_alone = 9_hours;
    }
    books.year.support.emplace_back().service = Service::housing_support;
    books.year.support[0].client_days = 5000;
    books.year.support[0].app = {.user_days = 1500, .visits = 80, .setup = 4_hours, .staff = 6_hours};
    books.year.support[0].managed_alone = 13_hours;
    books.account.book(std::size_t(Service::home_care), CostLine::licences, Kronor::from_kronor(700));
    books.account.book(std::size_t(Service::housing_support), CostLine::licences, Kronor::from_kronor(90));
    expect_lines(books, {{Measure::digital_clients, 6, Service::home_care, 0},
                         {Measure::digital_clients, 9, Service::home_care, 1},
                         {Measure::digital_clients, 15, Service::home_care},
                         {Measure::digital_visits, 47, Service::home_care, 1},
                         {Measure::digital_visits, 94, Service::home_care},
                         {Measure::digital_staff_hours, 22, Service::home_care},
                         {Measure::managed_alone_hours, 18, Service::home_care},
                         {Measure::licence_cost, 700, Service::home_care},
                         {Measure::clients, 50, Service::housing_support},
                         {Measure::digital_clients, 15, Service::housing_support},
                         {Measure::digital_visits, 80, Service::housing_support},
                         {Measure::digital_staff_hours, 10, Service::housing_support},
                         {Measure::managed_alone_hours, 13, Service::housing_support},
                         {Measure::licence_cost, 90, Service::housing_support}});
}

} // namespace
} // namespace omsorg
