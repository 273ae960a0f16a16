// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>

#include <string_view>

namespace omsorg {
namespace {

std::string told(std::string_view promise, const Place& where) {
    std::string_view file = where.file;
    if (const auto slash = file.rfind('/'); slash != file.npos) file.remove_prefix(slash + 1);
    std::string text{file};
    text += ':' + std::to_string(where.line) + ": broken promise: ";
    text += promise;
    if (where.function != nullptr) text += " (in " + std::string{where.function} + ")";
    return text;
}

} // namespace

void raise_defect(const std::string& promise, Place where) { throw Defect{told(promise, where)}; }

void raise_broken_promise(const char* promise, const char* file, const char* function,
                          std::uint_least32_t line) {
    throw Defect{told(promise, {file, function, line})};
}

} // namespace omsorg
