// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <optional>
#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <omsorg/experiment/break_year.hpp>
#include <omsorg/experiment/comparison.hpp>
#include <omsorg/experiment/precision.hpp>
#include <omsorg/experiment/sensitivity.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

using Sample = std::vector<double>;
using Years = std::vector<std::optional<int>>;

void bind_breaks(py::module_& module) {
    py::class_<BreakSummary>(module, "BreakSummary", "What the break years of many futures say together.")
        .def_readonly("futures", &BreakSummary::futures)
        .def_readonly("not_before_end", &BreakSummary::not_before_end)
        .def_readonly("first_year", &BreakSummary::first_year)
        .def_readonly("share_broken", &BreakSummary::share_broken)
        .def_readonly("p10", &BreakSummary::p10)
        .def_readonly("p50", &BreakSummary::p50)
        .def_readonly("p90", &BreakSummary::p90)
        .def_readonly("majority_year", &BreakSummary::majority_year)
        .def_readonly("majority_low", &BreakSummary::majority_low)
        .def_readonly("majority_high", &BreakSummary::majority_high)
        .def_readonly("coverage", &BreakSummary::coverage);
    module.def(
        "break_years",
        [](const ResultTable& table, std::uint16_t plan, std::uint8_t measure, double tolerance,
           std::uint8_t district, std::uint8_t service) {
            return break_years(grid_of(table, {plan, measure, district, service}), tolerance);
        },
        py::arg("table"), py::arg("plan"), py::arg("measure"), py::arg("tolerance"),
        py::arg("district") = all_districts, py::arg("service") = std::uint8_t{0},
        "The break year of each finished future; None = not before the horizon's end.");
    module.def(
        "summarise_breaks",
        [](const Years& years, int first_year, int last_year, double level) {
            return summarise(years, first_year, last_year, level);
        },
        py::arg("years"), py::arg("first_year"), py::arg("last_year"), py::arg("level") = 0.95);
}

void bind_comparison(py::module_& module) {
    py::class_<Difference>(module, "Difference",
                           "A paired difference: mean, interval and spread over futures.")
        .def_readonly("futures", &Difference::futures)
        .def_readonly("mean", &Difference::mean)
        .def_readonly("standard_error", &Difference::standard_error)
        .def_readonly("low", &Difference::low)
        .def_readonly("high", &Difference::high)
        .def_readonly("p10", &Difference::p10)
        .def_readonly("p50", &Difference::p50)
        .def_readonly("p90", &Difference::p90);
    py::class_<YearDifference>(module, "YearDifference")
        .def_readonly("year", &YearDifference::year)
        .def_readonly("difference", &YearDifference::difference);
    py::class_<FanYear>(module, "FanYear", "Low, middle and high of one measure in one year.")
        .def_readonly("year", &FanYear::year)
        .def_readonly("futures", &FanYear::futures)
        .def_readonly("p10", &FanYear::p10)
        .def_readonly("p50", &FanYear::p50)
        .def_readonly("p90", &FanYear::p90)
        .def_readonly("mean", &FanYear::mean)
        .def_readonly("standard_error", &FanYear::standard_error)
        .def_readonly("p50_error", &FanYear::p50_error);
    py::class_<Contribution>(module, "Contribution")
        .def_readonly("alone", &Contribution::alone)
        .def_readonly("share", &Contribution::share);
    py::class_<Contributions>(module, "Contributions",
                              "One component at a time, the whole, and their interplay.")
        .def_readonly("whole", &Contributions::whole)
        .def_readonly("components", &Contributions::components)
        .def_readonly("interplay", &Contributions::interplay);

    module.def(
        "compare_samples",
        [](const Sample& before, const Sample& after, double level) { return compare(before, after, level); },
        py::arg("before"), py::arg("after"), py::arg("level") = 0.95);
    module.def(
        "compare_years",
        [](const ResultTable& table, std::uint16_t before, std::uint16_t after, std::uint8_t measure,
           std::uint8_t district, std::uint8_t service, double level) {
            return compare(grid_of(table, {before, measure, district, service}),
                           grid_of(table, {after, measure, district, service}), level);
        },
        py::arg("table"), py::arg("before"), py::arg("after"), py::arg("measure"),
        py::arg("district") = all_districts, py::arg("service") = std::uint8_t{0}, py::arg("level") = 0.95);
    module.def(
        "fan",
        [](const ResultTable& table, std::uint16_t plan, std::uint8_t measure, std::uint8_t district,
           std::uint8_t service) {
            return fan_of(grid_of(table, {plan, measure, district, service}));
        },
        py::arg("table"), py::arg("plan"), py::arg("measure"), py::arg("district") = all_districts,
        py::arg("service") = std::uint8_t{0});
    module.def(
        "contributions",
        [](const Sample& before, const Sample& whole, const std::vector<Sample>& components, double level) {
            return contributions(before, whole, components, level);
        },
        py::arg("before"), py::arg("whole"), py::arg("components"), py::arg("level") = 0.95);
    module.def(
        "sample_quantile", [](const Sample& sample, double p) { return sample_quantile(sample, p); },
        py::arg("sample"), py::arg("p"));
}

void bind_precision(py::module_& module) {
    py::class_<Digits>(module, "Digits", "How many digits a figure has earned.")
        .def_readonly("decimals", &Digits::decimals)
        .def_readonly("unit", &Digits::unit);
    module.def("digits", &digits, py::arg("standard_error"), py::arg("most") = 6);
    module.def("rounded", &rounded, py::arg("value"), py::arg("digits"));
    module.def(
        "quantile_error", [](const Sample& sample, double p) { return quantile_error(sample, p); },
        py::arg("sample"), py::arg("p"));
}

void bind_sensitivity(py::module_& module) {
    py::class_<Third>(module, "Third",
                      "The break years of the futures with the lowest, middle or highest draws.")
        .def_readonly("futures", &Third::futures)
        .def_readonly("low", &Third::low)
        .def_readonly("high", &Third::high)
        .def_readonly("not_before_end", &Third::not_before_end)
        .def_readonly("middle", &Third::middle);
    py::class_<Influence>(module, "Influence", "How an unknown assumption moves the break year.")
        .def_readonly("rank_correlation", &Influence::rank_correlation)
        .def_readonly("noise", &Influence::noise)
        .def_readonly("thirds", &Influence::thirds);
    module.def(
        "rank_correlation", [](const Sample& x, const Sample& y) { return rank_correlation(x, y); },
        py::arg("x"), py::arg("y"));
    module.def(
        "influence_of",
        [](const Sample& drawn, const Years& years, int last_year) {
            return influence_of(drawn, years, last_year);
        },
        py::arg("drawn"), py::arg("years"), py::arg("last_year"));
}

} // namespace

void bind_experiment(py::module_& module) {
    bind_breaks(module);
    bind_comparison(module);
    bind_precision(module);
    bind_sensitivity(module);
}

} // namespace omsorg::python
