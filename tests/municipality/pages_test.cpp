// SPDX-License-Identifier: MIT
// What each page of the year prints, from books filled in by hand: no line stands for another's figure.
#include "books.hpp"

namespace omsorg {
namespace {

using namespace literals;
using test::Books;
using test::expect_lines;

constexpr auto housing = Service::special_housing;
constexpr auto home = Service::home_care;

TEST(Pages, people_are_counted_by_the_age_that_they_reach) {
    Books books;
    const auto live = [&](int age, int persons) {
        PersonId last{};
        for (int i = 0; i < persons; ++i)
            last = books.people.add({.key = key_of(std::uint64_t(age), std::uint64_t(i)),
                                     .sex = i % 2 == 0 ? Sex::female : Sex::male,
                                     .year_of_birth = Books::of_year - age});
        return last;
    };
    // The youngest and the oldest of each group.
    live(0, 1), live(5, 2), live(6, 3), live(15, 5), live(16, 7), live(18, 11), live(19, 13), live(64, 17);
    live(65, 19), live(79, 23);
    const PersonId dead = live(80, 29), gone = live(14, 31);
    books.people.die(dead, Instant{});
    books.people.move_away(gone, Instant{});
    books.flow = {.at_start = 150, .born = 4, .moved_in = 9, .died = 1, .moved_out = 3, .at_end = 159};
    expect_lines(books, {{Measure::population, 1 + 2 + 3 + 5 + 7 + 11 + 13 + 17 + 19 + 23 + 28 + 30},
                         {Measure::population_0_5, 1 + 2},
                         {Measure::population_6_15, 3 + 5 + 30},
                         {Measure::population_16_18, 7 + 11},
                         {Measure::population_19_64, 13 + 17},
                         {Measure::population_65_plus, 19 + 23 + 28},
                         {Measure::population_80_plus, 28},
                         {Measure::births, 4},
                         {Measure::deaths, 1},
                         {Measure::net_migration, 6}});
}

TEST(Pages, the_queue_for_a_place) {
    Books books;
    books.year.days.residents = 4000;
    books.year.days.waiting = 700;
    books.residents.decisions[0] = 31, books.residents.decisions[1] = 17, books.residents.decisions[2] = 3;
    books.residents.reported = 5;
    expect_lines(books, {{Measure::waiting_days, {}, housing}, {Measure::waiting_over_90_days, {}, housing}});
    SpecialHousingYear& year = books.year.special_housing;
    year.moved_in = 8, year.wait_sum = 450, year.over_90 = 3, year.known_about_90 = 10;
    expect_lines(books, {{Measure::clients, 40, housing},
                         {Measure::queue, 7, housing},
                         {Measure::waiting_days, 56.25, housing},
                         {Measure::waiting_over_90_days, 0.3, housing},
                         {Measure::first_decisions, 31, home},
                         {Measure::first_decisions, 17, housing},
                         {Measure::first_decisions, 3, Service::escort},
                         {Measure::unexecuted_decisions, 5, housing}});
}

TEST(Pages, places_by_kind_and_couples) {
    Books books;
    SpecialHousingYear& year = books.year.special_housing;
    year.days = Books::days, year.place_days = 5000, year.resident_days = 4500;
    expect_lines(books, {{Measure::occupancy, 0.9, housing},
                         {Measure::dementia_residents, {}, housing},
                         {Measure::transfers, {}, housing},
                         {Measure::held_places, {}, housing}});
    year.kinds = year.couples = true;
    year.resident_days_of = {3000, 1500};
    year.waiting_days_of = {200, 700};
    year.moved_in_to = {20, 4};
    year.wait_sum_of = {600, 230};
    year.transfers = 6, year.transfer_days = 350;
    year.partner_days = 900, year.held_days = 130;
    expect_lines(books, {{Measure::dementia_residents, 15, housing},
                         {Measure::dementia_queue, 7, housing},
                         {Measure::dementia_waiting_days, 57.5, housing},
                         {Measure::transfers, 6, housing},
                         {Measure::transfer_queue, 3.5, housing},
                         {Measure::accompanying_partners, 9, housing},
                         {Measure::held_places, 1.3, housing}});
}

TEST(Pages, homes_and_the_wish_for_one) {
    Books books;
    HomesYear& homes = books.year.special_housing.homes;
    homes.told = true, homes.days = 80, homes.wish_days = 360;
    homes.wish = {.asked = 9, .moved = 4, .left = 2, .waiting_at_end = 3};
    homes.closing = {.asked = 7, .moved = 7};
    homes.wish_wait_sum = 250;
    homes.wishing = {100, 300}, homes.wished = {75, 150};
    homes.wards = {{.district = DistrictId{0}, .resident_days = 90, .place_days = 100},
                   {.district = DistrictId{1}, .resident_days = 40, .place_days = 80},
                   {.district = DistrictId{1}, .resident_days = 20, .place_days = 40}};
    expect_lines(books, {{Measure::wished_home_share, 0.75, housing, 0},
                         {Measure::wished_home_share, 0.5, housing, 1},
                         {Measure::wished_home_share, 225 / 400.0, housing},
                         {Measure::home_occupancy, 0.9, housing, 0},
                         {Measure::home_occupancy, 0.5, housing, 1},
                         {Measure::home_occupancy, 150 / 220.0, housing},
                         {Measure::home_transfers, 4, housing},
                         {Measure::home_transfer_queue, 4.5, housing},
                         {Measure::home_transfer_days, 62.5, housing},
                         {Measure::closed_home_moves, 7, housing}});
}

TEST(Pages, short_stays_and_the_test_bed) {
    Books books;
    expect_lines(books, {{Measure::short_stay_guests, {}, housing}, {Measure::test_bed_trials, {}, housing}});
    ShortStayYear& stays = books.year.short_stay;
    stays.days = 50, stays.place_days = 400, stays.guest_days = 300, stays.waiting_days = 125;
    stays.blocked_days = 61, stays.paid_days = 22, stays.placed = 16, stays.wait_sum = 36;
    for (std::size_t i = 0; i < stay_reasons; ++i) stays.flow[i].gave_up = std::int64_t(7 + 4 * i);
    books.year.test_bed = {.came_in = 9,
                           .trials = 5,
                           .known = 4,
                           .wrong = 1,
                           .closed_days = 250,
                           .years_sum = 7,
                           .waiting_at_end = 2,
                           .open = true};
    expect_lines(books, {{Measure::short_stay_guests, 6, housing},
                         {Measure::short_stay_queue, 2.5, housing},
                         {Measure::short_stay_waiting_days, 2.25, housing},
                         {Measure::short_stay_occupancy, 0.75, housing},
                         {Measure::relief_turned_down, 15, housing},
                         {Measure::blocked_days, 61, housing},
                         {Measure::blocked_days_paid, 22, housing},
                         {Measure::test_bed_trials, 5, housing},
                         {Measure::technologies_known, 4, housing},
                         {Measure::technologies_misjudged, 1, housing},
                         {Measure::years_to_grade_b, 1.75, housing},
                         {Measure::test_bed_empty_places, 2.5, housing}});
}

TEST(Pages, visits_of_home_care) {
    Books books;
    HomeCareYear &north = books.year.home_care[0], &south = books.year.home_care[1];
    north.delivered = 400, north.missed = 7, north.given_up = 5, north.shortened = 11, north.alarms = 13;
    south.delivered = 900, south.missed = 3, south.given_up = 2, south.shortened = 19, south.alarms = 4;
    north.alarms_unanswered = 2, south.alarms_unanswered = 1;
    north.continuity_clients = 10, north.continuity_staff = 90;
    south.continuity_clients = 30, south.continuity_staff = 510;
    expect_lines(books, {{Measure::visits, 400, home, 0},
                         {Measure::visits, 900, home, 1},
                         {Measure::visits, 1300, home},
                         {Measure::missed_visits, 12, home, 0},
                         {Measure::missed_visits, 5, home, 1},
                         {Measure::missed_visits, 17, home},
                         {Measure::shortened_visits, 30, home},
                         {Measure::staff_continuity, 15, home},
                         {Measure::alarms, 17, home},
                         {Measure::alarms_unanswered, 3, home}});
}

TEST(Pages, the_night) {
    Books books;
    expect_lines(books, {{Measure::digital_share, {}, Service::night_supervision}});
    books.year.days.night = 1200;
    books.year.night.client_nights = 1200, books.year.night.camera_nights = 450, books.year.night.missed = 8;
    expect_lines(books, {{Measure::clients, 12, Service::night_supervision},
                         {Measure::digital_share, 0.375, Service::night_supervision},
                         {Measure::missed_visits, 8, Service::night_supervision}});
}

TEST(Pages, women_and_men_older_and_younger) {
    Books books;
    std::int64_t i = 0;
    for (GroupYear& group : books.groups.group) {
        group.granted = 100_hours, group.receivable = 80_hours;
        group.came = Hours::from_hours(double(70 - 3 * i)),
        group.unmet = Hours::from_hours(double(2 + 5 * i));
        group.visits = {.missed = 3 + i, .fortnights = 10, .staff_met = 90 + 20 * i};
        ++i;
    }
    books.groups.gini = 0.4;
    expect_lines(books, {{Measure::unmet_gini_clients, 0.4, home},
                         {Measure::delivered_share_women, 0.70, home},
                         {Measure::delivered_share_men, 0.67, home},
                         {Measure::delivered_share_65_79, 0.64, home},
                         {Measure::delivered_share_80_plus, 0.61, home},
                         {Measure::unmet_hours_women, 2, home},
                         {Measure::unmet_hours_men, 7, home},
                         {Measure::unmet_hours_65_79, 12, home},
                         {Measure::unmet_hours_80_plus, 17, home},
                         {Measure::missed_visits_women, 3, home},
                         {Measure::missed_visits_men, 4, home},
                         {Measure::missed_visits_65_79, 5, home},
                         {Measure::missed_visits_80_plus, 6, home},
                         {Measure::staff_continuity_women, 9, home},
                         {Measure::staff_continuity_men, 11, home},
                         {Measure::staff_continuity_65_79, 13, home},
                         {Measure::staff_continuity_80_plus, 15, home},
                         {Measure::delivered_gap_sex, 0.70 - 0.67, home},
                         {Measure::delivered_gap_age, 0.61 - 0.64, home},
                         {Measure::unmet_gap_sex, 2 / 80.0 - 7 / 80.0, home},
                         {Measure::unmet_gap_age, 17 / 80.0 - 12 / 80.0, home}});
}

TEST(Pages, decisions_and_appeals) {
    Books books;
    books.live.assessment.modelled = true;
    const std::array support{home, housing, Service::escort};
    for (std::size_t i = 0; i < support.size(); ++i) {
        books.residents.refusals[i] = 20 + std::int64_t(i), books.residents.wrong[i] = 10 + std::int64_t(i);
        books.residents.appeals[i] = 6 + std::int64_t(i), books.residents.won[i] = 2 + std::int64_t(i);
    }
    books.year.casework.emplace();
    books.year.casework->appeals = 41, books.year.casework->changed = 17, books.year.casework->wrong = 53;
    for (std::size_t i = 0; i < support.size(); ++i)
        expect_lines(books, {{Measure::refusals, 20.0 + double(i), support[i]},
                             {Measure::wrong_decisions, 10.0 + double(i), support[i]},
                             {Measure::appeals, 6.0 + double(i), support[i]},
                             {Measure::changed_on_appeal, 2.0 + double(i), support[i]}});
    expect_lines(books, {{Measure::appeals, 41, Service::casework},
                         {Measure::changed_on_appeal, 17, Service::casework},
                         {Measure::wrong_decisions, 53, Service::casework}});
}

/// Each fact bears on other domains of a life, so that no level can stand on another's line.
TEST(Pages, quality_of_life_by_domain) {
    Books books;
    books.live.quality_of_life.modelled = books.live.autonomy.modelled = true;
    books.live.quality_of_life.food = 3; // the others weigh one
    books.at_first[home] = 12, books.at_first[Service::escort] = 4;
    books.year.days.home_care = {800, 400};
    books.year.days.escort = 300;
    books.groups.care_came = 0.9, books.groups.domestic_came = 0.5;
    HomeCareYear& care = books.year.home_care[0];
    care.delivered = 100, care.shortened = 20, care.alarms = 10, care.alarms_unanswered = 4;
    care.continuity_clients = 10, care.continuity_staff = 200;
    books.year.night.client_nights = 1, books.year.night.planned_visits = 40;
    books.year.night.escalations = 10, books.year.night.missed = 15;
    SessionCounts& outings = books.year.escort.counts;
    outings.wishes = 50, outings.went = 30, outings.in_window = 20;
    books.live.expectation.few_staff = 8;
    const double food = (0.9 + 0.5) / 2, safety = (0.9 + 0.6 + 0.7) / 3, dignity = (0.8 + 0.4) / 2;
    const double decided = (1 + 0.4 + 0.8) / 3; // every visit in time, few faces, none cut but a fifth
    const double index = (decided + 0.9 + 3 * food + safety + 0.4 + 0.5 + dignity) / 9;
    expect_lines(books, {{Measure::quality_of_life_control, decided, home},
                         {Measure::quality_of_life_cleanliness, 0.9, home},
                         {Measure::quality_of_life_food, food, home},
                         {Measure::quality_of_life_safety, safety, home},
                         {Measure::quality_of_life_social, 0.4, home},
                         {Measure::quality_of_life_occupation, {}, home},
                         {Measure::quality_of_life_accommodation, 0.5, home},
                         {Measure::quality_of_life_dignity, dignity, home},
                         {Measure::quality_of_life, index, home},
                         {Measure::quality_of_life_years, index * 12, home},
                         {Measure::quality_of_life_social, 0.6, Service::escort},
                         {Measure::quality_of_life_social, (12 * 0.4 + 4 * 0.6) / 16},
                         {Measure::quality_of_life_food, food},
                         {Measure::quality_of_life_safety, safety},
                         {Measure::quality_of_life_dignity, dignity}});
}

TEST(Pages, clients_that_partners_have_of_their_own) {
    constexpr auto escort = Service::escort;
    const auto h = [](double hours) { return Hours::from_hours(hours); };
    Books books;
    PartnersYear& partners = books.year.partners;
    expect_lines(books, {{Measure::partner_hours, {}, home}, {Measure::complementarity_hours, {}, home}});
    partners.days = Books::days;
    partners.met = {h(0), h(0)}, partners.met_outings = {h(4), h(3)};
    expect_lines(books, {{Measure::partner_hours, 7, escort},
                         {Measure::partner_own_needed_hours, {}, home},
                         {Measure::complementarity_hours, {}, home}});
    partners.clients = {{.needed = h(50), .met = h(20), .overflow = h(10)}, {.needed = h(9), .met = h(8)}};
    expect_lines(books, {{Measure::partner_own_needed_hours, 50, home, 0},
                         {Measure::partner_own_needed_hours, 59, home},
                         {Measure::partner_own_met_hours, 8, home, 1},
                         {Measure::partner_own_met_hours, 28, home},
                         {Measure::partner_overflow_hours, 10, home},
                         {Measure::partner_own_unmet_hours, 20, home, 0},
                         {Measure::partner_own_unmet_hours, 21, home},
                         {Measure::complementarity_hours, 10, home},
                         {Measure::partner_own_needed_hours, {}, escort}});
    partners.clients_outings = {{.needed = h(6), .met = h(1), .overflow = h(2)}, {}};
    expect_lines(books, {{Measure::partner_own_needed_hours, 6, escort},
                         {Measure::partner_own_unmet_hours, 3, escort},
                         {Measure::complementarity_hours, 7 + 2, escort},
                         {Measure::partner_hours, 7, escort}});
    partners.met_outings = {h(0), h(0)};
    expect_lines(books, {{Measure::partner_hours, 0, escort}, {Measure::complementarity_hours, 2, escort}});
}

} // namespace
} // namespace omsorg
