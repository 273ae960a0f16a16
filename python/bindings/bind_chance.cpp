// SPDX-License-Identifier: MIT
#include "bind.hpp"
#include "civil.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <omsorg/base/calendar.hpp>
#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/philox.hpp>
#include <omsorg/chance/stream.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

/// Who: the parts of a key, as key_of takes them in C++.
Key key_of_parts(const py::args& parts) {
    if (parts.size() == 1 && py::isinstance<py::str>(parts[0]))
        return key_of_text(parts[0].cast<std::string>());
    std::vector<std::uint64_t> numbers;
    for (const py::handle part : parts) {
        if (!py::isinstance<py::int_>(part))
            throw py::type_error("who it is about is told in whole numbers, or as one text; not " +
                                 py::repr(part).cast<std::string>());
        numbers.push_back(static_cast<std::uint64_t>(part.cast<std::int64_t>()));
    }
    switch (numbers.size()) {
    case 1:
        return key_of(numbers[0]);
    case 2:
        return key_of(numbers[0], numbers[1]);
    case 3:
        return key_of(numbers[0], numbers[1], numbers[2]);
    case 4:
        return key_of(numbers[0], numbers[1], numbers[2], numbers[3]);
    default:
        throw py::value_error("a key has one to four whole numbers, or is one text");
    }
}

void bind_distribution(py::module_& module) {
    py::class_<Distribution>(module, "Distribution",
                             "How a number varies: over visits, over people, over futures.")
        .def_static("constant", &Distribution::constant, py::arg("value"))
        .def_static("uniform", &Distribution::uniform, py::arg("low"), py::arg("high"))
        .def_static("triangular", &Distribution::triangular, py::arg("low"), py::arg("mode"), py::arg("high"))
        .def_static("normal", &Distribution::normal, py::arg("mean"), py::arg("sd"),
                    py::arg("low") = -Distribution::unbounded, py::arg("high") = Distribution::unbounded)
        .def_static("lognormal", &Distribution::lognormal_mean_cv, py::arg("mean"), py::arg("cv"))
        .def_static("gamma", &Distribution::gamma_mean_cv, py::arg("mean"), py::arg("cv"))
        .def_static("beta", &Distribution::beta, py::arg("a"), py::arg("b"), py::arg("low") = 0.0,
                    py::arg("high") = 1.0)
        .def_static("exponential", &Distribution::exponential, py::arg("mean"))
        .def_static("discrete", &Distribution::discrete, py::arg("values"), py::arg("weights"))
        .def_static("poisson", &Distribution::poisson, py::arg("mean"))
        .def_property_readonly("mean", &Distribution::mean)
        .def_property_readonly("sd", &Distribution::sd)
        .def("quantile", &Distribution::quantile, py::arg("u"),
             "The value below which the share u of all draws falls; 0 < u < 1.")
        .def("__repr__", &Distribution::text);
}

void bind_stream(py::module_& module) {
    py::class_<Stream>(module, "Stream",
                       "All chance of one purpose in one future. A draw depends on who (up to four whole "
                       "numbers, or a name) and on "
                       "the index (when: a day, a visit's number), and on nothing else.")
        .def(py::init([](std::uint64_t seed, std::uint32_t purpose, std::uint32_t future, bool mirrored) {
                 return Stream{Run{.seed = seed, .number = future, .mirrored = mirrored}, Purpose{purpose}};
             }),
             py::arg("seed"), py::arg("purpose"), py::arg("future") = 0U, py::kw_only(),
             py::arg("mirrored") = false,
             "A purpose is a number of your own from 1000 up, one for each reason; those below are the "
             "library's. Mirrored, each uniform number u is 1 - u: a future and its mirror are an antithetic "
             "pair.")
        .def(
            "uniform",
            [](const Stream& stream, const py::args& who, std::uint64_t index) {
                return stream.uniform(key_of_parts(who), index);
            },
            py::kw_only(), py::arg("index") = 0, "Strictly between 0 and 1.")
        .def(
            "exponential",
            [](const Stream& stream, const py::args& who, std::uint64_t index) {
                return stream.exponential(key_of_parts(who), index);
            },
            py::kw_only(), py::arg("index") = 0, "Of mean one.")
        .def(
            "draw",
            [](const Stream& stream, const Distribution& distribution, const py::args& who,
               std::uint64_t index) {
                Luck luck = stream.at(key_of_parts(who), index);
                return distribution.draw(luck);
            },
            py::arg("distribution"), py::kw_only(), py::arg("index") = 0)
        .def(
            "happens",
            [](const Stream& stream, double chance, const py::args& who, std::uint64_t index) {
                return stream.happens(chance, key_of_parts(who), index);
            },
            py::arg("chance"), py::kw_only(), py::arg("index") = 0);
}

void bind_arrivals(py::module_& module) {
    py::class_<Arrival>(module, "Arrival", "One arrival: when, how many at once, and which of its source.")
        .def_readonly("when", &Arrival::when)
        .def_readonly("how_many", &Arrival::how_many)
        .def_readonly("number", &Arrival::number);
    py::class_<Arrivals>(module, "Arrivals", "When people come: iterate over it.")
        .def_static(
            "piecewise",
            [](const Stream& stream, const std::string& source, Instant start,
               const std::vector<std::pair<Duration, double>>& pieces, bool repeating,
               const Distribution& how_many) {
                std::vector<PiecewiseRate::Piece> rates;
                for (const auto& [lasts, per_hour] : pieces) rates.push_back({lasts, per_hour});
                PiecewiseRate rate = repeating ? PiecewiseRate::repeating(start, std::move(rates))
                                               : PiecewiseRate::once(start, std::move(rates));
                return Arrivals::at(stream, key_of_text(source), std::move(rate), how_many);
            },
            py::arg("stream"), py::arg("source"), py::arg("start"), py::arg("pieces"), py::kw_only(),
            py::arg("repeating") = false, py::arg_v("how_many", Distribution::constant(1), "..."),
            "Pieces are pairs of how long a rate lasts and the rate per hour.")
        .def_static(
            "on_days",
            [](const Stream& stream, const std::string& source, Instant first, Weekdays weekdays,
               const std::vector<std::pair<Duration, double>>& pieces, Holidays holidays,
               const Distribution& how_many) {
                std::vector<PiecewiseRate::Piece> rates;
                for (const auto& [lasts, per_hour] : pieces) rates.push_back({lasts, per_hour});
                PiecewiseRate rate =
                    PiecewiseRate::on_days(day_of(first), weekdays, std::move(rates), holidays);
                return Arrivals::at(stream, key_of_text(source), std::move(rate), how_many);
            },
            py::arg("stream"), py::arg("source"), py::arg("first"), py::arg("weekdays"), py::arg("pieces"),
            py::kw_only(), py::arg("holidays") = Holidays::as_sundays,
            py::arg_v("how_many", Distribution::constant(1), "..."),
            "One day's pieces, from midnight to midnight, on those days of the week from the day of `first` "
            "on; "
            "on public holidays those of Sunday, unless they are days as usual.")
        .def_static(
            "smooth",
            [](const Stream& stream, const std::string& source, Instant start, Instant until,
               double bound_per_hour, std::function<double(Instant)> per_hour, const Distribution& how_many) {
                return Arrivals::at(stream, key_of_text(source),
                                    SmoothRate{start, until, bound_per_hour, std::move(per_hour)}, how_many);
            },
            py::arg("stream"), py::arg("source"), py::arg("start"), py::arg("until"), py::kw_only(),
            py::arg("bound_per_hour"), py::arg("per_hour"),
            py::arg_v("how_many", Distribution::constant(1), "..."),
            "Any rate below a bound: `per_hour` is a function of the moment; above the bound it is a Defect.")
        .def_static(
            "recorded",
            [](const std::vector<std::variant<std::pair<Instant, int>, Instant>>& moments) {
                std::vector<Arrival> arrivals;
                for (const auto& one : moments) {
                    const auto* several = std::get_if<std::pair<Instant, int>>(&one);
                    if (several != nullptr)
                        arrivals.push_back({several->first, several->second});
                    else
                        arrivals.push_back({std::get<Instant>(one)});
                }
                return Arrivals::recorded(std::move(arrivals));
            },
            py::arg("moments"),
            "As it was written down, in order of time: moments, or pairs of a moment and how many at once.")
        .def("__iter__", [](const py::object& self) { return self; })
        .def("__next__", [](Arrivals& arrivals) {
            const std::optional<Arrival> next = arrivals.next();
            if (!next) throw py::stop_iteration{};
            return *next;
        });
}

} // namespace

void bind_chance(py::module_& module) {
    module.def("philox4x64", &philox<10>, py::arg("counter"), py::arg("key"),
               "The block function behind every draw: four words from a counter of four and a key of two.");
    bind_distribution(module);
    bind_stream(module);
    bind_arrivals(module);
}

} // namespace omsorg::python
