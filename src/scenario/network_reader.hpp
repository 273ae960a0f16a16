// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/scenario/tree.hpp>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// Where each key of a network's file stands, so that faults of the whole find their place.
using NetworkPlaces = std::map<std::string, Where, std::less<>>;

/// One table of the file: keys are taken from it by name, and what nobody takes is refused.
class TableReader {
public:
    /// `section` is that of network_keys(); `kind` is the kind of station, or empty.
    TableReader(const TreeNode& node, std::string key, std::vector<std::string_view> sections,
                NetworkPlaces& places, FaultList& faults, std::string_view kind = {});

    /// What stands under a word, or null; it counts as known from now on.
    [[nodiscard]] const TreeNode* take(std::string_view word);
    [[nodiscard]] std::string key_of(std::string_view word) const;
    /// The same as `take`, and a fault if it is not there.
    [[nodiscard]] const TreeNode* need(std::string_view word, std::string_view why);
    /// Refuses what is no key of the sections, or none of this kind of station.
    void refuse_the_rest();

    void read(std::string_view word, Duration& to);
    void read(std::string_view word, std::optional<Distribution>& to);
    void read(std::string_view word, Distribution& to);
    void read(std::string_view word, int& to);
    void read(std::string_view word, std::optional<int>& to);
    void read(std::string_view word, std::string& to);
    void read(std::string_view word, bool& to);
    void read(std::string_view word, std::optional<std::vector<std::string>>& to);

    template <class Choice>
    struct Word {
        std::string_view text;
        Choice means;
    };
    template <class Choice>
    void read(std::string_view word, Choice& to, std::span<const Word<Choice>> words) {
        std::vector<std::string> known;
        for (const Word<Choice>& one : words) known.emplace_back(one.text);
        if (const auto found = choose(word, known)) to = words[*found].means;
    }

    template <class Choice>
    void read(std::string_view word, std::optional<Choice>& to, std::span<const Word<Choice>> words) {
        Choice chosen{};
        if (find(*table_, word) == nullptr) return;
        read(word, chosen, words);
        to = chosen;
    }

    /// A number in a unit, a length of hours or a distribution of them, wherever they stand.
    [[nodiscard]] std::optional<double> amount(const TreeNode& node, std::string_view unit,
                                               const std::string& key);
    [[nodiscard]] std::optional<Duration> duration(const TreeNode& node, const std::string& key);
    [[nodiscard]] std::optional<Distribution> distribution(const TreeNode& node, std::string_view unit,
                                                           double low, const std::string& key);
    [[nodiscard]] std::optional<int> whole(const TreeNode& node, const std::string& key);
    [[nodiscard]] const std::string* text(const TreeNode& node, const std::string& key,
                                          std::string_view example);
    void refuse(std::string_view code, const Where& where, const std::string& key, std::string problem,
                std::string why, std::string suggestion);

    [[nodiscard]] const TreeNode& node() const noexcept { return node_; }
    [[nodiscard]] const TreeNode::Table& table() const noexcept { return *table_; }
    [[nodiscard]] const std::string& key() const noexcept { return key_; }
    [[nodiscard]] NetworkPlaces& places() noexcept { return places_; }
    [[nodiscard]] FaultList& faults() noexcept { return faults_; }

private:
    [[nodiscard]] std::optional<std::size_t> choose(std::string_view word,
                                                    const std::vector<std::string>& known);

    const TreeNode& node_;
    const TreeNode::Table* table_;
    std::string key_;
    std::vector<std::string_view> sections_;
    NetworkPlaces& places_;
    FaultList& faults_;
    std::string_view kind_;
};

} // namespace omsorg
