// SPDX-License-Identifier: MIT
#include <omsorg/municipality/municipality.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/need/expectation.hpp>
#include <omsorg/service/home_care_quality.hpp>

#include <algorithm>
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

/// The future's variant of births, deaths and moves.
Assumptions in_variant(Assumptions a, Run run) {
    a.population = omsorg::in_variant(a.population, a.variant, variant_of(a.variant, run));
    return a;
}

CaseType type_of(NeedDomain domain) {
    return domain == NeedDomain::income_support ? CaseType::income_support
           : domain == NeedDomain::family       ? CaseType::family
                                                : CaseType::support;
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
    : world_{world}, live_{in_variant(world.assumptions, run)}, levers_{live_}, decisions_{world.changes},
      geography_{geography_of(world.tables->population.localities,
                              {live_.population.rural_share, live_.population.land_area})},
      sim_{start_of_year(world.first_year)}, residents_{world, live_, geography_, sim_, run},
      provision_{live_,
                 geography_,
                 world.tables->partners,
                 world.tables->homes,
                 world.tables->events,
                 day_of(start_of_year(world.first_year)),
                 run},
      staffing_{live_, world.tables->nation, world.first_year} {}

Outcome Municipality::live(std::stop_token stop) {
    const Day first = day_of(sim_.now());
    residents_.found(provision_);
    provision_.found_technology(first);
    so_far_ = so_far(residents_.people());
    if (provision_.has_casework()) take_over_cases();
    provision_.plan_casework(expected_cases(world_.first_year));
    budget_ = staffing_.found(provision_, residents_.people(), first);
    sim_.book(sim_.now(), event_of(Happening::new_day), {.priority = early});
    const Instant end = start_of_year(world_.last_year + 1);
    const RunEnd how = sim_.run_until(
        end, [&](const Event& event) { happen(event); }, stop);
    if (how == RunEnd::stopped) throw Stopped{};
    close_year(world_.last_year);
    if (world_.audit) outcome_.audit = provision_.audit();
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
    const bool moved = decisions_.carry_out(today, levers_);
    const bool monday = is_monday(today);
    if (new_year || monday) provision_.settle_domestic();
    if (new_year) {
        if (year > world_.first_year) {
            provision_.plan_casework(expected_cases(year));
            budget_ = staffing_.decide(provision_, residents_.people(), year, last_);
        }
        residents_.begin_year(year, provision_);
    } else {
        if (moved) residents_.levers_moved();
        if (monday) staffing_.begin_teams(provision_, budget_, today);
    }
    open_cases(today);
    provision_.run_day(today);
    if (provision_.has_casework()) residents_.cases_decided(provision_);
    sim_.book(Instant{today + std::chrono::days{1}}, event_of(Happening::new_day), {.priority = early});
}

/// The residents' applications: those of last year, or expected where there is none; of the need domains what is
/// expected to begin.
Casework::Plan Municipality::expected_cases(int year) const {
    Casework::Plan cases{.inhabitants = static_cast<double>(residents_.people().present())};
    const DomainRegister& domains = residents_.domains();
    if (!last_.casework) {
        std::ranges::copy(residents_.expected_applications(year), cases.cases.begin());
        for (const NeedDomain domain : {NeedDomain::disability, NeedDomain::psychiatric})
            cases.cases[static_cast<std::size_t>(CaseType::support)] += domains.expected_cases(domain);
    } else {
        for (const CaseType type :
             {CaseType::home_care, CaseType::special_housing, CaseType::escort, CaseType::support})
            cases.cases[static_cast<std::size_t>(type)] =
                static_cast<double>(last_.casework->by_type[static_cast<std::size_t>(type)].received);
    }
    for (const NeedDomain domain : {NeedDomain::family, NeedDomain::income_support})
        cases.cases[static_cast<std::size_t>(type_of(domain))] = domains.expected_cases(domain);
    return cases;
}

/// Where a need beside elderly care is modelled, its cases come to the caseworkers one by one. Those of income support
/// are all there are; those of families are the reports that lead to a need. The others still come in a volume, which
/// stays as it was for each inhabitant, whatever becomes of the needs.
void Municipality::take_over_cases() {
    const DomainRegister& domains = residents_.domains();
    if (domains.is_on(NeedDomain::income_support)) provision_.casework().take_over(CaseType::income_support);
    provision_.casework().take_over(CaseType::family, domains.usual_cases(NeedDomain::family));
}

void Municipality::open_cases(Day today) {
    const std::vector<DomainCase>& cases = residents_.domains().open_day(today);
    if (!provision_.has_casework()) return;
    take_over_cases();
    for (const DomainCase& one : cases)
        provision_.casework().receive(type_of(one.domain), key_of(one.key, one.domain), today);
}

void Municipality::close_year(int year) {
    const People& people = residents_.people();
    residents_.reckon_prevention(provision_);
    last_ = provision_.harvest(day_of(start_of_year(year + 1)) - std::chrono::days{1});
    const PeopleLedger before = std::exchange(so_far_, so_far(people));
    const PeopleLedger flow = between(before, so_far_);
    const Account account = staffing_.account(last_, year);
    const ClientGroups groups = by_group(last_.clients, people, year);
    if (year == world_.first_year) first_clients_ = clients_by_service(last_);
    YearAccounts accounts{
        year,    people, flow,   residents_.harvest(), residents_.domains().harvest(),       last_, budget_,
        account, live_,  groups, first_clients_,       Inhabitants{people, geography_, year}};
    if (live_.training_flat.places > 0) accounts.training_pays = staffing_.training_pays_after(last_, year);
    satisfy(accounts);
    write_year(outcome_, accounts);
}

// The levels are solved in the first year, also for a plan that asks for satisfaction later.
void Municipality::satisfy(YearAccounts& accounts) {
    const ExpectationAssumptions& a = live_.expectation;
    const bool first = accounts.year == world_.first_year;
    if (!a.modelled && !first) return;
    std::vector<double> quality;
    for (const HomeCareYear& district : last_.home_care)
        quality.push_back(home_care_quality(a, district.met(), district.clients.unmet_share()).value_or(-1));
    satisfy_home_care(accounts, quality);
    if (!provision_.has_casework()) return;
    ExpectationAssumptions online = a;
    online.spread = a.e_service_spread;
    const auto adults = residents_.expecting(provision_.casework().e_service_quality());
    if (first) e_service_level_ = solve_level(online, a.e_service_satisfied, adults);
    if (a.modelled) accounts.e_service_satisfied = satisfied_share(online, *e_service_level_, adults);
}

/// Nothing where nobody has home care whose quality is known.
void Municipality::satisfy_home_care(YearAccounts& accounts, std::span<const double> quality) {
    const ExpectationAssumptions& a = live_.expectation;
    const auto there = residents_.expecting_by_district(provision_, quality);
    std::vector<ExpectingGroup> clients;
    for (const auto& district : there) clients.insert(clients.end(), district.begin(), district.end());
    if (clients.empty()) return;
    if (accounts.year == world_.first_year) home_care_level_ = solve_level(a, a.home_care_satisfied, clients);
    if (!a.modelled || !home_care_level_) return;
    const auto share = [&](const std::vector<ExpectingGroup>& some) -> std::optional<double> {
        if (some.empty()) return std::nullopt;
        return satisfied_share(a, *home_care_level_, some);
    };
    accounts.home_care_satisfied = share(clients);
    for (const auto& district : there) accounts.satisfied_there.push_back(share(district));
    const auto groups = residents_.expecting_by_group(provision_, quality, accounts.groups);
    for (std::size_t i = 0; i < home_care_groups; ++i) accounts.satisfied_by_group[i] = share(groups[i]);
}

Outcome simulate(const World& world, Run run, std::stop_token stop) {
    return Municipality{world, run}.live(std::move(stop));
}

} // namespace omsorg
