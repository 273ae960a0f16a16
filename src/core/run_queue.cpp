// SPDX-License-Identifier: MIT
#include "run_queue.hpp"

#include "watch.hpp"

#include <omsorg/experiment/precision.hpp>
#include <omsorg/network/load.hpp>
#include <omsorg/network/replications.hpp>
#include <omsorg/scenario/network_file.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cinttypes>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <future>
#include <string_view>

namespace omsorg::core {
namespace {

struct Done {
    std::atomic<std::uint32_t> done = 0, all = 0;
};

void show(const Done& progress, bool last) {
    const std::uint32_t done = progress.done, all = progress.all;
    if (all > 0)
        std::fprintf(stderr, "\r%u of %u replications   %s", done, all, last ? "\n" : "");
    else
        std::fprintf(stderr, "\r%u replications   %s", done, last ? "\n" : "");
}

// Waits are told in the unit that a person would use.
struct Shown {
    double factor;
    std::string_view unit;
};
Shown shown_in(const NetworkMeasure& measure, double mean) {
    if (measure.unit == "share") return {100, "%"};
    if (measure.unit != "h") return {1, measure.unit};
    if (mean < 2) return {60, "min"};
    return mean < 96 ? Shown{1, "h"} : Shown{1.0 / 24, "days"};
}

// What most ask for first; all of it is in the files.
bool is_asked_for_first(const NetworkMeasure& measure, const Tally& tally) {
    constexpr std::string_view always[] = {"left", "time",     "time_p90", "present", "late",
                                           "wait", "wait_p90", "queue",    "use",     "batch_size"};
    constexpr std::string_view if_any[] = {"turned_away", "gave_up", "overtime", "interrupted",
                                           "waiting_at_end"};
    const auto is_in = [&](auto& names) {
        return std::find(std::begin(names), std::end(names), measure.name) != std::end(names);
    };
    if (!measure.station.empty() && !measure.people.empty()) return measure.name == "wait";
    return is_in(always) || (is_in(if_any) && tally.high() > 0);
}

void print_figure(const NetworkMeasure& measure, const Tally& tally) {
    const auto interval = willink_interval(tally);
    if (tally.count() == 0) return;
    const Shown scale = shown_in(measure, tally.mean());
    const double error = tally.count() > 1 ? tally.standard_error() * scale.factor : 0;
    const Digits earned = digits(error);
    if (error > 0)
        std::printf("  %-18s %12.*f  ", measure.name.c_str(), earned.decimals,
                    rounded(tally.mean() * scale.factor, earned));
    else
        std::printf("  %-18s %12.6g  ", measure.name.c_str(), tally.mean() * scale.factor);
    char span[64] = "";
    if (interval && error > 0)
        std::snprintf(span, sizeof span, "(%.*f to %.*f)", earned.decimals, interval->low * scale.factor,
                      earned.decimals, interval->high * scale.factor);
    std::printf("%-24s %s", span, std::string{scale.unit}.c_str());
    if (!measure.station.empty() && !measure.people.empty()) std::printf(", %s", measure.people.c_str());
    std::printf("\n");
}

void print_result(const NetworkResult& result) {
    std::string head;
    for (std::size_t i = 0; i < result.measures().size(); ++i) {
        const NetworkMeasure& measure = result.measures()[i];
        const Tally tally = result.tally(i);
        if (!is_asked_for_first(measure, tally)) continue;
        const std::string& of = measure.station.empty() ? measure.people : measure.station;
        if (of != head) std::printf("%s%s\n", of.c_str(), measure.station.empty() ? " (people)" : "");
        head = of;
        print_figure(measure, tally);
    }
}

bool write(const std::string& file, const std::string& text) {
    if (file == "-") {
        std::printf("%s", text.c_str());
        return true;
    }
    std::ofstream out{file, std::ios::binary};
    out << text;
    out.close();
    if (!out) std::fprintf(stderr, "%s cannot be written. Check that its folder exists.\n", file.c_str());
    return static_cast<bool>(out);
}

} // namespace

int run_queue(const QueueRequest& request) {
    const NetworkFile file = read_network(request.file, request.overrides);
    for (const Fault& warning : file.warnings) std::fprintf(stderr, "warning: %s\n", warning.text().c_str());
    const NetworkModel model{file.network};

    Done progress;
    std::stop_source stop;
    Replications how{.seed = request.seed.value_or(file.seed),
                     .count = request.replications.value_or(file.replications),
                     .mirrored = request.mirrored,
                     .threads = request.threads,
                     .progress =
                         [&progress](std::uint32_t done, std::uint32_t all) {
                             progress.done = done;
                             progress.all = all;
                         },
                     .stop = stop.get_token()};
    if (request.until_precision) {
        how.until = Precision{.relative = *request.until_precision};
        if (request.replications) how.until->most = *request.replications;
        if (how.until->most < 3) {
            std::fprintf(
                stderr, "how sure a mean is, at least three replications tell; allow more than %" PRIu64 "\n",
                static_cast<std::uint64_t>(how.until->most));
            return 2;
        }
        how.until->first = std::min(how.until->first, how.until->most);
    }
    auto running = std::async(std::launch::async, [&] { return replicate(model, how); });
    watch(
        request.quiet,
        [&](int ms) { return running.wait_for(std::chrono::milliseconds{ms}) == std::future_status::ready; },
        [&](bool last) { show(progress, last); }, [&] { stop.request_stop(); });
    const NetworkResult result = running.get();
    if (is_interrupted()) {
        std::fprintf(stderr, "interrupted: %zu replications were run, nothing was written\n",
                     result.replications());
        return 130;
    }
    const char* const counted = result.mirrored() ? "mirrored pairs" : "replications";
    const bool on_screen = request.csv == "-" || request.json == "-";
    if (!on_screen) {
        if (!file.about.empty()) std::printf("%s\n\n", file.about.c_str());
        print_result(result);
        std::printf("mean of %zu %s, in brackets its 95 %% interval (Willink); seed %llu\n",
                    result.replications(), counted, static_cast<unsigned long long>(how.seed));
    }
    bool written = true;
    if (!request.csv.empty()) written = write(request.csv, summary_csv(result)) && written;
    if (!request.json.empty()) written = write(request.json, summary_json(result)) && written;
    if (!written) return 2;
    if (!result.met()) {
        std::fprintf(stderr, "the asked precision was not reached in %zu %s\n", result.replications(),
                     counted);
        for (std::size_t i = 0; result.mirrored() && i < result.measures().size(); ++i)
            if (result.tally(i).count() == 0)
                std::fprintf(stderr,
                             "%s %s has no figure in some future or its mirror, so no pair has a mean of it: "
                             "choose another measure, or run without --mirrored\n",
                             result.measures()[i].station.c_str(), result.measures()[i].name.c_str());
        return 1;
    }
    return 0;
}

} // namespace omsorg::core
