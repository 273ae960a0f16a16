// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace omsorg {

/// How far a visit to a station has come.
enum class Phase : std::uint8_t { none, waiting, served, suspended };

/// The phase after a step; nothing if the step cannot follow on the phase.
[[nodiscard]] std::optional<Phase> after(Phase phase, Step step) noexcept;

/// Who is present and how far each visit has come: what a log must know to write the next row, and to refuse a
/// row that makes no sense.
///
///     none ──waits──▶ waiting ──begins──▶ served ──is_interrupted──▶ suspended
///       ▲                │                  │ ▲                          │ │
///       ├── gives_up, ───┘                  │ └─────────goes_on──────────┘ │
///       │   withdraws                       │                              │
///       ├──────────── ends ─────────────────┘                              │
///       └─────────────────────────── withdraws ────────────────────────────┘
///
/// The laws: no record is earlier than the one before it. A person arrives, does all else, and leaves with no
/// visit open. A visit is one person's, and its steps follow the picture; whoever is refused or balks has none.
/// A record that breaks a law is a defect of the code that made it.
///
/// In memory it holds the people present, their open visits, and the names of the stations.
class RecordOrder {
public:
    /// What the earlier records tell about one; texts are borrowed until the next record.
    struct Known {
        std::string_view pathway{};
        std::uint64_t arrival = 0; ///< of all who arrived, the how manieth she was, from 1
        Phase before = Phase::none;
        /// Stretches are counted from 1 through the whole log. One wait is a stretch, and one service with its
        /// interruptions; arriving, leaving, balking and being refused are stretches of no length.
        std::uint64_t stretch = 0; ///< what the record belongs to; for `begins` the service
        std::uint64_t waited = 0;  ///< of `begins`: the wait that is over
    };

    Known add(const Record& record);
    [[nodiscard]] std::size_t present() const noexcept { return people_.size(); }
    [[nodiscard]] std::size_t open_visits() const noexcept;

private:
    struct Person {
        std::string pathway{};
        std::uint64_t arrival = 0;
        std::uint32_t visits = 0; ///< open
    };
    struct Visit {
        std::uint64_t who = 0;
        std::uint64_t stretch = 0;
        Phase phase = Phase::none;
    };
    using Visits = std::unordered_map<std::uint64_t, Visit>;
    using People = std::unordered_map<std::uint64_t, Person>;

    Known arrive(const Record& record);
    Known leave(const Record& record);
    void visit(const Record& record, Person& person, Known& known);

    People people_;
    People::node_type left_; ///< who left last, while her record is written
    std::map<std::string, Visits, std::less<>> stations_;
    std::optional<Instant> last_;
    std::uint64_t arrived_ = 0, stretches_ = 0;
};

} // namespace omsorg
