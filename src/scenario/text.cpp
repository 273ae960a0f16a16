// SPDX-License-Identifier: MIT
#include <omsorg/scenario/text.hpp>

#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/digest.hpp>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <system_error>

namespace omsorg {
namespace {

namespace fs = std::filesystem;

// Where the text stops being UTF-8, or npos. Overlong forms and surrogates are refused: they hide characters.
std::size_t first_bad_byte(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char lead = byte(i);
        const std::size_t more = lead < 0x80   ? 0
                                 : lead < 0xC2 ? 9
                                 : lead < 0xE0 ? 1
                                 : lead < 0xF0 ? 2
                                 : lead < 0xF5 ? 3
                                               : 9;
        if (lead == 0 || more == 9 || i + more >= text.size()) return i;
        for (std::size_t k = 1; k <= more; ++k)
            if (byte(i + k) >> 6 != 2) return i;
        if (lead == 0xE0 && byte(i + 1) < 0xA0) return i;
        if (lead == 0xED && byte(i + 1) > 0x9F) return i;
        if (lead == 0xF0 && byte(i + 1) < 0x90) return i;
        if (lead == 0xF4 && byte(i + 1) > 0x8F) return i;
        i += more + 1;
    }
    return std::string_view::npos;
}

Where place_in(std::string_view text, std::size_t at, const std::string& name) {
    Where where{name, 1, 1};
    for (std::size_t i = 0; i < at; ++i) {
        if (text[i] == '\n')
            ++where.line, where.column = 1;
        else if (static_cast<unsigned char>(text[i]) >> 6 != 2)
            ++where.column;
    }
    return where;
}

bool is_plain_text(const SourceText& source, FaultList& faults) {
    const std::string_view text = source.text;
    const Where top{source.name, 1, 1};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
        (text.size() > 3 && text[0] != '\0' && text[1] == '\0' && text[3] == '\0')) {
        faults.add({.code = std::string{code::not_utf8},
                    .where = top,
                    .problem = "the file is UTF-16",
                    .why = "study files are UTF-8",
                    .suggestion = "Save it as UTF-8 (in Notepad: Save as, Encoding)."});
        return false;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        faults.add({.code = std::string{code::byte_order_mark},
                    .where = top,
                    .problem = "the file begins with a byte-order mark",
                    .why = "other readers take it for a part of the first word",
                    .suggestion = "Save it as UTF-8 without BOM."});
        return false;
    }
    if (const auto bad = first_bad_byte(text); bad != std::string_view::npos) {
        const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[bad]));
        faults.add(
            {.code = std::string{code::not_utf8},
             .where = place_in(text, bad, source.name),
             .problem = "byte " + std::to_string(byte) + " is not UTF-8 text",
             .why = "the letters after it cannot be told",
             .suggestion = "Save the file as UTF-8; an old Latin-1 file has such bytes for å, ä and ö."});
        return false;
    }
    return true;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<SourceText> read_text(const fs::path& path, FaultList& faults,
                                    const std::optional<Where>& asked, std::string_view key) {
    const std::string name = path.generic_string();
    const auto refuse = [&](std::string_view code, std::string problem, std::string why,
                            std::string suggestion) {
        faults.refuse(code, asked.value_or(Where{name}), std::string{key}, std::move(problem), std::move(why),
                      std::move(suggestion));
        return std::nullopt;
    };
    std::error_code trouble;
    if (!fs::exists(path, trouble))
        return refuse(code::missing_file, "there is no file " + name, "the study needs it",
                      "Check the name; capital and small letters differ.");
    if (!fs::is_regular_file(path, trouble))
        return refuse(code::missing_file, name + " is not a file", "its text is needed",
                      "Name a file in the folder.");
    const auto size = fs::file_size(path, trouble);
    if (!trouble && size > largest_file)
        return refuse(code::file_too_large, name + " has " + std::to_string(size) + " bytes",
                      "at most " + std::to_string(largest_file) + " are read",
                      "Split it, or leave out what the study does not use.");
    std::ifstream stream{path, std::ios::binary};
    SourceText source{name, std::string{std::istreambuf_iterator<char>{stream}, {}}, {}};
    if (!stream && !stream.eof())
        return refuse(code::missing_file, name + " cannot be read", "the study needs it",
                      "Check its permissions.");
    source.sha256 = digest_of(source.text);
    if (!is_plain_text(source, faults)) return std::nullopt;
    return source;
}

std::optional<fs::path> path_inside(const fs::path& folder, std::string_view wanted, const Where& asked,
                                    std::string_view key, FaultList& faults) {
    const fs::path given{std::string{wanted}};
    std::error_code trouble;
    const fs::path root = fs::weakly_canonical(folder.empty() ? fs::path{"."} : folder, trouble);
    const fs::path full = fs::weakly_canonical(root / given, trouble);
    const auto [end, unused] = std::mismatch(root.begin(), root.end(), full.begin(), full.end());
    const bool torn = wanted.find('\0') != std::string_view::npos;
    if (wanted.empty() || torn || given.is_absolute() || end != root.end() || full == root) {
        faults.add(
            {.code = std::string{code::path_escape},
             .where = asked,
             .key = std::string{key},
             .problem = "\"" + std::string{wanted} + "\" is not a file under " + folder.generic_string(),
             .why = "a study may only read its own folder",
             .suggestion = "Copy the file into the study's folder and name it from there."});
        return std::nullopt;
    }
    return (folder / given).lexically_normal();
}

} // namespace omsorg
