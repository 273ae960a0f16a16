// SPDX-License-Identifier: MIT
#include <omsorg/experiment/canonical.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/base/quote.hpp>
#include <omsorg/scenario/digest.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace omsorg {
namespace {

constexpr std::size_t piece_size = 1 << 16;

template <class Number>
void append_number(std::string& text, Number value) {
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    expect(error == std::errc{}, "32 characters hold any number");
    text.append(digits.data(), end);
}

std::vector<std::string> cells(const std::vector<std::string>& names) {
    std::vector<std::string> made;
    made.reserve(names.size());
    for (const std::string& name : names) made.push_back(csv_cell(name));
    return made;
}

} // namespace

std::string shortest(double value) {
    if (std::isnan(value)) return "nan"; // one spelling, whatever the sign bit
    std::string text;
    append_number(text, value);
    return text;
}

void write_canonical(const ResultTable& table, const ResultNames& names, const TextSink& sink) {
    const auto plans = cells(names.plans), measures = cells(names.measures),
               districts = cells(names.districts), services = cells(names.services);
    const auto named = [](const std::vector<std::string>& known, std::size_t code) -> const std::string& {
        expect(code < known.size(), "every code of a result has a name");
        return known[code];
    };
    const std::string all = "all";
    std::string piece = "plan,future,year,measure,district,service,value\n";
    for (std::size_t i = 0; i < table.size(); ++i) {
        piece += named(plans, table.plan()[i]);
        piece += ',';
        append_number(piece, table.future()[i]);
        piece += ',';
        append_number(piece, table.year()[i]);
        piece += ',';
        piece += named(measures, table.measure()[i]);
        piece += ',';
        piece += table.district()[i] == all_districts ? all : named(districts, table.district()[i]);
        piece += ',';
        piece += named(services, table.service()[i]);
        piece += ',';
        piece += shortest(table.value()[i]);
        piece += '\n';
        if (piece.size() >= piece_size) {
            sink(piece);
            piece.clear();
        }
    }
    if (!piece.empty()) sink(piece);
}

std::string canonical_text(const ResultTable& table, const ResultNames& names) {
    std::string text;
    write_canonical(table, names, [&](std::string_view piece) { text += piece; });
    return text;
}

std::string canonical_digest(const ResultTable& table, const ResultNames& names) {
    Digest digest;
    write_canonical(table, names, [&](std::string_view piece) { digest.add(piece); });
    return digest.hex();
}

} // namespace omsorg
