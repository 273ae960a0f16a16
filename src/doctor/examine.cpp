// SPDX-License-Identifier: MIT
#include <omsorg/doctor/examine.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace omsorg {
namespace {

double patience_of(Tier tier) { return tier == Tier::check ? 1 : tier == Tier::nightly ? 15 : 280; }

/// The rows that one simulation answers for.
struct Group {
    const KnownModel* model = nullptr;
    std::string parameters;
    std::vector<const KnownRow*> rows;
};

std::vector<Group> groups_of(const Examination& examination) {
    std::vector<Group> groups;
    const auto wanted = [&](const KnownRow& row) {
        if (!examination.ids.empty())
            return std::find(examination.ids.begin(), examination.ids.end(), row.id) != examination.ids.end();
        return row.tier && *row.tier <= examination.tier;
    };
    const auto sees = [](const KnownModel& model, const KnownRow& row) {
        return model.sees.empty() ||
               std::find(model.sees.begin(), model.sees.end(), row.metric) != model.sees.end();
    };
    for (const KnownModel& model : known_models()) {
        for (const KnownRow& row : known_rows()) {
            if (row.model != model.name || !wanted(row) || !sees(model, row)) continue;
            const auto same = [&](const Group& group) {
                return group.model == &model && group.parameters == row.parameters;
            };
            auto group = std::find_if(groups.begin(), groups.end(), same);
            if (group == groups.end()) group = groups.insert(groups.end(), {&model, row.parameters, {}});
            group->rows.push_back(&row);
        }
    }
    return groups;
}

/// What all replications have seen of one metric.
struct Sight {
    Tally tally{};
    double within = 0;
};
using Sights = std::map<std::string, Sight>;

/// Replications from `first` on, shared out among threads and counted in their own order.
Sights replicate(const Group& group, const Examination& examination, std::uint64_t first,
                 std::uint64_t count) {
    const Parameters parameters{group.parameters};
    std::vector<Probe> probes;
    for (std::uint64_t i = first; i < first + count; ++i)
        probes.emplace_back(Run{examination.seed, static_cast<std::uint32_t>(i)},
                            patience_of(examination.tier));
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex door;
    const auto work = [&] {
        for (std::size_t i = next++; i < probes.size() && !examination.stop.stop_requested(); i = next++) {
            try {
                group.model->replicate(parameters, probes[i]);
            } catch (...) {
                const std::scoped_lock lock{door};
                failure = std::current_exception();
                next = probes.size();
            }
        }
    };
    const unsigned threads =
        examination.threads != 0 ? examination.threads : std::max(1U, std::thread::hardware_concurrency());
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
    Sights sights;
    for (const Probe& probe : probes)
        for (const auto& [metric, value, within] : probe.seen()) {
            sights[metric].tally.add(value);
            sights[metric].within = within;
        }
    return sights;
}

/// A row of which the model says nothing is refused; what it does speak of helps to find out why.
Acceptance unseen(const KnownRow& row, const Sights& sights) {
    Acceptance verdict;
    verdict.refusal = Refusal::not_finite;
    verdict.why = "the model does not see \"" + row.metric + "\"; it sees:";
    for (const auto& [metric, sight] : sights) verdict.why += " \"" + metric + "\"";
    return verdict;
}

Finding judge(const KnownRow& row, const Group& group, const Sights& sights, const Examination& examination,
              double within) {
    const auto seen = sights.find(row.metric);
    if (seen == sights.end()) return {&row, std::string{group.model->variant}, {}, unseen(row, sights)};
    const Tally& tally = seen->second.tally;
    Finding finding{&row, std::string{group.model->variant}, tally, {}};
    if (!row.is_statistical)
        finding.verdict = agree(tally.mean(), row.exact, seen->second.within);
    else if (examination.tier == Tier::check)
        finding.verdict = accept(tally, row.exact, Tier::check);
    else
        finding.verdict = accept_within(within, tally, row.exact, examination.tier);
    return finding;
}

std::vector<Finding> examine(const Group& group, const Examination& examination) {
    const std::uint64_t count = group.rows.front()->is_statistical ? group.model->replications : 1;
    const Sights first = replicate(group, examination, 0, count);
    std::vector<Finding> findings;
    bool far = false;
    for (const KnownRow* row : group.rows) {
        findings.push_back(judge(*row, group, first, examination, 3.3));
        far = far || findings.back().verdict.refusal == Refusal::too_far;
    }
    if (!far || examination.tier == Tier::check || !group.rows.front()->is_statistical) return findings;
    // The second look is at new replications alone.
    const Sights second = replicate(group, examination, count, 16 * count);
    for (Finding& finding : findings)
        if (finding.verdict.refusal == Refusal::too_far)
            finding = judge(*finding.row, group, second, examination, 4.0);
    return findings;
}

std::string shown(double value, int digits) {
    std::array<char, 32> text{};
    const double whole = 1 + std::floor(std::log10(std::abs(value)));
    const double step = std::pow(10.0, whole - digits);
    if (step > 1 && whole <= 9) // 14540, not 1.454e+04
        std::snprintf(text.data(), text.size(), "%.0f", std::round(value / step) * step);
    else
        std::snprintf(text.data(), text.size(), "%.*g", digits, value);
    return text.data();
}

/// Down to the first digit of its standard error, and no further.
int earned_digits(double value, double error) {
    if (!(error > 0) || value == 0 || !std::isfinite(value)) return 9;
    const double more = std::floor(std::log10(std::abs(value))) - std::floor(std::log10(error));
    return static_cast<int>(std::clamp(1 + more, 1.0, 9.0));
}

} // namespace

std::vector<Finding> examine(const Examination& examination) {
    const std::vector<Group> groups = groups_of(examination);
    std::vector<Finding> findings;
    if (examination.progress) examination.progress(0, groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::vector<Finding> found = examine(groups[i], examination);
        if (examination.stop.stop_requested()) break; // a model that was cut short says nothing
        for (Finding& finding : found) findings.push_back(std::move(finding));
        if (examination.progress) examination.progress(i + 1, groups.size());
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.row->id < b.row->id; });
    return findings;
}

Acceptance agree(double computed, double exact, double within) {
    const double scale = exact == 0 ? 1 : std::abs(exact);
    Acceptance verdict;
    verdict.relative_error = std::abs(computed - exact) / scale;
    if (!(verdict.relative_error <= within)) {
        std::array<char, 128> why{};
        std::snprintf(why.data(), why.size(),
                      "the computed value %.17g is off by %.2g of the exact one (at most %.2g)", computed,
                      verdict.relative_error, within);
        verdict.refusal = Refusal::too_far;
        verdict.why = why.data();
    }
    return verdict;
}

std::string text(std::span<const Finding> findings) {
    std::array<char, 256> line{};
    const auto tell = [&line](const char* id, const std::string& model, const char* figure, const char* known,
                              const char* found, const char* error, const char* verdict) {
        std::snprintf(line.data(), line.size(), "%-5s %-34.34s %-40.40s %14s %14s %9s  %s\n", id,
                      model.c_str(), figure, known, found, error, verdict);
        return std::string{line.data()};
    };
    std::string said = tell("row", "model", "figure", "known", "found", "error", "verdict");
    std::size_t accepted = 0;
    for (const Finding& finding : findings) {
        const KnownRow& row = *finding.row;
        const std::string model = row.model + (finding.variant.empty() ? "" : " (" + finding.variant + ")");
        const double error = row.is_statistical ? finding.seen.standard_error() : 0;
        const bool is_accepted = finding.verdict.accepted();
        said += tell(row.id.c_str(), model, row.metric.c_str(), shown(row.exact, 9).c_str(),
                     shown(finding.seen.mean(), earned_digits(finding.seen.mean(), error)).c_str(),
                     row.is_statistical ? shown(error, 2).c_str() : "computed",
                     is_accepted ? "agrees" : "DIFFERS");
        if (!is_accepted) said += "      " + finding.verdict.why + "\n";
        accepted += is_accepted ? 1U : 0U;
    }
    return said + std::to_string(accepted) + " of " + std::to_string(findings.size()) +
           " figures agree with what is known\n";
}

} // namespace omsorg
