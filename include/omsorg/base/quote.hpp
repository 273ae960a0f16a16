// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Text of people, made harmless for the file it goes into.
///
/// A name comes from a planner's study: it may hold a comma, a quote, a line break, a tag or a formula. In a
/// file each of them could pose as something else, so each kind of file has its own quoting.
///
///     csv_cell     a, "b"     "a, ""b"""           quoted as RFC 4180 says
///                  =1+1       '=1+1                what a spreadsheet would take for a formula
///     json_text    say "hi"   "say \"hi\""         with its quotes
///     xml_text     R & D      R &amp; D            within an element or between quotes
///
/// The law: a reader of the file gets the text back, whatever it holds, with two exceptions. A formula gets an
/// apostrophe in front. What is no text at all (bytes that are not UTF-8, the numbers FFFE and FFFF, and in CSV
/// and XML the control characters, which these formats cannot carry) is read as U+FFFD, the mark for a character
/// that was lost.
namespace omsorg {

/// A name as a cell of a CSV file.
[[nodiscard]] std::string csv_cell(std::string_view name);

/// Text as a JSON string, with its quotes.
[[nodiscard]] std::string json_text(std::string_view text);

/// Text for an XML file; line breaks and tabulators outlive the normalisation of attributes.
[[nodiscard]] std::string xml_text(std::string_view text);

} // namespace omsorg
