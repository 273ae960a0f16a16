// SPDX-License-Identifier: MIT
#include "bind.hpp"

PYBIND11_MODULE(_core, module) {
    module.doc() = "The omsorg simulation library, seen from Python.";
    module.attr("__version__") = OMSORG_VERSION;
    module.attr("build") = OMSORG_BUILD;
    omsorg::python::bind_engine(module);
    omsorg::python::bind_stations(module);
    omsorg::python::bind_recording(module);
    omsorg::python::bind_chance(module);
    omsorg::python::bind_municipality(module);
    omsorg::python::bind_scenario(module);
    omsorg::python::bind_result(module);
    omsorg::python::bind_experiment(module);
    omsorg::python::bind_forecast(module);
    omsorg::python::bind_doctor(module);
    omsorg::python::bind_network(module);
}
