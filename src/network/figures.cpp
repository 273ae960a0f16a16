// SPDX-License-Identifier: MIT
// What each replication tells: a row for each figure, its name, its unit, and where it is read.
#include "house.hpp"

#include <limits>
#include <string_view>

namespace omsorg {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct StationFigure {
    std::string_view name, unit;
    double (*of)(const NetworkHouse& house, const StationState& state);
};
struct KindFigure {
    std::string_view name, unit;
    double (*of)(const NetworkHouse& house, const KindState& state);
};
struct MetFigure {
    std::string_view name, unit;
    double (*of)(const Meetings::Met& met);
};

double number(std::uint64_t count) { return static_cast<double>(count); }
double share(std::uint64_t count, std::uint64_t of) { return of > 0 ? number(count) / number(of) : nothing; }

const Station& line(const StationState& state) {
    return state.places ? static_cast<const Station&>(*state.places)
                        : static_cast<const Station&>(*state.staff);
}
std::uint64_t turned_away(const StationFlow& flow) { return flow.refused + flow.balked; }
double wait_quantile(const StationState& state, double p) {
    return line(state).flow().admitted > 0 ? in_hours(line(state).book().wait_quantile(p)) : nothing;
}

using House = NetworkHouse;
using State = StationState;

constexpr StationFigure of_lines[] = {
    {"asked", "persons", [](const House&, const State& s) { return number(line(s).flow().asked); }},
    {"admitted", "persons", [](const House&, const State& s) { return number(line(s).flow().admitted); }},
    {"turned_away", "persons",
     [](const House&, const State& s) { return number(turned_away(line(s).flow())); }},
    {"gave_up", "persons", [](const House&, const State& s) { return number(line(s).flow().gave_up); }},
    {"turned_away_share", "share",
     [](const House&, const State& s) { return share(turned_away(line(s).flow()), line(s).flow().asked); }},
    {"gave_up_share", "share",
     [](const House&, const State& s) { return share(line(s).flow().gave_up, line(s).flow().asked); }},
    {"wait", "h", [](const House&, const State& s) { return line(s).waits().mean_hours(); }},
    {"wait_median", "h", [](const House&, const State& s) { return wait_quantile(s, 0.5); }},
    {"wait_p90", "h", [](const House&, const State& s) { return wait_quantile(s, 0.9); }},
    {"wait_p95", "h", [](const House&, const State& s) { return wait_quantile(s, 0.95); }},
    {"queue", "persons", [](const House&, const State& s) { return line(s).average_waiting(); }},
    {"taken", "places", [](const House&, const State& s) { return line(s).average_taken(); }},
    {"use", "share", [](const House&, const State& s) { return line(s).use(); }},
    {"overtime", "h", [](const House&, const State& s) { return in_hours(line(s).overtime()); }},
    {"interrupted", "times", [](const House&, const State& s) { return number(line(s).flow().interrupted); }},
    {"waiting_at_end", "persons", [](const House&, const State& s) { return double(line(s).waiting()); }},
};

constexpr StationFigure of_sharing[] = {
    {"asked", "persons", [](const House&, const State& s) { return number(s.sharing->came()); }},
    {"served", "persons", [](const House&, const State& s) { return number(s.sharing->served()); }},
    {"time", "h", [](const House&, const State& s) { return s.sharing->sojourns().mean_hours(); }},
    {"present", "persons", [](const House&, const State& s) { return s.sharing->average_present(); }},
    {"use", "share", [](const House&, const State& s) { return s.hands->average() / s.sharing->hands(); }},
};

constexpr StationFigure of_delays[] = {
    {"asked", "persons", [](const House&, const State& s) { return number(s.delay->came()); }},
    {"served", "persons", [](const House&, const State& s) { return number(s.delay->went()); }},
    {"time", "h", [](const House&, const State& s) { return s.delay->times().mean_hours(); }},
    {"present", "persons", [](const House&, const State& s) { return s.delay->average(); }},
};

constexpr StationFigure of_batching[] = {
    {"asked", "persons", [](const House&, const State& s) { return number(s.batching->joined()); }},
    {"batches", "batches", [](const House&, const State& s) { return number(s.batching->batches()); }},
    {"batch_size", "persons", [](const House&, const State& s) { return s.batching->sizes().mean(); }},
    {"wait", "h", [](const House&, const State& s) { return s.batching->waits().mean_hours(); }},
    {"queue", "persons", [](const House&, const State& s) { return s.batching->average_waiting(); }},
    {"waiting_at_end", "persons", [](const House&, const State& s) { return double(s.batching->waiting()); }},
};

constexpr KindFigure of_kinds[] = {
    {"came", "persons", [](const House&, const KindState& k) { return number(k.crowd.came()); }},
    {"left", "persons", [](const House&, const KindState& k) { return number(k.crowd.went()); }},
    {"throughput", "per h",
     [](const House& house, const KindState& k) {
         return number(k.crowd.went()) / in_hours(house.plan.network.length);
     }},
    {"time", "h", [](const House&, const KindState& k) { return k.crowd.times().mean_hours(); }},
    {"time_median", "h",
     [](const House&, const KindState& k) { return k.crowd.went() > 0 ? k.crowd.quantile(0.5) : nothing; }},
    {"time_p90", "h",
     [](const House&, const KindState& k) { return k.crowd.went() > 0 ? k.crowd.quantile(0.9) : nothing; }},
    {"present", "persons", [](const House&, const KindState& k) { return k.crowd.average(); }},
    {"present_at_end", "persons", [](const House&, const KindState& k) { return double(k.crowd.present()); }},
    {"turned_away", "persons", [](const House&, const KindState& k) { return number(k.met.turned_away); }},
    {"gave_up", "persons", [](const House&, const KindState& k) { return number(k.met.gave_up); }},
};
constexpr KindFigure late{"late", "share",
                          [](const House&, const KindState& k) { return share(k.met.late, k.crowd.went()); }};

constexpr MetFigure of_meetings[] = {
    {"admitted", "persons", [](const Meetings::Met& met) { return number(met.waits.count()); }},
    {"wait", "h", [](const Meetings::Met& met) { return met.waits.mean_hours(); }},
    {"turned_away", "persons", [](const Meetings::Met& met) { return number(met.turned_away); }},
    {"gave_up", "persons", [](const Meetings::Met& met) { return number(met.gave_up); }},
};

std::span<const StationFigure> figures_of(StationKind kind) {
    switch (kind) {
    case StationKind::sharing:
        return of_sharing;
    case StationKind::delay:
        return of_delays;
    case StationKind::batching:
        return of_batching;
    default:
        return of_lines;
    }
}

// The same walk names the figures and reads them: see(station, people, figure), with `none` for no one of a sort.
constexpr std::size_t none = ~std::size_t{0};
template <class See>
void walk(const NetworkPlan& plan, See see) {
    for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind) {
        for (const KindFigure& figure : of_kinds) see(none, kind, figure);
        if (plan.network.people[kind].within != forever) see(none, kind, late);
    }
    for (std::size_t at = 0; at < plan.stations.size(); ++at) {
        const NetworkStation& station = plan.network.stations[at];
        for (const StationFigure& figure : figures_of(station.kind)) see(at, none, figure);
        if (!station.has_line() || plan.kinds.size() < 2) continue;
        for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind)
            if (plan.kinds[kind].at[at].reached)
                for (const MetFigure& figure : of_meetings) see(at, kind, figure);
    }
}

} // namespace

std::vector<NetworkMeasure> measures_of(const NetworkPlan& plan) {
    std::vector<NetworkMeasure> measures;
    walk(plan, [&](std::size_t at, std::size_t kind, const auto& figure) {
        measures.push_back({at == none ? std::string{} : plan.network.stations[at].name,
                            kind == none ? std::string{} : plan.network.people[kind].name,
                            std::string{figure.name}, std::string{figure.unit}});
    });
    return measures;
}

std::vector<double> NetworkHouse::figures() const {
    struct Reader {
        const NetworkHouse& house;
        std::vector<double>& values;
        void operator()(std::size_t at, std::size_t, const StationFigure& figure) const {
            values.push_back(figure.of(house, house.stations[at]));
        }
        void operator()(std::size_t, std::size_t kind, const KindFigure& figure) const {
            values.push_back(figure.of(house, house.kinds[kind]));
        }
        void operator()(std::size_t at, std::size_t kind, const MetFigure& figure) const {
            values.push_back(figure.of(house.kinds[kind].met.at[at]));
        }
    };
    std::vector<double> values;
    values.reserve(plan.measures.size());
    walk(plan, Reader{*this, values});
    return values;
}

} // namespace omsorg
