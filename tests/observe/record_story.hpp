// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// Records to test the logs with: one that can be followed by hand, and a tangle of many people.
namespace omsorg::story {

using namespace omsorg::literals;

inline const Instant monday = start_of_year(2027) + 3_days + 8_hours;

/// A client waits 12.5 minutes for a booking, is served for 7.5 minutes, and leaves.
inline std::vector<Record> one_client() {
    static constexpr std::array<std::int32_t, 1> third{3};
    const Instant begun = monday + 12_minutes + 30_seconds, done = monday + 20_minutes;
    return {
        {.when = monday, .who = 17, .step = Step::arrives, .pathway = "escort"},
        {.when = monday, .who = 17, .step = Step::waits, .where = "booking", .visit = 0},
        {.when = begun, .who = 17, .step = Step::begins, .where = "booking", .visit = 0, .resources = third},
        {.when = done, .who = 17, .step = Step::ends, .where = "booking", .visit = 0, .resources = third},
        {.when = done, .who = 17, .step = Step::leaves}};
}

/// Names as planners write them, and as attackers would.
inline const std::array<std::string, 4> stations{"booking", "Vård & <omsorg>, \"norr\"", "=cmd|' /C calc'!A0",
                                                 "två\nrader\t\x01"};
inline const std::array<std::string, 3> pathways{"escort", "@SUM(1;2)", "</string>"};

/// What truly happened, told apart from the library's own bookkeeping.
struct Stretch {
    std::uint64_t who = 0;
    std::string where{};
    Instant from{}, to{};
};
struct Truth {
    std::vector<Record> records{};
    std::vector<Stretch> waits{};             ///< that are over, at first and not after an interruption
    std::vector<Stretch> services{};          ///< that are over, with the interruptions
    std::map<std::string, Duration> in_use{}; ///< unit-time by station; what is under way is not counted
    std::map<std::uint64_t, Instant> present{};
    std::uint64_t arrived = 0;
    std::size_t open = 0; ///< visits that are not over
};

/// People come, wait, are served and interrupted by two and three units at a time, give up and leave, at random;
/// some are still there at the end.
inline Truth many_people(std::uint64_t seed, int steps) {
    enum class Now { waiting, served, suspended };
    struct Visit {
        std::uint64_t who, number;
        std::size_t where;
        std::int32_t units;
        Now now;
        Instant asked, begun, taken;
    };
    static constexpr std::array<Attribute, 2> of_person{{{"age", "83"}, {"street", "Å-gatan 1, <b>"}}};
    static constexpr std::array<Attribute, 1> of_step{{{"note", "=1+1\n\"x\""}}};
    std::mt19937_64 dice{seed};
    const auto up_to = [&](std::uint64_t n) { return dice() % n; };
    Truth truth;
    std::list<Visit> visits;
    std::array<std::uint64_t, stations.size()> asked{};
    Instant now = monday;
    const auto tell = [&](Step step, std::uint64_t who, const Visit* visit = nullptr) {
        Record record{.when = now, .who = who, .step = step};
        if (visit != nullptr) {
            record.where = stations[visit->where];
            record.visit = visit->number;
            record.units = visit->units;
        }
        if (step == Step::arrives) {
            record.pathway = pathways[who % pathways.size()];
            record.attributes = of_person;
        } else if (up_to(8) == 0) {
            record.attributes = of_step;
        }
        truth.records.push_back(record);
    };
    const auto over = [&](std::list<Visit>::iterator visit) {
        (visit->now == Now::waiting ? truth.waits : truth.services)
            .push_back({visit->who, stations[visit->where],
                        visit->now == Now::waiting ? visit->asked : visit->begun, now});
        visits.erase(visit);
    };
    for (int i = 0; i < steps; ++i) {
        now += Duration{static_cast<std::int64_t>(up_to(4) == 0 ? 0 : up_to(3'600'000'000))};
        const auto choice = up_to(10);
        if (truth.present.empty() || choice == 0) {
            // Story numbers rise, but not every story is a person.
            const std::uint64_t who = 10 + truth.arrived++ * 3;
            truth.present.emplace(who, now);
            tell(Step::arrives, who);
        } else if (choice <= 3 || visits.empty()) {
            auto person = truth.present.begin();
            std::advance(person, static_cast<long>(up_to(truth.present.size())));
            Visit visit{person->first,
                        0,
                        up_to(stations.size()),
                        1 + static_cast<std::int32_t>(up_to(3)),
                        Now::waiting,
                        now,
                        now,
                        now};
            const auto welcome = up_to(8);
            if (welcome < 2) {
                tell(welcome == 0 ? Step::is_refused : Step::balks, visit.who, &visit);
            } else {
                visit.number = asked[visit.where]++;
                visits.push_back(visit);
                tell(Step::waits, visit.who, &visit);
            }
        } else if (choice == 4) {
            for (const auto& [who, since] : truth.present) {
                bool is_busy = false;
                for (const Visit& visit : visits) is_busy = is_busy || visit.who == who;
                if (is_busy) continue;
                tell(Step::leaves, who);
                truth.present.erase(who);
                break;
            }
        } else {
            auto visit = visits.begin();
            std::advance(visit, static_cast<long>(up_to(visits.size())));
            const bool chance = up_to(4) == 0;
            const auto stop = [&] {
                truth.in_use[stations[visit->where]] += visit->units * (now - visit->taken);
            };
            if (visit->now == Now::waiting && chance) {
                tell(up_to(2) == 0 ? Step::gives_up : Step::withdraws, visit->who, &*visit);
                over(visit);
            } else if (visit->now == Now::waiting) {
                tell(Step::begins, visit->who, &*visit);
                truth.waits.push_back({visit->who, stations[visit->where], visit->asked, now});
                visit->begun = visit->taken = now;
                visit->now = Now::served;
            } else if (visit->now == Now::served && chance) {
                tell(Step::is_interrupted, visit->who, &*visit);
                stop();
                visit->now = Now::suspended;
            } else if (visit->now == Now::served) {
                tell(Step::ends, visit->who, &*visit);
                stop();
                over(visit);
            } else if (chance) {
                tell(Step::withdraws, visit->who, &*visit);
                over(visit);
            } else {
                tell(Step::goes_on, visit->who, &*visit);
                visit->taken = now;
                visit->now = Now::served;
            }
        }
    }
    truth.open = visits.size();
    return truth;
}

/// A recorder that keeps what it was told.
class Kept final : public Recorder {
public:
    void add(const Record& record) override {
        records.push_back(record);
        resources.emplace_back(record.resources.begin(), record.resources.end());
    }
    void close() override { ++closed; }

    std::vector<Record> records{};
    std::vector<std::vector<std::int32_t>> resources{};
    int closed = 0;
};

/// A CSV file as RFC 4180 reads it; each row under the heads of the first.
inline std::vector<std::map<std::string, std::string>> read_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows{{}};
    std::string cell;
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[++i];
        else if (c == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && (c == ',' || c == '\n')) {
            rows.back().push_back(std::exchange(cell, {}));
            if (c == '\n') rows.emplace_back();
        } else
            cell += c;
    }
    std::vector<std::map<std::string, std::string>> named;
    for (std::size_t r = 1; r + 1 < rows.size(); ++r) {
        named.emplace_back();
        for (std::size_t c = 0; c < rows[r].size(); ++c) named.back()[rows[0].at(c)] = rows[r][c];
        if (rows[r].size() != rows[0].size()) named.back()["wrong width"] = "yes";
    }
    return named;
}

} // namespace omsorg::story
