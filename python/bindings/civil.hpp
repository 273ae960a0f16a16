// SPDX-License-Identifier: MIT
#pragma once

#include <pybind11/chrono.h>
#include <pybind11/pybind11.h>

#include <datetime.h>

#include <string>

#include <omsorg/base/time.hpp>

/// Python's datetime is our Instant: civil time without a zone, to the microsecond. (The converter that comes
/// with pybind11 would move it by the zone of the machine.) A timedelta is our Duration; a bare number is none, for
/// nobody could say of what. (The converter that comes with pybind11 would take 5.0 for five seconds.)
template <>
struct pybind11::detail::type_caster<omsorg::Duration> : duration_caster<omsorg::Duration> {
    bool load(handle from, bool convert) {
        if (PyFloat_Check(from.ptr()) || PyLong_Check(from.ptr()))
            throw type_error("a length of time is a timedelta: minutes(5), hours(2) or days(3), not " +
                             repr(from).cast<std::string>());
        return duration_caster<omsorg::Duration>::load(from, convert);
    }
};
template <>
struct pybind11::detail::type_caster<omsorg::Instant> {
    PYBIND11_TYPE_CASTER(omsorg::Instant, const_name("datetime.datetime"));

    bool load(handle from, bool) {
        if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
        if (!PyDateTime_Check(from.ptr())) return false;
        if (!from.attr("tzinfo").is_none())
            throw value_error("time is civil, without a zone: give a datetime that has no tzinfo");
        using namespace std::chrono;
        const year_month_day date{year{PyDateTime_GET_YEAR(from.ptr())},
                                  month{static_cast<unsigned>(PyDateTime_GET_MONTH(from.ptr()))},
                                  day{static_cast<unsigned>(PyDateTime_GET_DAY(from.ptr()))}};
        value = omsorg::Day{date} + hours{PyDateTime_DATE_GET_HOUR(from.ptr())} +
                minutes{PyDateTime_DATE_GET_MINUTE(from.ptr())} +
                seconds{PyDateTime_DATE_GET_SECOND(from.ptr())} +
                microseconds{PyDateTime_DATE_GET_MICROSECOND(from.ptr())};
        return true;
    }

    static handle cast(omsorg::Instant when, return_value_policy, handle) {
        if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
        const omsorg::Day date = omsorg::day_of(when);
        const std::chrono::year_month_day civil{date};
        const std::chrono::hh_mm_ss<omsorg::Duration> clock{when - date};
        return PyDateTime_FromDateAndTime(
            static_cast<int>(civil.year()), static_cast<int>(static_cast<unsigned>(civil.month())),
            static_cast<int>(static_cast<unsigned>(civil.day())), static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
            static_cast<int>(clock.subseconds().count()));
    }
};
