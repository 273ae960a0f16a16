// SPDX-License-Identifier: MIT
#include "bind.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <omsorg/experiment/cross_check.hpp>
#include <omsorg/experiment/study_run.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/figures.hpp>
#include <omsorg/scenario/lineage.hpp>
#include <omsorg/scenario/provenance.hpp>
#include <omsorg/scenario/schema.hpp>
#include <omsorg/scenario/write.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

using StudyHandle = std::shared_ptr<Study>;

struct PlanEntry {
    std::string name, sv, en, about;
    bool event;
};

PlanEntry plan_entry(const Study& study, const std::string& name) {
    const StudyPlan plan = study.plan(name);
    return {name, plan.label.sv, plan.label.en, plan.about, plan.event};
}

std::vector<PlanEntry> plan_entries(const Study& study) {
    std::vector<PlanEntry> entries;
    for (const std::string& name : plan_names(study)) entries.push_back(plan_entry(study, name));
    return entries;
}

StudyHandle load(const std::filesystem::path& folder, const std::map<std::string, std::string>& set) {
    Overrides overrides;
    for (const auto& [key, text] : set) overrides.set(key, text);
    const py::gil_scoped_release others_may_run;
    return std::make_shared<Study>(read_study(folder, overrides));
}

/// The fault of a study becomes a Python exception that keeps its parts: `error.faults` is a list of Fault.
void bind_faults(py::module_& module) {
    py::class_<Fault>(module, "Fault",
                      "One thing wrong in a study: where, what, why it matters, what to try.")
        .def_readonly("code", &Fault::code)
        .def_readonly("key", &Fault::key)
        .def_readonly("problem", &Fault::problem)
        .def_readonly("why", &Fault::why)
        .def_readonly("suggestion", &Fault::suggestion)
        .def_property_readonly("file", [](const Fault& fault) { return fault.where.file; })
        .def_property_readonly("line", [](const Fault& fault) { return fault.where.line; })
        .def_property_readonly("column", [](const Fault& fault) { return fault.where.column; })
        .def("__str__", &Fault::text);
    static py::exception<Faults> study_error{module, "StudyError", PyExc_ValueError};
    study_error.doc() = "Everything that is wrong with a study, told at once.";
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (const Faults& faults) {
            py::object error = py::object{study_error}(faults.what());
            error.attr("faults") = faults.list();
            error.attr("found") = faults.found();
            PyErr_SetObject(study_error.ptr(), error.ptr());
        }
    });
}

void bind_assumptions(py::module_& module) {
    py::class_<Assumption>(module, "Assumption",
                           "One key of the model as the study sets it, and on what grounds.")
        .def_readonly("key", &Assumption::key)
        .def_readonly("value", &Assumption::value)
        .def_readonly("unit", &Assumption::unit)
        .def_readonly("varies", &Assumption::varies)
        .def_readonly("source", &Assumption::source)
        .def_readonly("year", &Assumption::year)
        .def_readonly("grade", &Assumption::grade)
        .def_readonly("note", &Assumption::note)
        .def_readonly("origin", &Assumption::origin)
        .def_readonly("label_sv", &Assumption::label_sv)
        .def_readonly("label_en", &Assumption::label_en)
        .def_readonly("effect", &Assumption::effect)
        .def_readonly("lacks_source", &Assumption::lacks_source)
        .def_readonly("changed_by", &Assumption::changed_by)
        .def("__repr__", [](const Assumption& one) { return "<" + one.key + " = " + one.value + ">"; });
}

std::string name_of(const Study& study, const SourceText& one) {
    return kept_name(study.lineage, one.name).value_or(one.name);
}

std::vector<std::pair<std::string, std::string>> inputs_of(const Study& study) {
    std::vector<std::pair<std::string, std::string>> inputs;
    for (const SourceText& one : study.inputs) inputs.emplace_back(name_of(study, one), one.sha256);
    return inputs;
}

std::map<std::string, std::filesystem::path> input_files(const Study& study) {
    std::map<std::string, std::filesystem::path> files;
    for (const SourceText& one : study.inputs) files.emplace(name_of(study, one), one.name);
    return files;
}

std::vector<AuditedClient> audit(const Study& study, const std::string& plan, std::uint32_t future,
                                 int last_year) {
    const py::gil_scoped_release others_may_run;
    const Run run{.seed = study.head.seed, .number = future};
    World world = draw(study, plan, run);
    world.audit = true;
    world.last_year = std::min(world.last_year, last_year);
    return simulate(world, run).audit;
}

void bind_audit(py::module_& module) {
    py::class_<AuditedClient>(
        module, "AuditedClient",
        "What became of the hours granted to one client: credited = debited + forfeited + left.")
        .def_property_readonly("service",
                               [](const AuditedClient& c) { return std::string{info(c.service).id}; })
        .def_readonly("client", &AuditedClient::client)
        .def_readonly("district", &AuditedClient::district)
        .def_property_readonly("credited", [](const AuditedClient& c) { return c.credited.value(); })
        .def_property_readonly("debited", [](const AuditedClient& c) { return c.debited.value(); })
        .def_property_readonly("forfeited", [](const AuditedClient& c) { return c.forfeited.value(); })
        .def_property_readonly("delivered", [](const AuditedClient& c) { return c.delivered.value(); })
        .def_property_readonly("left", [](const AuditedClient& c) { return c.left.value(); });
}

void bind_study(py::module_& module) {
    bind_audit(module);
    py::class_<PlanEntry>(module, "PlanEntry")
        .def_readonly("name", &PlanEntry::name)
        .def_readonly("sv", &PlanEntry::sv)
        .def_readonly("en", &PlanEntry::en)
        .def_readonly("about", &PlanEntry::about)
        .def_readonly("event", &PlanEntry::event);
    py::class_<CrossCheckYear>(module, "CrossCheckYear", "Population times share times hours, one year.")
        .def_readonly("year", &CrossCheckYear::year)
        .def_readonly("population", &CrossCheckYear::population)
        .def_readonly("population_80_plus", &CrossCheckYear::population_80_plus)
        .def_readonly("home_care_clients", &CrossCheckYear::home_care_clients)
        .def_readonly("special_housing_clients", &CrossCheckYear::special_housing_clients)
        .def_readonly("home_care_hours", &CrossCheckYear::home_care_hours);

    py::class_<Study, StudyHandle>(module, "Study", "A study, read and checked.")
        .def_property_readonly("name", [](const Study& s) { return s.head.name; })
        .def_property_readonly("label_sv", [](const Study& s) { return s.head.label.sv; })
        .def_property_readonly("label_en", [](const Study& s) { return s.head.label.en; })
        .def_property_readonly("municipality", [](const Study& s) { return s.head.municipality; })
        .def_property_readonly("folder", [](const Study& s) { return s.folder; })
        .def_property_readonly(
            "lineage", [](const Study& s) { return s.lineage; },
            "The folder of the study, and those of the studies it extends.")
        .def_property_readonly("first_year", [](const Study& s) { return s.head.first_year(); })
        .def_property_readonly("last_year", [](const Study& s) { return s.head.last_year(); })
        .def_property_readonly("futures", [](const Study& s) { return s.head.futures; })
        .def_property_readonly("seed", [](const Study& s) { return s.head.seed; })
        .def_property_readonly("plans", &plan_entries)
        .def_property_readonly("assumptions", [](const Study& s) { return assumptions(s); })
        .def_property_readonly("lacking_sources", [](const Study& s) { return lacking_sources(s); })
        .def_property_readonly("districts", &district_names)
        .def_property_readonly("inputs", &inputs_of,
                               "Every file read, as a kept study names it, with its SHA-256.")
        .def_property_readonly("input_files", &input_files, "Where each of the inputs lies.")
        .def_property_readonly("resolved_text", &resolved_text)
        .def_property_readonly("resolved_sha256", &resolved_sha256)
        .def("plan", &plan_entry, py::arg("name"),
             "A plan, a component or a combination (as_today+pandemic); StudyError when there is none.")
        .def("audit", &audit, py::arg("plan"), py::arg("future") = 0, py::arg("last_year") = 9999,
             "Lives through one future of a plan and tells of each client of a service of sessions.")
        .def(
            "drawn",
            [](const Study& s, const std::string& plan, std::uint64_t seed,
               const std::vector<std::uint32_t>& futures,
               bool no_magic) { return drawn_in(s, plan, seed, futures, no_magic); },
            py::arg("plan"), py::arg("seed"), py::arg("futures"), py::arg("no_magic") = false,
            "By key, the value in each future at the start.")
        .def(
            "neutralised", [](const Study& s, const std::string& plan) { return neutralised(s, plan); },
            py::arg("plan"), "The keys that no_magic sets to their neutral value under this plan.")
        .def(
            "provenance",
            [](const Study& s, const std::string& key, const std::string& plan) {
                return provenance(s, key, plan);
            },
            py::arg("key"), py::arg("plan") = "")
        .def(
            "explain", [](const Study& s, const std::string& key) { return explain(s, key); }, py::arg("key"))
        .def("cross_check", [](const Study& s) { return cross_check(middle_world(s)); });
    module.def("base_schema", [] { return base_schema(FieldTable::of<Assumptions>(), model_tables()); });
    module.def("plan_schema", [] { return plan_schema(FieldTable::of<Assumptions>()); });
    module.def("reference_page", [] { return reference_page(FieldTable::of<Assumptions>()); });
    module.def("load", &load, py::arg("folder"), py::arg("set") = std::map<std::string, std::string>{});
}

} // namespace

void bind_scenario(py::module_& module) {
    bind_faults(module);
    bind_assumptions(module);
    bind_study(module);
}

} // namespace omsorg::python
