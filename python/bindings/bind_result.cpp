// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <omsorg/base/quote.hpp>
#include <omsorg/experiment/canonical.hpp>
#include <omsorg/experiment/result.hpp>
#include <omsorg/scenario/digest.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

using Table = std::shared_ptr<ResultTable>;

/// A column without a copy: the array keeps the table alive, and is read-only.
template <class Number>
py::array_t<Number> column(const Table& table, std::span<const Number> values) {
    auto* keeper = new Table{table};
    const py::capsule owner{keeper, [](void* held) { delete static_cast<Table*>(held); }};
    py::array_t<Number> array{{values.size()}, {sizeof(Number)}, values.data(), owner};
    array.attr("setflags")(py::arg("write") = false);
    return array;
}

template <class Number>
using Column = py::array_t<Number, py::array::c_style | py::array::forcecast>;

Table table_from(const Column<std::uint16_t>& plan, const Column<std::uint32_t>& future,
                 const Column<std::int16_t>& year, const Column<std::uint8_t>& measure,
                 const Column<std::uint8_t>& district, const Column<std::uint8_t>& service,
                 const Column<double>& value) {
    const py::ssize_t size = value.size();
    for (const py::ssize_t other :
         {plan.size(), future.size(), year.size(), measure.size(), district.size(), service.size()})
        if (other != size) throw py::value_error{"the columns of a result table are equally long"};
    auto table = std::make_shared<ResultTable>();
    table->reserve(static_cast<std::size_t>(size));
    for (py::ssize_t i = 0; i < size; ++i) {
        const Row row{.year = year.at(i),
                      .measure = static_cast<Measure>(measure.at(i)),
                      .district = district.at(i),
                      .service = static_cast<Service>(service.at(i)),
                      .value = value.at(i)};
        table->append(plan.at(i), future.at(i), {&row, 1});
    }
    return table;
}

ResultNames names_from(std::vector<std::string> plans, std::vector<std::string> districts) {
    ResultNames names{
        .plans = std::move(plans), .measures = {}, .districts = std::move(districts), .services = {}};
    for (const MeasureInfo& one : all_measures()) names.measures.emplace_back(one.id);
    for (const ServiceInfo& one : all_services()) names.services.emplace_back(one.id);
    return names;
}

std::string write_csv(const ResultTable& table, const ResultNames& names, const std::filesystem::path& file) {
    const py::gil_scoped_release others_may_run;
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    Digest digest;
    write_canonical(table, names, [&](std::string_view piece) {
        digest.add(piece);
        stream.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    stream.close();
    if (!stream)
        throw std::filesystem::filesystem_error{"cannot write the result table", file,
                                                std::error_code{errno, std::generic_category()}};
    return digest.hex();
}

std::tuple<int, std::vector<std::uint32_t>, py::array_t<double>>
grid(const ResultTable& table, std::uint16_t plan, std::uint8_t measure, std::uint8_t district,
     std::uint8_t service) {
    const FutureGrid found = grid_of(table, {plan, measure, district, service});
    py::array_t<double> values{{found.futures.size(), found.years}};
    std::copy(found.values.begin(), found.values.end(), values.mutable_data());
    return {found.first_year, found.futures, values};
}

} // namespace

void bind_result(py::module_& module) {
    py::class_<ResultTable, Table>(module, "ResultTable", "The canonical result table, as read-only columns.")
        .def_static("from_columns", &table_from, py::arg("plan"), py::arg("future"), py::arg("year"),
                    py::arg("measure"), py::arg("district"), py::arg("service"), py::arg("value"))
        .def("__len__", &ResultTable::size)
        .def_property_readonly("plan", [](const Table& t) { return column(t, t->plan()); })
        .def_property_readonly("future", [](const Table& t) { return column(t, t->future()); })
        .def_property_readonly("year", [](const Table& t) { return column(t, t->year()); })
        .def_property_readonly("measure", [](const Table& t) { return column(t, t->measure()); })
        .def_property_readonly("district", [](const Table& t) { return column(t, t->district()); })
        .def_property_readonly("service", [](const Table& t) { return column(t, t->service()); })
        .def_property_readonly("value", [](const Table& t) { return column(t, t->value()); });

    py::class_<ResultNames>(module, "ResultNames", "What the codes of a result table are called.")
        .def(py::init(&names_from), py::arg("plans"), py::arg("districts"))
        .def_readonly("plans", &ResultNames::plans)
        .def_readonly("measures", &ResultNames::measures)
        .def_readonly("districts", &ResultNames::districts)
        .def_readonly("services", &ResultNames::services);

    module.def("grid", &grid, py::arg("table"), py::arg("plan"), py::arg("measure"),
               py::arg("district") = all_districts, py::arg("service") = std::uint8_t{0},
               "First year, futures, and the values as an array (future, year).");
    module.def("canonical_digest", &canonical_digest, py::arg("table"), py::arg("names"),
               py::call_guard<py::gil_scoped_release>());
    module.def("canonical_text", &canonical_text, py::arg("table"), py::arg("names"));
    module.def("write_csv", &write_csv, py::arg("table"), py::arg("names"), py::arg("file"),
               "Writes the canonical table and returns its SHA-256.");
    module.def("shortest", &shortest, py::arg("value"));
    module.def("csv_cell", &csv_cell, py::arg("name"));
    module.def("digest_of", &digest_of, py::arg("text"));
    module.def("digest_of_file", &digest_of_file, py::arg("file"));
}

} // namespace omsorg::python
