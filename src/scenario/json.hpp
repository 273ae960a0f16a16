// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quote.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// JSON in the order it is built. A document is small, so text is joined to text.
namespace omsorg::json {

using Members = std::vector<std::pair<std::string, std::string>>;

inline std::string indented(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        out += letter;
        if (letter == '\n') out += "  ";
    }
    return out;
}

/// On one line when it is short.
inline std::string object(const Members& members) {
    if (members.empty()) return "{}";
    std::string body;
    for (const auto& [name, value] : members)
        body += (body.empty() ? "\n  " : ",\n  ") + json_text(name) + ": " + indented(value);
    if (body.size() < 90 && body.find("\n", 1) == std::string::npos) return "{" + body.substr(3) + "}";
    return "{" + body + "\n}";
}

inline std::string array(const std::vector<std::string>& values) {
    std::string body;
    for (const std::string& value : values) body += (body.empty() ? "" : ", ") + value;
    return "[" + body + "]";
}

/// What a schema says of a plain kind: {"type": "string"}.
inline std::string type(std::string_view name) { return object({{"type", json_text(name)}}); }

inline std::string any_of(const std::vector<std::string>& ways) { return object({{"anyOf", array(ways)}}); }

inline std::string definition(std::string_view name) {
    return object({{"$ref", json_text("#/$defs/" + std::string{name})}});
}

} // namespace omsorg::json
