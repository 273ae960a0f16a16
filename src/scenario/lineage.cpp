// SPDX-License-Identifier: MIT
#include <omsorg/scenario/lineage.hpp>

#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <utility>

namespace omsorg {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t deepest_lineage = 8;

class LineageReader {
public:
    LineageReader(std::vector<SourceText>& inputs, FaultList& faults) : inputs_{inputs}, faults_{faults} {}

    std::vector<Ancestor> read(fs::path folder) {
        for (bool more = true; more;) {
            const std::size_t before = faults_.found();
            TreeNode base = read_tree(folder / "base.toml", folder, inputs_, faults_);
            if (faults_.found() != before) break;
            lineage_.push_back({folder, std::move(base)});
            const TreeEntry* extends = asked(lineage_.back().base);
            more = extends != nullptr && follow(extends->node, folder);
        }
        return std::move(lineage_);
    }

private:
    static const TreeEntry* asked(const TreeNode& base) {
        const TreeEntry* section = find(std::get<TreeNode::Table>(base.value), "study");
        const auto* head = section != nullptr ? section->node.as<TreeNode::Table>() : nullptr;
        return head != nullptr ? find(*head, "extends") : nullptr;
    }

    // Steps into the folder that is named, or says why not.
    bool follow(const TreeNode& node, fs::path& folder) {
        const auto* named = node.as<std::string>();
        if (named == nullptr)
            return refuse(code::wrong_type, node.where, "this is " + std::string{node.kind()},
                          "the folder of a study is needed", "Write extends = \"../skelleftea\".");
        const fs::path given{*named};
        if (named->empty() || named->find('\0') != std::string::npos || given.is_absolute())
            return refuse(code::bad_extends, node.where, "\"" + *named + "\" is not a folder beside this one",
                          "the study must mean the same on every machine",
                          "Name the way from this folder, such as \"../skelleftea\".");
        if (lineage_.size() > deepest_lineage)
            return refuse(code::bad_extends, node.where, "studies extend each other more than 8 deep",
                          "nobody can follow them", "Extend the study that holds most of the keys.");
        std::error_code trouble;
        const fs::path kept = folder / extended_folder;
        fs::path next = fs::exists(kept / "base.toml", trouble) ? kept : (folder / given).lexically_normal();
        if (!next.has_filename()) next = next.parent_path(); // a slash at the end
        const fs::path full = fs::weakly_canonical(next, trouble);
        const bool again = std::any_of(lineage_.begin(), lineage_.end(), [&](const Ancestor& one) {
            return fs::weakly_canonical(one.folder, trouble) == full;
        });
        if (again)
            return refuse(code::bad_extends, node.where,
                          *named + " extends itself, directly or by way of others", "it would never end",
                          "Remove one of the extends.");
        if (!fs::exists(next / "base.toml", trouble))
            return refuse(code::missing_file, node.where, "there is no study in " + next.generic_string(),
                          "its keys are what is extended", nearest(next));
        folder = next;
        return true;
    }

    // The study beside the wanted folder whose name is nearest to its.
    static std::string nearest(const fs::path& wanted) {
        std::error_code trouble;
        std::vector<std::string> names;
        for (const auto& beside : fs::directory_iterator{wanted.parent_path(), trouble})
            if (fs::exists(beside.path() / "base.toml", trouble))
                names.push_back(beside.path().filename().generic_string());
        std::sort(names.begin(), names.end());
        const std::string near = did_you_mean(closest(wanted.filename().generic_string(), names));
        return near.empty() ? "Name a folder with a base.toml, such as \"../skelleftea\"." : near;
    }

    bool refuse(std::string_view code, const Where& where, std::string problem, std::string why,
                std::string suggestion) {
        faults_.refuse(code, where, "study.extends", std::move(problem), std::move(why),
                       std::move(suggestion));
        return false;
    }

    std::vector<SourceText>& inputs_;
    FaultList& faults_;
    std::vector<Ancestor> lineage_;
};

} // namespace

std::vector<Ancestor> read_lineage(const fs::path& folder, std::vector<SourceText>& inputs,
                                   FaultList& faults) {
    return LineageReader{inputs, faults}.read(folder);
}

std::optional<std::string> kept_name(const std::vector<fs::path>& folders, const fs::path& file) {
    fs::path below;
    for (const fs::path& folder : folders) {
        const fs::path inside = file.lexically_relative(folder);
        if (!inside.empty() && *inside.begin() != "..") return (below / inside).generic_string();
        below /= extended_folder;
    }
    return std::nullopt;
}

} // namespace omsorg
