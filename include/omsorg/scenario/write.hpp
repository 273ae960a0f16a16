// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/scenario/study.hpp>

#include <string>

namespace omsorg {

/// The study as it was understood, in one canonical text: every key with its value, unit and source, every
/// plan's changes, every table by its fingerprint.
///
/// Two folders that mean the same give the same text, whatever their comments, order or units; it is what a
/// result's fingerprint stands for, and a reader can compare two runs with `diff`.
[[nodiscard]] std::string resolved_text(const Study& study);

/// The fingerprint of that text.
[[nodiscard]] std::string resolved_sha256(const Study& study);

} // namespace omsorg
