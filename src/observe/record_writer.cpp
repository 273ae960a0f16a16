// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_writer.hpp>

#include <omsorg/base/expect.hpp>

#include <ios>
#include <ostream>

namespace omsorg {

void RecordWriter::add(const Record& record) {
    expect(!closed_, "a closed log takes no more records");
    write(record, order_.add(record));
    ++records_;
}

void RecordWriter::close() {
    expect(!closed_, "a log is closed once");
    closed_ = true;
    finish();
    out_->flush();
    if (!*out_)
        throw std::ios_base::failure("the event log cannot be written to its end",
                                     std::make_error_code(std::errc::io_error));
}

std::string resource_text(const Record& record) {
    std::string text;
    for (const std::int32_t number : record.resources) {
        text += text.empty() ? record.where : std::string_view{"+"};
        text += '#' + std::to_string(number);
    }
    return text;
}

} // namespace omsorg
