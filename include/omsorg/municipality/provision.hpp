// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/population/district.hpp>
#include <omsorg/service/escort_service.hpp>
#include <omsorg/service/home_care.hpp>
#include <omsorg/service/night_supervision.hpp>
#include <omsorg/service/reablement.hpp>
#include <omsorg/service/special_housing.hpp>
#include <omsorg/service/travel.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace omsorg {

/// Everything the municipality does for its clients, and the staff it does it with.
///
/// Decisions come in from the residents; each midnight the day is done, in this order:
///
///     staff come to work ─▶ free places are filled ─▶ home care ─▶ the night ─▶ (Sundays) the week's escort
///
/// Whoever waits for a place has home care meanwhile, with the larger grant of those who wait; moving in ends
/// it. Home care is staffed district by district; the night patrol, special housing and escort are staffed
/// for the whole municipality and are kept as groups of the first district.
///
/// The law: a person has home care, a place, or neither, never both.
class Provision {
public:
    Provision(const Assumptions& live, const Geography& geography, Run run);
    Provision(const Provision&) = delete;
    Provision& operator=(const Provision&) = delete;

    void begin_home_care(PersonId who, Key key, ZoneId home, double hours_a_month, Day today);
    void end_home_care(PersonId who, Key key, Day today);
    /// Multiplies her granted hours from today on, as reablement does.
    void lighten(PersonId who, double factor, Day today);
    void grant_place(PersonId who, Key key, ZoneId home, double hours_meanwhile, Day today);
    /// Lives in special housing when the run begins; if there are fewer places than people, the rest wait.
    void found_in_special_housing(PersonId who, Key key, ZoneId home, double hours_meanwhile, Day today);
    void begin_escort(Key key, ZoneId home);
    void end_escort(Key key);
    void leave(PersonId who, Key key, Day today, bool died);

    [[nodiscard]] std::optional<ReablementCourse> offer_reablement(Key key, std::uint64_t spell, ZoneId home,
                                                                   Day today);
    void end_reablement(const ReablementCourse& course, Day today);

    [[nodiscard]] bool has_home_care(PersonId who) const { return home_care_.has(who); }
    [[nodiscard]] bool waits_for_place(PersonId who) const { return special_housing_.is_waiting(who); }

    /// The day that begins at this midnight.
    void run_day(Day today);

    [[nodiscard]] Workforce& staff() noexcept { return staff_; }
    [[nodiscard]] const HomeCare& home_care() const noexcept { return home_care_; }
    [[nodiscard]] const NightSupervision& night() const noexcept { return night_; }
    [[nodiscard]] const EscortService& escort() const noexcept { return escort_; }
    [[nodiscard]] const SpecialHousing& special_housing() const noexcept { return special_housing_; }
    [[nodiscard]] std::size_t districts() const noexcept { return geography_.districts.size(); }
    /// Home-care hours granted a day in a district, at this moment.
    [[nodiscard]] Hours granted_a_day(DistrictId district) const { return granted_[district.index()]; }

    /// Client days since the last harvest, for means over the year.
    struct Days {
        std::vector<std::int64_t> home_care; ///< by district
        std::int64_t night = 0, escort = 0, residents = 0, waiting = 0;
        std::int64_t days = 0;
        Hours special_housing_needed, special_housing_delivered;
    };

    /// What each service came to since the last harvest, and how its staff spent the time.
    struct Year {
        std::vector<HomeCareYear> home_care; ///< by district
        std::vector<StaffYear> home_care_staff;
        NightYear night;
        StaffYear night_staff;
        EscortYear escort;
        StaffYear escort_staff;
        SpecialHousingYear special_housing;
        StaffYear special_housing_staff;
        ReablementYear reablement;
        Days days;
    };
    [[nodiscard]] Year harvest(Day last_day);

    /// The group of staff that serves the whole municipality.
    static constexpr DistrictId everywhere{0};

private:
    struct Grant {
        double hours_a_month = 0; ///< as decided
        double factor = 1;        ///< reablement's
        ZoneId home{};
    };

    void count_grant(const Grant& grant, int sign);
    [[nodiscard]] DistrictId district_of(ZoneId zone) const {
        return geography_.zones[zone.index()].district;
    }
    [[nodiscard]] Hours at_work(Branch branch) const;
    void run_special_housing(Day today);
    void run_night(Day today);
    void run_escort(Day today);
    void wait(Branch branch, Hours present);
    void spend(Branch branch, Hours client, Hours travel);
    void count_days();

    const Assumptions& live_;
    const Geography& geography_;
    Run run_;
    Travel travel_;
    Workforce staff_;
    HomeCare home_care_;
    NightSupervision night_;
    EscortService escort_;
    SpecialHousing special_housing_;
    Reablement reablement_;

    std::vector<Grant> grants_;  // by person
    std::vector<Key> keys_;      // by person, of those who were ever clients
    std::vector<Hours> granted_; // a day, by district
    std::vector<Hours> spared_;  // a day, by district: what reablement takes off the grants
    Hours escort_week_;          // staff time since Monday
    Days days_;
};

} // namespace omsorg
