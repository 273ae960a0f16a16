// SPDX-License-Identifier: MIT
#include <omsorg/network/replications.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/base/quote.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

namespace omsorg {
namespace {

// Replications by number, run by whoever is free; kept by number, so that it does not matter by whom.
class Crew {
public:
    Crew(const NetworkModel& model, const Replications& how)
        : model_{model}, how_{how}, threads_{how.threads > 0
                                                 ? how.threads
                                                 : std::max(1U, std::thread::hardware_concurrency())} {}

    [[nodiscard]] std::uint32_t threads() const noexcept { return threads_; }
    /// Runs all below `until` that have not been run; false if somebody asked to stop.
    bool run_up_to(std::uint32_t until, std::uint32_t known_end) {
        done_.resize(until);
        until_ = until;
        known_end_ = known_end;
        const std::uint32_t hands = std::min(threads_, until - next_);
        if (hands == 1) {
            work();
        } else {
            std::vector<std::jthread> crew;
            for (std::uint32_t i = 0; i < hands; ++i) crew.emplace_back([this] { work(); });
        }
        if (failure_) std::rethrow_exception(failure_);
        return !how_.stop.stop_requested();
    }
    [[nodiscard]] const std::vector<std::vector<double>>& done() const noexcept { return done_; }

private:
    // A future, and after it its mirror if that was asked for; nothing if somebody asked to stop.
    [[nodiscard]] std::vector<double> live(std::uint32_t number) const {
        const Run future{.seed = how_.seed, .number = number};
        std::vector<double> figures = model_.run(future, how_.stop);
        if (!how_.mirrored || figures.empty()) return figures;
        const std::vector<double> opposite = model_.run(future.mirror(), how_.stop);
        if (opposite.empty()) return {};
        figures.insert(figures.end(), opposite.begin(), opposite.end());
        return figures;
    }
    void work() {
        for (;;) {
            std::uint32_t number = 0;
            {
                const std::lock_guard lock{door_};
                if (next_ >= until_ || failure_ || how_.stop.stop_requested()) return;
                number = next_++;
            }
            try {
                std::vector<double> figures = live(number);
                if (figures.empty()) return;
                const std::lock_guard lock{door_};
                done_[number] = std::move(figures);
                if (how_.progress) how_.progress(++finished_, known_end_);
            } catch (...) {
                const std::lock_guard lock{door_};
                if (!failure_) failure_ = std::current_exception();
                return;
            }
        }
    }

    const NetworkModel& model_;
    const Replications& how_;
    std::uint32_t threads_;
    std::mutex door_;
    std::uint32_t next_ = 0, until_ = 0, finished_ = 0, known_end_ = 0;
    std::exception_ptr failure_;
    std::vector<std::vector<double>> done_; ///< empty: not run
};

std::vector<std::size_t> judged_of(const NetworkModel& model, const Replications& how) {
    std::vector<std::size_t> judged = how.judged;
    if (!judged.empty()) return judged;
    const std::span<const NetworkMeasure> measures = model.measures();
    const auto judge = [&](const std::string& station, const std::string& people, const char* name) {
        for (std::size_t i = 0; i < measures.size(); ++i)
            if (measures[i].station == station && measures[i].people == people && measures[i].name == name)
                judged.push_back(i);
    };
    for (const NetworkPeople& people : model.network().people)
        if (people.keeps_coming()) judge("", people.name, "time");
    if (!judged.empty()) return judged;
    // Those who only go round are never out of the house: where they are is judged instead.
    for (const NetworkStation& station : model.network().stations) {
        judge(station.name, "", station.has_line() ? "use" : "present");
        if (station.kind == StationKind::batching) judge(station.name, "", "queue");
    }
    return judged;
}

// Several samples that are watched at once, replication by replication.
class Watch {
public:
    Watch(const Precision& asked, std::vector<std::size_t> judged, bool mirrored)
        : judged_{std::move(judged)}, mirrored_{mirrored} {
        for (std::size_t i = 0; i < judged_.size(); ++i) samples_.emplace_back(asked);
    }
    void see(std::span<const double> row) {
        for (std::size_t i = 0; i < judged_.size(); ++i)
            if (const double x = row[judged_[i]]; !std::isnan(x))
                samples_[i].add(x);
            else
                is_told_ = is_told_ && !mirrored_;
    }
    /// Also when a measure cannot be told any longer, however many more there are.
    [[nodiscard]] bool ended() const {
        return !is_told_ || std::all_of(samples_.begin(), samples_.end(),
                                        [](const Sequential& one) { return one.ended(); });
    }
    [[nodiscard]] bool met() const {
        return is_told_ &&
               std::all_of(samples_.begin(), samples_.end(), [](const Sequential& one) { return one.met(); });
    }

private:
    std::vector<std::size_t> judged_;
    bool mirrored_;
    bool is_told_ = true; ///< of pairs none is told if one lacks a half
    std::vector<Sequential> samples_;
};

// What a replication says: its figures, or the means of those of a future and of its mirror.
std::vector<double> row_of(const std::vector<double>& figures, bool mirrored) {
    if (!mirrored) return figures;
    const std::size_t measures = figures.size() / 2;
    std::vector<double> row(measures);
    for (std::size_t i = 0; i < measures; ++i) row[i] = 0.5 * (figures[i] + figures[measures + i]);
    return row;
}

NetworkResult gathered(const NetworkModel& model, const Replications& how,
                       const std::vector<std::vector<double>>& done, std::size_t count, bool met) {
    const std::size_t measures = model.measures().size();
    std::vector<double> values, halves;
    values.reserve(count * measures);
    for (std::size_t i = 0; i < count && !done[i].empty(); ++i) {
        const std::vector<double> row = row_of(done[i], how.mirrored);
        values.insert(values.end(), row.begin(), row.end());
        if (how.mirrored) halves.insert(halves.end(), done[i].begin(), done[i].end());
    }
    for (std::size_t i = 0; how.mirrored && i < values.size(); ++i) {
        if (!std::isnan(values[i])) continue;
        for (std::size_t row = i % measures; row < values.size(); row += measures) values[row] = values[i];
    }
    return {{model.measures().begin(), model.measures().end()}, std::move(values), met, std::move(halves)};
}

std::string shortest(double value) {
    if (!std::isfinite(value)) return {};
    char digits[32];
    const auto [end, trouble] = std::to_chars(std::begin(digits), std::end(digits), value);
    return {digits, end};
}

struct SummaryRow {
    std::vector<std::string> words, numbers;
};
constexpr const char* word_heads[] = {"station", "people", "measure", "unit"};
constexpr const char* number_heads[] = {"replications", "mean",         "student_low", "student_high",
                                        "willink_low",  "willink_high", "sd"};

std::vector<SummaryRow> lines_of(const NetworkResult& result, double confidence) {
    std::vector<SummaryRow> lines;
    for (std::size_t i = 0; i < result.measures().size(); ++i) {
        const NetworkMeasure& one = result.measures()[i];
        const Tally tally = result.tally(i);
        const auto student = student_interval(tally, confidence);
        const auto willink = willink_interval(tally, confidence);
        const auto end = [](const std::optional<Interval>& interval, double Interval::*which) {
            return interval ? shortest((*interval).*which) : std::string{};
        };
        lines.push_back({{one.station, one.people, one.name, one.unit},
                         {std::to_string(tally.count()), shortest(tally.mean()), end(student, &Interval::low),
                          end(student, &Interval::high), end(willink, &Interval::low),
                          end(willink, &Interval::high), shortest(tally.sd())}});
    }
    return lines;
}

} // namespace

Tally NetworkResult::tally(std::size_t measure) const {
    expect(measure < measures_.size(), "a tally is asked for of a measure that the result has");
    Tally tally;
    for (std::size_t row = 0; row < replications(); ++row)
        if (const double x = values_[row * measures_.size() + measure]; !std::isnan(x)) tally.add(x);
    return tally;
}

Pairs NetworkResult::pairs(std::size_t measure) const {
    expect(measure < measures_.size(), "pairs are asked for of a measure that the result has");
    expect(mirrored(), "pairs are asked for of replications that were run with their mirrors");
    Pairs pairs;
    if (std::isnan(values_[measure])) return pairs;
    for (std::size_t at = measure; at < halves_.size(); at += 2 * measures_.size())
        pairs.add(halves_[at], halves_[at + measures_.size()]);
    return pairs;
}

NetworkResult replicate(const NetworkModel& model, const Replications& how) {
    Crew crew{model, how};
    if (!how.until) {
        expect(how.count > 0, "a model is run at least once");
        crew.run_up_to(how.count, how.count);
        return gathered(model, how, crew.done(), how.count, true);
    }
    // Judged in order, one by one; what was run beyond the end is dropped, so that the end is the same however
    // many are run at a time.
    const std::vector<std::size_t> judged = judged_of(model, how);
    expect(!judged.empty(), "a precision is asked of some measure");
    Watch watch{*how.until, judged, how.mirrored};
    const auto most = static_cast<std::uint32_t>(how.until->most);
    std::uint32_t seen = 0;
    auto goal = static_cast<std::uint32_t>(how.until->first);
    for (;;) {
        goal = std::min(goal, most);
        if (!crew.run_up_to(goal, 0)) return gathered(model, how, crew.done(), goal, false);
        while (seen < goal && !watch.ended()) watch.see(row_of(crew.done()[seen++], how.mirrored));
        if (watch.ended() || goal == most) return gathered(model, how, crew.done(), seen, watch.met());
        goal += std::max(crew.threads(), goal / 8);
    }
}

std::string summary_csv(const NetworkResult& result, double confidence) {
    std::string text;
    for (const char* head : word_heads) text += std::string{head} + ",";
    for (const char* head : number_heads) text += std::string{head} + (head == number_heads[6] ? "\n" : ",");
    for (const SummaryRow& line : lines_of(result, confidence)) {
        for (const std::string& word : line.words) text += csv_cell(word) + ",";
        for (std::size_t i = 0; i < line.numbers.size(); ++i)
            text += line.numbers[i] + (i + 1 == line.numbers.size() ? "\n" : ",");
    }
    return text;
}

std::string summary_json(const NetworkResult& result, double confidence) {
    std::string text = "{\n  \"replications\": " + std::to_string(result.replications()) +
                       ",\n  \"confidence\": " + shortest(confidence) +
                       ",\n  \"precision_met\": " + (result.met() ? "true" : "false") +
                       ",\n  \"measures\": [";
    bool first = true;
    for (const SummaryRow& line : lines_of(result, confidence)) {
        text += first ? "\n    {" : ",\n    {";
        first = false;
        for (std::size_t i = 0; i < line.words.size(); ++i)
            text += "\"" + std::string{word_heads[i]} + "\": " + json_text(line.words[i]) + ", ";
        for (std::size_t i = 0; i < line.numbers.size(); ++i)
            text += "\"" + std::string{number_heads[i]} +
                    "\": " + (line.numbers[i].empty() ? "null" : line.numbers[i]) +
                    (i + 1 == line.numbers.size() ? "}" : ", ");
    }
    return text + "\n  ]\n}\n";
}

} // namespace omsorg
