#include <algorithm>
#include <stdexcept>

#include "harvester/cut/record_cutters.hpp"
#include "harvester/cut/xml_record.hpp"
#include "harvester/cut/xml_repair.hpp"
#include "harvester/cut/xml_scanner.hpp"

namespace tsunagi::harvester {

namespace {

using Token = XmlScanner::Token;

/// Text of the first element at a path of local names ("lidoRecID", "header/identifier") below the root.
std::string text_at(std::string_view xml, std::string_view path) {
    XmlScanner scanner(xml);
    std::vector<std::string_view> open;
    while (true) {
        auto const token = scanner.next();
        if (token == Token::broken || token == Token::finished) return {};
        if (token == Token::end) open.pop_back();
        if (token != Token::start) continue;
        open.push_back(scanner.local_name());
        auto rest = path;
        bool matches = open.size() > 1;
        for (std::size_t at = 1; at < open.size() && matches; ++at) {
            auto const step = rest.substr(0, rest.find_first_of("/."));
            matches = local_part(step) == open[at];
            rest.remove_prefix(std::min(step.size() + 1, rest.size()));
        }
        if (!matches || !rest.empty()) continue;
        std::string text;
        scanner.read_text(text);
        return text;
    }
}

class FileCutter {
public:
    FileCutter(CutText &cut, model::Dataset const &dataset, RecordSink const &sink)
        : m_cut(cut), m_dataset(dataset), m_sink(sink), m_scanner(cut.text),
          m_record_name(local_part(dataset.source.files.record_path)) {}

    void cut() {
        bool ended = false;
        while (!ended) {
            auto const token = m_scanner.next();
            if (token == Token::broken) fail();
            if (token == Token::finished) throw std::runtime_error("the file is empty");
            if (token == Token::end) ended = m_scanner.depth() == 0;
            if (token != Token::start) continue;
            bool const is_record = m_record_name.empty() || m_scanner.local_name() == m_record_name;
            if (is_record) ended = cut_record();
        }
    }

private:
    /// True when the record was the root.
    bool cut_record() {
        auto const begin = m_scanner.begin(), depth = m_scanner.depth();
        auto const name = m_scanner.name(), parent = m_scanner.parent();
        XmlPiece piece;
        if (read_piece(m_scanner, piece)) {
            hand_over(piece, begin);
            return depth == 1;
        }
        auto const end = end_of_broken(m_cut.text, begin, name, parent);
        if (end == std::string_view::npos || depth == 1) fail();
        auto record = new_record(begin, end);
        record.payload = m_cut.text.substr(begin, end - begin);
        record.fault = "the record is not well-formed XML: " + m_scanner.flaw_sentence();
        record.fault_rule = "X-XML";
        m_scanner.resume_at(end, depth - 1);
        m_sink(std::move(record));
        return false;
    }

    void hand_over(XmlPiece const &piece, std::size_t begin) {
        auto record = new_record(begin, begin + piece.text.size());
        record.payload = piece.alone();
        if (find_flaw(record.payload) != std::string_view::npos) {
            auto repaired = repair_xml(record.payload, begin, m_dataset.source.encodings);
            record.payload = std::move(repaired.text);
            record.repairs.insert(record.repairs.end(), repaired.repairs.begin(), repaired.repairs.end());
        }
        auto const limit = m_dataset.limits.record_mib << 20;
        if (record.payload.size() > limit) {
            record.fault = "the record has " + std::to_string(record.payload.size()) +
                           " bytes; the limit is " + std::to_string(limit);
            record.fault_rule = "X-XML";
        }
        auto const &id_path = m_dataset.source.files.id_path;
        if (!id_path.empty()) record.identifier = text_at(record.payload, id_path);
        m_sink(std::move(record));
    }

    model::RawRecord new_record(std::size_t begin, std::size_t end) {
        model::RawRecord record;
        record.dataset = m_dataset.id;
        record.repairs = m_cut.repairs;
        record.place = {m_cut.next_ordinal++, begin, end - begin};
        return record;
    }

    [[noreturn]] void fail() const {
        throw std::runtime_error("the file cannot be read: " + m_scanner.flaw_sentence());
    }

    CutText &m_cut;
    model::Dataset const &m_dataset;
    RecordSink const &m_sink;
    XmlScanner m_scanner;
    std::string_view m_record_name;
};

} // namespace

void cut_xml_file(CutText &cut, model::Dataset const &dataset, RecordSink const &sink) {
    FileCutter(cut, dataset, sink).cut();
}

} // namespace tsunagi::harvester
