// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_ledger.hpp>
#include <omsorg/service/session_wish.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace omsorg {

/// Day activity: a place to go to on working days, for adults of person groups 1 and 2 who do not work
/// [daglig verksamhet, LSS]. It is given in groups and by places, so it is a room of its own and not a service
/// of sessions; its books have the same form.
///
/// Each participant has a place on `days_a_week` of the five working days, one staff serves `support_ratio`
/// participants, and every district has its unit. On some days she is away, and part of that is known the day
/// before:
///
///     fixed_slot   staff for every place of the day, whether she comes or not
///     bookable     staff for those who have not told that they stay away, less what `risk` allows: so many that
///                  more come than there are staff for with at most this chance (session_slot.hpp has the law)
///     pooled       the same, and all units of the day share their staff: the last staff of each unit, who would
///                  have a small group, takes those of another unit
///
/// When staff do not suffice, participants are sent home, by a lot of the day: that is unmet need.
///
/// The laws: with one unit, nothing known beforehand and no risk taken the three ways are one, bit for bit; staff of a day is the
/// number of participants over the ratio, rounded up, unit by unit or all together; nobody is there on a
/// weekend or a public holiday.
struct DayActivityAssumptions {
    bool modelled = false;
    SessionModel model = SessionModel::fixed_slot;
    double day_hours = 6.0;
    double days_a_week = 4.0;
    double support_ratio = 4.0;
    double absence = 0.15;
    double known = 0.0;
    double risk = 0.0;
    double reuse = 0.0;
};

struct DayParticipant {
    Key key{};
    DistrictId district{};
    int first_day = 0;             ///< of her days in the week, 0 = Monday
    int came = 0, turned_away = 0; ///< days of the week carried out last: had, and not had for want of staff

    bool operator==(const DayParticipant&) const = default;
};

class DayActivity {
public:
    DayActivity(const DayActivityAssumptions& assumptions, Run run, std::size_t districts);

    void admit(Key client, DistrictId district);
    void leave(Key client);
    void move(Key client, DistrictId district);
    [[nodiscard]] bool has(Key client) const;
    [[nodiscard]] std::span<const DayParticipant> clients() const { return clients_; }
    /// Her days of the week carried out last; nothing, if she is no participant.
    [[nodiscard]] std::optional<int> came(Key client) const;

    /// The week that begins on `monday`; its staff hours are spread evenly over its working days.
    void run_week(Day monday, Hours staff_hours);

    /// Staff hours of an ordinary week by the way of working in force: what the roster must hold.
    [[nodiscard]] Hours staff_hours_needed() const;

    /// What has happened since the last harvest; balances or throws.
    [[nodiscard]] SessionYear harvest();

private:
    /// Places and staff of one day, by district.
    struct Plan {
        std::vector<std::size_t> places, staff;
        std::size_t shared = 0; ///< pooled: the staff of all units together
    };
    void run_day(Day today, Hours staff_hours);
    [[nodiscard]] Plan plan(std::span<const std::size_t> expected) const;
    [[nodiscard]] std::size_t ratio() const;
    [[nodiscard]] bool comes_on(const DayParticipant& client, int weekday) const;

    const DayActivityAssumptions* a_;
    Run run_;
    std::size_t districts_;
    std::vector<DayParticipant> clients_; // ascending keys
    SessionYear year_;
};

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, DayActivityAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "day_activity.modelled",
                            .varies = Varies::never,
                            .label = {"Daglig verksamhet räknas med", "Day activity is modelled"},
                            .about = "No: it has no participants, no staff and no cost in the model."});
    visit(a.model,
          Field{.key = "day_activity.model",
                .varies = Varies::never,
                .label = {"Sätt att bemanna daglig verksamhet", "Way of staffing day activity"},
                .about = "fixed_slot: staff for every place; bookable: for those who have not told that they "
                         "stay away; pooled: the units share their staff as well.",
                .options = session_models});
    visit(a.day_hours, Field{.key = "day_activity.day_hours",
                             .unit = "h",
                             .low = 1,
                             .high = 12,
                             .label = {"Timmar per dag", "Hours a day"}});
    visit(a.days_a_week, Field{.key = "day_activity.days_a_week",
                               .unit = "days",
                               .low = 1,
                               .high = 5,
                               .label = {"Dagar per vecka", "Days a week"},
                               .about = "Whole days; each participant begins on a weekday of her own."});
    visit(a.support_ratio, Field{.key = "day_activity.support_ratio",
                                 .unit = "count",
                                 .low = 1,
                                 .high = 20,
                                 .label = {"Deltagare per medarbetare", "Participants per staff"},
                                 .about = "Whole number."});
    visit(a.absence, Field{.key = "day_activity.absence",
                           .unit = "share",
                           .low = 0,
                           .high = 1,
                           .label = {"Deltagarnas frånvaro", "Absence of participants"},
                           .about = "Share of her days on which a participant is away."});
    visit(a.known, Field{.key = "day_activity.known",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .neutral = 0.0,
                         .label = {"Frånvaro som är känd dagen före", "Absence known the day before"},
                         .about = "Bookable and pooled: staff are not planned for it."});
    visit(a.risk, Field{.key = "day_activity.risk",
                        .unit = "share",
                        .low = 0,
                        .high = 0.5,
                        .neutral = 0.0,
                        .label = {"Accepterad risk för personalbrist", "Risk of too few staff accepted"},
                        .about = "Bookable and pooled: staff are planned for so many that more come with at "
                                 "most this chance."});
    visit(a.reuse, Field{.key = "day_activity.reuse",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .label = {"Oanvänd tid som används till annat", "Unused time put to other use"},
                         .about = "Share of the hours of staff on duty beyond the plan of the day."});
}

} // namespace omsorg
