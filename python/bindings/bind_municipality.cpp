// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <omsorg/municipality/measure.hpp>
#include <omsorg/municipality/outcome.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

/// A measure or a service as Python sees it: strings of its own, so that nothing points into the library.
struct Term {
    std::string id, unit, sv, en;
    bool adds = false;
};

std::vector<Term> measures() {
    std::vector<Term> terms;
    for (const MeasureInfo& one : all_measures())
        terms.push_back({std::string{one.id}, std::string{one.unit}, std::string{one.label.sv},
                         std::string{one.label.en}, one.adds == Adds::over_everything});
    return terms;
}

std::vector<Term> services() {
    std::vector<Term> terms;
    for (const ServiceInfo& one : all_services())
        terms.push_back(
            {std::string{one.id}, "", std::string{one.label.sv}, std::string{one.label.en}, false});
    return terms;
}

} // namespace

void bind_municipality(py::module_& module) {
    py::class_<Term>(module, "Term", "A measure or a service: its identifier, unit and names.")
        .def_readonly("id", &Term::id)
        .def_readonly("unit", &Term::unit)
        .def_readonly("sv", &Term::sv)
        .def_readonly("en", &Term::en)
        .def_readonly("adds", &Term::adds, "True if the figures may be summed over districts and services.")
        .def("__repr__", [](const Term& term) { return "<" + term.id + ">"; });
    module.def("measures", &measures, "Every measure, in the order of its code in the result table.");
    module.def("services", &services, "Every service, in the order of its code in the result table.");
}

} // namespace omsorg::python
