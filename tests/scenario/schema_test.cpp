// SPDX-License-Identifier: MIT
#include <omsorg/scenario/schema.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

#include <cctype>

namespace omsorg {
namespace {

// Is it JSON? The grammar of RFC 8259 in a page: a position that moves on, or an exception.
class JsonReader {
public:
    explicit JsonReader(std::string_view text) : text_{text} {}

    void document() {
        value();
        space();
        if (at_ != text_.size()) fail();
    }
    int objects = 0;

private:
    void value() {
        space();
        if (peek() == '{')
            list('}', true);
        else if (peek() == '[')
            list(']', false);
        else if (peek() == '"')
            string();
        else if (text_.substr(at_).starts_with("true"))
            at_ += 4;
        else if (text_.substr(at_).starts_with("false"))
            at_ += 5;
        else
            number();
    }
    void list(char end, bool named) {
        objects += named ? 1 : 0;
        ++at_;
        space();
        if (peek() == end) return void(++at_);
        for (;;) {
            space();
            if (named) string(), space(), take(':');
            value();
            space();
            if (peek() == end) return void(++at_);
            take(',');
        }
    }
    void string() {
        take('"');
        while (peek() != '"') {
            if (static_cast<unsigned char>(peek()) < 0x20) fail();
            at_ += peek() == '\\' ? 2U : 1U;
        }
        ++at_;
    }
    void number() {
        const auto from = at_;
        while (at_ < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 ||
                                      std::string_view{"+-.eE"}.find(text_[at_]) != std::string_view::npos))
            ++at_;
        if (at_ == from) fail();
    }
    void space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    }
    char peek() { return at_ < text_.size() ? text_[at_] : (fail(), '\0'); }
    void take(char letter) {
        if (peek() != letter) fail();
        ++at_;
    }
    [[noreturn]] void fail() const {
        throw std::runtime_error("not JSON at " + std::to_string(at_) + ": " +
                                 std::string{text_.substr(at_, 40)});
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

TEST(SchemaTest, is_json_and_knows_every_key) {
    const FieldTable fields = FieldTable::of<small::Assumptions>();
    for (const std::string& schema : {base_schema(fields, small::table_names), plan_schema(fields)}) {
        JsonReader reader{schema};
        EXPECT_NO_THROW(reader.document());
        EXPECT_GT(reader.objects, 50);
        EXPECT_NE(schema.find("https://json-schema.org/draft/2020-12/schema"), std::string::npos);
        for (const char* piece : {"\"speed\"", "\"visit\"", "\"pooled\"", "\"varies_by_visit\"",
                                  "Unit: km/h. Range: 5.0 to 110.0 km/h."})
            EXPECT_NE(schema.find(piece), std::string::npos) << piece;
    }
    EXPECT_NE(plan_schema(fields).find("\"home_care.speed\""), std::string::npos);
    EXPECT_NE(base_schema(fields, small::table_names).find("\"ages\""), std::string::npos);
}

TEST(SchemaTest, is_read_by_a_reader_that_can_tell) {
    EXPECT_THROW(JsonReader{"{\"a\": }"}.document(), std::runtime_error) << "the test's own reader can tell";
}

TEST(ReferenceTest, tells_all_about_every_key) {
    const std::string page = reference_page(FieldTable::of<small::Assumptions>());
    EXPECT_NE(page.find("## [home_care]"), std::string::npos);
    EXPECT_NE(page.find("| `home_care.speed` | Speed / Hastighet | km/h | 5.0 to 110.0 km/h | future |  | "
                        "Between two clients. |"),
              std::string::npos)
        << page;
    EXPECT_NE(page.find("| `reablement.effect` | Effect / Effekt | share | 0.0 to 1.0 share | future | 0.0 "
                        "share | Need that is prevented. |"),
              std::string::npos);
    EXPECT_NE(
        page.find("| `escort.model` | Way of working / Arbetssätt |  | fixed, bookable, pooled | never |"),
        std::string::npos);
    EXPECT_NE(page.find("| `lognormal` | `mean`, `cv` |"), std::string::npos);
}

} // namespace
} // namespace omsorg
