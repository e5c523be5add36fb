#include "schemas/codec/record_json.hpp"

#include <stdexcept>

#include <rapidjson/error/en.h>

#include "schemas/codec/record_reader.hpp"
#include "schemas/codec/record_writer.hpp"

namespace tsunagi::schemas {

namespace {

constexpr std::string_view tombstone = "deleted";

std::string write(model::Record const &record, RecordWriter::Form form) {
    RecordWriter writer(form);
    writer.braces([&] {
        if (record.status == tombstone)
            describe_tombstone(writer, record);
        else
            describe(writer, record);
    });
    return writer.take();
}

/// The open sides are no members of their own: the certainty tells them (dates contract 1).
void open_sides(model::TimeSpan &span) {
    span.open_start = span.certainty.find("open-start") != std::string::npos;
    span.open_end = span.certainty.find("open-end") != std::string::npos;
}

void write_mapped_value(RecordWriter &writer, model::MappedValue const &mapped) {
    writer.text("value", mapped.value.text);
    writer.text("lang", mapped.value.lang);
    writer.text("source_path", mapped.value.path);
    writer.group("parts", !mapped.parts.empty(), [&] {
        for (auto const &[name, values] : mapped.parts) {
            writer.key(name);
            writer.brackets(values, [&](model::SourceValue const &part) {
                writer.braces([&] {
                    writer.text("value", part.text);
                    writer.text("lang", part.lang);
                    writer.text("source_path", part.path);
                });
            });
        }
    });
}

} // namespace

std::string write_record(model::Record const &record) { return write(record, RecordWriter::Form::whole); }

std::string canonical_record(model::Record const &record) {
    return write(record, RecordWriter::Form::canonical);
}

model::Record read_record(std::string_view json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    if (document.HasParseError())
        throw std::invalid_argument(
            "this is no record: " + std::string(rapidjson::GetParseError_En(document.GetParseError())) +
            " (at byte " + std::to_string(document.GetErrorOffset()) + ")");
    if (!document.IsObject()) throw std::invalid_argument("this is no record: expected a JSON object");
    RecordReader reader(document);
    model::Record record;
    reader.text("status", record.status);
    if (record.status == tombstone)
        describe_tombstone(reader, record);
    else
        describe(reader, record);
    if (record.id.empty()) throw std::invalid_argument("this is no record: it has no 'id'");
    for (auto &span : record.temporal) open_sides(span);
    return record;
}

std::string write_problem(model::Problem const &problem) {
    RecordWriter writer;
    writer.braces([&] { describe(writer, problem); });
    return writer.take();
}

std::string write_mapped(model::MappedRecord const &mapped) {
    RecordWriter writer;
    writer.braces([&] {
        for (auto const &field : mapped.fields) {
            writer.key(field.to);
            writer.brackets(field.values, [&](model::MappedValue const &value) {
                writer.braces([&] { write_mapped_value(writer, value); });
            });
        }
    });
    return writer.take();
}

} // namespace tsunagi::schemas
