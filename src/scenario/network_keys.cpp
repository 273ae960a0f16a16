// SPDX-License-Identifier: MIT
// Every key that a network's file may have. The reader, its messages and the reference page are written from here.
#include <omsorg/scenario/network_file.hpp>

namespace omsorg {
namespace {

constexpr std::string_view lines = "places staff", served = "places staff sharing delay",
                           counted = "places staff sharing";

constexpr NetworkKey keys[] = {
    {"network", "about", "text", {}, "What it is, in a sentence."},
    {"network", "start", "date, or date with time", {}, "When the run begins; 2026-01-01 unless said."},
    {"network", "warm_up", "duration (h)", {}, "Passes before anything is observed; none unless said."},
    {"network", "length", "duration (h)", {}, "For so long it is observed. Must be said."},
    {"network",
     "holidays",
     "as_sundays or as_usual",
     {},
     "Whether Swedish public holidays are as Sundays, or days as others, to shifts and to rates with `days`; "
     "as_sundays unless said."},
    {"network",
     "replications",
     "whole number",
     {},
     "How many runs, unless the caller says otherwise; 100 unless said."},
    {"network", "seed", "whole number", {}, "Of all chance; 1 unless said."},

    {"station", "kind", "places, staff, sharing, delay or batching", {}, "What it is; places unless said."},
    {"station", "capacity", "whole number", counted,
     "So many at once: places, workers who are alike, or hands; 1 unless said."},
    {"station", "shifts", "list of shifts", lines,
     "How many places are open when; or when the staff work who have no shifts of their own."},
    {"station", "workers", "list of workers", "staff", "The staff by name, instead of a capacity."},
    {"station", "service", "distribution of h", served,
     "How long it takes, unless the people say; no time unless said."},
    {"station", "discipline", "first_come, last_come, random_order, priority, shortest_job or deadline",
     lines, "Who is next; first_come unless said."},
    {"station", "preemption", "none, resume or restart", lines,
     "Whether work under way gives way to who should be served before; none unless said."},
    {"station", "at_shift_end", "finish, hand_over, suspend, restart or do_not_start", lines,
     "What becomes of work under way when there are fewer to do it; finish unless said."},
    {"station", "at_closing", "stay or go_home", lines,
     "What becomes of those who wait when the last one on duty goes: they stay in the line until somebody is "
     "back, or give up (and whoever comes while it is closed is turned away); stay unless said."},
    {"station", "room_to_wait", "whole number", lines,
     "Who finds so many in the line is turned away; no end unless said."},
    {"station", "overflow_to", "station", lines, "Where those go who are turned away; out unless said."},
    {"station", "give_up_to", "station", lines, "Where those go whose patience ends; out unless said."},
    {"station", "keeps_place", "true or false", lines,
     "Who is done keeps the place until the next station lets her in; false unless said."},
    {"station", "enough", "whole number", "batching", "So many go on at once; 2 unless said."},
    {"station", "longest", "duration (h)", "batching",
     "Or as many as there are, when the first of them has waited so long; for ever unless said."},
    {"station", "as_one", "true or false", "batching",
     "The next station serves them as one: who came first asks for all; false unless said."},

    {"people",
     "rate",
     "per h, or a table { each, rates, repeats, days }",
     {},
     "They come by chance, so many an hour; `rates` hold for `each` in turn from the start, over and over "
     "unless "
     "repeats = false. With `days`, as of shifts, they are those of one such day from midnight; nobody comes "
     "on other days. Without it they come on public holidays too."},
    {"people", "gap", "distribution of h", {}, "Or they come so long after each other."},
    {"people",
     "recorded",
     "list of moments, or a table's name",
     {},
     "Or they come as it was written down: date with time, hours after the start, or { at, how_many }; or in "
     "a table (CSV) beside the file, with the columns `at` and, if more than one may come at once, "
     "`how_many`."},
    {"people",
     "at_start",
     "whole number, or a table station = number",
     {},
     "So many are there when the run begins."},
    {"people",
     "how_many",
     "whole number or discrete distribution",
     {},
     "At once, of those by a rate or a gap; 1 unless said."},
    {"people", "begin", "station, or a table station = chance", {}, "Where they go first."},
    {"people",
     "next",
     "a table station = station, or station = { station = chance }",
     {},
     "Where they go from there; who has no way on leaves."},
    {"people",
     "at",
     "a table station = what they ask there",
     {},
     "What they ask of one station, with the keys below."},
    {"people",
     "within",
     "duration (h)",
     {},
     "From coming to leaving it should take no longer: the deadline, and who takes longer is late."},

    {"people.at",
     "service",
     "distribution of h",
     {},
     "How long it takes to serve them, instead of the station's service."},
    {"people.asks",
     "patience",
     "distribution of h",
     {},
     "They give up when they have waited so long; never unless said."},
    {"people.asks", "priority", "whole number", {}, "Less is more urgent; 0 unless said."},
    {"people.asks", "units", "whole number", {}, "So many places at once; 1 unless said."},
    {"people.asks", "joins_below", "whole number", {}, "They turn away on finding so many in the line."},
    {"people.asks", "skills", "list of text", {}, "That whoever serves them must have."},
    {"people.asks", "prefers", "text", {}, "The worker whom they get if she is free."},

    {"worker", "name", "text", {}, "Must be said."},
    {"worker", "skills", "list of text", {}, "What she can do; nothing special unless said."},
    {"worker",
     "shifts",
     "list of shifts",
     {},
     "When she works; as the station says, or always, unless said."},
    {"worker", "count", "whole number", {}, "So many of the kind; 1 unless said."},

    {"shift",
     "days",
     "every_day, monday_to_friday, weekend, a weekday, or a list of these",
     {},
     "every_day unless said. On public holidays the rows of Sunday apply, unless network.holidays says "
     "otherwise."},
    {"shift", "from", "time of day", {}, "Must be said."},
    {"shift", "until", "time of day", {}, "Must be said; one that is not after `from` is on the next day."},
    {"shift", "staff", "whole number", {}, "How many; 1 unless said."},
};

struct Heading {
    std::string_view section, title, about;
};
constexpr Heading headings[] = {
    {"network", "[network]", "The whole."},
    {"station", "[station.NAME]", "A station; which keys it has depends on its kind."},
    {"worker", "workers = [{ … }]", "Somebody of a staff."},
    {"shift", "shifts = [{ … }]", "When somebody works, or places are open. Rows that overlap add up."},
    {"people", "[people.NAME]",
     "A kind of people; also with the keys of what they ask, which then hold at all stations."},
    {"people.at", "[people.NAME.at.STATION]", "What they ask of one station: also with the keys below."},
    {"people.asks", "[people.NAME] or [people.NAME.at.STATION]", "What they ask, at all stations or at one."},
};

} // namespace

std::span<const NetworkKey> network_keys() noexcept { return keys; }

std::string network_reference_page() {
    std::string page =
        "# Keys of a network's file\n\n"
        "Written from the program: `omsorg-core queue --keys`. Each table may also have `source` and `note`, "
        "which are text and change nothing.\n\n"
        "A duration, and each length of a distribution, is a number of hours or text with a unit: `\"12 "
        "min\"`. "
        "A distribution is such a length (always the same), or `{ distribution = \"exponential\", mean = "
        "\"12 min\" }`:\n"
        "uniform (low, high), triangular (low, mode, high), normal (mean, sd; cut off below 0), lognormal "
        "and gamma "
        "(mean, cv), beta (a, b, low, high), exponential (mean), discrete (values, weights).\n"
        "A chance is a number from 0 to 1, or `\"30 %\"`.\n";
    for (const Heading& heading : headings) {
        page += "\n## `" + std::string{heading.title} + "`\n\n" + std::string{heading.about} +
                "\n\n| key | is | of | means |\n|---|---|---|---|\n";
        for (const NetworkKey& key : keys)
            if (key.section == heading.section)
                page += "| `" + std::string{key.name} + "` | " + std::string{key.type} + " | " +
                        std::string{key.kinds} + " | " + std::string{key.about} + " |\n";
    }
    return page;
}

} // namespace omsorg
