// SPDX-License-Identifier: MIT
#include "lives.hpp"

#include <omsorg/base/expect.hpp>

#include <charconv>
#include <string>

namespace omsorg::doctor {
namespace {

// Where the text goes on after a word and what is between the two.
std::size_t end_of(const Parameters& parameters, const std::string& words) {
    const std::size_t at = parameters.text().find(words);
    if (at == std::string::npos)
        raise_defect("the model asks for \"" + words + "\", which is not among: " + parameters.text());
    return at + words.size();
}

} // namespace

double number_after(const Parameters& parameters, std::string_view word) {
    const std::string& text = parameters.text();
    const std::size_t at = end_of(parameters, std::string{word} + " ");
    double number = 0;
    const auto read = std::from_chars(text.data() + at, text.data() + text.size(), number);
    expect(read.ec == std::errc{}, "a number follows the word that the model asks for");
    return number;
}

std::vector<double> list_after(const Parameters& parameters, std::string_view word) {
    const std::string& text = parameters.text();
    const char* at = text.data() + end_of(parameters, std::string{word} + " [");
    const char* const end = text.data() + text.size();
    std::vector<double> all;
    while (at != end && *at != ']') {
        if (*at == ',' || *at == ' ') {
            ++at;
            continue;
        }
        double number = 0;
        const auto read = std::from_chars(at, end, number);
        expect(read.ec == std::errc{}, "a list of the table holds numbers");
        all.push_back(number);
        at = read.ptr;
    }
    return all;
}

} // namespace omsorg::doctor
