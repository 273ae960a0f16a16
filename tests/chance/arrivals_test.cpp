// SPDX-License-Identifier: MIT
// Arrivals against cases worked out by hand, counts with known moments, the change of time that makes every gap an
// exponential, and what must not change when a rate or a neighbour does.
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/arrivals.hpp>

#include "arrivals_until.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace omsorg {
namespace {

using namespace literals;
using namespace test;
using testing::HasSubstr;
using testing::ThrowsMessage;

PiecewiseRate shifts(double night, double day, double evening) {
    return PiecewiseRate::repeating(monday, {{8_hours, night}, {8_hours, day}, {8_hours, evening}});
}

// 5 + 4 sin(pi t / 12) an hour, with a period of a day.
double wave(Instant when) { return 5 + 4 * std::sin(std::acos(-1.0) * in_hours(when - monday) / 12); }
double wave_up_to(double hours) {
    const double pi = std::acos(-1.0);
    return 5 * hours + 48 / pi * (1 - std::cos(pi * hours / 12));
}
SmoothRate waves(Duration length) {
    return {.from = monday, .until = monday + length, .bound_per_hour = 9, .per_hour = wave};
}

// What arrival n is owed.
double owed(std::uint64_t n) { return office.exponential(door, n); }
Instant after(Instant start, double hours) {
    return start + Duration{static_cast<std::int64_t>(std::floor(hours * 3.6e9))};
}

TEST(ArrivalsTest, a_constant_rate_adds_up_what_is_owed) {
    auto arrivals = Arrivals::at(office, door, PiecewiseRate::repeating(monday, {{1000_weeks, 2.5}}));
    double sum = 0;
    for (std::uint64_t n = 0; n < 100; ++n) {
        sum += owed(n);
        EXPECT_EQ(arrivals.next(), (Arrival{after(monday, sum / 2.5), 1, n}));
    }
}

TEST(ArrivalsTest, nobody_comes_while_the_rate_is_nought) {
    auto arrivals = Arrivals::at(office, door, PiecewiseRate::once(monday, {{8_hours, 0}, {1000_hours, 1}}));
    EXPECT_EQ(arrivals.next()->when, after(monday + 8_hours, owed(0)));
    EXPECT_EQ(arrivals.next()->when, after(monday + 8_hours, owed(0) + owed(1)));
}

TEST(ArrivalsTest, a_change_in_the_middle_of_a_gap_hastens_the_rest_of_it) {
    const double before = owed(0) / 2; // hours at a rate of one: half of what is owed
    const Duration half = from_hours(before);
    auto arrivals = Arrivals::at(office, door, PiecewiseRate::once(monday, {{half, 1}, {100_hours, 10}}));
    const double rest = owed(0) - in_hours(half);
    EXPECT_EQ(arrivals.next()->when, after(monday + half, rest / 10));
    EXPECT_EQ(arrivals.next()->when, after(monday + half, (rest + owed(1)) / 10));
}

TEST(ArrivalsTest, a_round_begins_anew) {
    // An hour open at two, an hour closed: what is owed is spent in the odd hours only.
    auto arrivals =
        Arrivals::at(office, door, PiecewiseRate::repeating(monday, {{1_hours, 2}, {1_hours, 0}}));
    double sum = 0;
    for (std::uint64_t n = 0; n < 1000; ++n) {
        sum += owed(n) / 2;
        const double rounds = std::floor(sum);
        const Instant exact = after(monday + 2 * static_cast<int>(rounds) * 1_hours, sum - rounds);
        // The sum over all rounds rounds otherwise than the parts of one.
        EXPECT_LE(std::chrono::abs(arrivals.next()->when - exact), 1_microseconds) << n;
    }
}

TEST(ArrivalsTest, rare_arrivals_pass_many_rounds_at_once) {
    auto arrivals =
        Arrivals::at(office, door, PiecewiseRate::repeating(monday, {{12_hours, 1e-6}, {12_hours, 3e-6}}));
    const double days = owed(0) / (12e-6 + 36e-6);
    const double of_the_last = (days - std::floor(days)) * 48e-6;
    const double hours = of_the_last < 12e-6 ? of_the_last / 1e-6 : 12 + (of_the_last - 12e-6) / 3e-6;
    EXPECT_NEAR(in_hours(arrivals.next()->when - monday), 24 * std::floor(days) + hours, 1e-4);
}

// At its bound a smooth rate keeps every candidate. One in each microsecond: a fraction lost would soon be many.
TEST(ArrivalsTest, fractions_of_a_microsecond_are_carried_on) {
    SmoothRate rate = waves(1_hours);
    rate.bound_per_hour = 3.6e9;
    rate.per_hour = [](Instant) { return 3.6e9; };
    auto arrivals = Arrivals::at(office, door, rate);
    double sum = 0;
    for (std::uint64_t n = 0; n < 10'000; ++n) {
        sum += owed(n);
        ASSERT_LE(std::chrono::abs(arrivals.next()->when - after(monday, sum / 3.6e9)), 1_microseconds) << n;
    }
}

TEST(ArrivalsTest, nothing_comes_when_no_more_will) {
    for (auto never : {Arrivals::at(office, door, shifts(0, 0, 0)),
                       Arrivals::at(office, door, PiecewiseRate::once(monday, {{1_seconds, 1}})),
                       Arrivals::at(office, door, shifts(1e-300, 0, 0)), // beyond any calendar
                       Arrivals::at(office, door, waves(0_hours)), Arrivals::recorded({})})
        for (int again = 0; again < 3; ++again) EXPECT_EQ(never.next(), std::nullopt);
    auto one = Arrivals::at(office, door, PiecewiseRate::once(monday, {{1000_weeks, 1 / 1e5}}));
    EXPECT_NE(one.next(), std::nullopt);
    // About one in a thousand years: some are owed more than a calendar holds, and none comes after them.
    for (std::uint64_t source = 0; source < 100; ++source) {
        auto rare = Arrivals::at(office, Key{source}, shifts(1e-7, 1e-7, 1e-7));
        while (const auto next = rare.next())
            ASSERT_LT(next->when, Instant{Duration{200'000'000'000'000'000}});
        for (int again = 0; again < 20; ++again) ASSERT_EQ(rare.next(), std::nullopt) << source;
    }
}

TEST(ArrivalsTest, arrivals_never_go_backwards) {
    // Three in each microsecond, and then a hundred million an hour: many share one, none lies before another.
    const auto rate =
        PiecewiseRate::repeating(monday, {{7_microseconds, 1.08e10}, {3_microseconds, 0}, {1_seconds, 1e8}});
    auto arrivals = Arrivals::at(office, door, rate);
    Instant last = monday;
    for (int n = 0; n < 100'000; ++n) {
        const Instant when = arrivals.next()->when;
        ASSERT_GE(when, last);
        const auto into = (when - monday) % rate.round();
        ASSERT_TRUE(into < 7_microseconds || into >= 10_microseconds)
            << "nobody comes where the rate is nought";
        last = when;
    }
}

// Draws with a known mean; their squared distances from it have the variance as theirs.
struct Moments {
    double exact_mean, exact_variance;
    double sum = 0, squares = 0, fourth = 0, n = 0;

    void add(double x) {
        const double d = x - exact_mean;
        sum += d;
        squares += d * d;
        fourth += d * d * d * d;
        ++n;
    }
    // Within 4.5 standard errors of the truth, which are below half a per cent, and far from the truth and 5 %.
    static void hold(double off, double error, double truth, const char* what) {
        EXPECT_LT(std::abs(off), 4.5 * error) << what;
        EXPECT_LT(error, 0.005 * truth) << what;
        EXPECT_GT(std::abs(off - 0.05 * truth), 4.5 * error) << what;
    }
    void hold() const {
        const double mean = sum / n, square = squares / n;
        hold(mean, std::sqrt((square - mean * mean) / n), exact_mean, "mean");
        hold(square - exact_variance, std::sqrt((fourth / n - square * square) / n), exact_variance,
             "variance");
    }
};

constexpr std::uint32_t replications = 120'000;

template <class Make, class Value>
Moments counted(Moments moments, Instant end, Make make, Value value) {
    for (std::uint32_t future = 0; future < replications; ++future) {
        const Stream stream = in_future(5, future);
        Arrivals arrivals = make(stream);
        double total = 0;
        for (auto next = arrivals.next(); next && next->when < end; next = arrivals.next())
            total += value(stream, *next);
        moments.add(total);
    }
    return moments;
}

constexpr auto one_each = [](const Stream&, const Arrival& arrival) { return double{1} * arrival.how_many; };

// The integral of 5 + 4 sin(pi t / 12) over [0, 18] is 90 + 48 / pi.
TEST(ArrivalsTest, a_wave_brings_as_many_as_its_integral) {
    const auto make = [](const Stream& stream) { return Arrivals::at(stream, door, waves(18_hours)); };
    counted({105.278874536822, 105.278874536822}, monday + 18_hours, make, one_each).hold();
}

// Rates of 1, 4 and 2 for eight hours each: 56 a day.
TEST(ArrivalsTest, shifts_bring_as_many_as_their_rates) {
    const auto make = [](const Stream& stream) { return Arrivals::at(stream, door, shifts(1, 4, 2)); };
    counted({56, 56}, monday + 24_hours, make, one_each).hold();
}

// Compound Poisson: 3 an hour for 10 hours, each worth Gamma(2, 0.5) with E X² = 1.5; the variance is 30 E X².
TEST(ArrivalsTest, what_arrivals_bring_varies_as_their_square) {
    const auto worth = Distribution::gamma_mean_cv(1, std::sqrt(0.5));
    const auto make = [](const Stream& stream) {
        return Arrivals::at(stream, door, PiecewiseRate::once(monday, {{10_hours, 3}}));
    };
    const auto value = [&](const Stream& stream, const Arrival& arrival) {
        Luck luck = stream.at(key_of(door, 1), arrival.number);
        return worth.draw(luck);
    };
    counted({30, 45}, monday + 10_hours, make, value).hold();
}

// Batches of 1, 2 and 4 with chances 1/4, 1/4, 1/2: E X = 2.75, E X² = 9.25.
TEST(ArrivalsTest, batches_vary_as_their_square) {
    const auto sizes = Distribution::discrete({1, 2, 4}, {1, 1, 2});
    const auto make = [&](const Stream& stream) {
        return Arrivals::at(stream, door, shifts(1, 4, 2), sizes);
    };
    counted({56 * 2.75, 56 * 9.25}, monday + 24_hours, make, one_each).hold();
}

// What comes in one piece says nothing of what comes in the next.
TEST(ArrivalsTest, counts_of_times_apart_are_independent) {
    double products = 0;
    for (std::uint32_t future = 0; future < replications; ++future) {
        const Stream stream = in_future(6, future);
        std::array<double, 3> count{};
        for (const Arrival& arrival : until(Arrivals::at(stream, door, shifts(1, 4, 2)), monday + 24_hours))
            ++count[static_cast<std::size_t>((arrival.when - monday) / 8_hours)];
        products += (count[0] - 8) * (count[1] - 32) / std::sqrt(8.0 * 32);
    }
    EXPECT_LT(std::abs(products) / std::sqrt(double{replications}), 4.5);
}

// The greatest distance from the exponential law, times the root of their number: above 2.9 once in 10^7.
double kolmogorov(std::vector<double> gaps) {
    std::sort(gaps.begin(), gaps.end());
    const auto n = static_cast<double>(gaps.size());
    double worst = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const double share = -std::expm1(-gaps[i]);
        worst = std::max({worst, share - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - share});
    }
    return worst * std::sqrt(n);
}

template <class UpTo>
std::vector<double> changed_gaps(const std::vector<Arrival>& arrivals, UpTo up_to) {
    std::vector<double> gaps;
    double last = 0;
    for (const Arrival& arrival : arrivals) {
        const double now = up_to(in_hours(arrival.when - monday));
        gaps.push_back(now - last);
        last = now;
    }
    return gaps;
}

TEST(ArrivalsTest, on_the_clock_of_the_rate_every_gap_is_exponential) {
    const auto shifts_up_to = [](double hours) {
        const double day = std::floor(hours / 24), rest = hours - 24 * day;
        return 56 * day + std::min(rest, 8.0) + 4 * std::clamp(rest - 8, 0.0, 8.0) +
               2 * std::max(rest - 16, 0.0);
    };
    const auto piecewise = until(Arrivals::at(office, door, shifts(1, 4, 2)), monday + 300_weeks);
    const auto smooth = until(Arrivals::at(office, door, waves(140_weeks)), monday + 140_weeks);
    EXPECT_GT(piecewise.size(), 100'000U);
    EXPECT_GT(smooth.size(), 100'000U);
    EXPECT_LT(kolmogorov(changed_gaps(piecewise, shifts_up_to)), 2.9);
    EXPECT_LT(kolmogorov(changed_gaps(smooth, wave_up_to)), 2.9);
    // On a clock that is 5 % fast, or on that of the wall, they are not.
    EXPECT_GT(kolmogorov(changed_gaps(piecewise, [=](double t) { return 1.05 * shifts_up_to(t); })), 2.9);
    EXPECT_GT(kolmogorov(changed_gaps(smooth, [=](double t) { return 1.05 * wave_up_to(t); })), 2.9);
    EXPECT_GT(kolmogorov(changed_gaps(smooth, [](double t) { return 5 * t; })), 2.9);
}

TEST(ArrivalsTest, a_higher_rate_moves_every_arrival_earlier) {
    const auto sizes = Distribution::discrete({1, 2, 4}, {1, 1, 2});
    for (std::uint64_t source = 0; source < 20; ++source) {
        auto as_today = Arrivals::at(office, Key{source}, shifts(1, 4, 0), sizes);
        auto more = Arrivals::at(office, Key{source}, shifts(1, 4.2, 0.5), sizes);
        bool moved = false;
        for (int n = 0; n < 2000; ++n) {
            const auto before = as_today.next(), now = more.next();
            ASSERT_LE(now->when, before->when) << n;
            ASSERT_EQ(now->how_many, before->how_many) << n;
            ASSERT_EQ(now->number, before->number) << n;
            ASSERT_TRUE(!moved || now->when < before->when) << n;
            moved = moved || now->when < before->when;
        }
        EXPECT_TRUE(moved);
    }
}

TEST(ArrivalsTest, a_higher_smooth_rate_keeps_every_arrival_and_adds_others) {
    SmoothRate low = waves(50_weeks), high = waves(50_weeks);
    low.per_hour = [](Instant when) { return 0.7 * wave(when); };
    const auto sizes = Distribution::discrete({1, 2}, {1, 1});
    const auto before = until(Arrivals::at(office, door, low, sizes), low.until);
    const auto now = until(Arrivals::at(office, door, high, sizes), high.until);
    const auto order = [](const Arrival& a, const Arrival& b) { return a.number < b.number; };
    std::vector<Arrival> kept;
    std::set_intersection(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(kept),
                          order);
    EXPECT_EQ(kept, before);
    EXPECT_NEAR(static_cast<double>(before.size()) / static_cast<double>(now.size()), 0.7, 0.01);
}

TEST(ArrivalsTest, another_source_moves_nobody) {
    const auto alone = until(Arrivals::at(office, door, shifts(1, 4, 2)), monday + 1_weeks);
    auto ours = Arrivals::at(office, door, shifts(1, 4, 2));
    auto theirs = Arrivals::at(office, Key{78}, shifts(1, 4, 2));
    for (const Arrival& arrival : alone) {
        EXPECT_NE(theirs.next()->when, arrival.when);
        EXPECT_EQ(ours.next(), arrival);
    }
    // Batches move nobody either.
    const auto batched =
        until(Arrivals::at(office, door, shifts(1, 4, 2), Distribution::discrete({2, 3}, {1, 1})),
              monday + 1_weeks);
    ASSERT_EQ(batched.size(), alone.size());
    for (std::size_t n = 0; n < alone.size(); ++n) EXPECT_EQ(batched[n].when, alone[n].when);
}

TEST(ArrivalsTest, what_was_recorded_comes_again) {
    auto arrivals = Arrivals::recorded({{monday, 2}, {monday, 1}, {monday + 90_minutes, 5, 99}});
    EXPECT_EQ(arrivals.next(), (Arrival{monday, 2, 0}));
    EXPECT_EQ(arrivals.next(), (Arrival{monday, 1, 1}));
    EXPECT_EQ(arrivals.next(), (Arrival{monday + 90_minutes, 5, 2}));
    EXPECT_EQ(arrivals.next(), std::nullopt);
}

TEST(ArrivalsTest, what_cannot_be_is_refused_with_a_sentence) {
    using std::invalid_argument;
    const auto refused = [](auto make, const char* sentence) {
        EXPECT_THAT(make, ThrowsMessage<invalid_argument>(HasSubstr(sentence))) << sentence;
    };
    refused([] { (void)PiecewiseRate::once(monday, {}); }, "at least one piece");
    refused([] { (void)PiecewiseRate::once(monday, {{1_hours, -1}}); }, "0 or more per hour, not -1");
    refused(
        [] {
            (void)PiecewiseRate::once(monday, {{1_hours, std::nan("")}});
        },
        "0 or more per hour, not nan");
    refused([] { (void)PiecewiseRate::once(monday, {{1_hours, 1}, {0_hours, 1}}); }, "a length above 0");
    refused([] { (void)PiecewiseRate::once(monday, {{1_hours, 1}, {forever, 1}}); }, "3000 years at most");
    const auto of = [](Distribution how_many) {
        return [=] { (void)Arrivals::at(office, door, shifts(1, 1, 1), how_many); };
    };
    refused(of(Distribution::constant(0)), "a whole number of 1 or more, not 0");
    refused(of(Distribution::constant(2.5)), "a whole number of 1 or more, not 2.5");
    refused(of(Distribution::discrete({1, 0}, {1, 1})), "a whole number of 1 or more, not 0");
    refused(of(Distribution::poisson(3)), "constant or discrete distribution, not poisson(mean 3)");
    EXPECT_NO_THROW(of(Distribution::discrete({1, 2}, {0.5, 0.5}))()); // weights need not be whole
    refused(
        [] {
            (void)Arrivals::at(office, door, SmoothRate{monday, monday, 0, wave});
        },
        "a bound above 0 per hour");
    refused(
        [] {
            (void)Arrivals::at(office, door, SmoothRate{monday, monday, 9, {}});
        },
        "a function of time");
    refused(
        [] {
            (void)Arrivals::recorded({{monday + 1_seconds}, {monday}});
        },
        "recorded arrival 1 comes before");
    refused([] { (void)Arrivals::recorded({{monday}, {monday, 0}}); }, "recorded arrival 1 needs a number");
}

TEST(ArrivalsTest, a_rate_above_its_bound_is_a_defect_that_names_both) {
    const auto with = [](double per_hour) {
        return [=] {
            SmoothRate rate = waves(1000_hours);
            rate.per_hour = [=](Instant) { return per_hour; };
            auto arrivals = Arrivals::at(office, door, rate);
            for (int n = 0; n < 10; ++n) (void)arrivals.next();
        };
    };
    EXPECT_NO_THROW(with(9)());
    EXPECT_THAT(with(9.5), ThrowsMessage<Defect>(HasSubstr("9.5 per hour, lies between 0 and its bound, 9")));
    EXPECT_THROW(with(-0.5)(), Defect);
    EXPECT_THROW(with(std::nan(""))(), Defect);
}

} // namespace
} // namespace omsorg
