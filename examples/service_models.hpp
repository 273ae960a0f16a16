// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/tally.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

/// Old and new ways of working whose answer has a closed form, each told as a story.
///
///     fixed slot or bookable seat     seats that suffice are a quantile of the binomial
///     pooled trip                     E⌈D / r⌉ staff for D takers, r of whom share one
///     wait until K or until T         a renewal: who opens a group, and who comes in time to join it
///     continuity                      n (1 − (1 − 1/n)^V) different staff in V visits
///     night camera                    m + p₁ (m + p₂ · visit) + p_ab · visit minutes a check
///     staged testing                  Σ cost of a stage × share that comes so far
///     diffusion                       F(t) = (1 − e^(−(p+q)t)) / (1 + (q/p) e^(−(p+q)t))
///
/// Each function lives one replication and knows no formula. Bass: *A new product growth for model consumer durables*,
/// Management Science 15 (1969).
namespace service_models {

using namespace omsorg;
using namespace omsorg::literals;

enum Why : std::uint32_t { uses = 1001, takers, request, worker, contact, camera, testing, adopts };

// A weekly activity. Whoever does not use her slot this week leaves her seat to somebody else.

struct Activity {
    Simulation sim{start_of_year(2027)};
    Places seats{sim, "seats", 1'000};
};

inline Process attends(Activity& activity, int& most) {
    auto seat = co_await activity.seats.admit();
    most = std::max(most, activity.seats.occupied());
    co_await activity.sim.after(3_hours);
}

/// Hands each week's number of seats taken at once to the caller: what a week would have needed.
template <class Seen>
void live_weeks(Run run, std::uint64_t weeks, std::uint64_t clients, double use, Seen&& seen) {
    Activity activity;
    const Stream luck{run, Purpose{uses}};
    for (std::uint64_t week = 0; week < weeks; ++week) {
        int most = 0;
        for (std::uint64_t client = 0; client < clients; ++client)
            if (luck.happens(use, key_of(client), week)) activity.sim.start(attends(activity, most));
        activity.sim.run_until(activity.sim.now() + 1_weeks);
        seen(most);
    }
}

// A trip to which a Poisson number of clients comes; so many share one staff.

inline Process rides(Batching& car, std::uint64_t& staff) {
    const Batch ride = co_await car.join();
    if (ride.leads) ++staff;
}

/// Staff a trip, over a year of Saturdays.
inline double staff_a_trip(Run run, double mean_takers, int share_one) {
    constexpr std::uint64_t saturdays = 52;
    Simulation sim{start_of_year(2027)};
    Batching car{sim, "car", {.enough = share_one, .longest = 1_minutes}}; // nobody comes later
    const Distribution number = Distribution::poisson(mean_takers);
    std::uint64_t staff = 0;
    for (std::uint64_t trip = 0; trip < saturdays; ++trip) {
        Luck luck = Stream{run, Purpose{takers}}.at(key_of(trip));
        for (double left = number.draw(luck); left > 0; --left) sim.start(rides(car, staff));
        sim.run_until(sim.now() + 1_weeks);
    }
    return static_cast<double>(staff) / saturdays;
}

// Clients who wait for company: a group goes when there are enough, or when its first has waited long enough.

inline Process waits_for_company(Batching& group) { co_await group.join(); }
inline Process requests(Simulation& sim, Batching& group, Run run) {
    const Stream gaps{run, Purpose{request}};
    for (std::uint64_t number = 0;; ++number) {
        co_await sim.after(from_hours(gaps.exponential(key_of(number))));
        sim.start(waits_for_company(group));
    }
}

struct Company {
    double size = 0, hours_waited = 0;
};

/// Six weeks of one request an hour, after a first one that is not counted.
inline Company company(Run run, int enough, Duration longest) {
    Simulation sim{start_of_year(2027)};
    Batching group{sim, "company", {.enough = enough, .longest = longest}};
    sim.start(requests(sim, group, run));
    sim.run_until(sim.now() + 1_weeks);
    sim.observe_afresh();
    sim.run_until(sim.now() + 6_weeks);
    return {group.sizes().mean(), group.waits().mean_hours()};
}

// Whom a client meets at her door.

enum class Contact : std::uint8_t { none, as_often_as_not, every_other_visit };

/// Different staff in so many visits, the mean of fifty clients. A contact person takes about half of the visits,
/// or exactly every other; all others are drawn from the rest.
inline double staff_met(Run run, std::uint64_t pool, std::uint64_t visits, Contact rule) {
    constexpr std::uint64_t clients = 50;
    const Stream whom{run, Purpose{worker}}, hers{run, Purpose{contact}};
    const std::uint64_t others = rule == Contact::none ? pool : pool - 1;
    std::size_t met_by_all = 0;
    for (std::uint64_t client = 0; client < clients; ++client) {
        std::set<std::uint64_t> met;
        for (std::uint64_t visit = 0; visit < visits; ++visit) {
            const bool by_contact =
                (rule == Contact::every_other_visit && visit % 2 == 0) ||
                (rule == Contact::as_often_as_not && hers.happens(0.5, key_of(client), visit));
            const double drawn = static_cast<double>(others) * whom.uniform(key_of(client), visit);
            met.insert(by_contact ? others : static_cast<std::uint64_t>(drawn));
        }
        met_by_all += met.size();
    }
    return static_cast<double>(met_by_all) / clients;
}

// A camera at night: a look on a screen, another if she is not to be seen, and a visit when that is needed.

struct Night {
    Run run;
    Simulation sim{start_of_year(2027)};
    Places staff{sim, "night staff", 1};
    Stream luck{run, Purpose{camera}};
    Duration worked{};
};

inline Process check(Night& night, std::uint64_t number) {
    constexpr Duration look = 90_seconds, visit = 30_minutes;
    constexpr double abnormal = 0.01, not_seen = 0.1, still_not_seen = 0.5;
    auto staff = co_await night.staff.admit();
    const Instant began = night.sim.now();
    co_await night.sim.after(look);
    const double found = night.luck.uniform(key_of(number));
    bool goes_there = found < abnormal;
    if (!goes_there && found < abnormal + not_seen) {
        co_await night.sim.after(look);
        goes_there = night.luck.happens(still_not_seen, key_of(number), 1); // another index, another draw
    }
    if (goes_there) co_await night.sim.after(visit);
    night.worked += night.sim.now() - began;
}

/// Minutes of staff a check, over a year with a check a night.
inline double minutes_a_check(Run run) {
    constexpr int nights = 365;
    Night night{run};
    for (std::uint64_t number = 0; number < nights; ++number) {
        night.sim.start(check(night, number));
        night.sim.run_until(night.sim.now() + 24_hours);
    }
    return 60 * in_hours(night.worked) / nights;
}

// Ideas that are tried in stages, the cheap ones first; each stage lets some of them through.

struct Stage {
    double cost, survival;
};
inline constexpr std::array<Stage, 4> stages{{{10, 0.5}, {40, 0.5}, {150, 0.6}, {800, 1}}};

struct Laboratory {
    Run run;
    bool all_stages_first = false; ///< builds everything, and sees then whether it works
    Simulation sim{start_of_year(2027)};
    double spent = 0;
    std::uint64_t ideas = 0, successes = 0;
};

inline Process idea(Laboratory& laboratory) {
    const Stream luck{laboratory.run, Purpose{testing}};
    const Key which = key_of(laboratory.ideas++);
    bool works = true;
    for (std::size_t i = 0; i < stages.size() && (works || laboratory.all_stages_first); ++i) {
        laboratory.spent += stages[i].cost;
        co_await laboratory.sim.after(1_weeks);
        works = works && luck.happens(stages[i].survival, which, i);
    }
    if (works) ++laboratory.successes;
}

/// Tries one idea after another until so many have worked, or so many were tried.
inline Process research(Laboratory& laboratory, std::uint64_t successes, std::uint64_t ideas) {
    while (laboratory.successes < successes && laboratory.ideas < ideas) co_await idea(laboratory);
}

/// What was spent and what came of it.
struct Research {
    double spent = 0, ideas = 0, successes = 0;
};
inline Research research_until(Run run, bool all_stages_first, std::uint64_t successes, std::uint64_t ideas) {
    Laboratory laboratory{run, all_stages_first};
    laboratory.sim.start(research(laboratory, successes, ideas));
    laboratory.sim.run_until(Instant::max());
    return {laboratory.spent, static_cast<double>(laboratory.ideas),
            static_cast<double>(laboratory.successes)};
}

// A novelty among so many: each takes it up by herself with the rate p, and by the example of others with the
// rate q times the share that has it.

struct Spread {
    std::array<double, 7> share{}; ///< that has it after 1, 2, 3, 5, 7, 10 and 15 years
    double peak = 0;               ///< years, when it spreads fastest
};
inline constexpr std::array<double, 7> years_seen{1, 2, 3, 5, 7, 10, 15};

inline Process takes_it_up(Simulation& sim, Run run, double people, double p, double q, double& have,
                           double& peak) {
    constexpr Duration year = 8'766_hours;
    const Stream luck{run, Purpose{adopts}};
    const Instant began = sim.now();
    double fastest = 0;
    while (have < people) {
        const double rate = (p + q * have / people) * (people - have); // a year
        if (rate > fastest) {
            fastest = rate;
            peak = in_hours(sim.now() - began) / in_hours(year);
        }
        const double gap = luck.exponential(key_of(static_cast<std::uint64_t>(have))) / rate;
        co_await sim.after(from_hours(gap * in_hours(year)));
        ++have;
    }
}

inline Spread spread_of_a_novelty(Run run, double people, double p, double q) {
    constexpr Duration year = 8'766_hours;
    Simulation sim{start_of_year(2027)};
    const Instant began = sim.now();
    Spread seen;
    double have = 0;
    sim.start(takes_it_up(sim, run, people, p, q, have, seen.peak));
    for (std::size_t i = 0; i < years_seen.size(); ++i) {
        sim.run_until(began + from_hours(years_seen[i] * in_hours(year)));
        seen.share[i] = have / people;
    }
    return seen;
}

// The figures, each beside the story that must come to it.

struct Figure {
    const char* what;
    double exact;
};
struct Model {
    const char* name;
    std::vector<Figure> figures;
    std::function<std::vector<double>(Run)> live; ///< one replication: a number for each figure
};

inline std::vector<Model> models() {
    return {
        {"continuity: different staff of 18",
         {{"28 visits", 14.367},
          {"42 visits", 16.368},
          {"28, a contact person half of them", 10.631},
          {"28, a contact person 14 of them", 10.725}},
         [](Run run) {
             return std::vector{staff_met(run, 18, 28, Contact::none), staff_met(run, 18, 42, Contact::none),
                                staff_met(run, 18, 28, Contact::as_often_as_not),
                                staff_met(run, 18, 28, Contact::every_other_visit)};
         }},
        {"night camera",
         {{"minutes a check", 3.45}, {"saved of a visit of 30", 0.885}},
         [](Run run) {
             const double minutes = minutes_a_check(run);
             return std::vector{minutes, 1 - minutes / 30};
         }},
        {"pooled trip: staff, four takers",
         {{"1 to 1", 4},
          {"1 to 2", 2.249916},
          {"1 to 3", 1.667299},
          {"1 to 4", 1.374486},
          {"1 to 5", 1.199399}},
         [](Run run) {
             std::vector<double> staff;
             for (int share_one = 1; share_one <= 5; ++share_one)
                 staff.push_back(staff_a_trip(run, 4, share_one));
             return staff;
         }},
        {"until two, or one hour",
         {{"size", 1.632121}, {"hours waited", 0.387300}},
         [](Run run) {
             const Company pairs = company(run, 2, 1_hours);
             return std::vector{pairs.size, pairs.hours_waited};
         }},
        {"until three, or two hours",
         {{"size", 2.458659}, {"hours waited", 0.834867}},
         [](Run run) {
             const Company threes = company(run, 3, 2_hours);
             return std::vector{threes.size, threes.hours_waited};
         }},
        {"until three, however long",
         {{"hours waited", 1}},
         [](Run run) { return std::vector{company(run, 3, forever).hours_waited}; }},
        {"staged testing",
         {{"cost an idea", 187.5},
          {"successes an idea", 0.15},
          {"cost a success", 1'250},
          {"building all first", 1'000 / 0.15}},
         [](Run run) {
             constexpr std::uint64_t enough = 150, many = 1'000, no_end = 1'000'000;
             const Research a_thousand = research_until(run, false, no_end, many);
             return std::vector{a_thousand.spent / a_thousand.ideas, a_thousand.successes / a_thousand.ideas,
                                research_until(run, false, enough, no_end).spent / enough,
                                research_until(run, true, enough, no_end).spent / enough};
         }},
        {"a novelty spreads: share that has it",
         {{"after 1 year", 0.035758},
          {"2", 0.085056},
          {"3", 0.150500},
          {"5", 0.331199},
          {"7", 0.549010},
          {"10", 0.812803},
          {"15", 0.971610},
          {"years, fastest", 6.1926}},
         [](Run run) {
             const Spread spread = spread_of_a_novelty(run, 20'000, 0.03, 0.38);
             std::vector<double> seen{spread.share.begin(), spread.share.end()};
             seen.push_back(spread.peak);
             return seen;
         }}};
}

/// One tally for each figure of the model.
inline std::vector<Tally> live(const Model& model, std::uint32_t replications) {
    std::vector<Tally> seen(model.figures.size());
    for (std::uint32_t number = 0; number < replications; ++number) {
        const std::vector<double> lived = model.live({.seed = 1969, .number = number});
        for (std::size_t i = 0; i < seen.size(); ++i) seen[i].add(lived[i]);
    }
    return seen;
}

/// Seats that suffice in this share of the weeks.
struct Seats {
    std::uint64_t clients;
    double share;
    int exact;
};
inline constexpr std::array<Seats, 4> bookable{
    {{20, 0.95, 16}, {20, 0.99, 17}, {100, 0.95, 68}, {100, 0.99, 71}}};

} // namespace service_models
