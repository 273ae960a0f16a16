// SPDX-License-Identifier: MIT
#include "bind.hpp"
#include "civil.hpp"
#include "story.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <omsorg/engine/recording.hpp>
#include <omsorg/observe/record_bupar.hpp>
#include <omsorg/observe/record_ocel.hpp>
#include <omsorg/observe/record_vidigi.hpp>
#include <omsorg/observe/record_xes.hpp>

namespace omsorg::python {
namespace {

using Path = std::optional<std::filesystem::path>;

/// A recording with the files that it writes.
class Files {
public:
    Files(PythonSimulation& sim, const Path& vidigi, const Path& bupar, const Path& xes, const Path& ocel,
          const std::vector<std::string>& attributes) {
        if (vidigi)
            add(std::make_unique<VidigiLog>(open(*vidigi),
                                            VidigiOptions{.start = sim.now(), .attributes = attributes}));
        if (bupar) add(std::make_unique<BuparLog>(open(*bupar), attributes));
        if (xes) add(std::make_unique<XesLog>(open(*xes), xes->stem().string()));
        if (ocel) add(std::make_unique<OcelLog>(open(*ocel)));
        if (logs_.empty()) throw py::value_error("name at least one file: vidigi, bupar, xes or ocel");
        std::vector<Recorder*> all;
        for (const auto& log : logs_) all.push_back(log.get());
        recording_ = std::make_unique<Recording>(sim, std::move(all));
    }

    void introduce(const std::string& pathway, const py::kwargs& attributes) {
        std::vector<std::pair<std::string, std::string>> texts;
        for (const auto& [name, value] : attributes) texts.emplace_back(py::str(name), py::str(value));
        std::vector<Attribute> all;
        for (const auto& [name, value] : texts) all.push_back({name, value});
        recording_->introduce(pathway, all);
    }
    void close() {
        if (closed_) return;
        closed_ = true;
        recording_->close();
        for (const auto& file : files_) file->close();
    }

private:
    std::ostream& open(const std::filesystem::path& path) {
        files_.push_back(std::make_unique<std::ofstream>(path, std::ios::binary));
        if (!*files_.back()) {
            PyErr_SetFromErrnoWithFilename(PyExc_OSError, path.c_str());
            throw py::error_already_set{};
        }
        return *files_.back();
    }
    void add(std::unique_ptr<Recorder> log) { logs_.push_back(std::move(log)); }

    std::vector<std::unique_ptr<std::ofstream>> files_;
    std::vector<std::unique_ptr<Recorder>> logs_;
    std::unique_ptr<Recording> recording_;
    bool closed_ = false;
};

} // namespace

void bind_recording(py::module_& module) {
    py::class_<Files>(module, "Recording",
                      "Who did what, where and when, written to files as other tools read them. Close it, or "
                      "use it as a block.")
        .def(py::init<PythonSimulation&, const Path&, const Path&, const Path&, const Path&,
                      const std::vector<std::string>&>(),
             py::arg("sim"), py::kw_only(), py::arg("vidigi") = py::none(), py::arg("bupar") = py::none(),
             py::arg("xes") = py::none(), py::arg("ocel") = py::none(),
             py::arg("attributes") = std::vector<std::string>{})
        .def("introduce", &Files::introduce, py::arg("pathway"),
             "From within a story: she is of this class, arrives now, and has these attributes (lower-case "
             "names).")
        .def("close", &Files::close, "Ends the files; nothing more is recorded.")
        .def("__enter__", [](const py::object& self) { return self; })
        .def("__exit__",
             [](Files& files, const py::object&, const py::object&, const py::object&) { files.close(); });
}

} // namespace omsorg::python
