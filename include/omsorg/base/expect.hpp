// SPDX-License-Identifier: MIT
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

/// Promises between our own functions, kept in release builds too.
///
/// There are three kinds of trouble, with three voices: our own broken promise is a `Defect` (here), bad
/// input is a `Fault` that names file and line (fault.hpp), and a bad future is an answer. A defect is
/// nobody's input error: whoever sees one has found a fault in the library or in the code that calls it.
///
///     expect(hazard >= 0, "a hazard is not negative");
///     // simulation.cpp:41: broken promise: a hazard is not negative (in due)
///
/// The check costs one comparison; the message is only written when the promise is broken.
namespace omsorg {

class Defect : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Says which promise was broken, and where.
[[noreturn]] void raise_defect(const std::string& promise,
                               std::source_location where = std::source_location::current());

/// Not inlined at the caller: a kept promise must stay cheap.
[[noreturn]] void raise_broken_promise(const char* promise, const std::source_location& where);

constexpr void expect(bool kept, const char* promise,
                      std::source_location where = std::source_location::current()) {
    if (!kept) [[unlikely]]
        raise_broken_promise(promise, where);
}

} // namespace omsorg
