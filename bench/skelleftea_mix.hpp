// SPDX-License-Identifier: MIT
#pragma once

#include "fast_draws.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

/// How far ahead the events of Skellefteå are booked: recorded, not supposed.
///
/// Made on 25 November 2026 from one future of `scenarios/skelleftea` (plan `as_today`, the study's seed, future 0,
/// 2020 to 2040): in a copy of the tree `Agenda::book` wrote the kind of each event and how long after the time of the
/// event last taken it is due, all 128,387 times but the first. Of these bookings 2,015 were cancelled. The number
/// pending rises to 5,534 in January, when the year's deaths, births and moves are booked, and falls to a handful
/// in December.
struct SkellefteaMix {
    struct Row {
        const char* kind;
        std::int64_t from, to; ///< seconds ahead
        std::int64_t bookings;
    };
    static constexpr Row rows[] = {
        // clang-format off
        {"new_day", 86400, 86400, 7671},
        {"death", 60, 600, 2},
        {"death", 600, 3600, 1},
        {"death", 3600, 21600, 17},
        {"death", 21600, 86400, 56},
        {"death", 86400, 172800, 76},
        {"death", 172800, 345600, 144},
        {"death", 345600, 691200, 281},
        {"death", 691200, 1382400, 544},
        {"death", 1382400, 2764800, 1077},
        {"death", 2764800, 5270400, 1823},
        {"death", 5270400, 7344000, 1479},
        {"death", 7344000, 7603200, 178},
        {"death", 7603200, 7776000, 120},
        {"death", 7776000, 7948800, 115},
        {"death", 7948800, 10540800, 1821},
        {"death", 10540800, 13132800, 1719},
        {"death", 13132800, 15811200, 1727},
        {"death", 15811200, 18403200, 1712},
        {"death", 18403200, 21081600, 1573},
        {"death", 21081600, 23673600, 1517},
        {"death", 23673600, 26352000, 1553},
        {"death", 26352000, 28944000, 1464},
        {"death", 28944000, 31622400, 1486},
        {"departure", 600, 3600, 1},
        {"departure", 3600, 21600, 1},
        {"departure", 21600, 86400, 9},
        {"departure", 86400, 172800, 14},
        {"departure", 172800, 345600, 34},
        {"departure", 345600, 691200, 38},
        {"departure", 691200, 1382400, 98},
        {"departure", 1382400, 2764800, 202},
        {"departure", 2764800, 5270400, 378},
        {"departure", 5270400, 7344000, 318},
        {"departure", 7344000, 7603200, 37},
        {"departure", 7603200, 7776000, 35},
        {"departure", 7776000, 7948800, 31},
        {"departure", 7948800, 10540800, 379},
        {"departure", 10540800, 13132800, 387},
        {"departure", 13132800, 15811200, 372},
        {"departure", 15811200, 18403200, 381},
        {"departure", 18403200, 21081600, 381},
        {"departure", 21081600, 23673600, 384},
        {"departure", 23673600, 26352000, 377},
        {"departure", 26352000, 28944000, 369},
        {"departure", 28944000, 31622400, 389},
        {"birth", 3600, 21600, 12},
        {"birth", 21600, 86400, 28},
        {"birth", 86400, 172800, 37},
        {"birth", 172800, 345600, 95},
        {"birth", 345600, 691200, 170},
        {"birth", 691200, 1382400, 333},
        {"birth", 1382400, 2764800, 685},
        {"birth", 2764800, 5270400, 1269},
        {"birth", 5270400, 7344000, 1000},
        {"birth", 7344000, 7603200, 137},
        {"birth", 7603200, 7776000, 84},
        {"birth", 7776000, 7948800, 78},
        {"birth", 7948800, 10540800, 1281},
        {"birth", 10540800, 13132800, 1297},
        {"birth", 13132800, 15811200, 1330},
        {"birth", 15811200, 18403200, 1201},
        {"birth", 18403200, 21081600, 1272},
        {"birth", 21081600, 23673600, 1169},
        {"birth", 23673600, 26352000, 1189},
        {"birth", 26352000, 28944000, 1147},
        {"birth", 28944000, 31622400, 1225},
        {"arrival", 0, 60, 1},
        {"arrival", 60, 600, 1},
        {"arrival", 600, 3600, 2},
        {"arrival", 3600, 21600, 10},
        {"arrival", 21600, 86400, 56},
        {"arrival", 86400, 172800, 53},
        {"arrival", 172800, 345600, 133},
        {"arrival", 345600, 691200, 235},
        {"arrival", 691200, 1382400, 458},
        {"arrival", 1382400, 2764800, 875},
        {"arrival", 2764800, 5270400, 1615},
        {"arrival", 5270400, 7344000, 1353},
        {"arrival", 7344000, 7603200, 174},
        {"arrival", 7603200, 7776000, 116},
        {"arrival", 7776000, 7948800, 128},
        {"arrival", 7948800, 10540800, 1591},
        {"arrival", 10540800, 13132800, 1690},
        {"arrival", 13132800, 15811200, 1713},
        {"arrival", 15811200, 18403200, 1573},
        {"arrival", 18403200, 21081600, 1707},
        {"arrival", 21081600, 23673600, 1656},
        {"arrival", 23673600, 26352000, 1700},
        {"arrival", 26352000, 28944000, 1670},
        {"arrival", 28944000, 31622400, 1601},
        {"need_changes", 0, 60, 1},
        {"need_changes", 60, 600, 1},
        {"need_changes", 600, 3600, 4},
        {"need_changes", 3600, 21600, 30},
        {"need_changes", 21600, 86400, 77},
        {"need_changes", 86400, 172800, 116},
        {"need_changes", 172800, 345600, 198},
        {"need_changes", 345600, 691200, 415},
        {"need_changes", 691200, 1382400, 836},
        {"need_changes", 1382400, 2764800, 1655},
        {"need_changes", 2764800, 5270400, 2807},
        {"need_changes", 5270400, 7344000, 2237},
        {"need_changes", 7344000, 7603200, 290},
        {"need_changes", 7603200, 7776000, 198},
        {"need_changes", 7776000, 7948800, 174},
        {"need_changes", 7948800, 10540800, 2697},
        {"need_changes", 10540800, 13132800, 2613},
        {"need_changes", 13132800, 15811200, 2635},
        {"need_changes", 15811200, 18403200, 2441},
        {"need_changes", 18403200, 21081600, 2443},
        {"need_changes", 21081600, 23673600, 2215},
        {"need_changes", 23673600, 26352000, 2371},
        {"need_changes", 26352000, 28944000, 2087},
        {"need_changes", 28944000, 31622400, 2075},
        {"decided", 0, 60, 1},
        {"decided", 60, 600, 10},
        {"decided", 600, 3600, 59},
        {"decided", 3600, 21600, 400},
        {"decided", 21600, 86400, 1337},
        {"decided", 86400, 172800, 1603},
        {"decided", 172800, 345600, 2740},
        {"decided", 345600, 691200, 4340},
        {"decided", 691200, 1382400, 5197},
        {"decided", 1382400, 2764800, 4219},
        {"decided", 2764800, 5270400, 2186},
        {"decided", 5270400, 7344000, 607},
        {"decided", 7344000, 7603200, 40},
        {"decided", 7603200, 7776000, 31},
        {"decided", 7776000, 7948800, 26},
        {"decided", 7948800, 10540800, 266},
        {"decided", 10540800, 13132800, 82},
        {"decided", 13132800, 15811200, 43},
        {"decided", 15811200, 18403200, 8},
        {"decided", 18403200, 21081600, 5},
        {"decided", 21081600, 23673600, 6},
        {"decided", 23673600, 26352000, 2},
        {"report_due", 7603200, 7776000, 1383},
        {"report_due", 7776000, 7948800, 5258},
        // clang-format on
    };

    static constexpr double mean = [] {
        double time = 0;
        double bookings = 0;
        for (const Row& row : rows) {
            time += static_cast<double>((row.from + row.to) * row.bookings) / 2;
            bookings += static_cast<double>(row.bookings);
        }
        return 1e6 * time / bookings;
    }();

    SkellefteaMix() {
        Shares bookings{};
        Shares time{};
        for (std::size_t i = 0; i < size; ++i) {
            bookings[i] = static_cast<double>(rows[i].bookings);
            time[i] = static_cast<double>((rows[i].from + rows[i].to) * rows[i].bookings);
        }
        by_booking_ = Urn{bookings};
        by_time_ = Urn{time};
    }

    std::int64_t operator()(FastDraws& draws) const {
        return within(by_booking_.draw(draws), uniform(draws));
    }

    // What is found pending is of a row with a weight of its bookings times its length, and anywhere within it.
    std::int64_t pending(FastDraws& draws) const {
        const std::int64_t length = within(by_time_.draw(draws), uniform(draws));
        return static_cast<std::int64_t>(uniform(draws) * static_cast<double>(length));
    }

private:
    static constexpr std::size_t size = std::size(rows);
    using Shares = std::array<double, size>;

    static double uniform(FastDraws& draws) { return static_cast<double>(draws() >> 11) * 0x1p-53; }
    static std::int64_t within(std::size_t row, double share) {
        const auto from = static_cast<double>(rows[row].from);
        return static_cast<std::int64_t>(1e6 * (from + share * (static_cast<double>(rows[row].to) - from)));
    }

    // Walker's alias method: each place holds one row and the rest of another, so that a draw is one look.
    struct Urn {
        Shares own{};
        std::array<std::size_t, size> other{};

        Urn() = default;
        explicit Urn(Shares shares) {
            double sum = 0;
            for (const double share : shares) sum += share;
            for (double& share : shares) share *= size / sum;
            for (std::size_t placed = 0; placed < size; ++placed) {
                const auto least =
                    static_cast<std::size_t>(std::min_element(shares.begin(), shares.end()) - shares.begin());
                const auto most = static_cast<std::size_t>(std::max_element(shares.begin(), shares.end(),
                                                                            [](double a, double b) {
                                                                                return (a < done ? a : -1) <
                                                                                       (b < done ? b : -1);
                                                                            }) -
                                                           shares.begin());
                own[least] = std::min(shares[least], 1.0);
                other[least] = most;
                if (most != least) shares[most] -= 1 - own[least];
                shares[least] = done;
            }
        }
        std::size_t draw(FastDraws& draws) const {
            const double at = uniform(draws) * size;
            const auto place = static_cast<std::size_t>(at);
            return at - static_cast<double>(place) < own[place] ? place : other[place];
        }
        static constexpr double done = 1e300;
    };

    Urn by_booking_;
    Urn by_time_;
};
