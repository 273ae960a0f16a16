// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/record.hpp>
#include <omsorg/observe/record_numbers.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace omsorg {

class Station;

/// Who did what, where and when, told to logs for as long as this lives.
///
/// Stations count what everybody meets; a log tells what each one met. It is kept only when it is asked for, row
/// by row, in the shapes that other tools read (observe/record_vidigi.hpp and its neighbours).
///
///     stations ──▶ recording ──▶ numbers ──▶ tee ──┬──▶ animation
///     stories  ──▶                                 └──▶ process map
///
/// Whoever asks a station is a person, and arrives in the log when she first does, or earlier if her story says
/// so (`introduce`). She leaves it when her story has ended and all that was granted to her has come back. Parts
/// and companions of a story (`first_of`) are the same person.
///
/// The law: the records are those of observe/record.hpp, in the order in which things happened. What was under
/// way before the recording began is not in it.
///
/// Example
///
///     std::ofstream file{"log.csv", std::ios::binary};
///     VidigiLog log{file, {.start = sim.now()}};
///     Recording recording{sim, {&log}};
///     sim.run_until(end);
///     recording.close();
class Recording {
public:
    Recording(Simulation& sim, std::vector<Recorder*> logs);
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    /// A recording that was not closed leaves its logs without an end.
    ~Recording() { detach(); }

    /// The story that is told now is a person of this class, who arrives now.
    void introduce(std::string_view pathway, std::span<const Attribute> attributes = {});
    /// Ends the logs; nothing more is recorded.
    void close();

    /// For stations: something happened to the asking with this number.
    void note(Step step, const Station& where, std::uint64_t visit, int units,
              std::span<const std::int32_t> resources = {});
    /// For the simulation: a story has ended.
    void ended(std::uint64_t story);

private:
    struct Person {
        int open = 0; ///< what was asked and has not come to its end
        bool ended = false;
    };
    using Visit = std::pair<const Station*, std::uint64_t>;

    void arrive(std::uint64_t who, std::string_view pathway, std::span<const Attribute> attributes);
    void close_visit(std::uint64_t who, const Visit& visit);
    void leave_if_done(std::uint64_t who, const Person& person);
    void detach() noexcept;

    Simulation* sim_;
    Tee tee_;
    NumberedRecorder out_{tee_};
    std::unordered_map<std::uint64_t, Person> people_; ///< by the number of the story
    std::map<Visit, std::uint64_t> visits_;            ///< whose they are
};

} // namespace omsorg
