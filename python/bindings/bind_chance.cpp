// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <pybind11/stl.h>

#include <omsorg/chance/philox.hpp>

namespace py = pybind11;

namespace omsorg::python {

void bind_chance(py::module_& module) {
    module.def("philox4x64", &philox<10>, py::arg("counter"), py::arg("key"),
               "The block function behind every draw: four words from a counter of four and a key of two.");
}

} // namespace omsorg::python
