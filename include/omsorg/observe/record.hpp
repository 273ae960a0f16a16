// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// One row of an event log: who, what, where and when.
///
/// Counters answer how much; a log lets another tool ask what it likes of every single person. It is written
/// only when somebody asks for it, row by row while the run goes on, in the shape that the tool reads: an
/// animation, a process map, a table in R.
///
///     arrives ─▶ waits ─▶ begins ─▶ ends ─▶ leaves    one station; she may go to many, one after another
///                  │        │▲                         or at once, before she leaves
///                  │        ▼│
///                  │   is_interrupted, goes_on         as often as it happens
///                  └─▶ gives_up, withdraws             waited in vain
///                is_refused, balks                     did not wait at all
///
/// The laws: a log begins with the run, and its records come in the order of time. Who comes to a station and is
/// let in waits, if only for no time: so the zeros stand in the log among the waits. What is said of a person
/// when she arrives (her pathway, her attributes) holds until she leaves. Who is still there at the end has no
/// `leaves`, and is not dropped.
///
/// Example
///
///     std::ofstream file{"log.csv", std::ios::binary};
///     VidigiLog log{file, {.start = begin}};
///     NumberedRecorder numbered{log};
///     numbered.add({.when = now, .who = 17, .step = Step::arrives, .pathway = "escort"});
///     numbered.add({.when = now, .who = 17, .step = Step::waits, .where = "booking", .visit = 0});
///     log.close();
namespace omsorg {

enum class Step : std::uint8_t {
    arrives,        ///< comes into the model
    waits,          ///< asks a station, and joins its line
    begins,         ///< gets what was asked for
    is_interrupted, ///< loses it to someone more urgent or to the end of a shift, and waits to go on
    goes_on,        ///< has it again
    ends,           ///< gives it back
    gives_up,       ///< waited, and leaves the line when patience ends
    withdraws,      ///< waited, at first or to go on, and the story was cut short
    is_refused,     ///< found the waiting room full, or would not wait at all
    balks,          ///< turned away at the sight of the line
    leaves          ///< goes out of the model
};
inline constexpr std::size_t all_steps = 11;

/// As it stands in the files: "is_refused".
[[nodiscard]] std::string_view text(Step step) noexcept;
/// All but arriving and leaving.
[[nodiscard]] constexpr bool is_at_station(Step step) noexcept {
    return step != Step::arrives && step != Step::leaves;
}

/// Something more that a model says; the name is a key of its own (`is_attribute_name`), the value any text.
struct Attribute {
    std::string_view name{}, value{};
};

/// Texts and lists are borrowed: they must live until `add` returns.
struct Record {
    Instant when{};
    std::uint64_t who = 0; ///< a story's number; never given to another person
    Step step = Step::arrives;
    std::string_view where{};                  ///< the station; nothing for arrives and leaves
    std::uint64_t visit = 0;                   ///< the number that the station gave to this asking
    std::int32_t units = 1;                    ///< how many places or workers at once
    std::span<const std::int32_t> resources{}; ///< their numbers from 1, one for each unit, or none
    std::string_view pathway{};                ///< the person's class; of arrives only
    std::span<const Attribute> attributes{};   ///< of arrives: the person's; else this step's
};

/// A letter, then letters, digits and underscores, all of ASCII and in lower case; and no column of a log.
[[nodiscard]] bool is_attribute_name(std::string_view name) noexcept;

/// Who takes the records of a run.
class Recorder {
public:
    Recorder() = default;
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    virtual ~Recorder() = default;

    virtual void add(const Record& record) = 0;
    /// After the last record. A log that was not closed lacks its end, and is no log.
    virtual void close() = 0;
};

/// One run, several logs. All are closed, also when one of them fails; the first failure is then thrown.
class Tee final : public Recorder {
public:
    explicit Tee(std::vector<Recorder*> recorders);
    void add(const Record& record) override;
    void close() override;

private:
    std::vector<Recorder*> recorders_;
};

} // namespace omsorg
