// SPDX-License-Identifier: MIT
#pragma once

#include <pybind11/pybind11.h>

/// The table of contents of the Python module: one function for each layer that Python sees.
namespace omsorg::python {

void bind_engine(pybind11::module_& module);
void bind_stations(pybind11::module_& module);
void bind_recording(pybind11::module_& module);
void bind_chance(pybind11::module_& module);
void bind_municipality(pybind11::module_& module);
void bind_scenario(pybind11::module_& module);
void bind_result(pybind11::module_& module);
void bind_experiment(pybind11::module_& module);
void bind_forecast(pybind11::module_& module);
void bind_doctor(pybind11::module_& module);
void bind_network(pybind11::module_& module);

} // namespace omsorg::python
