// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/casework_assumptions.hpp>
#include <omsorg/service/casework_year.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <vector>

/// The caseworkers' queue: from an application to the day on which somebody has had the time to decide it.
///
/// Every working day the caseworkers who came give the hours that meetings leave to the cases that wait, in
/// order: urgent ones first, then by date. A case is done on the day its minutes are done.
///
///     residents' applications ──▶ ┌─────────── two desks ──────────┐
///                                 │ care:   home care, place,      │ ─▶ decided, on the later of
///     the need domains' cases ──▶ │         escort, support        │    the day its minutes are done
///     volumes (a Poisson number   │ family: income support, family,│    and the day others have answered
///     a day and type) of the rest▶│         other                  │
///                                 └────────────────────────────────┘
///          └─ e-service ─ rules can decide it ─ automated ──────────────▶ decided the same day
///
/// The hours at work are shared between the desks as the year's plan shares the posts: caseworkers of care
/// [biståndshandläggare] and of families [socialsekreterare] do not take each other's cases, so urgent cases
/// of children delay other families and not the old.
///
/// A case takes of the staff, when m is its minutes on paper, s the share saved and κ the redeployment share,
///
///     paper  m        e-service  m (1 − κ s) + rework        automated  m (1 − κ)
///
/// of which (1 − κ) of the saved minutes are lost: spent at work, without any case having them. They pass where the
/// case stood in the queue, so that with nothing put to use nobody's turn comes sooner. What waits
/// for others (`waits_on_others` of the handling times of need) runs beside the queue and not after it.
///
/// Nothing gives when hours are short: cases are not made shorter, they wait. Whoever dies or moves while her
/// case waits leaves the case, and it still takes its minutes.
///
/// The laws: the books of CaseworkYear; a case of the same urgency and desk is never done before an earlier
/// one; with caseworkers to spare and all waiting due to others, decisions come when they do under `given`.
///
/// Example
///
///     Casework casework{assumptions.casework, run};
///     casework.plan({.inhabitants = 72'589, .cases = {900, 350, 10}});
///     casework.receive(CaseType::home_care, who, key, application, now, now + days{5});
///     casework.run_day(today, hours_at_work);
///     for (const DecidedCase& one : casework.decided()) ...       // one.when may lie ahead
namespace omsorg {

struct DecidedCase {
    CaseType type = CaseType::home_care;
    PersonId who{};
    Key key{};
    std::uint64_t application = 0;
    Instant applied{}, when{};
};

class Casework {
public:
    /// What a year is expected to hold.
    struct Plan {
        double inhabitants = 0;
        /// Cases expected one by one of each type; those that come in volumes follow from the inhabitants.
        std::array<double, case_types> cases{};
    };

    Casework(const CaseworkAssumptions& assumptions, Run run) noexcept;

    /// Of this type so many for each inhabitant and year come one by one from now on, and only the rest of the volume
    /// in a volume: reports on a family that lead to no need are still reports, however many others lead to one.
    void take_over(CaseType type, double each_year = std::numeric_limits<double>::infinity()) noexcept {
        one_by_one_[static_cast<std::size_t>(type)] = each_year;
    }

    /// New Year: sets the volumes, and shares the hours between the desks as the work is expected.
    void plan(const Plan& year);

    /// An application of a resident: worked on from the next day, decided no earlier than `answered`.
    void receive(CaseType type, PersonId who, Key key, std::uint64_t application, Instant applied,
                 Instant answered);
    /// A case that concerns no application of a modelled resident: nobody waits for its decision here.
    void receive(CaseType type, Key key, Day applied);
    /// More minutes for each home-care case received from now on.
    void deepen(double more_minutes) noexcept { more_minutes_ = more_minutes; }

    /// The day that begins at this midnight, with the hours of the caseworkers at work in it.
    void run_day(Day today, Hours present);

    /// Decisions on residents' applications whose work was done in the last day run.
    [[nodiscard]] std::span<const DecidedCase> decided() const noexcept { return decided_; }

    /// A caseworker's expected time for a case of this type as it is worked on now, appeals included.
    [[nodiscard]] double expected_minutes(CaseType type) const;
    /// Hours at work that the planned year and the queue of today ask for, meetings included.
    [[nodiscard]] Hours hours_needed() const;
    /// What an inhabitant meets: whether there is an e-service that she can use, and that it works the first time.
    [[nodiscard]] double e_service_quality() const noexcept {
        return e_service_use(*assume_) * (1 - assume_->rework);
    }
    /// Cases whose work is not done.
    [[nodiscard]] std::int64_t waiting() const noexcept;

    /// What has happened since the last harvest; balances or throws.
    [[nodiscard]] CaseworkYear harvest();

private:
    /// What of a case waits; `lost`: it is decided, and its time still passes.
    enum class Part : std::uint8_t { decision, appeal, lost };
    struct Case {
        DecidedCase file{};
        Hours left{}, lost{}; ///< the second is part of the first: freed, and put to no use
        Part part = Part::decision;
        bool automated = false;
    };
    struct Desk {
        std::deque<Case> urgent, ordinary;
        double share = 0.5;
        [[nodiscard]] Hours owed() const;
    };
    static constexpr std::size_t desks = 2;
    [[nodiscard]] static constexpr std::size_t desk_of(CaseType type) noexcept {
        return is_of_care(type) ? 0 : 1;
    }

    [[nodiscard]] double in_volume(CaseType type) const; ///< a year
    [[nodiscard]] double a_year(CaseType type) const;
    [[nodiscard]] Hours owed() const;
    void open(Case one);
    void draw_volumes(Day today);
    void work(Desk& desk, Hours hours, Day today);
    void done(const Case& one, Day today);
    void look_for_errors(const Case& one, Day today);

    const CaseworkAssumptions* assume_;
    Stream arrivals_, minutes_, urgency_, channel_, completion_, rule_, error_, appeal_;
    Plan plan_;
    std::array<Desk, desks> desk_;
    std::array<double, case_types> one_by_one_{}; ///< an inhabitant and year, in the place of a volume
    double more_minutes_ = 0;
    std::int64_t nobody_waits_ = 0; ///< cases of which only lost time is left
    int office_year_ = 0, office_days_ = 1;
    std::vector<Case> inbox_; ///< since the last day run
    std::vector<DecidedCase> decided_;
    CaseworkYear year_;
};

} // namespace omsorg
