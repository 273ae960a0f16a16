// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_bupar.hpp>

#include "csv_row.hpp"

#include <omsorg/base/iso.hpp>

namespace omsorg {
namespace {

std::string_view lifecycle(Step step) {
    switch (step) {
    case Step::waits:
    case Step::begins:
        return "start";
    case Step::is_interrupted:
        return "suspend";
    case Step::goes_on:
        return "resume";
    case Step::gives_up:
    case Step::withdraws:
        return "abort_activity";
    default:
        return "complete";
    }
}

std::string activity(const Record& record, Phase before) {
    if (!is_at_station(record.step)) return std::string{text(record.step)};
    const std::string where{record.where};
    switch (record.step) {
    case Step::is_refused:
    case Step::balks:
        return where + '_' + std::string{text(record.step)};
    case Step::waits:
        return where + "_waits";
    default:
        return before == Phase::waiting && record.step != Step::begins ? where + "_waits" : where;
    }
}

} // namespace

struct BuparLog::Rows {
    AttributeColumns attributes;
    CsvRow row{};

    void write(std::ostream& out, const Record& record, std::string_view pathway, std::string_view activity,
               std::uint64_t instance, std::string_view state, std::string_view resource) {
        row.number(record.who);
        row.text(activity);
        row.number(instance);
        row.word(state);
        row.word(iso_text(record.when));
        row.text(resource);
        row.text(pathway);
        row.word(text(record.step));
        attributes.cells(row, record);
        row.write(out);
    }
};

BuparLog::BuparLog(std::ostream& stream, std::vector<std::string> attributes)
    : RecordWriter{stream}, rows_{std::make_unique<Rows>(Rows{AttributeColumns{std::move(attributes)}})} {
    for (const std::string_view head : {"case_id", "activity_id", "activity_instance_id", "lifecycle_id",
                                        "timestamp", "resource_id", "pathway", "step"})
        rows_->row.word(head);
    rows_->attributes.heads(rows_->row);
    rows_->row.write(stream);
}

BuparLog::~BuparLog() = default;

void BuparLog::write(const Record& record, const RecordOrder::Known& known) {
    rows_->attributes.remember(record);
    if (record.step == Step::begins)
        rows_->write(out(), record, known.pathway, std::string{record.where} + "_waits", known.waited,
                     "complete", {});
    rows_->write(out(), record, known.pathway, activity(record, known.before), known.stretch,
                 lifecycle(record.step), resource_text(record));
    rows_->attributes.forget(record);
}

} // namespace omsorg
