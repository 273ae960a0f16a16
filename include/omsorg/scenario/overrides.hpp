// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is changed for one run only, on top of the study's files: from the command line, from Python, from a
/// file of overrides.
///
/// An overlay is partial: it names the few keys it changes. Overlays may be stacked; two of them on one key
/// are refused, because nobody can see from the outside which was meant, unless the caller says that order
/// counts (later wins). An overlay on a key that a plan changes is such a pair too.
///
///     Overrides overrides;
///     overrides.set("home_care.speed", "25 km/h");          // as --set home_care.speed="25 km/h"
///     overrides.set("escort.notice", "{ distribution = \"uniform\", low = 1, high = 3 }");
///     overrides.file("what_if/cold_winter.toml");
///     Study study = read_study("scenarios/skelleftea", overrides);
///
/// The text of a value is TOML; a bare word or an unquoted unit ("25 km/h") is taken as text.
namespace omsorg {

struct Overlay {
    std::string origin;         ///< as provenance shows it: "--set", "python", a file's name
    std::string key;            ///< empty for a whole file
    std::string text;           ///< the value
    std::filesystem::path path; ///< the file
};

struct Overrides {
    std::vector<Overlay> overlays;
    bool in_order = false; ///< later overlays win; said by whoever knows why

    void set(std::string key, std::string text, std::string origin = "--set") {
        overlays.push_back({std::move(origin), std::move(key), std::move(text), {}});
    }
    void file(std::filesystem::path path) {
        std::string origin = path.generic_string();
        overlays.push_back({std::move(origin), {}, {}, std::move(path)});
    }
    /// From "key=value", as it stands on a command line. False when there is no "=".
    bool set_pair(std::string_view pair) {
        const auto sign = pair.find('=');
        if (sign == std::string_view::npos || sign == 0) return false;
        set(std::string{pair.substr(0, sign)}, std::string{pair.substr(sign + 1)});
        return true;
    }
};

} // namespace omsorg
