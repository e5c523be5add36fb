#include "harvester/cut/oai_page.hpp"

#include <charconv>

#include "harvester/cut/xml_record.hpp"
#include "harvester/cut/xml_repair.hpp"
#include "harvester/cut/xml_scanner.hpp"

namespace tsunagi::harvester {

namespace {

using Token = XmlScanner::Token;
using Flaw = XmlScanner::Flaw;

constexpr std::string_view oai_namespace = "http://www.openarchives.org/OAI/2.0/";

/// A record as the scanner finds it; views point into the text that was scanned.
struct RecordParts {
    std::string identifier, datestamp;
    std::vector<std::string> sets;
    bool deleted = false, nested_declaration = false, further_metadata = false;
    XmlPiece payload, about;
    std::vector<std::string_view> abouts;
};

/// The scanner stands at the start of <header>.
bool read_header(XmlScanner &scanner, RecordParts &parts) {
    parts.deleted = scanner.attribute("status") == "deleted";
    auto const outside = scanner.depth() - 1;
    while (true) {
        auto const token = scanner.next();
        if (token == Token::broken) return false;
        if (token == Token::end && scanner.depth() == outside) return true;
        if (token != Token::start) continue;
        std::string set;
        auto const name = scanner.local_name();
        auto &place = name == "identifier" ? parts.identifier : name == "datestamp" ? parts.datestamp : set;
        if (!scanner.read_text(place)) return false;
        if (name == "setSpec" && !set.empty()) parts.sets.push_back(std::move(set));
    }
}

/// At the start of <metadata>: its first child is the payload.
bool read_metadata(XmlScanner &scanner, RecordParts &parts) {
    auto const outside = scanner.depth() - 1;
    while (true) {
        auto const token = scanner.next();
        if (token == Token::broken) return false;
        if (token == Token::end && scanner.depth() == outside) return true;
        if (token == Token::declaration) parts.nested_declaration = true;
        if (token != Token::start) continue;
        XmlPiece further;
        parts.further_metadata = !parts.payload.text.empty();
        if (!read_piece(scanner, parts.further_metadata ? further : parts.payload)) return false;
    }
}

bool read_about(XmlScanner &scanner, RecordParts &parts) {
    XmlPiece about;
    if (!read_piece(scanner, about)) return false;
    parts.about.declarations = std::move(about.declarations);
    parts.abouts.push_back(about.text);
    return true;
}

/// At the start of <record>. False when it is not well-formed; what was read before stays in `parts`.
bool read_record(XmlScanner &scanner, RecordParts &parts) {
    auto const outside = scanner.depth() - 1;
    while (true) {
        auto const token = scanner.next();
        if (token == Token::broken) return false;
        if (token == Token::end && scanner.depth() == outside) return true;
        if (token != Token::start) continue;
        auto const name = scanner.local_name();
        bool const read = name == "header"     ? read_header(scanner, parts)
                          : name == "metadata" ? read_metadata(scanner, parts)
                          : name == "about"    ? read_about(scanner, parts)
                                               : scanner.skip_element();
        if (!read) return false;
    }
}

class PageReader {
public:
    PageReader(std::string_view body, OaiReading const &reading, RecordSink const &sink)
        : m_body(body), m_scanner(body), m_reading(reading), m_sink(sink) {}

    OaiPage read() {
        if (m_body.starts_with("\xEF\xBB\xBF")) m_scanner.resume_at(3, 0);
        if (read_root()) read_children();
        return std::move(m_page);
    }

private:
    bool read_root() {
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::start) return accept_root();
            if (token == Token::text && trimmed(m_scanner.text()).empty()) continue;
            if (token == Token::declaration || token == Token::other) continue;
            if (m_scanner.flaw() == Flaw::doctype) return refuse_doctype(), false;
            if (token == Token::finished) return refuse("page_truncated", "the answer is empty"), false;
            return refuse("not_oai", "the answer is not an XML document"), false;
        }
    }

    /// A DOCTYPE of HTML is a maintenance page or a bot check, not an attack.
    void refuse_doctype() {
        auto const name = m_body.substr(m_scanner.begin(), 14);
        if (name == "<!DOCTYPE html" || name == "<!doctype html" || name == "<!DOCTYPE HTML")
            refuse("blocked", "the answer is an HTML page instead of OAI-PMH");
        else
            refuse("doctype", "the answer is refused: " + m_scanner.flaw_sentence());
    }

    bool accept_root() {
        auto const name = m_scanner.local_name();
        if (name == "html" || name == "HTML") {
            refuse("blocked", "the answer is an HTML page instead of OAI-PMH");
            return false;
        }
        if (name != "OAI-PMH") {
            refuse("not_oai", "the root element is \"" + std::string(name) + "\" instead of \"OAI-PMH\"");
            return false;
        }
        if (m_scanner.namespace_of(m_scanner.prefix()) != oai_namespace)
            m_page.remarks.push_back("envelope_namespace");
        return true;
    }

    void read_children() {
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::broken) return refuse_broken();
            if (token == Token::end && m_scanner.depth() == 0) return accept_end();
            if (token == Token::start && !read_child()) return refuse_broken();
        }
    }

    bool read_child() {
        auto const name = m_scanner.local_name();
        if (name == "responseDate") return m_scanner.read_text(m_page.response_date);
        if (name == "error") return read_error();
        if (name == "request") return m_scanner.skip_element();
        m_page.verb = name;
        return read_answer();
    }

    bool read_answer() {
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::broken) return false;
            if (token == Token::end && m_scanner.depth() == 1) return true;
            if (token == Token::start && !read_item()) return false;
        }
    }

    bool read_item() {
        auto const name = m_scanner.local_name();
        if (name == "record") return cut_record();
        if (name == "header" && m_page.verb == "ListIdentifiers") return cut_header();
        if (name == "resumptionToken") return read_token();
        if (name == "error")
            return read_error(); // a time-out told inside of half a page: contract 12, row 28
        if (name == "metadataFormat") return read_name("metadataPrefix");
        if (name == "set") return read_name("setSpec");
        return m_page.verb == "Identify" ? read_fact(name) : m_scanner.skip_element();
    }

    bool read_fact(std::string_view name) {
        std::string value;
        auto const key = std::string(name);
        if (!m_scanner.read_text(value)) return false;
        m_page.identify.emplace_back(key, std::move(value));
        return true;
    }

    /// At the start of an entry of ListMetadataFormats or ListSets: its child that names it.
    bool read_name(std::string_view child) {
        auto const outside = m_scanner.depth() - 1;
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::broken) return false;
            if (token == Token::end && m_scanner.depth() == outside) return true;
            if (token != Token::start) continue;
            std::string name;
            bool const wanted = m_scanner.local_name() == child;
            if (!(wanted ? m_scanner.read_text(name) : m_scanner.skip_element())) return false;
            if (wanted) m_page.names.push_back(std::move(name));
        }
    }

    bool read_error() {
        OaiError error{without_references(m_scanner.attribute("code")), {}};
        if (!m_scanner.read_text(error.text)) return false;
        m_page.errors.push_back(std::move(error));
        return true;
    }

    bool read_token() {
        ResumptionToken token;
        auto const size = m_scanner.attribute("completeListSize");
        std::uint64_t stated = 0;
        if (std::from_chars(size.data(), size.data() + size.size(), stated).ec == std::errc{})
            token.complete_list_size = stated;
        if (!m_scanner.read_text(token.text)) return false;
        m_page.token = std::move(token);
        return true;
    }

    bool cut_header() {
        auto const begin = m_scanner.begin();
        RecordParts parts;
        if (!read_header(m_scanner, parts)) return false;
        auto record = new_record(begin, m_scanner.end());
        take(parts, record);
        m_sink(std::move(record));
        return true;
    }

    bool cut_record() {
        auto const begin = m_scanner.begin(), depth = m_scanner.depth();
        auto const name = m_scanner.name(), parent = m_scanner.parent();
        auto scope = m_scanner.scope();
        RecordParts parts;
        if (!read_record(m_scanner, parts)) return cut_broken(begin, depth, name, parent, parts);
        auto record = new_record(begin, m_scanner.end());
        auto const slice = m_body.substr(begin, record.place.length);
        if (find_flaw(slice) == std::string_view::npos)
            take(parts, record);
        else
            take_repaired(slice, std::move(scope), record);
        if (is_escaped_twice(slice)) record.repairs.push_back("escaped_twice");
        check(record);
        m_sink(std::move(record));
        return true;
    }

    /// Contract 12, row 16: the bytes of the one that is broken are kept, the others go on.
    bool cut_broken(std::size_t begin, std::size_t depth, std::string_view name, std::string_view parent,
                    RecordParts const &parts) {
        if (m_scanner.flaw() == Flaw::doctype) return false;
        auto const end = end_of_broken(m_body, begin, name, parent);
        if (end == std::string_view::npos) return false;
        auto record = new_record(begin, end);
        record.fault = "the record is not well-formed XML: " + m_scanner.flaw_sentence();
        record.fault_rule = "X-XML";
        record.identifier = parts.identifier;
        record.datestamp = parts.datestamp;
        record.sets = parts.sets;
        record.payload = m_body.substr(begin, end - begin);
        m_scanner.resume_at(end, depth - 1);
        m_sink(std::move(record));
        return true;
    }

    model::RawRecord new_record(std::size_t begin, std::size_t end) {
        model::RawRecord record;
        record.dataset = m_reading.dataset;
        record.metadata_prefix = m_reading.metadata_prefix;
        record.place = {static_cast<std::uint32_t>(m_page.records++), begin, end - begin};
        return record;
    }

    void take_repaired(std::string_view slice, std::vector<XmlScanner::Declaration> scope,
                       model::RawRecord &record) {
        auto repaired = repair_xml(slice, record.place.offset, m_reading.encodings);
        XmlScanner scanner(repaired.text, std::move(scope));
        RecordParts parts;
        scanner.next();
        if (!read_record(scanner, parts)) {
            record.fault = "the record is not well-formed XML: " + scanner.flaw_sentence();
            record.fault_rule = "X-XML";
        }
        take(parts, record);
        record.repairs.insert(record.repairs.begin(), repaired.repairs.begin(), repaired.repairs.end());
    }

    static void take(RecordParts &parts, model::RawRecord &record) {
        record.identifier = std::move(parts.identifier);
        record.datestamp = std::move(parts.datestamp);
        record.sets = std::move(parts.sets);
        record.deleted = parts.deleted;
        if (!parts.payload.text.empty()) record.payload = parts.payload.alone();
        for (auto const about : parts.abouts)
            record.about += XmlPiece{about, parts.about.declarations}.alone();
        if (parts.nested_declaration) record.repairs.push_back("nested_declaration");
        if (parts.further_metadata) record.repairs.push_back("further_metadata");
    }

    void check(model::RawRecord &record) const {
        if (!record.fault.empty() || record.deleted) return;
        if (record.payload.empty())
            record.fault = "the record holds no metadata, and its header does not say that it was deleted";
        if (record.payload.size() > m_reading.max_record_bytes)
            record.fault = "the record has " + std::to_string(record.payload.size()) +
                           " bytes; the limit is " + std::to_string(m_reading.max_record_bytes);
        if (!record.fault.empty()) record.fault_rule = "X-XML";
    }

    void accept_end() {
        if (!trimmed(m_body.substr(m_scanner.end())).empty()) m_page.remarks.push_back("trailing_bytes");
    }

    void refuse_broken() {
        if (m_scanner.flaw() == Flaw::doctype) return refuse_doctype();
        refuse(m_body.find(":OAI-PMH>") == std::string_view::npos &&
                       m_body.find("/OAI-PMH>") == std::string_view::npos
                   ? "page_truncated"
                   : "not_oai",
               "the answer is not whole: " + m_scanner.flaw_sentence());
    }

    void refuse(std::string code, std::string sentence) {
        m_page.refusal = std::move(code);
        m_page.refusal_sentence = std::move(sentence);
    }

    std::string_view m_body;
    XmlScanner m_scanner;
    OaiReading const &m_reading;
    RecordSink const &m_sink;
    OaiPage m_page;
};

} // namespace

std::string OaiPage::identify_value(std::string_view name) const {
    for (auto const &[key, value] : identify)
        if (key == name) return value;
    return {};
}

OaiPage read_oai_page(std::string_view body, OaiReading const &reading, RecordSink const &sink) {
    return PageReader(body, reading, sink).read();
}

} // namespace tsunagi::harvester
