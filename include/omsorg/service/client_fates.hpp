// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/need/care_plan.hpp>
#include <omsorg/service/home_care_year.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace omsorg {

/// What became of each home-care client's hours: for whom they came, and for whom they did not.
///
/// The ledger of home care says how many hours were unmet in a district; whether they were one client's or
/// everybody's, a woman's or a man's, only books by client can tell. They cost next to nothing, because they
/// are written only where a visit does *not* go as planned: when it is dropped or cut, when she is away or
/// declines, when a technology makes it. What was granted is not added up visit by visit, but by how many
/// Mondays, Tuesdays ... there were since she was last counted, as in home_care_accounts.hpp.
///
///     granted ─┬─ in no visit, managed alone, declined, by technology, put off       ┐
///              ├─ away                                                               ├ noted when it happens
///              ├─ unmet: nobody came, or a visit was cut                             ┘
///              └─ came: all the rest, counted by the plan
///
/// *Came* is counted in hours of the plan: a visit that takes longer than planned on one day and less on
/// another gives what was planned. So `came` of all clients is the ledger's delivered and varied hours together, and
/// as no more of a visit is unmet than was planned, it is never below nought.
///
/// The laws, held at every harvest in every run: over the clients of a district the hours granted, unmet and
/// away are those of its ledger, and the hours that came are its delivered ones and its varied ones, to the
/// microsecond; and what they met of visits is what its ledger says of them, number by number.
///
/// Example
///
///     fates.open(row, anna, district, week, unplanned);
///     clients.fate[row].unmet[care] += 900;                 // a quarter of an hour was cut
///     for (const ClientYear& one : fates.harvest(clients.fate)) ...

/// What visits are for: care (health tasks and personal care), and domestic tasks.
inline constexpr std::size_t uses_of_visits = 2;
[[nodiscard]] constexpr std::size_t use_of(VisitKind kind) noexcept {
    return kind == VisitKind::domestic ? 1 : 0;
}

/// Since she was last counted, in seconds.
struct ClientFate {
    std::array<std::int64_t, uses_of_visits> unmet{}, away{};
    std::int64_t alarm_time = 0; ///< granted beyond her plan
    std::int64_t otherwise = 0;  ///< declined, by a technology, managed alone, put off
    std::int32_t alarms = 0;
    std::int32_t missed = 0;        ///< visits that nobody came to, alarms among them
    std::int32_t alarms_missed = 0; ///< those alarms
    std::int32_t not_due = 0;       ///< visits that nobody was to come to: those of `otherwise`, and away
    std::int32_t put_off = 0, alone = 0, by_tool = 0; ///< of those: waiting, not needed, made by a technology
    std::int32_t prepared = 0;      ///< of the last: those she had by video or in the app, and has to prepare
    std::int32_t late = 0, cut = 0; ///< visits that began after their window, that were shortened
    std::int32_t seconds_late = 0;
    std::int32_t fortnights = 0, staff_met = 0; ///< those in which it was followed whom she met

    ClientFate& operator-=(const ClientFate& other);
};

/// What the days since she was last told of were to one client: an event in her life, as quality of life takes it.
/// The plan is that of a week as it stands.
struct ClientWeek {
    PersonId who{};
    std::array<double, uses_of_visits> receivable{}, unmet{}; ///< seconds
    int visits = 0; ///< planned in a week, less those that were not to be made
    int late = 0, cut = 0, missed = 0;
    std::optional<double> staff_met{}; ///< in the fortnight that ended, if she was followed

    /// For all of it; or she has no visits.
    [[nodiscard]] bool is_away() const noexcept { return receivable[0] + receivable[1] <= 0; }
};

/// A client who waits for her first visit no longer: it was made today, by staff at her door or as a contact by video or
/// in the support app (a dose from a dispenser is none: nobody has met her), or her plan holds none (a grant may be too
/// small for a visit, and reablement may make it so).
struct FirstVisit {
    PersonId who{};
    bool made = false;

    friend bool operator==(const FirstVisit&, const FirstVisit&) = default;
};

/// One client's year, or what she had of it in one district.
struct ClientYear {
    PersonId who{};
    std::uint32_t district = 0;
    Hours granted{};
    std::array<Hours, uses_of_visits> visits{}; ///< of it, in visits; the rest no visit uses
    std::array<Hours, uses_of_visits> unmet{}, away{};
    Hours otherwise{};
    VisitsMet met{};

    [[nodiscard]] Hours all_unmet() const noexcept { return unmet[0] + unmet[1]; }
    /// Granted hours that she was at home to receive.
    [[nodiscard]] Hours receivable() const noexcept { return granted - away[0] - away[1]; }
    /// As planned: in visits, and none of the other things.
    [[nodiscard]] Hours came() const noexcept {
        return visits[0] + visits[1] - away[0] - away[1] - all_unmet() - otherwise;
    }
};

/// The laws above, for one district; throws a Defect that names the books that differ.
void expect_agreement(const HomeCareYear& ledger, std::span<const ClientYear> clients,
                      std::uint32_t district);

class ClientFates {
public:
    /// Before any visit of it: the day that begins.
    void begin_day(Day today);
    /// A client, from the next day on.
    void open(std::uint32_t row, PersonId who, std::uint32_t district, std::span<const PlannedVisit> week,
              std::int64_t unplanned);
    /// Another plan; what was granted by the old one is settled.
    void change(std::uint32_t row, std::span<const PlannedVisit> week, std::int64_t unplanned);
    /// She goes on in another district; her time in this one is closed.
    void move(std::uint32_t row, ClientFate& fate, std::uint32_t district);
    void end(std::uint32_t row, ClientFate& fate);

    /// Once a week: what everybody has met since the last call. Who leaves before it is not told of.
    [[nodiscard]] std::vector<ClientWeek> weeks(std::span<const ClientFate> fates);
    /// In the evening.
    [[nodiscard]] std::vector<FirstVisit> first_visits(std::span<const ClientFate> fates);
    /// Everybody's year, those who have left included, and all begin anew.
    [[nodiscard]] std::vector<ClientYear> harvest(std::span<ClientFate> fates);

private:
    using ByWeekday = std::array<std::int64_t, 7>;
    struct Row {
        std::array<ByWeekday, uses_of_visits> visits{}; ///< ticks a day
        std::int64_t unplanned = 0;                     ///< ticks of every day
        std::array<int, 7> visits_on{};                 ///< by weekday
        int visits_a_week = 0;
        std::int64_t not_made =
            0; ///< of her visits since the harvest, as of last evening; while she waits for the first
        ByWeekday settled{};
        std::int64_t planned = 0; ///< visits, since the harvest
        ClientFate told{};        ///< of her fate since the harvest: what earlier weeks have told
        ClientYear year{};
        bool open = false;
    };

    void plan(Row& row, std::span<const PlannedVisit> week, std::int64_t unplanned);
    void settle(Row& row);
    ClientYear close(Row& row, ClientFate& fate);

    std::vector<Row> rows_;
    std::vector<ClientYear> done_;
    std::vector<std::uint32_t> unvisited_; ///< rows of those who have had no visit yet
    ByWeekday days_{};                     ///< how many of each weekday there have been
    std::size_t weekday_ = 0;              ///< of today
};

} // namespace omsorg
