// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_vidigi.hpp>

#include "csv_row.hpp"

namespace omsorg {

struct VidigiLog::Rows {
    VidigiOptions options;
    AttributeColumns attributes;
    CsvRow row{};

    // One row; `number` is zero for none.
    void write(std::ostream& out, const Record& record, std::string_view pathway, std::string_view type,
               std::string_view event, std::int32_t number = 0) {
        row.number(record.who);
        row.text(pathway);
        row.word(type);
        row.text(event);
        row.number(static_cast<double>((record.when - options.start).count()) /
                   static_cast<double>(options.unit.count()));
        if (number != 0) {
            row.number(number);
            row.text(std::string{record.where} + '#' + std::to_string(number));
        } else {
            row.nothing();
            row.nothing();
        }
        row.number(options.run);
        attributes.cells(row, record);
        row.write(out);
    }
};

VidigiLog::VidigiLog(std::ostream& stream, VidigiOptions options)
    : RecordWriter{stream}, rows_{
                                std::make_unique<Rows>(Rows{options, AttributeColumns{options.attributes}})} {
    expect(options.unit > Duration::zero(), "time is counted in a unit that lasts");
    for (const std::string_view head : {"entity_id", "pathway", "event_type", "event", "time", "resource_id",
                                        "unique_resource_id", "run_number"})
        rows_->row.word(head);
    rows_->attributes.heads(rows_->row);
    rows_->row.write(stream);
}

VidigiLog::~VidigiLog() = default;

void VidigiLog::write(const Record& record, const RecordOrder::Known& known) {
    expect(record.when >= rows_->options.start, "nothing is recorded before time is zero");
    rows_->attributes.remember(record);
    const auto one = [&](std::string_view type, std::string_view event, std::int32_t number = 0) {
        rows_->write(out(), record, known.pathway, type, event, number);
    };
    const auto event = [&](Step step) { return std::string{record.where} + '_' + std::string{text(step)}; };
    const auto each_resource = [&](std::string_view type, Step step) {
        expect(!record.resources.empty(), "vidigi needs the numbers of places (see NumberedRecorder)");
        for (const std::int32_t number : record.resources) one(type, event(step), number);
    };
    switch (record.step) {
    case Step::arrives:
        one("arrival_departure", "arrival");
        break;
    case Step::leaves:
        one("arrival_departure", "depart");
        break;
    case Step::begins:
    case Step::goes_on:
        each_resource("resource_use", Step::begins);
        break;
    case Step::ends:
        each_resource("resource_use_end", Step::ends);
        break;
    case Step::is_interrupted:
        each_resource("resource_use_end", Step::is_interrupted);
        one("queue", event(Step::waits));
        break;
    default:
        one("queue", event(record.step));
    }
    rows_->attributes.forget(record);
}

} // namespace omsorg
