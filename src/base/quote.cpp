// SPDX-License-Identifier: MIT
#include <omsorg/base/quote.hpp>

#include <cstddef>

namespace omsorg {
namespace {

constexpr std::string_view lost = "\xEF\xBF\xBD"; // U+FFFD

bool is_control(std::string_view character) {
    const auto byte = static_cast<unsigned char>(character.front());
    return byte < 0x20 || byte == 0x7F;
}

// The bytes of the character that begins a text; none if no UTF-8 character does. Overlong forms, surrogates and
// the two numbers that are no characters are none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (byte(i) >> 6 != 2) return 0;
    const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    const bool beyond = lead == 0xF4 && byte(1) > 0x8F;
    const bool no_character = lead == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE;
    return overlong || surrogate || beyond || no_character ? 0 : length;
}

// Hands each character over, and the mark of loss for each byte that belongs to none.
template <class Take>
void each_character(std::string_view text, Take take) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        take(length == 0 ? lost : text.substr(0, length));
        text.remove_prefix(length == 0 ? 1 : length);
    }
}

} // namespace

std::string csv_cell(std::string_view name) {
    std::string text;
    if (!name.empty() && std::string_view{"=+-@\t\r"}.find(name.front()) != std::string_view::npos)
        text = "'";
    each_character(name, [&](std::string_view one) {
        const bool can_carry = !is_control(one) || one == "\t" || one == "\n" || one == "\r";
        text += can_carry ? one : lost;
    });
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

std::string json_text(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    each_character(text, [&](std::string_view one) {
        const auto byte = static_cast<unsigned char>(one.front());
        if (one == "\"" || one == "\\")
            (out += '\\') += one;
        else if (one == "\n")
            out += "\\n";
        else if (one == "\t")
            out += "\\t";
        else if (is_control(one))
            out += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        else
            out += one;
    });
    return out + '"';
}

std::string xml_text(std::string_view text) {
    std::string out;
    each_character(text, [&](std::string_view one) {
        if (one == "&")
            out += "&amp;";
        else if (one == "<")
            out += "&lt;";
        else if (one == ">")
            out += "&gt;";
        else if (one == "\"")
            out += "&quot;";
        else if (one == "\t")
            out += "&#9;";
        else if (one == "\n")
            out += "&#10;";
        else if (one == "\r")
            out += "&#13;";
        else
            out += is_control(one) && one != "\x7F" ? lost : one;
    });
    return out;
}

} // namespace omsorg
