// SPDX-License-Identifier: MIT
#include <omsorg/base/quote.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omsorg {
namespace {

using namespace std::string_literals;

const std::string lost = "\xEF\xBF\xBD";

TEST(QuoteTest, a_cell_is_quoted_when_it_must_be) {
    EXPECT_EQ(csv_cell("as_today"), "as_today");
    EXPECT_EQ(csv_cell("Skellefteå"), "Skellefteå");
    EXPECT_EQ(csv_cell(""), "");
    EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_cell("say \"hi\""), "\"say \"\"hi\"\"\"");
    EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_cell("bell\a, and\0nothing"s), "\"bell" + lost + ", and" + lost + "nothing\"");
}

TEST(QuoteTest, a_spreadsheet_runs_no_cell) {
    EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_cell("+46"), "'+46");
    EXPECT_EQ(csv_cell("-2"), "'-2");
    EXPECT_EQ(csv_cell("@cmd"), "'@cmd");
    EXPECT_EQ(csv_cell("\t=1"), "'\t=1");
    EXPECT_EQ(csv_cell("\r=1"), "\"'\r=1\"");
    EXPECT_EQ(csv_cell("=a,b"), "\"'=a,b\"");
    EXPECT_EQ(csv_cell("1-1"), "1-1");
}

TEST(QuoteTest, text_becomes_a_string_of_json) {
    EXPECT_EQ(json_text("å \"b\"\n\x01\\"), "\"å \\\"b\\\"\\n\\u0001\\\\\"");
    EXPECT_EQ(json_text("\0\t\x1F\x7F</script>"s), "\"\\u0000\\t\\u001f\\u007f</script>\"");
    EXPECT_EQ(json_text(""), "\"\"");
}

TEST(QuoteTest, text_becomes_text_of_xml) {
    EXPECT_EQ(xml_text("R & D"), "R &amp; D");
    EXPECT_EQ(xml_text("<b a=\"1\">]]>"), "&lt;b a=&quot;1&quot;&gt;]]&gt;");
    EXPECT_EQ(xml_text("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d");
    EXPECT_EQ(xml_text("\0\x0B"s), lost + lost);
    EXPECT_EQ(xml_text("å ñ 漢 😀"), "å ñ 漢 😀");
}

// The ill-formed sequences of the Unicode Standard's chapter 3 (tables 3-8 to 3-11): no byte of theirs is kept.
TEST(QuoteTest, what_is_no_text_is_marked_as_lost) {
    const std::vector<std::string> ill_formed{"\x80",             // a second byte without a first
                                              "\xC0\xAF",         // an overlong slash
                                              "\xE0\x9F\x80",     // overlong
                                              "\xED\xA0\x80",     // a surrogate
                                              "\xF0\x8F\xBF\xBF", // overlong
                                              "\xF4\x90\x80\x80", // beyond U+10FFFF
                                              "\xF8\x88",         // no first byte at all
                                              "\xFE\xFF"};
    for (const std::string& text : ill_formed) {
        std::string marks;
        for (std::size_t i = 0; i < text.size(); ++i) marks += lost;
        EXPECT_EQ(xml_text("a" + text + "b"), "a" + marks + "b");
        EXPECT_EQ(json_text(text), '"' + marks + '"');
        EXPECT_EQ(csv_cell(text), marks);
    }
    EXPECT_EQ(csv_cell("Sk\xF6n"), "Sk" + lost + "n"); // Latin-1
    EXPECT_EQ(csv_cell("\xE2\x82"), lost + lost);      // cut off
    EXPECT_EQ(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF"),
              lost + lost + lost + lost + lost + lost); // U+FFFE, U+FFFF
    EXPECT_EQ(xml_text("\xEF\xBF\xBD\xED\x9F\xBF\xF4\x8F\xBF\xBF"),
              "\xEF\xBF\xBD\xED\x9F\xBF\xF4\x8F\xBF\xBF");
}

} // namespace
} // namespace omsorg
