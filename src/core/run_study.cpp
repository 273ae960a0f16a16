// SPDX-License-Identifier: MIT
#include <omsorg/base/quote.hpp>
#include <omsorg/experiment/break_year.hpp>
#include <omsorg/experiment/canonical.hpp>
#include <omsorg/experiment/forecast.hpp>
#include <omsorg/experiment/study_run.hpp>
#include <omsorg/municipality/measure.hpp>
#include <omsorg/scenario/digest.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/lineage.hpp>
#include <omsorg/scenario/write.hpp>

#include "run_study.hpp"

#include "watch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <system_error>

namespace omsorg::core {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> plans_of(const Study& study, const RunRequest& request) {
    if (request.plans.empty()) {
        std::vector<std::string> whole;
        for (const StudyPlan& plan : study.plans) whole.push_back(plan.name);
        return whole;
    }
    for (const std::string& name : request.plans)
        (void)study.plan(name); // refused here, before anything runs
    return request.plans;
}

void show(const ForecastProgress& progress, bool last) {
    const double share =
        progress.total == 0 ? 1 : static_cast<double>(progress.done) / static_cast<double>(progress.total);
    const auto full = static_cast<std::size_t>(share * 30);
    const std::string bar = std::string(full, '#') + std::string(30 - full, '.');
    std::string left;
    if (progress.seconds_left && !last)
        left = ", " + std::to_string(std::lround(*progress.seconds_left)) + " s left";
    std::fprintf(stderr, "\r%s %zu of %zu runs%s   %s", bar.c_str(), progress.done, progress.total,
                 left.c_str(), last ? "\n" : "");
}

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream file{path, std::ios::binary};
    file << text;
    file.close();
    if (!file) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
}

std::string manifest(const Study& study, const RunRequest& request, const std::vector<std::string>& plans,
                     const ForecastResult& result, std::uint32_t futures, std::uint64_t seed,
                     const std::string& table) {
    std::string text =
        "{\n  \"program\": \"omsorg-core\",\n  \"version\": " + json_text(OMSORG_VERSION) + ",\n";
    text += "  \"study\": " + json_text(study.head.name) + ",\n  \"plans\": [";
    for (std::size_t i = 0; i < plans.size(); ++i) text += (i == 0 ? "" : ", ") + json_text(plans[i]);
    text +=
        "],\n  \"futures\": " + std::to_string(futures) + ",\n  \"seed\": " + std::to_string(seed) + ",\n";
    text += std::string{"  \"no_magic\": "} + (request.no_magic ? "true" : "false") + ",\n";
    text += std::string{"  \"complete\": "} + (result.complete() ? "true" : "false") + ",\n";
    text += "  \"runs\": " + std::to_string(result.done) + ",\n";
    text += "  \"resolved_sha256\": " + json_text(resolved_sha256(study)) + ",\n";
    text += "  \"results_sha256\": " + json_text(table) + ",\n  \"inputs\": {";
    bool first = true;
    for (const SourceText& input : study.inputs) {
        text += (first ? "\n    " : ",\n    ") +
                json_text(kept_name(study.lineage, input.name).value_or(input.name)) + ": " +
                json_text(input.sha256);
        first = false;
    }
    return text + "\n  }\n}\n";
}

void print_answer(const Study& study, const ResultTable& table, const std::vector<std::string>& plans) {
    const double tolerance = std::get<double>(study.setting("outcome.tolerance").value);
    std::printf("\nunmet share of hours, mean over the futures (tolerance %.3g)\nyear", tolerance);
    std::vector<FutureGrid> grids;
    for (std::size_t plan = 0; plan < plans.size(); ++plan) {
        grids.push_back(grid_of(
            table, {static_cast<std::uint16_t>(plan), static_cast<std::uint8_t>(Measure::unmet_share)}));
        std::printf("  %*s", static_cast<int>(std::max<std::size_t>(plans[plan].size(), 8)),
                    plans[plan].c_str());
    }
    for (int year = study.head.first_year(); year <= study.head.last_year(); ++year) {
        std::printf("\n%d", year);
        for (std::size_t plan = 0; plan < plans.size(); ++plan) {
            double sum = 0;
            const auto values = grids[plan].of_year(year);
            for (const double value : values) sum += value;
            std::printf("  %*.4f", static_cast<int>(std::max<std::size_t>(plans[plan].size(), 8)),
                        values.empty() ? NAN : sum / static_cast<double>(values.size()));
        }
    }
    std::printf("\n\n");
    for (std::size_t plan = 0; plan < plans.size(); ++plan) {
        const auto years = break_years(grids[plan], tolerance);
        const auto summary = summarise(years, study.head.first_year(), study.head.last_year());
        const std::string more =
            summary.majority_year ? std::to_string(*summary.majority_year) : "not before the end";
        std::printf(
            "%s: first year in which more than half of the futures break: %s; %zu of %zu do not break\n",
            plans[plan].c_str(), more.c_str(), summary.not_before_end, summary.futures);
    }
}

} // namespace

int run_study(std::shared_ptr<const Study> study, const RunRequest& request) {
    const std::vector<std::string> plans = plans_of(*study, request);
    const std::uint32_t futures = request.futures.value_or(study->head.futures);
    const std::uint64_t seed = request.seed.value_or(study->head.seed);

    Forecast forecast{{static_cast<std::uint16_t>(plans.size()), futures, seed, request.threads},
                      life_of(study, plans, request.no_magic)};
    watch(
        request.quiet, [&](int ms) { return forecast.wait_for(std::chrono::milliseconds{ms}); },
        [&](bool last) { show(forecast.progress(), last); }, [&] { forecast.stop(); });
    const ForecastResult result = forecast.take();

    // Written aside, swapped in whole: a reader never meets half a result.
    fs::path aside = request.out;
    aside += ".partial";
    fs::remove_all(aside);
    fs::create_directories(aside);
    const std::string table = canonical_text(result.table, names_of(*study, plans));
    write_file(aside / "results.csv", table);
    write_file(aside / "resolved.txt", resolved_text(*study));
    write_file(aside / "manifest.json",
               manifest(*study, request, plans, result, futures, seed, digest_of(table)));
    if (!result.complete()) {
        std::fprintf(stderr, "interrupted: %zu of %zu runs are kept in %s\n", result.done, result.total,
                     aside.generic_string().c_str());
        return 130;
    }
    for (const char* name : {"results.csv", "resolved.txt", "manifest.json"}) {
        fs::create_directories(request.out);
        fs::rename(aside / name, request.out / name);
    }
    fs::remove_all(aside);
    print_answer(*study, result.table, plans);
    for (const std::string& plan : plans)
        if (request.no_magic)
            for (const std::string& key : neutralised(*study, plan))
                std::printf("%s: %s is neutral (weak evidence)\n", plan.c_str(), key.c_str());
    std::printf("results in %s (sha256 %s)\n", request.out.generic_string().c_str(),
                digest_of(table).c_str());
    return 0;
}

} // namespace omsorg::core
