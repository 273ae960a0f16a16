// SPDX-License-Identifier: MIT
#include "bind.hpp"
#include "civil.hpp"
#include "story.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <pybind11/stl.h>

#include <omsorg/engine/fingerprint.hpp>
#include <omsorg/engine/sojourns.hpp>

namespace omsorg::python {
namespace {

Asked after(PythonSimulation& sim, Duration length, std::optional<std::int8_t> priority) {
    static_cast<void>(sim.after(length));
    return {AskedDuration{length, priority}};
}

Asked at(PythonSimulation& sim, Instant when, std::optional<std::int8_t> priority) {
    static_cast<void>(sim.at(when));
    return {AskedInstant{when, priority}};
}

Told start(const py::object& self, py::object generator, std::int8_t priority, std::uint64_t key) {
    if (PyGen_Check(generator.ptr()) == 0)
        throw py::type_error(
            "a story is told by a generator: call the function that yields, and start what it returns");
    auto& sim = self.cast<PythonSimulation&>();
    return {sim.start(tell(sim, std::move(generator)), {.priority = priority, .key = Key{key}}),
            py::weakref{self}};
}

Asked together(const py::args& generators, bool all) {
    AskedStories stories{{}, all};
    for (const py::handle generator : generators) {
        if (PyGen_Check(generator.ptr()) == 0)
            throw py::type_error(
                "stories told together are generators: to wait for a place or an hour among them, write a "
                "story that does so; for a place within a time, ask for it with patience");
        stories.generators.push_back(py::reinterpret_borrow<py::object>(generator));
    }
    if (stories.generators.empty()) throw py::value_error("there must be a story to wait for");
    return {std::move(stories)};
}

void bind_simulation(py::module_& module) {
    const auto collected = py::custom_type_setup([](PyHeapTypeObject* heap) {
        heap->ht_type.tp_flags |= Py_TPFLAGS_HAVE_GC;
        heap->ht_type.tp_traverse = visit_stories;
        heap->ht_type.tp_clear = end_stories_of;
    });
    py::class_<Asked>(module, "Awaitable",
                      "What a story may yield to wait for; nothing happens until it is yielded.");
    py::class_<Told> story(module, "Story",
                           "A story under way, seen by others. Yield it to wait for its end.");
    py::class_<PythonSimulation>(
        module, "Simulation", collected,
        "A clock and the coming events: the world that everything hangs on. Stories are generators.")
        .def(py::init<Instant>(), py::arg("start"))
        .def_property_readonly("now", &Simulation::now)
        .def_property_readonly("events", &Simulation::events, "How many events have happened.")
        .def_property_readonly("stories", &Simulation::stories, "How many stories are under way.")
        .def("start", &start, py::arg("story"), py::kw_only(), py::arg("priority") = 0, py::arg("key") = 0,
             "Starts a story; it begins once the current event is over.")
        .def("after", &after, py::arg("length"), py::kw_only(), py::arg("priority") = py::none(),
             "Yield it to wait a while.")
        .def("at", &at, py::arg("when"), py::kw_only(), py::arg("priority") = py::none(),
             "Yield it to wait until then.")
        .def(
            "run_until", [](PythonSimulation& sim, Instant until) { sim.run_until(until); }, py::arg("until"),
            "Lets everything before `until` happen; all books are balanced then.")
        .def("end_stories", &Simulation::end_stories, "Cuts all stories short; what they hold comes back.")
        .def("observe_afresh", &Simulation::observe_afresh,
             "Forgets what was observed, and observes from now: after a warm-up.");
    story
        .def_property_readonly("running",
                               [](const Told& told) { return told.alive() && told.story.running(); })
        .def(
            "cancel",
            [](const Told& told) {
                if (told.alive()) told.story.cancel();
            },
            "Cuts the story short where it waits, now; what it holds comes back.")
        .def(
            "interrupt",
            [](const Told& told) {
                if (told.alive()) told.story.interrupt();
            },
            "Raises Interrupted in the story where it waits, now.")
        .def(
            "ended",
            [](const Told& told) {
                expect(told.alive(), "a story's simulation has gone");
                return Asked{AskedEnd{told.story}};
            },
            "Yield it to wait until the story has ended.");
    module.def(
        "first_of", [](const py::args& stories) { return together(stories, false); },
        "Yield it to go on with the first of several stories to end: its number. The others are cut short.");
    module.def(
        "all_of", [](const py::args& stories) { return together(stories, true); },
        "Yield it to go on when all have ended: the number of the one that ended first.");
}

void bind_meeting(py::module_& module) {
    py::class_<Signal>(module, "Signal", "News that many may wait for.")
        .def(py::init([](PythonSimulation& sim) { return std::make_unique<Signal>(sim); }), py::arg("sim"))
        .def(
            "heard",
            [](const py::object& self, Duration patience) {
                auto& signal = self.cast<Signal&>();
                static_cast<void>(signal.heard(patience));
                return Asked{AskedNews{&signal, patience}, self};
            },
            py::arg("patience") = forever, "Yield it: True when the news came, False once patience is over.")
        .def("raise_", &Signal::raise, "Everybody who waits goes on.")
        .def_property_readonly("waiting", &Signal::waiting)
        .def_property_readonly("raised", &Signal::raised);
    py::class_<Batch>(module, "Batch",
                      "How many go together, which batch it is, and whether one came first and leads it.")
        .def_readonly("number", &Batch::number)
        .def_readonly("size", &Batch::size)
        .def_readonly("leads", &Batch::leads);
    py::class_<Batching>(
        module, "Batching",
        "Those who wait for each other: until there are enough, or the first has waited long enough.")
        .def(py::init([](PythonSimulation& sim, std::string name, int enough, Duration longest) {
                 return std::make_unique<Batching>(sim, std::move(name), BatchRule{enough, longest});
             }),
             py::arg("sim"), py::arg("name"), py::kw_only(), py::arg("enough"), py::arg("longest") = forever)
        .def(
            "join",
            [](const py::object& self) {
                return Asked{AskedBatch{&self.cast<Batching&>()}, self};
            },
            "Yield it: the Batch.")
        .def_property_readonly("waiting", &Batching::waiting)
        .def_property_readonly("batches", &Batching::batches)
        .def_property_readonly("mean_size", [](const Batching& batching) { return batching.sizes().mean(); })
        .def_property_readonly("waits", &Batching::waits)
        .def_property_readonly("book", &Batching::book);
    py::class_<Sharing>(module, "Sharing", "Hands that everybody present shares alike (processor sharing).")
        .def(py::init([](PythonSimulation& sim, std::string name, int hands) {
                 return std::make_unique<Sharing>(sim, std::move(name), hands);
             }),
             py::arg("sim"), py::arg("name"), py::arg("hands"))
        .def(
            "serve",
            [](const py::object& self, Duration work) {
                auto& sharing = self.cast<Sharing&>();
                static_cast<void>(sharing.serve(work));
                return Asked{AskedShare{&sharing, work}, self};
            },
            py::arg("work"), "Yield it to wait until so much service has been given.")
        .def_property_readonly("present", &Sharing::present)
        .def_property_readonly("average_present", &Sharing::average_present)
        .def_property_readonly("sojourns", &Sharing::sojourns)
        .def_property_readonly("book", &Sharing::book);
    py::class_<Stock>(
        module, "Stock",
        "Something that is the same all through, by amount; those who take and those who put wait in line.")
        .def(py::init([](PythonSimulation& sim, std::string name, std::int64_t capacity, std::int64_t level) {
                 return std::make_unique<Stock>(sim, std::move(name), Stock::Start{capacity, level});
             }),
             py::arg("sim"), py::arg("name"), py::kw_only(), py::arg("capacity") = Stock::Start{}.capacity,
             py::arg("level") = 0)
        .def(
            "take",
            [](const py::object& self, std::int64_t amount, Duration patience) {
                auto& stock = self.cast<Stock&>();
                static_cast<void>(stock.take(amount, patience));
                return Asked{AskedTaking{&stock, amount, patience}, self};
            },
            py::arg("amount"), py::arg("patience") = forever,
            "Yield it: whether so much was taken before patience ended.")
        .def(
            "put",
            [](const py::object& self, std::int64_t amount, Duration patience) {
                auto& stock = self.cast<Stock&>();
                static_cast<void>(stock.put(amount, patience));
                return Asked{AskedPutting{&stock, amount, patience}, self};
            },
            py::arg("amount"), py::arg("patience") = forever,
            "Yield it: whether there was room before patience ended.")
        .def_property_readonly("waits_to_take", &Stock::waits_to_take)
        .def_property_readonly("waits_to_put", &Stock::waits_to_put)
        .def_property_readonly("level", &Stock::level)
        .def_property_readonly("average_level", &Stock::average_level);
}

/// Lets the collector see what lies in a store.
int visit_things(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    if (!py::detail::is_holder_constructed(self)) return 0;
    int stopped = 0;
    py::cast<Things&>(py::handle{self}).each([&](const py::object& thing) {
        if (stopped == 0) stopped = visit(thing.ptr(), arg);
    });
    return stopped;
}

void bind_store(py::module_& module) {
    const auto collected = py::custom_type_setup([](PyHeapTypeObject* heap) {
        heap->ht_type.tp_flags |= Py_TPFLAGS_HAVE_GC;
        heap->ht_type.tp_traverse = visit_things;
        heap->ht_type.tp_clear = [](PyObject*) { return 0; }; // the things themselves can be cleared
    });
    py::class_<Things>(module, "Store", collected,
                       "Things that are told apart, kept until somebody takes one: the oldest that suits.")
        .def(py::init([](PythonSimulation& sim, std::string name) {
                 return std::make_unique<Things>(sim, std::move(name));
             }),
             py::arg("sim"), py::arg("name"))
        .def(
            "put",
            [](Things& store, const py::object& thing) {
                if (thing.is_none()) throw py::value_error("None is no thing to keep");
                store.put(thing);
            },
            py::arg("thing"), "Now; the first in line whom it suits has it.")
        .def(
            "take",
            [](const py::object& self, Duration patience, const std::optional<py::function>& suits) {
                auto& store = self.cast<Things&>();
                Things::Suits asks;
                if (suits)
                    asks = [asked = *suits](const py::object& thing) { return py::bool_(asked(thing)); };
                static_cast<void>(store.take_where(asks, patience));
                return Asked{AskedThing{&store, std::move(asks), patience}, self};
            },
            py::arg("patience") = forever, py::kw_only(), py::arg("suits") = py::none(),
            "Yield it: the oldest thing for which `suits` holds, or None once patience is over.")
        .def_property_readonly("things",
                               [](const Things& store) {
                                   py::list lying;
                                   store.each([&](const py::object& thing) { lying.append(thing); });
                                   return lying;
                               })
        .def_property_readonly("waiting", &Things::waiting)
        .def_property_readonly("put_in", &Things::put_in)
        .def_property_readonly("taken", &Things::taken)
        .def_property_readonly("average_size", &Things::average_size)
        .def_property_readonly("average_waiting", &Things::average_waiting)
        .def_property_readonly("waits", &Things::waits);
}

} // namespace

void bind_engine(py::module_& module) {
    py::register_exception<Defect>(module, "Defect", PyExc_RuntimeError).doc() =
        "A broken promise: nobody's input error, but a fault of the model's code or of the library.";
    module.add_object("Interrupted", py::reinterpret_steal<py::object>(PyErr_NewExceptionWithDoc(
                                         "omsorg._core.Interrupted",
                                         "Raised in a story where it waits when someone interrupts it; "
                                         "uncaught, it ends the story quietly.",
                                         PyExc_Exception, nullptr)));
    py::class_<Spans>(module, "Spans", "How long things took: counted and added up in whole microseconds.")
        .def_property_readonly("count", &Spans::count)
        .def_property_readonly("mean_hours", &Spans::mean_hours)
        .def_property_readonly("sd_hours", &Spans::sd_hours)
        .def_property_readonly("least", &Spans::least)
        .def_property_readonly("greatest", &Spans::greatest)
        .def("__repr__", [](const Spans& spans) {
            return py::str("Spans(count={}, mean_hours={:.4g})").format(spans.count(), spans.mean_hours());
        });
    py::class_<Sojourns>(
        module, "Sojourns",
        "How long people were there: done, in vain (their patience ended, or they were cut short).")
        .def_property_readonly("lengths", &Sojourns::lengths, "Of those who are done.")
        .def_property_readonly("vain", &Sojourns::vain)
        .def("quantile", &Sojourns::quantile, py::arg("p"),
             "Of those who are done, within 1/256; zero if nobody is.")
        .def_property_readonly("count", &Sojourns::count, "Those who are there still.");
    bind_simulation(module);
    bind_meeting(module);
    bind_store(module);
}

} // namespace omsorg::python
