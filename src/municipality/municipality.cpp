// SPDX-License-Identifier: MIT
#include <omsorg/municipality/municipality.hpp>

#include <utility>

namespace omsorg {

namespace {

PeopleLedger so_far(const People& people) {
    const PeopleLedger book{.at_start = people.founders(),
                            .born = people.born(),
                            .moved_in = people.moved_in(),
                            .died = people.died(),
                            .moved_out = people.moved_out(),
                            .at_end = people.present()};
    book.balance();
    return book;
}

/// What happened between two moments of one run.
PeopleLedger between(const PeopleLedger& before, const PeopleLedger& after) {
    return {.at_start = before.at_end,
            .born = after.born - before.born,
            .moved_in = after.moved_in - before.moved_in,
            .died = after.died - before.died,
            .moved_out = after.moved_out - before.moved_out,
            .at_end = after.at_end};
}

} // namespace

Municipality::Municipality(const World& world, Run run)
    : world_{world}, live_{world.assumptions}, levers_{live_}, decisions_{world.changes},
      geography_{geography_of(world.tables->population.localities,
                              {live_.population.rural_share, live_.population.land_area})},
      sim_{start_of_year(world.first_year)}, residents_{world, live_, geography_, sim_, run},
      provision_{live_, geography_, run}, staffing_{live_, world.tables->nation, world.first_year} {}

Outcome Municipality::live(std::stop_token stop) {
    const Day first = day_of(sim_.now());
    residents_.found(provision_);
    so_far_ = so_far(residents_.people());
    budget_ = staffing_.found(provision_, residents_.people(), first);
    sim_.book(sim_.now(), event_of(Happening::new_day), {.priority = early});
    const Instant end = start_of_year(world_.last_year + 1);
    const RunEnd how = sim_.run_until(
        end, [&](const Event& event) { happen(event); }, stop);
    if (how == RunEnd::stopped) throw Stopped{};
    close_year(world_.last_year);
    return std::move(outcome_);
}

void Municipality::happen(const Event& event) {
    if (static_cast<Happening>(event.kind) == Happening::new_day)
        begin_day(day_of(sim_.now()));
    else
        residents_.happen(event, provision_);
}

void Municipality::begin_day(Day today) {
    const int year = year_of(sim_.now());
    const bool new_year = sim_.now() == start_of_year(year);
    if (new_year && year > world_.first_year) close_year(year - 1);
    decisions_.carry_out(today, levers_);
    if (new_year) {
        if (year > world_.first_year)
            budget_ = staffing_.decide(provision_, residents_.people(), year, last_);
        residents_.begin_year(year, provision_);
    }
    provision_.run_day(today);
    sim_.book(Instant{today + std::chrono::days{1}}, event_of(Happening::new_day), {.priority = early});
}

void Municipality::close_year(int year) {
    const People& people = residents_.people();
    last_ = provision_.harvest(day_of(start_of_year(year + 1)) - std::chrono::days{1});
    const PeopleLedger before = std::exchange(so_far_, so_far(people));
    const PeopleLedger flow = between(before, so_far_);
    const Account account = staffing_.account(last_, year);
    write_year(outcome_, {year, people, flow, residents_.harvest(), last_, budget_, account});
}

Outcome simulate(const World& world, Run run, std::stop_token stop) {
    return Municipality{world, run}.live(std::move(stop));
}

} // namespace omsorg
