#include <algorithm>
#include <stdexcept>

#include "harvester/cut/csv_rows.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/cut/xml_repair.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

struct Header {
    std::shared_ptr<std::string const> row;
    std::size_t columns = 0, id_column = no_column;
};

Header read_header(CsvReader &reader, std::string_view text, model::FilesSource const &source) {
    CsvRow row;
    for (int number = 0; number < std::max(source.header_row, 1); ++number)
        if (!reader.next(row))
            throw std::runtime_error("the file has no header row " + std::to_string(source.header_row));
    Header header{std::make_shared<std::string const>(text.substr(row.offset, row.length)), row.fields.size(),
                  no_column};
    if (source.id_column.empty()) return header;
    for (std::size_t column = 0; column < row.fields.size(); ++column)
        if (csv_value(row.fields[column]) == source.id_column) header.id_column = column;
    if (header.id_column == no_column)
        throw std::runtime_error("the header row has no column \"" + source.id_column +
                                 "\", which id_column names");
    return header;
}

std::string fault_of(CsvRow const &row, Header const &header, std::uint64_t limit) {
    auto const line = "line " + std::to_string(row.line) + ": ";
    if (row.quote_is_open) return line + "a quoted field is never closed";
    if (row.fields.size() != header.columns)
        return line + "the row has " + std::to_string(row.fields.size()) + " fields, the header row has " +
               std::to_string(header.columns);
    if (row.length > limit)
        return line + "the row has " + std::to_string(row.length) + " bytes; the limit is " +
               std::to_string(limit);
    return {};
}

} // namespace

void cut_csv(CutText &cut, char delimiter, model::Dataset const &dataset, RecordSink const &sink) {
    CsvReader reader(cut.text, delimiter);
    auto const header = read_header(reader, cut.text, dataset.source.files);
    CsvRow row;
    while (reader.next(row)) {
        model::RawRecord record;
        record.dataset = dataset.id;
        record.media_type = model::MediaType::csv;
        record.place = {cut.next_ordinal++, row.offset, row.length};
        record.payload = cut.text.substr(row.offset, row.length);
        record.context = header.row;
        record.repairs = cut.repairs;
        record.fault = fault_of(row, header, dataset.limits.record_mib << 20);
        if (!record.fault.empty()) record.fault_rule = "X-CSV";
        if (header.id_column < row.fields.size()) record.identifier = csv_value(row.fields[header.id_column]);
        if (auto repaired = repair_utf8(record.payload, row.offset)) {
            record.payload = std::move(repaired->text);
            record.repairs.insert(record.repairs.end(), repaired->repairs.begin(), repaired->repairs.end());
        }
        sink(std::move(record));
    }
}

} // namespace tsunagi::harvester
