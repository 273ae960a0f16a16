// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/experiment/result.hpp>

#include <functional>
#include <string>
#include <string_view>

/// The canonical text of a result table: the one spelling by which two results are compared, byte for byte.
///
///     plan,future,year,measure,district,service,value
///     as_today,0,2020,unmet_share,all,home_care,0.0213
///
/// Numbers are the shortest decimal text that reads back as the same number, so nothing is lost and nothing
/// is invented. Names that hold a comma, a quote or a line break are quoted (RFC 4180); a name that a
/// spreadsheet would take for a formula (it begins with = + - @, a tabulator or a carriage return) gets an
/// apostrophe in front. Numbers stay numbers.
///
/// Law: equal tables have equal text, for any number of threads.
///
/// Example
///
///     Digest digest;
///     std::ofstream file{"results.csv", std::ios::binary};
///     write_canonical(table, names, [&](std::string_view piece) { digest.add(piece); file << piece; });
namespace omsorg {

using TextSink = std::function<void(std::string_view)>;

void write_canonical(const ResultTable& table, const ResultNames& names, const TextSink& sink);

[[nodiscard]] std::string canonical_text(const ResultTable& table, const ResultNames& names);
[[nodiscard]] std::string canonical_digest(const ResultTable& table, const ResultNames& names);

/// The shortest text that reads back as exactly this number: "0.1", "1e+22", "nan".
[[nodiscard]] std::string shortest(double value);

} // namespace omsorg
