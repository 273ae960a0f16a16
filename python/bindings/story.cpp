// SPDX-License-Identifier: MIT
#include "story.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace omsorg::python {

/// One generator under way, and what is to be sent to it next.
class Teller {
public:
    Teller(PythonSimulation& sim, py::object generator) : sim_{&sim}, generator_{std::move(generator)} {
        after_ = sim.tellers;
        if (after_ != nullptr) after_->before_ = this;
        sim.tellers = this;
    }
    Teller(const Teller&) = delete;
    Teller& operator=(const Teller&) = delete;
    ~Teller() {
        (before_ != nullptr ? before_->after_ : sim_->tellers) = after_;
        if (after_ != nullptr) after_->before_ = before_;
    }

    /// Sends what came of the last wish; false if the generator has ended.
    bool go_on() {
        if (!begun_ && generator_.attr("gi_suspended").cast<bool>())
            throw py::type_error("this generator is told already; call the function again for another story");
        begun_ = true;
        PyObject* yielded = nullptr;
        const PySendResult came =
            interrupted_ ? interrupt(&yielded) : PyIter_Send(generator_.ptr(), value_.ptr(), &yielded);
        interrupted_ = false;
        const py::object sent = std::exchange(value_, py::none());
        if (came == PYGEN_ERROR) throw py::error_already_set{};
        yielded_ = py::reinterpret_steal<py::object>(yielded);
        if (came == PYGEN_RETURN) return false;
        expect_kept<HeldStay>(sent);
        expect_kept<HeldEngagement>(sent);
        if (py::isinstance<Told>(yielded_)) yielded_ = yielded_.attr("ended")();
        if (PyGen_Check(yielded_.ptr()) != 0)
            throw py::type_error(
                "a story within a story: write `yield from ...` to tell it as a part of this one, or `yield "
                "sim.start(...)` to start it as one of its own and wait for its end");
        if (!py::isinstance<Asked>(yielded_))
            throw py::type_error(
                "a story yields what it waits for: sim.after(...), homes.admit(...), a story; not " +
                py::repr(yielded_).cast<std::string>());
        return true;
    }
    [[nodiscard]] const Asked& asked() const { return yielded_.cast<const Asked&>(); }
    void send(py::object value) { value_ = std::move(value); }
    void interrupt() noexcept { interrupted_ = true; }

    Teller* after_ = nullptr;
    [[nodiscard]] PyObject* generator() const noexcept { return generator_.ptr(); }

private:
    /// What was granted and is nobody's, though the story goes on, was lost in the very line that asked for it.
    template <class Held>
    static void expect_kept(const py::object& sent) {
        if (Py_REFCNT(sent.ptr()) != 1 || !py::isinstance<Held>(sent)) return;
        if (!sent.cast<const Held&>().lease) return;
        raise_defect(
            "what was granted is returned at once, for nobody holds it; write `with (yield homes.admit()) "
            "as room:`, or give it a name and return it with leave()");
    }
    PySendResult interrupt(PyObject** yielded) {
        const py::object kind = py::module_::import("omsorg._core").attr("Interrupted");
        *yielded = PyObject_CallMethod(generator_.ptr(), "throw", "O", kind.ptr());
        if (*yielded != nullptr) return PYGEN_NEXT;
        if (!PyErr_ExceptionMatches(PyExc_StopIteration) && !PyErr_ExceptionMatches(kind.ptr()))
            return PYGEN_ERROR;
        PyErr_Clear();
        *yielded = Py_NewRef(Py_None);
        return PYGEN_RETURN;
    }

    Teller* before_ = nullptr;
    PythonSimulation* sim_;
    py::object generator_;
    py::object value_ = py::none();
    py::object yielded_{};
    bool interrupted_ = false;
    bool begun_ = false;
};

namespace {

/// Several stories of which the first to end, or the last, is awaited.
struct Party {
    Signal over;
    int left;
    int first = -1;
    std::vector<Story> stories{};
    ~Party() {
        left = -1;
        for (const Story& story : stories) story.cancel();
    }
    void ended(int number) {
        if (first < 0) first = number;
        if (--left == 0) over.raise();
    }
};

Process part_of(PythonSimulation& sim, Party& party, py::object generator, int number) {
    co_await tell(sim, std::move(generator));
    party.ended(number);
}

Process tell_together(PythonSimulation& sim, AskedStories asked, int& first) {
    const auto count = static_cast<int>(asked.generators.size());
    Party party{Signal{sim}, asked.all ? count : 1};
    for (int i = 0; i < count; ++i)
        party.stories.push_back(
            sim.start(part_of(sim, party, asked.generators[static_cast<std::size_t>(i)], i)));
    static_cast<void>(co_await party.over.heard());
    first = party.first;
}

template <class Lease>
py::object held(Lease lease, const py::object& house) {
    return py::cast(std::make_unique<Held<Lease>>(std::move(lease), house));
}

} // namespace

Process tell(PythonSimulation& sim, py::object generator) {
    Teller teller{sim, std::move(generator)};
    while (teller.go_on()) {
        const Asked& asked = teller.asked();
        try {
            if (const auto* length = std::get_if<AskedDuration>(&asked.what)) {
                co_await sim.after(length->length, length->priority);
            } else if (const auto* instant = std::get_if<AskedInstant>(&asked.what)) {
                co_await sim.at(instant->when, instant->priority);
            } else if (const auto* place = std::get_if<AskedPlace>(&asked.what)) {
                Stay stay = co_await place->places->admit(place->request);
                teller.send(held(std::move(stay), asked.of));
            } else if (const auto* worker = std::get_if<AskedWorker>(&asked.what)) {
                Engagement engagement =
                    co_await worker->staff->engage(worker->request, worker->needed, worker->preferred);
                teller.send(held(std::move(engagement), asked.of));
            } else if (const auto* work = std::get_if<AskedWork>(&asked.what)) {
                co_await work->lease->work(work->length);
            } else if (const auto* news = std::get_if<AskedNews>(&asked.what)) {
                const bool heard = co_await news->signal->heard(news->patience);
                teller.send(py::bool_(heard));
            } else if (const auto* batch = std::get_if<AskedBatch>(&asked.what)) {
                const Batch joined = co_await batch->batching->join();
                teller.send(py::cast(joined));
            } else if (const auto* share = std::get_if<AskedShare>(&asked.what)) {
                co_await share->sharing->serve(share->work);
            } else if (const auto* taking = std::get_if<AskedTaking>(&asked.what)) {
                const bool taken = co_await taking->stock->take(taking->amount, taking->patience);
                teller.send(py::bool_(taken));
            } else if (const auto* putting = std::get_if<AskedPutting>(&asked.what)) {
                const bool put = co_await putting->stock->put(putting->amount, putting->patience);
                teller.send(py::bool_(put));
            } else if (const auto* thing = std::get_if<AskedThing>(&asked.what)) {
                std::optional<py::object> found =
                    co_await thing->store->take_where(thing->suits, thing->patience);
                teller.send(std::move(found).value_or(py::none()));
            } else if (const auto* end = std::get_if<AskedEnd>(&asked.what)) {
                co_await end->story;
            } else if (const auto* stories = std::get_if<AskedStories>(&asked.what)) {
                int first = -1;
                co_await tell_together(sim, *stories, first);
                teller.send(py::int_(first));
            }
        } catch (const Interrupted&) {
            teller.interrupt();
        }
    }
}

int visit_stories(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    if (!py::detail::is_holder_constructed(self)) return 0;
    auto& sim = py::cast<PythonSimulation&>(py::handle{self});
    for (const Teller* teller = sim.tellers; teller != nullptr; teller = teller->after_)
        Py_VISIT(teller->generator());
    return 0;
}

int end_stories_of(PyObject* self) {
    if (py::detail::is_holder_constructed(self)) py::cast<PythonSimulation&>(py::handle{self}).end_stories();
    return 0;
}

} // namespace omsorg::python
