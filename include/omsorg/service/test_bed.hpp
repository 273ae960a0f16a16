// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

/// A test bed [testbädd]: a ward of special housing where technologies are tried, one after another.
///
///     technologies ──▶ queue ──▶ │ ward of n places: set up, try, set up, try … │ ──▶ known (grade B)
///                                       each trial: effect ± noise of one place / √n
///
/// A technology comes in as somebody's opinion (grade D). A trial on n places measures its effect with the
/// variance v / n, where v is that of one place; m trials together have v / (n m). It is known, of grade B,
/// when the standard error is at most `standard_error`. So it takes
///
///     m = ⌈v / (n · standard_error²)⌉ trials,   m (set-up + trial) months,   and the k-th in the queue k times that
///
/// The trials do not make an effect: what they say is an estimate, drawn about the true effect. Of those known,
/// the estimate has the wrong sign with the chance Φ(−|effect| √(n m / v)): knowing better is what the ward is
/// for, and what the residents pay for it is that a share of its places stands empty while a trial runs.
///
/// The law: at most one technology is on trial; known + on trial + queued = come in; with no places nothing
/// comes, nothing is closed. Effects found here act nowhere in the model by themselves: a plan that believes
/// them says so, with grade B.
namespace omsorg {

struct TestBedAssumptions {
    double places = 0;
    double set_up_months = 1;
    double trial_months = 6;
    double empty_share = 0.1;
    double technologies = 4;
    double new_a_year = 1;
    double place_sd = 0.3;
    double standard_error = 0.05;
    double effect_mean = 0.02;
    double effect_sd = 0.05;
};

/// Trials until the standard error is small enough; none without places.
[[nodiscard]] std::optional<std::int64_t> trials_to_grade_b(const TestBedAssumptions& a);
/// From the first day of its first set-up until it is known.
[[nodiscard]] std::optional<double> years_to_grade_b(const TestBedAssumptions& a);

struct TestBedYear {
    std::int64_t came_in = 0, trials = 0, known = 0;
    std::int64_t wrong = 0;          ///< of the known: the estimate has not the sign of the effect
    std::int64_t closed_days = 0;    ///< place-days
    double years_sum = 0;            ///< from coming in until known
    std::int64_t waiting_at_end = 0; ///< the one on trial included
    bool open = false;

    [[nodiscard]] std::optional<double> mean_years() const;
};

class TestBed {
public:
    TestBed(const TestBedAssumptions& assumptions, Run run);

    /// The day that begins; says how many places stand empty on it.
    int run_day(Day today);
    [[nodiscard]] TestBedYear harvest();

private:
    void come_in(Day today, bool opening);
    void begin(Day today);
    void end_trial(Day today);

    const TestBedAssumptions* assumptions_;
    Stream effect_, trial_;
    Day set_up_until_{}, trial_until_{};
    bool open_ = false, running_ = false;
    double offered_ = 0;                             ///< technologies, parts of one included
    std::int64_t come_ = 0, known_ = 0, trials_ = 0; // trials of the one on trial
    double sum_ = 0;                                 // of its estimates, weighed by places
    double weight_ = 0;
    std::vector<Day> came_; // by technology
    TestBedYear year_;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, TestBedAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.places, Field{.key = "test_bed.places",
                          .unit = "places",
                          .low = 0,
                          .high = 1000,
                          .neutral = 0.0,
                          .label = {"Testbäddens platser", "Places of the test bed"},
                          .about = "A ward of special housing. None: there is no test bed."});
    visit(a.set_up_months, Field{.key = "test_bed.set_up_months",
                                 .unit = "months",
                                 .low = 0,
                                 .high = 60,
                                 .label = {"Förberedelse före varje test", "Set-up before each trial"}});
    visit(a.trial_months, Field{.key = "test_bed.trial_months",
                                .unit = "months",
                                .low = 0.1,
                                .high = 60,
                                .label = {"Testets längd", "Length of a trial"}});
    visit(a.empty_share, Field{.key = "test_bed.empty_share",
                               .unit = "share",
                               .low = 0,
                               .high = 1,
                               .label = {"Tomma platser under test", "Places empty during a trial"},
                               .about = "Of the ward's places, rounded up."});
    visit(a.technologies,
          Field{.key = "test_bed.technologies",
                .unit = "count",
                .low = 0,
                .high = 1000,
                .label = {"Tekniker i kö när testbädden öppnar", "Technologies queued at the opening"}});
    visit(a.new_a_year, Field{.key = "test_bed.new_a_year",
                              .unit = "per year",
                              .low = 0,
                              .high = 100,
                              .label = {"Nya tekniker om året", "New technologies a year"},
                              .about = "While the test bed is open."});
    visit(a.place_sd,
          Field{.key = "test_bed.place_sd",
                .unit = "share",
                .low = 0,
                .high = 10,
                .label = {"Effektens spridning på en plats", "Spread of the effect on one place"},
                .about = "Standard deviation of what one trial shows on one place, in shares of its hours."});
    visit(a.standard_error,
          Field{.key = "test_bed.standard_error",
                .unit = "share",
                .low = 0.001,
                .high = 10,
                .label = {"Medelfel som räcker för grad B", "Standard error that suffices for grade B"}});
    visit(a.effect_mean, Field{.key = "test_bed.effect_mean",
                               .unit = "share",
                               .low = -1,
                               .high = 1,
                               .label = {"Teknikernas effekt, medel", "Mean effect of technologies"},
                               .about = "Hours spared, as a share; only what the trials are to find."});
    visit(a.effect_sd, Field{.key = "test_bed.effect_sd",
                             .unit = "share",
                             .low = 0,
                             .high = 1,
                             .label = {"Teknikernas effekt, spridning", "Spread of technologies' effects"}});
}

} // namespace omsorg
