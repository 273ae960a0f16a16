// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/scenario/study.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A model of seven keys, one of each kind, and a study of it in a folder that is gone after the test.
namespace omsorg::small {

enum class Escort : std::uint8_t { fixed, bookable, pooled };

struct Assumptions {
    double speed = 0;
    Distribution visit;
    double granted = 0;
    int places = 0;
    bool overtime = false;
    Escort model = Escort::fixed;
    double reach = 0;
};

inline constexpr std::array<std::string_view, 3> escort_words{"fixed", "bookable", "pooled"};

template <class Visitor>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.speed, Field{.key = "home_care.speed",
                         .unit = "km/h",
                         .low = 5,
                         .high = 110,
                         .label = {"Hastighet", "Speed"},
                         .about = "Between two clients."});
    visit(a.visit, Field{.key = "home_care.visit",
                         .unit = "min",
                         .low = 0,
                         .high = 480,
                         .varies = Varies::visit,
                         .label = {"Besökstid", "Length of a visit"},
                         .about = "Without travel."});
    visit(a.granted, Field{.key = "home_care.granted",
                           .unit = "h/month",
                           .low = 0,
                           .high = 744,
                           .label = {"Beviljade timmar", "Granted hours"},
                           .about = "Per client."});
    visit(a.places, Field{.key = "housing.places",
                          .unit = "places",
                          .low = 0,
                          .high = 100'000,
                          .label = {"Platser", "Places"},
                          .about = "Special housing.",
                          .fixed = true});
    visit(a.overtime, Field{.key = "housing.overtime",
                            .varies = Varies::never,
                            .label = {"Övertid", "Overtime"},
                            .about = "Is it allowed?"});
    visit(a.model, Field{.key = "escort.model",
                         .varies = Varies::never,
                         .label = {"Arbetssätt", "Way of working"},
                         .about = "How escort is given.",
                         .options = escort_words});
    visit(a.reach, Field{.key = "reablement.effect",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .neutral = 0.0,
                         .effect = true,
                         .label = {"Effekt", "Effect"},
                         .about = "Need that is prevented."});
}

inline constexpr std::array<std::string_view, 1> table_names{"ages"};

inline constexpr std::string_view base_text = R"(#:schema ../base.schema.json
[study]
name = "small"
label = { sv = "Liten", en = "Small" }
municipality = "0114"
start = 2019-12-31
end = 2040-12-31
plans_from = 2027-01-01
futures = 3
seed = 7

[tables]
ages = "ages.csv"

[home_care]
speed = { distribution = "uniform", low = 20, high = "40 km/h", varies = "future", source = "Road survey", year = 2019, grade = "B" }
visit = { distribution = "lognormal", mean = "22 min", cv = 0.6, varies = "visit", source = "unknown", grade = "E" }
granted = { value = 37.0, source = "Kolada", year = "2014-2017", grade = "B", note = "Register." }

[housing]
places = "917 places"
overtime = true

[escort]
model = "fixed"

[reablement]
effect = { distribution = "triangular", low = 0, mode = "10 %", high = "30 %", source = "A pilot", year = 2021, grade = "D" }
)";

inline constexpr std::string_view new_ways_text = R"(name = "new_ways"
label = { sv = "Nya", en = "New" }

[[change]]
component = "bookable_escort"
on = 2027-03-01
over = "12 months"
why = "Clients choose the day."
set = { "escort.model" = "bookable", "home_care.granted" = "34 h/month" }

[[change]]
component = "reablement"
on = 2028-01-01
why = "Decided by the board."
[change.set.reablement]
effect = { distribution = "uniform", low = 0.1, high = 0.5, grade = "C" }
)";

inline constexpr std::string_view ages_text = "# source: SCB\n# year: 2019\nage,persons\n0,10\n1,11\n2,9\n";

class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "omsorg_XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
        write("base.toml", base_text);
        write("plans/as_today.toml", "name = \"as_today\"\n");
        write("plans/new_ways.toml", new_ways_text);
        write("ages.csv", ages_text);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << text;
    }
    /// Replaces a piece of a file; the piece must be there.
    void change(const std::string& name, std::string_view from, std::string_view to) const {
        std::ifstream stream{path_ / name, std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{stream}, {}};
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from << " is not in " << name;
        text.replace(at, from.size(), to);
        write(name, text);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Reads the study and raises what is wrong.
    [[nodiscard]] Study read(const Overrides& overrides = {}) const {
        FaultList faults;
        Study study = read_study_text(path_, FieldTable::of<Assumptions>(), table_names, overrides, faults);
        faults.raise_if_any();
        return study;
    }
    [[nodiscard]] std::vector<Fault> faults(const Overrides& overrides = {}) const {
        FaultList faults;
        (void)read_study_text(path_, FieldTable::of<Assumptions>(), table_names, overrides, faults);
        return faults.list();
    }

private:
    std::filesystem::path path_;
};

} // namespace omsorg::small
