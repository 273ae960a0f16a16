// SPDX-License-Identifier: MIT
#include "bind.hpp"
#include "civil.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <future>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <omsorg/network/load.hpp>
#include <omsorg/network/replications.hpp>
#include <omsorg/scenario/network_file.hpp>

namespace py = pybind11;

namespace omsorg::python {
namespace {

/// A description that was read and checked, and the model that it makes.
struct ReadNetwork {
    explicit ReadNetwork(NetworkFile its_file) : file{std::move(its_file)}, model{file.network} {}
    NetworkFile file;
    NetworkModel model;
};

/// A dictionary as the tree that a file would be; nothing in it has a place.
TreeNode tree_of(const py::handle& value, int depth) {
    if (depth > 64) throw py::value_error("a description is nested at most 64 deep");
    TreeNode node{Where{}, false};
    if (PyBool_Check(value.ptr())) {
        node.value = value.cast<bool>();
    } else if (py::isinstance<py::str>(value)) {
        node.value = value.cast<std::string>();
    } else if (py::isinstance<py::dict>(value)) {
        TreeNode::Table table;
        for (const auto& [key, inner] : py::reinterpret_borrow<py::dict>(value)) {
            if (!py::isinstance<py::str>(key)) throw py::type_error("the keys of a description are text");
            table.push_back({key.cast<std::string>(), Where{}, tree_of(inner, depth + 1)});
        }
        node.value = std::move(table);
    } else if (py::isinstance<py::list>(value) || py::isinstance<py::tuple>(value) ||
               py::hasattr(value, "tolist")) {
        const py::object plain =
            py::hasattr(value, "tolist") ? value.attr("tolist")() : py::reinterpret_borrow<py::object>(value);
        if (!py::isinstance<py::list>(plain) && !py::isinstance<py::tuple>(plain))
            return tree_of(plain, depth + 1);
        TreeNode::Array list;
        for (const py::handle& inner : plain) list.push_back(tree_of(inner, depth + 1));
        node.value = std::move(list);
    } else if (PyLong_Check(value.ptr())) {
        node.value = value.cast<std::int64_t>();
    } else if (PyFloat_Check(value.ptr())) {
        node.value = value.cast<double>();
    } else if (py::isinstance(value, py::module_::import("datetime").attr("datetime"))) {
        node.value = value.cast<Instant>();
    } else if (py::isinstance(value, py::module_::import("datetime").attr("date"))) {
        node.value = Day{std::chrono::year{value.attr("year").cast<int>()} /
                         std::chrono::month{value.attr("month").cast<unsigned>()} /
                         std::chrono::day{value.attr("day").cast<unsigned>()}};
    } else if (py::isinstance(value, py::module_::import("datetime").attr("timedelta"))) {
        node.value = value.cast<Duration>();
    } else if (py::isinstance(value, py::module_::import("datetime").attr("time"))) {
        node.value = std::chrono::hours{value.attr("hour").cast<int>()} +
                     std::chrono::minutes{value.attr("minute").cast<int>()} +
                     Duration{std::chrono::seconds{value.attr("second").cast<int>()}} +
                     Duration{value.attr("microsecond").cast<std::int64_t>()};
    } else {
        throw py::type_error("a description holds numbers, text, dates, lists and dictionaries, not " +
                             py::repr(value).cast<std::string>());
    }
    return node;
}

using Settings = std::vector<std::pair<std::string, std::string>>;

Overrides overrides_of(const Settings& settings) {
    Overrides overrides;
    for (const auto& [key, text] : settings) overrides.set(key, text, "set");
    return overrides;
}

std::shared_ptr<const ReadNetwork> from_file(const std::filesystem::path& path, const Settings& settings) {
    return std::make_shared<const ReadNetwork>(read_network(path, overrides_of(settings)));
}
std::shared_ptr<const ReadNetwork> from_dict(const py::dict& description, const Settings& settings) {
    return std::make_shared<const ReadNetwork>(
        read_network_tree(tree_of(description, 0), overrides_of(settings)));
}

/// Replications on their way, on threads that never touch Python.
class Replicating {
public:
    Replicating(std::shared_ptr<const ReadNetwork> network, std::uint64_t seed, std::uint32_t count,
                unsigned threads, std::optional<double> until_precision, bool mirrored)
        : network_{std::move(network)} {
        Replications how{.seed = seed,
                         .count = count,
                         .mirrored = mirrored,
                         .threads = threads,
                         .progress =
                             [this](std::uint32_t done, std::uint32_t all) {
                                 all_ = all;
                                 done_ = done;
                             },
                         .stop = stop_.get_token()};
        if (count == 0) throw py::value_error("a model is run at least once");
        if (until_precision) {
            if (!(*until_precision > 0)) throw py::value_error("a precision is above zero");
            if (count < 3)
                throw py::value_error(
                    "how sure a mean is, at least three replications tell; allow more than " +
                    std::to_string(count));
            how.until = Precision{.relative = *until_precision, .most = count};
            how.until->first = std::min<std::uint64_t>(how.until->first, count);
        }
        result_ = std::async(std::launch::async, [this, how] { return replicate(network_->model, how); });
    }
    ~Replicating() { stop_.request_stop(); } // and result_ waits

    [[nodiscard]] bool wait(int milliseconds) const {
        return !result_.valid() ||
               result_.wait_for(std::chrono::milliseconds{milliseconds}) == std::future_status::ready;
    }
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> progress() const { return {done_, all_}; }
    void stop() { stop_.request_stop(); }
    std::shared_ptr<const NetworkResult> take() {
        const py::gil_scoped_release others_may_run;
        return std::make_shared<const NetworkResult>(result_.get());
    }

private:
    std::shared_ptr<const ReadNetwork> network_;
    std::stop_source stop_;
    std::atomic<std::uint32_t> done_ = 0, all_ = 0;
    std::future<NetworkResult> result_; // last: it is ended first, for its thread sees the others
};

/// All figures without a copy: the array keeps the result alive, and is read-only.
py::array_t<double> values_of(const std::shared_ptr<const NetworkResult>& result) {
    auto* keeper = new std::shared_ptr<const NetworkResult>{result};
    const py::capsule owner{
        keeper, [](void* held) { delete static_cast<std::shared_ptr<const NetworkResult>*>(held); }};
    const std::size_t columns = result->measures().size();
    py::array_t<double> array{{result->replications(), columns},
                              {columns * sizeof(double), sizeof(double)},
                              result->values().data(),
                              owner};
    array.attr("setflags")(py::arg("write") = false);
    return array;
}

double pair_gain(const NetworkResult& result, std::size_t measure) {
    if (!result.mirrored() || measure >= result.measures().size() || result.replications() < 2)
        return std::numeric_limits<double>::quiet_NaN();
    return result.pairs(measure).mean_ratio();
}

/// Number, mean, standard deviation, and the interval of the mean; not a number where it cannot be said.
std::tuple<std::size_t, double, double, double, double> mean_of(const std::vector<double>& sample,
                                                                double confidence) {
    Tally tally;
    for (const double x : sample)
        if (x == x) tally.add(x);
    const auto interval = willink_interval(tally, confidence);
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    return {tally.count(), tally.mean(), tally.sd(), interval ? interval->low : nothing,
            interval ? interval->high : nothing};
}

} // namespace

void bind_network(py::module_& module) {
    py::class_<NetworkMeasure>(module, "NetworkMeasure", "A figure that each replication gives.")
        .def_readonly("station", &NetworkMeasure::station, "Empty: of the people wherever they are.")
        .def_readonly("people", &NetworkMeasure::people, "Empty: of everybody at the station.")
        .def_readonly("name", &NetworkMeasure::name)
        .def_readonly("unit", &NetworkMeasure::unit);
    py::class_<StationLoad>(module, "StationLoad", "How much is asked of a station, before anything is run.")
        .def_readonly("station", &StationLoad::station)
        .def_readonly("visits_per_hour", &StationLoad::visits_per_hour)
        .def_readonly("work_per_hour", &StationLoad::work_per_hour)
        .def_readonly("capacity", &StationLoad::capacity)
        .def_readonly("load", &StationLoad::load, "Not a number if it was not found.")
        .def_readonly("load_of_lasting", &StationLoad::load_of_lasting,
                      "Of those alone who never leave unserved: from one on, the line grows.")
        .def_readonly("skills", &StationLoad::skills,
                      "Whose load it is: of those who ask for some of these; none: of everybody.");

    py::class_<ReadNetwork, std::shared_ptr<ReadNetwork>>(module, "ReadNetwork",
                                                          "A description that was read and checked.")
        .def_property_readonly("about", [](const ReadNetwork& self) { return self.file.about; })
        .def_property_readonly("replications", [](const ReadNetwork& self) { return self.file.replications; })
        .def_property_readonly("seed", [](const ReadNetwork& self) { return self.file.seed; })
        .def_property_readonly("warnings", [](const ReadNetwork& self) { return self.file.warnings; })
        .def_property_readonly("measures",
                               [](const ReadNetwork& self) {
                                   const auto measures = self.model.measures();
                                   return std::vector<NetworkMeasure>{measures.begin(), measures.end()};
                               })
        .def_property_readonly("loads",
                               [](const ReadNetwork& self) { return expected_loads(self.file.network); });
    module.def("read_network", &from_file, py::arg("path"), py::arg("settings") = Settings{},
               "Reads a file; raises StudyError with everything that is wrong.");
    module.def("network_from", &from_dict, py::arg("description"), py::arg("settings") = Settings{},
               "The same from a dictionary.");
    module.def("network_schema", &network_schema, "The JSON Schema of a network's file, for editors.");
    module.def("network_reference_page", &network_reference_page,
               "Every key that a file may have, in Markdown.");

    py::class_<NetworkResult, std::shared_ptr<NetworkResult>>(module, "NetworkResult",
                                                              "What many replications gave.")
        .def_property_readonly("measures", &NetworkResult::measures)
        .def_property_readonly("values", &values_of, "An array (replication, measure), read-only.")
        .def_property_readonly("met", &NetworkResult::met, "Whether the asked precision was reached.")
        .def_property_readonly("mirrored", &NetworkResult::mirrored,
                               "Whether each replication is a future and its mirror.")
        .def("pair_gain", &pair_gain, py::arg("measure"),
             "Variance of the pair means over that of independent pairs; not a number where it cannot be "
             "said.")
        .def("summary_csv", &summary_csv, py::arg("confidence") = 0.95)
        .def("summary_json", &summary_json, py::arg("confidence") = 0.95);
    module.def("mean_of", &mean_of, py::arg("sample"), py::arg("confidence") = 0.95,
               "Number, mean, standard deviation and Willink's interval of what is a number in a sample.");

    py::class_<Replicating>(module, "Replicating", "A network on its way through its replications.")
        .def(py::init<std::shared_ptr<const ReadNetwork>, std::uint64_t, std::uint32_t, unsigned,
                      std::optional<double>, bool>(),
             py::arg("network"), py::arg("seed") = 1U, py::arg("count") = 100U, py::arg("threads") = 0U,
             py::arg("until_precision") = py::none(), py::arg("mirrored") = false)
        .def("wait", &Replicating::wait, py::arg("milliseconds"), py::call_guard<py::gil_scoped_release>(),
             "True once all are done.")
        .def("progress", &Replicating::progress, "Replications done, and in all (0: as many as it takes).")
        .def("stop", &Replicating::stop, "Asks the threads to come home.")
        .def("take", &Replicating::take, "Waits for all; what they gave.");
}

} // namespace omsorg::python
