// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/economy/account.hpp>
#include <omsorg/economy/gap.hpp>
#include <omsorg/economy/price.hpp>
#include <omsorg/economy/revenue.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/municipality/outcome.hpp>
#include <omsorg/municipality/post_hours.hpp>
#include <omsorg/municipality/provision.hpp>
#include <omsorg/population/people.hpp>

#include <optional>
#include <vector>

namespace omsorg {

/// How many posts are needed, how many can be paid for, and how many there will be: the yearly budget round.
///
///     clients of today ─▶ hours to be worked ─▶ posts required ─┐
///     inhabitants, growth ─▶ revenue ─▶ frame ─▶ posts affordable ┴─▶ posts decided = the lesser
///
/// Required posts follow a planning norm: the hours that today's clients may receive in a year, over the
/// client-time share of the base year, over what one post gives in hours at work (own work and hourly-paid
/// replacements together, as measured last year), and a margin for days that are not like the mean. The frame
/// is the share of the revenue that the same services took in the base year; money moves freely between them,
/// so all are short by the same share.
///
/// Nobody has recorded the posts of the base year. They are solved: the required ones less the unmet share
/// that is assumed for it. How well staffed the base year is, and with it the break year, is therefore
/// decided by that share and by the client-time share: two keys to vary first (assumptions.hpp).
///
/// The law: with the budget round switched off, no group's target ever changes.
class Staffing {
public:
    Staffing(const Assumptions& live, const NationalAges& nation, int first_year);

    /// One group of staff in one budget round.
    struct Group {
        Branch branch = Branch::home_care;
        DistrictId district{};
        double hours = 0;      ///< to be worked in the year, by the planning norm
        double required = 0;   ///< posts
        double affordable = 0; ///< posts
        double decided = 0;    ///< posts
    };
    struct Round {
        std::vector<Group> groups;
        Kronor revenue{}, frame{}, cost_gap{};
    };

    /// The base year: solves the posts, fills them, and fixes the services' share of the revenue.
    Round found(Provision& provision, const People& people, Day eve);

    /// The budget of `year`, decided on its first day, after the harvest of the year before.
    Round decide(Provision& provision, const People& people, int year, const Provision::Year& last);

    /// A service that begins within a year, as when its reach is raised, has a team from its first day, recruited for
    /// it, at the staffing of the base year; whoever did the work before is not dismissed.
    void begin_teams(Provision& provision, Round& round, Day today);

    /// Months after which the training of a client with the year's mean hours of housing support has paid, at its
    /// prices: an hour of support costs the hours of staff that it calls for. Nothing if it never does.
    [[nodiscard]] std::optional<int> training_pays_after(const Provision::Year& done, int year) const;

    /// The year's accounts, a cost centre for each service in the order of `Service`.
    [[nodiscard]] Account account(const Provision::Year& year, int number) const;

private:
    [[nodiscard]] std::vector<Group> requirements(const Provision& provision) const;
    [[nodiscard]] double hours_to_work(const Provision& provision, Branch branch, DistrictId district) const;
    [[nodiscard]] KronorPerPost cost_of_post(Branch branch, int year) const;
    [[nodiscard]] ServicePrices prices(Branch branch, int year) const;
    /// Working time for an hour with clients and on the way to them.
    [[nodiscard]] double around_visits() const;
    /// The same for an hour on a programme of sessions, the margin included.
    [[nodiscard]] double around_sessions() const;
    [[nodiscard]] Kronor technology_cost(const Provision::Year& year, const StandingCosts& standing) const;
    [[nodiscard]] Kronor app_cost(const SupportServices::Year& support) const;
    [[nodiscard]] Kronor other_cost(const Provision& provision, int year) const;
    [[nodiscard]] Revenue revenue_of(const People& people, int year) const;
    void allot(std::vector<Group>& groups) const;
    /// What a post of the branch gives before anybody has worked in it: its groups are as large as they must be.
    void expect_post_hours(const Provision& provision, Branch branch);
    /// The same of the branches that begin now.
    void expect_new_teams(Provision& provision);
    [[nodiscard]] static bool is_new(const Workforce& staff, const Group& group);
    void measure_posts(const Provision::Year& last, const StandingCosts& standing, int year);
    /// Home care in each district learns how last year strained it; of the other services no strain is measured.
    static void tell_strain(Workforce& staff, const Provision::Year& last);

    const Assumptions& live_;
    const NationalAges& nation_;
    int first_year_;
    double base_share_ = 0;
    double receivable_ = 1; ///< of the granted hours: client at home, not declined
    std::array<PostHours, branches> of_post_;
    Kronor partner_cost_{};
    std::vector<double> base_posts_;                                    ///< of home care, by district
    double therapist_hours_ = 0, camera_months_ = 0, blocked_days_ = 0; ///< of last year
    double technology_hours_ = 0, travel_share_ = 0;                    ///< the same
    Kronor technology_cost_{}, prevention_cost_{}, training_cost_{};    ///< the same
    double base_around_visits_ = 1;
};

} // namespace omsorg
