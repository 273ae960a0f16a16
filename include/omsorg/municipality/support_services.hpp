// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/municipality/life_states.hpp>
#include <omsorg/municipality/outcome.hpp>
#include <omsorg/service/client_sessions.hpp>
#include <omsorg/service/day_activity.hpp>
#include <omsorg/service/digital_support.hpp>
#include <omsorg/service/session_service.hpp>
#include <omsorg/service/training_flat.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace omsorg {

/// Support beside escort: housing support, domestic service that is booked, and day activity, each with clients,
/// a team and books of its own.
///
///     decision ──▶ begin(housing_support, 6 h a week) ──▶ four sessions a week of an hour and a half
///                  begin(day_activity)                ──▶ a place
///     home care ──▶ begin(domestic_service)           ──▶ one session a week
///
/// Who has a decision on a service that is not in force is remembered, and begins when a plan puts it in force;
/// when a plan ends it, its clients wait, and its staff leave one by one: nobody is dismissed.
///
/// On Sundays the week that ends is carried out with the staff who came to work in it, as for escort.
///
/// What is granted is hours. When a plan makes sessions longer or shorter, each client has so many that the hours are
/// right in the mean, by a draw of her own, and at least one.
///
/// Whoever has housing support may train in a training flat (training_flat.hpp): what she has learnt takes whole
/// sessions off her week, and what she forgets brings them back.
///
/// And she may use the support app (digital_support.hpp): of the sessions that are left it takes a share, and after
/// some months she manages others alone. Sessions come whole, so the share is right in the mean, by draws of her own; a
/// failure is a session by staff, and `digital.least_visits` a week stay with staff.
///
/// The law: a service that never was in force has no clients, no staff, no cost and no rows.
class SupportServices {
public:
    /// Each service and the branch whose staff carry it.
    struct Kind {
        Service service;
        Branch branch;
    };
    static constexpr std::array kinds{Kind{Service::housing_support, Branch::housing_support},
                                      Kind{Service::domestic_service, Branch::domestic_service},
                                      Kind{Service::day_activity, Branch::day_activity}};

    SupportServices(const Assumptions& live, std::size_t districts, const DistrictRoads& roads, Run run);
    SupportServices(const SupportServices&) = delete;
    SupportServices& operator=(const SupportServices&) = delete;

    /// Is this service given at all? Domestic service is from the day on which somebody may book it.
    [[nodiscard]] bool in_force(Service service) const;

    /// Begins, or remembers her, when the service is not in force.
    void begin(Service service, Key key, DistrictId home, double hours_a_week = 0);
    void end(Service service, Key key);
    /// She lives in another district from now on.
    void move(Key key, DistrictId home);
    /// Puts in force, or ends, what a plan has decided. Daily or rarer; before anybody asks for hours needed.
    void settle();
    /// She leaves the municipality, and whatever support she has.
    void leave(Key key);
    [[nodiscard]] bool has(Service service, Key key) const;

    /// What the roster of a branch must hold in a week.
    [[nodiscard]] Hours hours_needed(Branch branch) const;
    [[nodiscard]] const SessionService& housing_support() const noexcept { return housing_support_; }
    [[nodiscard]] const SessionService& domestic() const noexcept { return domestic_; }

    /// The day that begins now: the hours at work are kept, and on a Sunday the week is carried out.
    void run_day(Day today, const std::array<Hours, branches>& at_work);

    /// Sunday, when the day has been run: her part of what was counted in the week; nothing, if she is no client.
    [[nodiscard]] std::optional<SessionCounts> week_of(Service service, Key key) const;
    /// The same evening: did she have a session, a day or a contact in the support app this week?
    [[nodiscard]] bool served(Service service, Key key) const;
    /// The same evening: what the week was to each client.
    void tell_lives(LifeStates& lives);

    struct Year {
        Service service{};
        Branch branch{};
        SessionYear sessions;
        std::int64_t client_days = 0;
        SessionsByClient by_client{};
        DigitalYear::Tool app{}; ///< of housing support: the support app
        Hours managed_alone{};   ///< the same: granted, and no longer needed
    };
    /// What has happened since the last harvest, of the services in force and of those that still have staff.
    [[nodiscard]] std::vector<Year> harvest(const Workforce& staff);
    /// What training flats do for the acceptance of digital support.
    [[nodiscard]] double pull() const { return flat_.pull(); }
    [[nodiscard]] TrainingYear harvest_training() { return flat_.harvest(); }

private:
    struct Person {
        DistrictId home{};
        double hours_a_week = 0;
    };
    [[nodiscard]] Hours usable(Hours hours) const;
    template <class Self>
    [[nodiscard]] static auto* sessions_of(Self& self, Service service) {
        return service == Service::housing_support    ? &self.housing_support_
               : service == Service::domestic_service ? &self.domestic_
                                                      : nullptr;
    }
    [[nodiscard]] SessionService* sessions_of(Service service) { return sessions_of(*this, service); }
    [[nodiscard]] const SessionService* sessions_of(Service service) const {
        return sessions_of(*this, service);
    }
    /// Her first session of the week has her own key, the others one made from it.
    [[nodiscard]] static Key sitting(Key key, int n);
    void settle_housing_support(Day monday);
    void count_clients(std::size_t kind);
    struct Granted;
    int by_staff_this_week(Key key, int sessions, Day monday);
    void admit(std::size_t kind, Key key, const Person& person);
    void release(std::size_t kind, Key key);

    const Assumptions& live_;
    SessionService housing_support_, domestic_;
    DayActivity day_activity_;
    TrainingFlat flat_;
    struct Granted { ///< housing support before any training, as it was decided
        double hours = 0;
        int sessions = 0;
        double length = 0; ///< of a session then
    };
    [[nodiscard]] int sessions_of_today(Key key, const Granted& granted) const;
    std::map<Key, Granted> granted_;
    Run run_;
    DigitalSupport digital_; ///< for the app's funnel
    Stream app_luck_;
    struct AppUser {
        Uptake uptake{};
        int contacts = 0; ///< of the week that began last, in the place of sessions
    };
    std::map<Key, AppUser> app_;
    DigitalYear::Tool app_year_{};
    Hours managed_alone_{};
    std::array<std::map<Key, Person>, kinds.size()> persons_; ///< with a decision
    std::array<bool, kinds.size()> active_{};                 ///< they are clients
    std::array<Hours, kinds.size()> week_{};                  ///< staff time since Monday
    std::array<std::int64_t, kinds.size()> days_{};
    std::array<SessionsByClient, kinds.size()> by_client_{};
};

} // namespace omsorg
