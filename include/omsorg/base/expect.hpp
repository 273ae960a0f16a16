// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

/// Promises between our own functions, kept in release builds too.
///
/// There are three kinds of trouble, with three voices: our own broken promise is a `Defect` (here), bad
/// input is a `Fault` that names file and line (fault.hpp), and a bad future is an answer. A defect is
/// nobody's input error: whoever sees one has found a fault in the library or in the code that calls it.
///
///     expect(hazard >= 0, "a hazard is not negative");
///     // hazard.hpp:41: broken promise: a hazard is not negative (in due)
///
/// The check costs one comparison; the message is only written when the promise is broken.
namespace omsorg {

class Defect : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// A line of the file where a call stands. What is awaited takes line and file one by one, not as a Place: a class
/// among its arguments is kept in the frame of whoever waits, and written down at each wait. No number is one.
enum class SourceLine : std::uint_least32_t {};

/// Where a promise was made. As a default argument, `here()` names its caller's caller: what
/// std::source_location does, which clang 14 does not have.
struct Place {
    const char* file;
    const char* function;
    std::uint_least32_t line;

    [[nodiscard]] static constexpr Place here(const char* file = __builtin_FILE(),
                                              const char* function = __builtin_FUNCTION(),
                                              std::uint_least32_t line = __builtin_LINE()) noexcept {
        return {file, function, line};
    }
    /// Of a call whose function nobody told.
    [[nodiscard]] static constexpr Place of(SourceLine line, const char* file) noexcept {
        return {file, nullptr, static_cast<std::uint_least32_t>(line)};
    }
};

/// Says which promise was broken, and where.
[[noreturn]] void raise_defect(const std::string& promise, Place where = Place::here());

/// Not inlined at the caller, and told the place piece by piece, in registers: a kept promise writes nothing down.
[[noreturn]] void raise_broken_promise(const char* promise, const char* file, const char* function,
                                       std::uint_least32_t line);

constexpr void expect(bool kept, const char* promise, Place where = Place::here()) {
    if (!kept) [[unlikely]]
        raise_broken_promise(promise, where.file, where.function, where.line);
}

} // namespace omsorg
