// SPDX-License-Identifier: MIT
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/sharing.hpp>
#include <omsorg/engine/signal.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/stock.hpp>
#include <omsorg/engine/store.hpp>

/// A life told by a Python generator, on the same clock as those told in C++.
///
///     def resident(town):                                  generator ──yield──▶ Asked ──co_await──▶ engine
///         with (yield town.homes.admit()) as room:             ▲                                      │
///             yield town.sim.after(days(850))                  └──────────── send(what came of it) ◀──┘
///
/// What a story asks for is a plain value made by `sim.after`, `homes.admit` and their like; nothing happens
/// until it is yielded. Python's interpreter is entered once for each step of a story.
namespace omsorg::python {

namespace py = pybind11;

/// A lease in Python's hands; it keeps its house alive.
template <class Lease>
struct Held {
    Lease lease;
    py::object house;
};
using HeldStay = Held<Stay>;
using HeldEngagement = Held<Engagement>;

/// A story seen from Python; it answers to nobody once its simulation has gone.
struct Told {
    Story story;
    py::weakref sim;
    [[nodiscard]] bool alive() const { return !sim().is_none(); }
};

// What a story may ask for; `of` keeps alive what is asked.
struct AskedInstant {
    Instant when;
    std::optional<std::int8_t> priority;
};
struct AskedDuration {
    Duration length;
    std::optional<std::int8_t> priority;
};
struct AskedPlace {
    Places* places;
    Request request;
};
struct AskedWorker {
    Staff* staff;
    Request request;
    Skills needed;
    std::optional<WorkerId> preferred;
};
struct AskedWork {
    Lease* lease;
    Duration length;
};
struct AskedNews {
    Signal* signal;
    Duration patience;
};
struct AskedBatch {
    Batching* batching;
};
struct AskedShare {
    Sharing* sharing;
    Duration work;
};
struct AskedTaking {
    Stock* stock;
    std::int64_t amount;
    Duration patience;
};
struct AskedPutting {
    Stock* stock;
    std::int64_t amount;
    Duration patience;
};
using Things = Store<py::object>;
struct AskedThing {
    Things* store;
    Things::Suits suits;
    Duration patience;
};
struct AskedEnd {
    Story story;
};
struct AskedStories {
    std::vector<py::object> generators;
    bool all;
};

struct Asked {
    std::variant<AskedInstant, AskedDuration, AskedPlace, AskedWorker, AskedWork, AskedNews, AskedBatch,
                 AskedShare, AskedTaking, AskedPutting, AskedThing, AskedEnd, AskedStories>
        what;
    py::object of{};
};

class Teller;

/// A simulation that Python's garbage collector can look into: the stories of its generators.
class PythonSimulation : public Simulation {
public:
    using Simulation::Simulation;
    ~PythonSimulation() { end_stories(); }

    /// The stories under way, for the collector.
    Teller* tellers = nullptr;
};

/// Tells a generator as a story.
Process tell(PythonSimulation& sim, py::object generator);

/// Lets the collector see the generators, and end them if nobody else can reach them.
int visit_stories(PyObject* self, visitproc visit, void* arg);
int end_stories_of(PyObject* self);

} // namespace omsorg::python
