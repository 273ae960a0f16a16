// SPDX-License-Identifier: MIT
#include "run_doctor.hpp"

#include "watch.hpp"

#include <omsorg/chance/key.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <future>

namespace omsorg::core {
namespace {

struct Done {
    std::atomic<std::size_t> models = 0, all = 0;
};

void show(const Done& done, bool last) {
    const std::size_t models = done.models, all = std::max<std::size_t>(done.all, 1);
    const std::size_t full = 30 * models / all;
    std::fprintf(stderr, "\r%s%s %zu of %zu models   %s", std::string(full, '#').c_str(),
                 std::string(30 - full, '.').c_str(), models, all, last ? "\n" : "");
}

// What cannot be examined is told before anything runs.
bool all_are_examined(const std::vector<std::string>& ids) {
    bool fine = true;
    for (const std::string& id : ids) {
        const KnownRow* row = known_row(id);
        if (row != nullptr && row->tier) continue;
        fine = false;
        if (row == nullptr)
            std::fprintf(stderr, "%s: the table of what is known has no such row. Its rows are R001 to %s.\n",
                         id.c_str(), known_rows().back().id.c_str());
        else
            std::fprintf(stderr, "%s: not examined (%s)\n", id.c_str(), row->note.c_str());
    }
    return fine;
}

Tier tier_of(const std::string& word) {
    return word == "check" ? Tier::check : word == "nightly" ? Tier::nightly : Tier::release;
}

/// A check has a fixed seed, so that it cannot fail by chance; the dearer tiers look at luck that nobody has chosen.
std::uint64_t fresh_seed() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return spread(static_cast<std::uint64_t>(now.count())) % 1'000'000'000;
}

} // namespace

int run_doctor(const DoctorRequest& request) {
    if (!all_are_examined(request.rows)) return 2;
    const Tier tier = tier_of(request.tier);
    const std::uint64_t seed = request.seed.value_or(tier == Tier::check ? Examination{}.seed : fresh_seed());

    Done done;
    std::stop_source stop;
    const auto began = std::chrono::steady_clock::now();
    auto examining = std::async(std::launch::async, [&] {
        return examine({.tier = tier,
                        .seed = seed,
                        .threads = request.threads,
                        .ids = request.rows,
                        .progress =
                            [&done](std::size_t models, std::size_t all) {
                                done.models = models;
                                done.all = all;
                            },
                        .stop = stop.get_token()});
    });
    watch(
        request.quiet,
        [&](int ms) {
            return examining.wait_for(std::chrono::milliseconds{ms}) == std::future_status::ready;
        },
        [&](bool last) { show(done, last); }, [&] { stop.request_stop(); });
    const std::vector<Finding> findings = examining.get();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("%s", text(findings).c_str());
    std::printf("tier %s, seed %llu, %.1f s\n", request.tier.c_str(), static_cast<unsigned long long>(seed),
                took.count());
    if (is_interrupted()) {
        std::fprintf(stderr, "interrupted: %zu of %zu models were examined\n", done.models.load(),
                     done.all.load());
        return 130;
    }
    const bool all_agree = std::all_of(findings.begin(), findings.end(),
                                       [](const Finding& finding) { return finding.verdict.accepted(); });
    return all_agree && !findings.empty() ? 0 : 1;
}

} // namespace omsorg::core
