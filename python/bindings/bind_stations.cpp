// SPDX-License-Identifier: MIT
#include "bind.hpp"
#include "civil.hpp"
#include "story.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

namespace omsorg::python {
namespace {

Request request_of(Duration patience, int units, int priority, std::optional<Duration> length,
                   std::optional<Instant> deadline, std::optional<int> joins_below) {
    return {.patience = patience,
            .units = units,
            .priority = priority,
            .length = length.value_or(unsaid),
            .deadline = deadline.value_or(Instant::max()),
            .joins_below = joins_below.value_or(HouseRules::no_limit)};
}

HouseRules rules_of(std::optional<Discipline> discipline, Preemption preemption, AtShiftEnd at_shift_end,
                    AtClosing at_closing, std::optional<int> room_to_wait,
                    std::optional<std::uint64_t> lots) {
    HouseRules rules{.discipline = discipline,
                     .preemption = preemption,
                     .at_shift_end = at_shift_end,
                     .at_closing = at_closing,
                     .room_to_wait = room_to_wait.value_or(HouseRules::no_limit)};
    if (lots) rules.lots = Stream{Run{.seed = *lots}, Purpose::model_lot};
    return rules;
}

Skills skills_of(const std::vector<int>& numbers) {
    Skills skills;
    for (const int number : numbers) {
        expect(number >= 0 && number < 64, "skills are numbered from 0 to 63");
        skills.add(static_cast<Skill>(number));
    }
    return skills;
}

template <class Lease>
void bind_lease(py::module_& module, const char* name, const char* doc) {
    py::class_<Held<Lease>> held(module, name, doc);
    held.def("__bool__", [](const Held<Lease>& self) { return bool(self.lease); })
        .def("__enter__", [](const py::object& self) { return self; })
        .def("__exit__",
             [](Held<Lease>& self, const py::object&, const py::object&, const py::object&) {
                 if (self.lease) self.lease.leave();
             })
        .def(
            "leave", [](Held<Lease>& self) { self.lease.leave(); }, "Returns it before the block ends.")
        .def(
            "work",
            [](const py::object& self, Duration length) {
                auto& lease = self.cast<Held<Lease>&>().lease;
                static_cast<void>(lease.work(length));
                return Asked{AskedWork{&lease, length}, self};
            },
            py::arg("length"), "Yield it: so much work under the lease, however often it is interrupted.")
        .def_property_readonly("units", [](const Held<Lease>& self) { return self.lease.units(); })
        .def_property_readonly("since", [](const Held<Lease>& self) { return self.lease.since(); });
    if constexpr (std::is_same_v<Lease, Engagement>)
        held.def_property_readonly(
            "worker", [](const Held<Lease>& self) { return self.lease.worker().index(); },
            "The number of who does it now.");
}

void bind_station(py::module_& module) {
    py::class_<StationFlow>(module, "StationFlow", "How many came, and what became of them.")
        .def_readonly("asked", &StationFlow::asked)
        .def_readonly("admitted", &StationFlow::admitted)
        .def_readonly("refused", &StationFlow::refused)
        .def_readonly("balked", &StationFlow::balked)
        .def_readonly("gave_up", &StationFlow::gave_up)
        .def_readonly("withdrawn", &StationFlow::withdrawn)
        .def_readonly("returned", &StationFlow::returned)
        .def_readonly("interrupted", &StationFlow::interrupted)
        .def_readonly("resumed", &StationFlow::resumed)
        .def_readonly("dropped", &StationFlow::dropped)
        .def("__repr__", [](const StationFlow& flow) {
            return py::str(
                       "StationFlow(asked={}, admitted={}, refused={}, balked={}, gave_up={}, withdrawn={}, "
                       "returned={}, interrupted={}, resumed={}, dropped={})")
                .format(flow.asked, flow.admitted, flow.refused, flow.balked, flow.gave_up, flow.withdrawn,
                        flow.returned, flow.interrupted, flow.resumed, flow.dropped);
        });
    py::class_<StationMonth>(module, "StationMonth", "One month of a station, or one year (month 0).")
        .def_readonly("year", &StationMonth::year)
        .def_readonly("month", &StationMonth::month)
        .def_readonly("flow", &StationMonth::flow)
        .def_readonly("mean_wait", &StationMonth::mean_wait, "Hours, of those admitted; NaN when nobody was.")
        .def_readonly("queue", &StationMonth::queue, "Average number waiting.")
        .def_readonly("taken", &StationMonth::taken, "Average number of units taken.")
        .def_readonly("offered", &StationMonth::offered, "Average number of units on offer.");
    py::class_<Station>(module, "Station",
                        "Where people come for something limited, and all that is observed there.")
        .def_property_readonly("name", &Station::name)
        .def_property_readonly("capacity", &Station::capacity)
        .def_property_readonly("occupied", &Station::occupied)
        .def_property_readonly("waiting", &Station::waiting)
        .def_property_readonly("suspended", &Station::suspended)
        .def_property_readonly("free", &Station::free)
        .def_property_readonly("flow", &Station::flow)
        .def_property_readonly("waits", &Station::waits, "Of those admitted.")
        .def_property_readonly(
            "vain_waits", [](const Station& station) { return station.book().vain_waits(); },
            "Of those who gave up.")
        .def(
            "wait_quantile", [](const Station& station, double p) { return station.book().wait_quantile(p); },
            py::arg("p"), "Of the waits of those admitted, within 1/256; p from 0 to 1.")
        .def_property_readonly("average_waiting", &Station::average_waiting)
        .def_property_readonly("average_taken", &Station::average_taken)
        .def_property_readonly("use", &Station::use, "Time taken over time offered.")
        .def_property_readonly("overtime", &Station::overtime, "Unit-time taken beyond what was on offer.")
        .def_property_readonly(
            "lost", [](const Station& station) { return station.book().lost(); }, "Work done in vain.")
        .def("by_month",
             [](const Station& station) { return station.book().by_month(station.simulation().now()); })
        .def("by_year",
             [](const Station& station) { return station.book().by_year(station.simulation().now()); })
        .def("balance", &Station::balance, "Raises Defect if a sum of the books does not hold.");
}

void bind_calendar(py::module_& module) {
    py::enum_<Weekdays>(module, "Weekdays", "Some days of a week.")
        .value("monday_to_friday", Weekdays::monday_to_friday)
        .value("saturday", Weekdays::saturday)
        .value("sunday", Weekdays::sunday)
        .value("weekend", Weekdays::weekend)
        .value("every_day", Weekdays::every_day);
    py::enum_<Holidays>(module, "Holidays", "What a plan for the days of a week does on public holidays.")
        .value("as_sundays", Holidays::as_sundays)
        .value("as_usual", Holidays::as_usual);
    module.def(
        "is_public_holiday", [](Instant when) { return is_public_holiday(day_of(when)); }, py::arg("when"),
        "Whether it is a Swedish public holiday then; Midsummer, Christmas and New Year's Eve are none.");
}

void bind_rules(py::module_& module) {
    py::enum_<Discipline>(module, "Discipline", "Who among those who wait is next.")
        .value("first_come", Discipline::first_come)
        .value("last_come", Discipline::last_come)
        .value("random_order", Discipline::random_order)
        .value("priority", Discipline::priority)
        .value("shortest_job", Discipline::shortest_job)
        .value("deadline", Discipline::deadline);
    py::enum_<Preemption>(module, "Preemption",
                          "What becomes of work under way when someone more urgent comes.")
        .value("none", Preemption::none)
        .value("resume", Preemption::resume)
        .value("restart", Preemption::restart);
    py::enum_<AtShiftEnd>(module, "AtShiftEnd",
                          "What becomes of work under way when there are fewer to do it.")
        .value("finish", AtShiftEnd::finish)
        .value("hand_over", AtShiftEnd::hand_over)
        .value("suspend", AtShiftEnd::suspend)
        .value("restart", AtShiftEnd::restart)
        .value("do_not_start", AtShiftEnd::do_not_start);
    py::enum_<AtClosing>(module, "AtClosing",
                         "What becomes of those who wait when the last one on duty goes.")
        .value("stay", AtClosing::stay)
        .value("go_home", AtClosing::go_home);
    py::class_<Shifts>(module, "Shifts", "How many are at work, hour by hour and day by day.")
        .def(py::init<Holidays>(), py::arg("holidays") = Holidays::as_sundays,
             "On public holidays the shifts of Sunday are worked, unless holidays are days as usual.")
        .def("add", &Shifts::add, py::arg("days"), py::arg("from_"), py::arg("until"), py::arg("staff") = 1,
             "From and until count from midnight; `until` may lie up to a day after `from_`.")
        .def("on_duty", &Shifts::on_duty, py::arg("when"))
        .def("next_change", &Shifts::next_change, py::arg("when"));
}

/// A story in C++ that keeps its shifts and their places alive for as long as it runs.
Process keep_own_shifts(Places& places, py::object, Shifts shifts, AtShiftEnd rule) {
    co_await keep_shifts(places, shifts, rule);
}

void bind_places(py::module_& module) {
    bind_lease<Stay>(module, "Stay",
                     "The right to places; returned when its block ends. Falsy if there was none to be had.");
    py::class_<Places, Station>(module, "Places",
                                "A limited number of places, and the people who wait for one.")
        .def(py::init([](PythonSimulation& sim, std::string name, int capacity,
                         std::optional<Discipline> discipline, Preemption preemption, AtShiftEnd at_shift_end,
                         AtClosing at_closing, std::optional<int> room_to_wait,
                         std::optional<std::uint64_t> lots) {
                 return std::make_unique<Places>(
                     sim, std::move(name), capacity,
                     rules_of(discipline, preemption, at_shift_end, at_closing, room_to_wait, lots));
             }),
             py::arg("sim"), py::arg("name"), py::arg("capacity"), py::kw_only(),
             py::arg("discipline") = py::none(), py::arg("preemption") = Preemption::none,
             py::arg("at_shift_end") = AtShiftEnd::finish, py::arg("at_closing") = AtClosing::stay,
             py::arg("room_to_wait") = py::none(), py::arg("lots") = py::none(),
             "First come, first served unless a discipline is said. `lots` is the seed of the lots that a "
             "random order draws.")
        .def(
            "admit",
            [](const py::object& self, Duration patience, int units, int priority,
               std::optional<Duration> length, std::optional<Instant> deadline,
               std::optional<int> joins_below) {
                auto& places = self.cast<Places&>();
                const Request request = request_of(patience, units, priority, length, deadline, joins_below);
                static_cast<void>(places.admit(request));
                return Asked{AskedPlace{&places, request}, self};
            },
            py::kw_only(), py::arg("patience") = forever, py::arg("units") = 1, py::arg("priority") = 0,
            py::arg("length") = py::none(), py::arg("deadline") = py::none(),
            py::arg("joins_below") = py::none(), "Yield it: a Stay, falsy if there is none to be had.")
        .def(
            "resize",
            [](Places& places, int capacity, std::optional<AtShiftEnd> rule) {
                places.resize(capacity, rule.value_or(places.rules().at_shift_end));
            },
            py::arg("capacity"), py::arg("rule") = py::none(),
            "How many places there are from now on, and what becomes of work beyond them: by `rule`, or else "
            "the house's.")
        .def(
            "keep_shifts",
            [](const py::object& self, Shifts shifts, std::optional<AtShiftEnd> rule) {
                auto& places = self.cast<Places&>();
                places.simulation().start(keep_own_shifts(places, self, std::move(shifts),
                                                          rule.value_or(places.rules().at_shift_end)),
                                          {.priority = early});
            },
            py::arg("shifts"), py::arg("rule") = py::none(),
            "As many places as there are staff on duty, from now on; work beyond them by `rule`, or else the "
            "house's.");
}

void bind_staff(py::module_& module) {
    bind_lease<Engagement>(
        module, "Engagement",
        "The right to one worker; returned when its block ends. Falsy if there was nobody.");
    py::class_<Staff, Station>(
        module, "Staff",
        "People who do the work, each with her own skills (numbers 0 to 63) and her own shifts.")
        .def(py::init([](PythonSimulation& sim, std::string name, std::optional<Discipline> discipline,
                         Preemption preemption, AtShiftEnd at_shift_end, AtClosing at_closing,
                         std::optional<int> room_to_wait, std::optional<std::uint64_t> lots) {
                 return std::make_unique<Staff>(
                     sim, std::move(name),
                     rules_of(discipline, preemption, at_shift_end, at_closing, room_to_wait, lots));
             }),
             py::arg("sim"), py::arg("name"), py::kw_only(), py::arg("discipline") = py::none(),
             py::arg("preemption") = Preemption::none, py::arg("at_shift_end") = AtShiftEnd::finish,
             py::arg("at_closing") = AtClosing::stay, py::arg("room_to_wait") = py::none(),
             py::arg("lots") = py::none(), "First come, first served unless a discipline is said.")
        .def(
            "hire",
            [](Staff& staff, std::string name, const std::vector<int>& skills, std::optional<Shifts> shifts) {
                return staff.hire({std::move(name), skills_of(skills), std::move(shifts)}).index();
            },
            py::arg("name"), py::kw_only(), py::arg("skills") = std::vector<int>{},
            py::arg("shifts") = py::none(), "Her number.")
        .def(
            "engage",
            [](const py::object& self, const std::vector<int>& skills, std::optional<std::uint32_t> preferred,
               Duration patience, int priority, std::optional<Duration> length,
               std::optional<Instant> deadline, std::optional<int> joins_below) {
                auto& staff = self.cast<Staff&>();
                const Request request = request_of(patience, 1, priority, length, deadline, joins_below);
                const std::optional<WorkerId> who =
                    preferred ? std::optional{WorkerId{*preferred}} : std::nullopt;
                static_cast<void>(staff.engage(request, skills_of(skills), who));
                return Asked{AskedWorker{&staff, request, skills_of(skills), who}, self};
            },
            py::kw_only(), py::arg("skills") = std::vector<int>{}, py::arg("preferred") = py::none(),
            py::arg("patience") = forever, py::arg("priority") = 0, py::arg("length") = py::none(),
            py::arg("deadline") = py::none(), py::arg("joins_below") = py::none(),
            "Yield it: an Engagement, falsy if there is nobody to be had.")
        .def(
            "send_home", [](Staff& staff, std::uint32_t who) { staff.send_home(WorkerId{who}); },
            py::arg("worker"))
        .def(
            "call_in", [](Staff& staff, std::uint32_t who) { staff.call_in(WorkerId{who}); },
            py::arg("worker"))
        .def(
            "name_of", [](const Staff& staff, std::uint32_t who) { return staff.name_of(WorkerId{who}); },
            py::arg("worker"))
        .def(
            "on_duty", [](const Staff& staff, std::uint32_t who) { return staff.on_duty(WorkerId{who}); },
            py::arg("worker"))
        .def(
            "time_on_duty",
            [](const Staff& staff, std::uint32_t who) { return staff.time_on_duty(WorkerId{who}); },
            py::arg("worker"))
        .def(
            "time_busy", [](const Staff& staff, std::uint32_t who) { return staff.time_busy(WorkerId{who}); },
            py::arg("worker"))
        .def(
            "overtime_of",
            [](const Staff& staff, std::uint32_t who) { return staff.overtime_of(WorkerId{who}); },
            py::arg("worker"));
}

} // namespace

void bind_stations(py::module_& module) {
    bind_calendar(module);
    bind_rules(module);
    bind_station(module);
    bind_places(module);
    bind_staff(module);
}

} // namespace omsorg::python
