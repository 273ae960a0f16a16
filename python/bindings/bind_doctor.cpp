// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <omsorg/doctor/examine.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

/// An examination on its way, on threads that never touch Python.
class Examining {
public:
    Examining(Tier tier, std::uint64_t seed, unsigned threads, std::vector<std::string> rows)
        : findings_{std::async(std::launch::async, [this, tier, seed, threads, ids = std::move(rows)] {
              return examine({.tier = tier,
                              .seed = seed,
                              .threads = threads,
                              .ids = ids,
                              .progress =
                                  [this](std::size_t done, std::size_t all) {
                                      all_ = all;
                                      done_ = done;
                                  },
                              .stop = stop_.get_token()});
          })} {}
    ~Examining() { stop_.request_stop(); } // and findings_ waits

    [[nodiscard]] bool wait(int milliseconds) const {
        return !findings_.valid() ||
               findings_.wait_for(std::chrono::milliseconds{milliseconds}) == std::future_status::ready;
    }
    [[nodiscard]] std::pair<std::size_t, std::size_t> progress() const { return {done_, all_}; }
    void stop() { stop_.request_stop(); }
    std::vector<Finding> take() { return findings_.get(); }

private:
    std::stop_source stop_;
    std::atomic<std::size_t> done_ = 0, all_ = 0;
    std::future<std::vector<Finding>> findings_; // last: it is ended first, for its thread sees the others
};

std::optional<std::string> word_of(std::optional<Tier> tier) {
    if (!tier) return std::nullopt;
    return *tier == Tier::check ? "check" : *tier == Tier::nightly ? "nightly" : "release";
}

std::unique_ptr<Examining> start(std::string_view tier, std::uint64_t seed, unsigned threads,
                                 std::vector<std::string> rows) {
    for (const Tier one : {Tier::check, Tier::nightly, Tier::release})
        if (word_of(one) == tier) return std::make_unique<Examining>(one, seed, threads, std::move(rows));
    throw py::value_error{"the tier is check, nightly or release, not " + std::string{tier}};
}

std::vector<Finding> take(Examining& examining) {
    const py::gil_scoped_release others_may_run;
    return examining.take();
}

} // namespace

void bind_doctor(py::module_& module) {
    py::class_<KnownRow>(module, "KnownRow", "Something that is known from outside.")
        .def_readonly("id", &KnownRow::id)
        .def_readonly("model", &KnownRow::model)
        .def_readonly("parameters", &KnownRow::parameters)
        .def_readonly("metric", &KnownRow::metric)
        .def_readonly("exact", &KnownRow::exact)
        .def_readonly("source", &KnownRow::source)
        .def_readonly("is_statistical", &KnownRow::is_statistical)
        .def_readonly("note", &KnownRow::note)
        .def_property_readonly(
            "tier", [](const KnownRow& row) { return word_of(row.tier); },
            "check, nightly or release; None: the note says why it is not examined.");
    module.def(
        "known_rows",
        [] {
            const auto rows = known_rows();
            return std::vector<KnownRow>{rows.begin(), rows.end()};
        },
        "The table of what is known.");

    py::class_<Finding>(module, "Finding", "What came of examining one row.")
        .def_property_readonly("row", [](const Finding& finding) { return *finding.row; })
        .def_readonly("variant", &Finding::variant)
        .def_property_readonly("replications", [](const Finding& finding) { return finding.seen.count(); })
        .def_property_readonly("mean", [](const Finding& finding) { return finding.seen.mean(); })
        .def_property_readonly(
            "standard_error", [](const Finding& finding) { return finding.seen.standard_error(); },
            "Not a number for what is computed rather than simulated.")
        .def_property_readonly("accepted", [](const Finding& finding) { return finding.verdict.accepted(); })
        .def_property_readonly("why", [](const Finding& finding) { return finding.verdict.why; });

    py::class_<Examining>(module, "Examining", "The library on its way through the table of what is known.")
        .def(py::init(&start), py::arg("tier") = "check", py::arg("seed") = Examination{}.seed,
             py::arg("threads") = 0U, py::arg("rows") = std::vector<std::string>{})
        .def("wait", &Examining::wait, py::arg("milliseconds"), py::call_guard<py::gil_scoped_release>(),
             "True once all are examined.")
        .def("progress", &Examining::progress, "Models done, models in all.")
        .def("stop", &Examining::stop, "Asks the threads to come home; a model under way is dropped.")
        .def("take", &take, "Waits for all; what was found, in the order of the table.");
}

} // namespace omsorg::python
