// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/record_writer.hpp>

#include <gtest/gtest.h>

#include <ios>
#include <sstream>

namespace omsorg {
namespace {

class Steps final : public RecordWriter {
public:
    explicit Steps(std::ostream& stream) : RecordWriter{stream} {}

protected:
    void write(const Record& record, const RecordOrder::Known& known) override {
        out() << text(record.step) << ' ' << known.stretch << ';';
    }
    void finish() override { out() << "the end"; }
};

TEST(RecordWriterTest, writes_what_is_in_order_and_an_end) {
    std::ostringstream file;
    Steps log{file};
    for (const Record& record : story::one_client()) log.add(record);
    EXPECT_EQ(log.records(), 5U);
    log.close();
    EXPECT_EQ(file.str(), "arrives 1;waits 2;begins 3;ends 3;leaves 4;the end");
}

TEST(RecordWriterTest, a_record_out_of_order_is_not_written) {
    std::ostringstream file;
    Steps log{file};
    EXPECT_THROW(log.add({.who = 1, .step = Step::leaves}), Defect);
    EXPECT_EQ(log.records(), 0U);
    EXPECT_EQ(file.str(), "");
}

TEST(RecordWriterTest, a_closed_log_is_closed) {
    std::ostringstream file;
    Steps log{file};
    log.close();
    EXPECT_THROW(log.close(), Defect);
    EXPECT_THROW(log.add({.who = 1}), Defect);
    EXPECT_EQ(file.str(), "the end");
}

// A disk that is full, as a stream tells it.
TEST(RecordWriterTest, a_file_that_cannot_be_written_is_told) {
    std::ostringstream file;
    Steps log{file};
    log.add({.who = 1});
    file.setstate(std::ios::badbit);
    EXPECT_NO_THROW(log.add({.who = 2})) << "the run goes on";
    EXPECT_THROW(log.close(), std::ios_base::failure);
}

// A disk that takes what it is given, and fails when it must keep it.
TEST(RecordWriterTest, a_file_that_is_not_kept_is_told) {
    struct Forgetful : std::stringbuf {
        int sync() override { return -1; }
    } buffer;
    std::ostream file{&buffer};
    Steps log{file};
    EXPECT_THROW(log.close(), std::ios_base::failure);
    EXPECT_EQ(buffer.str(), "the end");
}

TEST(RecordWriterTest, resources_have_names) {
    static constexpr std::array<std::int32_t, 2> pair{3, 12};
    Record record{.who = 1, .step = Step::begins, .where = "home_care", .units = 2};
    EXPECT_EQ(resource_text(record), "");
    record.resources = pair;
    EXPECT_EQ(resource_text(record), "home_care#3+#12");
}

} // namespace
} // namespace omsorg
