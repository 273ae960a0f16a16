// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/municipality/year_book.hpp>

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>

/// The books of one year, filled in by hand, and the lines that they are to print.
///
///     Books books;
///     books.year.special_housing = {.moved_in = 4, .wait_sum = 50};
///     expect_lines(books, {{Measure::waiting_days, 50 / 4.0, Service::special_housing}});
///
/// Two districts, one hundred days. Whatever a test does not fill in did not happen.
namespace omsorg::test {

struct Books {
    static constexpr int of_year = 2030;
    static constexpr std::int64_t days = 100;

    People people;
    Geography geography;
    PeopleLedger flow;
    Residents::Counts residents;
    std::array<DomainRegister::Counts, need_domains> domains{};
    Provision::Year year;
    Staffing::Round budget;
    Account account{all_services().size()};
    Assumptions live;
    ClientGroups groups;
    ClientsByService at_first;
    std::array<std::optional<double>, home_care_groups> satisfied_by_group{};

    Books() {
        for (std::uint32_t i = 0; i < 2; ++i) {
            geography.districts.emplace_back().zones = {ZoneId{i}};
            geography.zones.emplace_back().district = DistrictId{i};
        }
        year.days.days = days;
        year.days.home_care.resize(2);
        year.home_care.resize(2);
        year.home_care_staff.resize(2);
        year.assessed.resize(2);
    }

    [[nodiscard]] Outcome write() const {
        Outcome outcome;
        YearAccounts accounts{of_year, people,  flow, residents, domains,  year,
                              budget,  account, live, groups,    at_first, Inhabitants{people, geography, of_year}};
        accounts.satisfied_by_group = satisfied_by_group;
        write_year(outcome, accounts);
        return outcome;
    }
};

/// A line of the year; without a value it is not to be written.
struct Line {
    Measure measure{};
    std::optional<double> value;
    Service service = Service::all;
    std::uint8_t district = all_districts;
};

inline void expect_lines(const Books& books, std::initializer_list<Line> lines) {
    const Outcome outcome = books.write();
    for (const Line& line : lines) {
        std::optional<double> found;
        int times = 0;
        for (const omsorg::Row& row : outcome.rows)
            if (row.measure == line.measure && row.service == line.service && row.district == line.district)
                found = row.value, ++times;
        const auto name = info(line.measure).id;
        ASSERT_EQ(times, line.value ? 1 : 0) << name << " of " << info(line.service).id;
        if (line.value) {
            EXPECT_DOUBLE_EQ(*found, *line.value) << name << " of " << info(line.service).id;
        }
    }
}

inline constexpr Key anna{1}, bo{2};

/// Anna is ninety and lives in the first district, Bo is forty and lives in the second.
inline Books with_anna_and_bo() {
    Books books;
    books.people.add({.key = anna, .sex = Sex::female, .year_of_birth = 1940, .zone = ZoneId{0u}});
    books.people.add({.key = bo, .sex = Sex::male, .year_of_birth = 1990, .zone = ZoneId{1u}});
    return books;
}

} // namespace omsorg::test
