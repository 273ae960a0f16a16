// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/need/calibration.hpp>

#include <array>
#include <span>

namespace omsorg {

/// The workbench of `calibrate`: equations of one cell, one year under zero drift, and the search for the two
/// parameters of special-housing mortality. Lives for one call.
class Calibrator {
public:
    Calibrator(const NeedAssumptions& assumptions, const NeedTables& tables,
               const BySexAndAge<double>& residents, int first_year,
               std::span<const BySexAndAge<double>> death);

    [[nodiscard]] NeedHazards solve();

private:
    /// Logarithms of onset, direct entry, admission, and death when independent.
    using Logs = std::array<double, 4>;

    /// What is known about one sex, age and year before its four hazards are solved.
    struct Question {
        StateShares start{};
        NeedShares end;
        double direct_share = 0, death = 0, recovery = 0;
        /// Per year if positive, else `special_ratio` times that of independent people.
        double special_death = 0;
        double special_ratio = 0;
    };
    struct Answer {
        Logs logs{};
        StateHazards hazards;
        Passage passage;
        double residual = 0; ///< the worst of the four, relative
        bool known = false;  ///< a first guess for next time
    };
    /// Yearly numbers of people under zero drift, by sex and age reached.
    struct Flows {
        BySexAndAge<double> onset, first_onset, direct, admitted;
    };
    struct SpecialMortality {
        double log_level = -1.2, slope = 0.5, log_men = 0.4;
    };

    [[nodiscard]] StateHazards hazards(const Question& q, const Logs& logs) const;
    [[nodiscard]] std::array<double, 4> misses(const Question& q, const Logs& logs, Passage& passage) const;
    [[nodiscard]] Logs first_guess(const Question& q) const;
    void answer(const Question& q, Answer& a) const;

    [[nodiscard]] double direct_share(Sex sex, int age) const;
    [[nodiscard]] double recovery(int age) const;
    [[nodiscard]] double special_death(Sex sex, int age) const;
    [[nodiscard]] double special_death_capped(Sex sex, int age) const;

    /// All ages of the first year as if nothing drifted, with the present
    /// curve and special-housing mortality.
    void stationary_year();
    void find_special_mortality();
    [[nodiscard]] std::array<double, 3> special_misses();
    [[nodiscard]] NeedShares waiting() const;
    [[nodiscard]] GrantLevel grant_level(double waiting_share, double served_share) const;

    [[nodiscard]] double median_entry_age() const;
    [[nodiscard]] double mean_entry_age(Sex sex) const;
    /// The share of those who move in that live after some years; of one sex, or of both.
    [[nodiscard]] double remaining(double years, std::span<const Sex> sexes) const;
    [[nodiscard]] double median_stay() const;
    /// Mean hazard of men over that of women in the two years after moving in.
    [[nodiscard]] double men_over_women() const;
    [[nodiscard]] double entries(Sex sex, int age) const {
        return flows_.direct.at(sex, age) + flows_.admitted.at(sex, age);
    }
    void write_report(NeedHazards& made) const;
    [[nodiscard]] double achieved(const std::string& name) const;

    const NeedAssumptions& assume_;
    const NeedTables& tables_;
    const BySexAndAge<double>& residents_;
    int first_year_;
    std::span<const BySexAndAge<double>> death_;

    PrevalenceCurve nation_, curve_;
    SpecialMortality special_;
    BySexAndAge<Answer> stationary_;
    BySexAndAge<double> cumulated_; ///< special-housing hazard added up to the beginning of each age
    Flows flows_;
    NeedShares waiting_;
};

} // namespace omsorg
