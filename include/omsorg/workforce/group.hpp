// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/ledger.hpp>
#include <omsorg/population/shock.hpp>
#include <omsorg/workforce/assumptions.hpp>
#include <omsorg/workforce/occupation.hpp>
#include <omsorg/workforce/roster.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The staff of one branch in one district: the mechanism behind `Workforce`.
///
/// Rows are workers in the order of their place on the district's line. Risks run on two clocks of
/// accumulated hazard (sickness, quitting): a worker falls sick when the clock passes a threshold drawn at
/// her key, so a hazard that changes at midnight moves the day and never the luck. The name of the district
/// is in that key, and not its number: the order of districts is nobody's luck.
namespace omsorg {

/// One person's shift today: own staff, or an hourly-paid replacement.
struct OnDuty {
    Key who{};         ///< breaks ties
    WorkerId worker{}; ///< the same person has the same id every day; replacements have ids of their own
    std::uint32_t place = 0; ///< where she stands on the district's line
    std::int16_t from = 0;   ///< minutes since midnight
    std::int16_t to = 0;     ///< minutes since midnight; a night shift ends after 1,440
    Occupation occupation = Occupation::assistant_nurse;
    bool hourly = false;
};

/// What happened in a group since the last harvest.
struct StaffYear {
    StaffHours hours;          ///< `work` only as far as a service reported it
    Hours worked_by_own;       ///< of `worked`, rostered own staff
    Hours struck;              ///< of the unpaid absence, on strike
    double target_posts = 0;   ///< mean over the days
    double employed_posts = 0; ///< mean over the days
    double vacant_posts = 0;   ///< mean over the days, of max(0, target - employed)
    double sick_share = 0;     ///< sick days over employed days
    int hired = 0, quit = 0, retired = 0;
    std::int64_t shifts = 0, shifts_absent = 0, shifts_replaced = 0;
};

/// The streams of chance that all groups share.
struct WorkforceLuck {
    explicit WorkforceLuck(Run run);
    Stream case_begins, case_length, quits, occupation, contract, age, retirement, start, vacation, replaced,
        strike;
};

class StaffGroup {
public:
    /// `home` is the key of its district's name; `group` tells whose the worker ids are.
    StaffGroup(Branch branch, Key home, std::uint32_t group);

    /// A team with all its posts filled: there when the run begins, or recruited beforehand for this day.
    void found(const WorkforceAssumptions& assume, const WorkforceLuck& luck, double posts, Day day,
               bool recruited);
    void set_target(double posts);
    void set_strain(double strain) noexcept { strain_ = strain; }
    void run_day(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Day day,
                 const ShockAssumptions& shock = calm);
    void use(const WorkHours& work, Hours overtime) noexcept;
    [[nodiscard]] StaffYear harvest();

    [[nodiscard]] std::span<const OnDuty> on_duty() const noexcept { return on_duty_; }
    [[nodiscard]] double target() const noexcept { return target_; }
    [[nodiscard]] double employed() const noexcept { return employed_; }
    [[nodiscard]] std::size_t headcount() const noexcept { return workers_.size(); }

private:
    struct Worker {
        Key key{};
        WorkerId id{};
        std::uint32_t row = 0, place = 0;
        Rota rota;
        double contract = 1.0;
        Occupation occupation = Occupation::assistant_nurse;
        int born = 0; // year
        Day retires{};
        double quits_at = 0, sick_at = 0; // on the group's clocks
        Day sick_from{}, sick_until{};    // sick on [from, until)
        std::uint64_t cases = 0;
        std::uint64_t vacation = 0; // weeks of the current year
    };
    struct Recruit { // accepted, not yet begun
        Key key{};
        Occupation occupation{};
        double contract = 1.0;
        Day first_day{};
    };

    Worker& employ(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Key key, double age,
                   Day day);
    void advance_clocks(const WorkforceAssumptions& assume, Day day, double absence);
    void let_go(Day day);
    void recruit(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Day day);
    void roster_day(const WorkforceAssumptions& assume, const WorkforceLuck& luck, Day day, double strike);
    void replace(const Worker& absent, Day day, Shift shift);

    Branch branch_;
    Key home_;
    std::uint32_t group_;
    double target_ = 0, employed_ = 0, strain_ = 0;
    double sick_clock_ = 0, quit_clock_ = 0;
    std::vector<Worker> workers_; // by place
    std::vector<std::uint32_t> free_rows_;
    std::uint32_t rows_ = 0, ids_ = 0;
    std::vector<Recruit> recruits_;
    double recruited_posts_ = 0; // on their way
    int year_ = 0;
    std::uint32_t recruits_of_year_ = 0;
    double hired_posts_of_year_ = 0;
    std::vector<Rest> pool_; // those who are called by the hour
    std::vector<OnDuty> on_duty_;
    StaffYear year_so_far_;
    std::int64_t days_ = 0, sick_days_ = 0, employed_days_ = 0;
};

} // namespace omsorg
