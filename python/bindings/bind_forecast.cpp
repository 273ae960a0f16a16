// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <omsorg/experiment/forecast.hpp>
#include <omsorg/experiment/study_run.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

std::unique_ptr<Forecast> start(const std::shared_ptr<Study>& study, std::vector<std::string> plans,
                                std::uint32_t futures, std::uint64_t seed, unsigned threads, bool no_magic,
                                std::vector<std::uint32_t> futures_of_plan) {
    ForecastSize size{.plans = static_cast<std::uint16_t>(plans.size()),
                      .futures = futures,
                      .seed = seed,
                      .threads = threads,
                      .futures_of_plan = std::move(futures_of_plan)};
    return std::make_unique<Forecast>(std::move(size), life_of(study, std::move(plans), no_magic));
}

std::tuple<std::size_t, std::size_t, std::optional<double>> progress(const Forecast& forecast) {
    const ForecastProgress now = forecast.progress();
    return {now.done, now.total, now.seconds_left};
}

std::tuple<std::shared_ptr<ResultTable>, std::size_t, std::size_t> take(Forecast& forecast) {
    ForecastResult result = [&] {
        const py::gil_scoped_release others_may_run;
        return forecast.take();
    }();
    return {std::make_shared<ResultTable>(std::move(result.table)), result.done, result.total};
}

} // namespace

/// The threads never touch Python. The caller waits a little at a time, so that Python may look for Ctrl-C in
/// between.
void bind_forecast(py::module_& module) {
    py::class_<Forecast>(module, "Forecast", "Every plan on its way through every future.")
        .def(py::init(&start), py::arg("study"), py::arg("plans"), py::arg("futures"), py::arg("seed"),
             py::arg("threads") = 0U, py::arg("no_magic") = false,
             py::arg("futures_of_plan") = std::vector<std::uint32_t>{})
        .def(
            "wait",
            [](Forecast& forecast, int milliseconds) {
                return forecast.wait_for(std::chrono::milliseconds{milliseconds});
            },
            py::arg("milliseconds"), py::call_guard<py::gil_scoped_release>(),
            "True once every thread has come home.")
        .def("progress", &progress, "Runs done, runs in all, seconds left (or None).")
        .def("stop", &Forecast::stop, "Asks the threads to come home; runs under way are dropped.")
        .def("take", &take, "Waits for all; the table, runs done, runs in all.");
}

} // namespace omsorg::python
