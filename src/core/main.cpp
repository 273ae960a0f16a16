// SPDX-License-Identifier: MIT
// omsorg-core: what a study says, whether it is whole, and what follows from it, without Python.
#include <omsorg/scenario/network_file.hpp>
#include <omsorg/scenario/provenance.hpp>
#include <omsorg/scenario/schema.hpp>
#include <omsorg/scenario/study.hpp>
#include <omsorg/scenario/write.hpp>

#include "run_doctor.hpp"
#include "run_queue.hpp"
#include "run_study.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace omsorg;

// Exit codes: what a script may rely on.
enum Exit : int { fine = 0, defect = 1, bad_input = 2 };

struct Common {
    std::string study;
    std::vector<std::string> set;
    std::vector<std::string> files;
    bool in_order = false;

    [[nodiscard]] Overrides overrides() const {
        Overrides overrides;
        overrides.in_order = in_order;
        for (const std::string& file : files) overrides.file(file);
        for (const std::string& pair : set)
            if (!overrides.set_pair(pair))
                throw CLI::ValidationError("--set", "\"" + pair + "\" is not key=value");
        return overrides;
    }
};

void add_study(CLI::App& command, Common& common) {
    command.add_option("STUDY", common.study, "The study's folder, such as scenarios/skelleftea")->required();
    command.add_option("--set", common.set, "Change a key for this run: --set home_care.speed=\"25 km/h\"");
    command.add_option("--with", common.files, "Change keys for this run by a file of overrides");
    command.add_flag("--in-order", common.in_order, "Later changes win over earlier ones, and over plans");
}

int check(const Common& common) {
    const Study study = read_study(common.study, common.overrides());
    std::printf("%s: whole. %zu keys, %zu of them without a source; %zu tables.\n",
                study.folder.generic_string().c_str(), study.base.size(), lacking_sources(study).size(),
                study.csv.size());
    for (const std::string& name : plan_names(study)) std::printf("  plan %s\n", name.c_str());
    std::printf("  sha256 %s\n", resolved_sha256(study).c_str());
    return fine;
}

int deliver(const std::string& text, const std::string& out) {
    if (out.empty()) {
        std::cout << text;
        return fine;
    }
    std::ofstream file{out, std::ios::binary};
    file << text;
    file.close();
    if (file) return fine;
    std::fprintf(stderr, "%s cannot be written. Check that its folder exists.\n", out.c_str());
    return bad_input;
}

int tell(const Faults& faults) {
    for (const Fault& fault : faults.list()) std::fprintf(stderr, "%s\n", fault.text().c_str());
    const std::size_t more = faults.found() - faults.list().size();
    if (more > 0) std::fprintf(stderr, "... and %zu more\n", more);
    std::fprintf(stderr, "%zu %s, nothing was written\n", faults.found(),
                 faults.found() == 1 ? "fault" : "faults");
    return bad_input;
}

int answer(int count, char** words) {
    CLI::App app{"omsorg-core: will the hours of our staff suffice for the needs of our people?"};
    app.set_version_flag("--version", OMSORG_VERSION);
    app.require_subcommand(1);
    int code = fine;

    Common common;
    CLI::App* checking =
        app.add_subcommand("check", "Is the study whole? Tells everything that is wrong, writes nothing.");
    add_study(*checking, common);
    checking->callback([&] { code = check(common); });

    core::RunRequest request;
    std::string out = "out";
    CLI::App* running = app.add_subcommand(
        "run", "Run the study's plans through their futures and write the canonical table.");
    add_study(*running, common);
    running->add_option("--plans", request.plans, "Which plans: as_today,new_ways/bookable_escort")
        ->delimiter(',');
    running->add_option("--futures", request.futures, "How many futures")->check(CLI::Range(1U, 100'000U));
    running->add_option("--threads", request.threads, "How many at a time (0: as many as the machine has)");
    running->add_option("--seed", request.seed, "The seed of all chance");
    running->add_option("--out", out, "The folder for results");
    running->add_flag("--no-magic", request.no_magic, "Believe no effect of grade D or E");
    running->add_flag("--quiet", request.quiet, "No progress bar");
    running->callback([&] {
        request.out = out;
        code = core::run_study(std::make_shared<const Study>(read_study(common.study, common.overrides())),
                               request);
    });

    std::string what = "base", schema_out, page_out;
    CLI::App* schema = app.add_subcommand(
        "schema", "The JSON Schema of base.toml, of a plan or of a queue's file, for editors.");
    schema->add_option("KIND", what, "base, plan or queue")->check(CLI::IsMember({"base", "plan", "queue"}));
    schema->add_option("--out", schema_out, "A file instead of the screen");
    schema->callback([&] {
        code = deliver(what == "base"   ? base_schema(model_fields(), model_tables())
                       : what == "plan" ? plan_schema(model_fields())
                                        : network_schema(),
                       schema_out);
    });

    CLI::App* page =
        app.add_subcommand("reference", "Every key with its meaning, unit and range, in Markdown.");
    page->add_option("--out", page_out, "A file instead of the screen");
    page->callback([&] { code = deliver(reference_page(model_fields()), page_out); });

    std::string key;
    CLI::App* explaining = app.add_subcommand(
        "explain", "The story of one key: meaning, value, source, and what plans make of it.");
    add_study(*explaining, common);
    explaining->add_option("KEY", key, "Such as home_care.speed")->required();
    explaining->callback([&] { std::cout << explain(read_study(common.study, common.overrides()), key); });

    CLI::App* resolving =
        app.add_subcommand("resolve", "The study as it was understood, in its canonical text.");
    add_study(*resolving, common);
    resolving->callback([&] { std::cout << resolved_text(read_study(common.study, common.overrides())); });

    core::QueueRequest queue;
    std::vector<std::string> queue_set;
    bool queue_keys = false;
    CLI::App* queueing = app.add_subcommand("queue", "Run a network of stations that a file describes.");
    queueing->add_option("FILE", queue.file, "Such as scenarios/queues/phone_desk.toml");
    queueing->add_option("--replications", queue.replications, "How many runs (default: as the file says)")
        ->check(CLI::Range(1U, 10'000'000U));
    queueing->add_option("--threads", queue.threads,
                         "How many at a time (0: as many as the machine has); changes no figure");
    queueing->add_option("--seed", queue.seed, "The seed of all chance (default: as the file says)");
    queueing
        ->add_option(
            "--until-precision", queue.until_precision,
            "Run until the interval of the time in the house is so narrow, as 0.05; at most --replications")
        ->check(CLI::Range(1e-6, 1.0));
    queueing->add_flag("--mirrored", queue.mirrored,
                       "Each run with its mirror, in which every uniform number u is 1 - u");
    queueing->add_option("--csv", queue.csv,
                         "A file for all figures as comma-separated values (-: the screen)");
    queueing->add_option("--json", queue.json, "A file for all figures as JSON (-: the screen)");
    queueing->add_option("--set", queue_set, "Change a key for this run: --set station.desk.capacity=3");
    queueing->add_flag("--quiet", queue.quiet, "No progress");
    queueing->add_flag("--keys", queue_keys, "Every key that a file may have, in Markdown; runs nothing");
    queueing->callback([&] {
        if (queue_keys) {
            std::cout << network_reference_page();
            return;
        }
        if (queue.file.empty()) throw CLI::RequiredError("FILE");
        for (const std::string& pair : queue_set)
            if (!queue.overrides.set_pair(pair))
                throw CLI::ValidationError("--set", "\"" + pair + "\" is not key=value");
        code = core::run_queue(queue);
    });

    core::DoctorRequest doctor;
    CLI::App* examining = app.add_subcommand(
        "doctor",
        "Hold the library against what is known: closed forms, published tables, certified digits.");
    examining->add_option("--tier", doctor.tier, "How sharp: check, or what takes longer, nightly or release")
        ->check(CLI::IsMember({"check", "nightly", "release"}));
    examining->add_option("--rows", doctor.rows, "Only these rows of the table: R001,R066")->delimiter(',');
    examining->add_option("--seed", doctor.seed,
                          "The seed of all chance (default: fixed for a check, else another each time)");
    examining->add_option("--threads", doctor.threads,
                          "How many at a time (0: as many as the machine has); changes no figure");
    examining->add_flag("--quiet", doctor.quiet, "No progress bar");
    examining->callback([&] { code = core::run_doctor(doctor); });

    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? fine : bad_input;
    }
    return code;
}

} // namespace

int main(int count, char** words) {
    try {
        return answer(count, words);
    } catch (const Faults& faults) {
        return tell(faults);
    } catch (const std::filesystem::filesystem_error& trouble) {
        std::fprintf(stderr, "omsorg-core: %s\n", trouble.what());
        return bad_input;
    } catch (const std::exception& trouble) {
        std::fprintf(
            stderr, "omsorg-core: %s\nThis is a defect of the program, not of the study; please report it.\n",
            trouble.what());
        return defect;
    }
}
