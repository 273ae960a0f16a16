// SPDX-License-Identifier: MIT
#include "omsorg/base/expect.hpp"

#include <string_view>

namespace omsorg {
namespace {

std::string told(std::string_view promise, const std::source_location& where) {
    std::string_view file = where.file_name();
    if (const auto slash = file.rfind('/'); slash != file.npos) file.remove_prefix(slash + 1);
    std::string text{file};
    text += ':' + std::to_string(where.line()) + ": broken promise: ";
    text += promise;
    text += " (in " + std::string{where.function_name()} + ")";
    return text;
}

} // namespace

void raise_defect(const std::string& promise, std::source_location where) {
    throw Defect{told(promise, where)};
}

void raise_broken_promise(const char* promise, const std::source_location& where) {
    throw Defect{told(promise, where)};
}

} // namespace omsorg
