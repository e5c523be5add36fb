#include "harvester/cut/xml_repair.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "harvester/files/charset.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

enum Kind : unsigned char { plain, control, ampersand, multibyte };

constexpr std::array<unsigned char, 256> kinds = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = control;
    table['\t'] = table['\n'] = table['\r'] = plain;
    table['&'] = ampersand;
    for (std::size_t byte = 0x80; byte < 256; ++byte) table[byte] = multibyte;
    return table;
}();

unsigned char kind_at(std::string_view text, std::size_t at) {
    return kinds[static_cast<unsigned char>(text[at])];
}

/// U+FFFE and U+FFFF are valid UTF-8 but no XML characters.
bool is_noncharacter(std::string_view text, std::size_t at, std::size_t length) {
    return length == 3 && text[at] == '\xEF' && text[at + 1] == '\xBF' &&
           (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
}

bool is_xml_character(std::uint32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return (code < 0xD800 || code > 0xDFFF) && code != 0xFFFE && code != 0xFFFF;
}

bool is_high_surrogate(std::uint32_t code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low_surrogate(std::uint32_t code) { return code >= 0xDC00 && code < 0xE000; }

struct Reference {
    std::uint32_t code = 0;
    std::size_t length = 0;   ///< with & and ;
    bool well_formed = false; ///< a number or one of the five names
};

/// The reference that begins at `at`; names of a real reference are short.
Reference reference_at(std::string_view text, std::size_t at) {
    auto const semicolon = text.substr(at, 16).find(';');
    if (semicolon == std::string_view::npos || semicolon < 2) return {0, 1, false};
    auto const name = text.substr(at + 1, semicolon - 1);
    auto const code = code_point_of_reference(name);
    bool const zero = name.starts_with('#') && name.find_first_not_of("#x0") == std::string_view::npos;
    return {code, semicolon + 1, code != 0 || zero};
}

/// Does `text` go on as a reference does behind its ampersand: "#169;", "#xA9;", "nbsp;"?
bool names_a_reference(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdefABCDEF",
                               letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    auto const name = text.substr(0, std::min(text.find(';'), text.size()));
    if (name.size() == text.size() || name.size() < 2) return false;
    if (name.front() != '#') return name.find_first_not_of(letters) == std::string_view::npos;
    return name.substr(name[1] == 'x' ? 2 : 1).find_first_not_of(digits) == std::string_view::npos;
}

/// Where a CDATA section, a comment or a processing instruction that begins at `at` ends: no references
/// there.
std::size_t unparsed_end(std::string_view text, std::size_t at) {
    auto const rest = text.substr(at, 9);
    std::string_view closing;
    if (rest == "<![CDATA[") closing = "]]>";
    if (rest.starts_with("<!--")) closing = "-->";
    if (rest.starts_with("<?")) closing = "?>";
    if (closing.empty()) return at;
    auto const found = text.find(closing, at);
    return found == std::string_view::npos ? text.size() : found + closing.size();
}

class Mender {
public:
    Mender(std::string_view text, std::size_t offset) : m_text(text), m_offset(offset) {}

    RepairedText mend() {
        std::size_t unparsed_to = 0;
        while (m_at < m_text.size()) {
            if (m_at >= unparsed_to && m_text[m_at] == '<') unparsed_to = unparsed_end(m_text, m_at);
            mend_one(m_at < unparsed_to);
        }
        return {std::move(m_out), std::move(m_repairs)};
    }

private:
    void mend_one(bool unparsed) {
        switch (kind_at(m_text, m_at)) {
        case control:
            return replace(1, "control_chars");
        case multibyte:
            return mend_multibyte();
        case ampersand:
            if (!unparsed) return mend_reference();
            [[fallthrough]];
        default:
            m_out += m_text[m_at++];
        }
    }

    void mend_multibyte() {
        auto const length = utf8_length(m_text, m_at);
        if (length == 0) return replace(1, "bad_utf8@" + std::to_string(m_offset + m_at), "bad_utf8@");
        if (is_noncharacter(m_text, m_at, length)) return replace(length, "noncharacter");
        m_out += m_text.substr(m_at, length);
        m_at += length;
    }

    void mend_reference() {
        auto const first = reference_at(m_text, m_at);
        if (!first.well_formed) {
            m_out += "&amp;";
            ++m_at;
            return note("bare_ampersand");
        }
        if (is_high_surrogate(first.code) && m_text.substr(m_at + first.length).starts_with('&')) {
            auto const second = reference_at(m_text, m_at + first.length);
            if (is_low_surrogate(second.code)) return join(first, second);
        }
        if (!is_xml_character(first.code)) return replace(first.length, "bad_reference");
        m_out += m_text.substr(m_at, first.length);
        m_at += first.length;
    }

    void join(Reference const &high, Reference const &low) {
        append_utf8(m_out, 0x10000 + ((high.code - 0xD800) << 10) + (low.code - 0xDC00));
        m_at += high.length + low.length;
        note("surrogate_pair");
    }

    void replace(std::size_t length, std::string const &name, std::string_view family = {}) {
        m_out += replacement;
        m_at += length;
        note(name, family);
    }

    /// One entry for each kind; of broken bytes the first place is kept.
    void note(std::string const &name, std::string_view family = {}) {
        auto const known = [&](std::string const &repair) {
            return family.empty() ? repair == name : repair.starts_with(family);
        };
        if (std::none_of(m_repairs.begin(), m_repairs.end(), known)) m_repairs.push_back(name);
    }

    std::string_view m_text;
    std::size_t m_offset, m_at = 0;
    std::string m_out;
    std::vector<std::string> m_repairs;
};

} // namespace

std::size_t find_flaw(std::string_view xml) {
    for (std::size_t at = 0; at < xml.size();) {
        auto const kind = kind_at(xml, at);
        if (kind == plain) {
            ++at;
            continue;
        }
        if (kind == control) return at;
        if (kind == multibyte) {
            auto const length = utf8_length(xml, at);
            if (length == 0 || is_noncharacter(xml, at, length)) return at;
            at += length;
            continue;
        }
        auto const reference = reference_at(xml, at);
        if (!reference.well_formed || !is_xml_character(reference.code)) return at;
        at += reference.length;
    }
    return std::string_view::npos;
}

bool is_escaped_twice(std::string_view xml) {
    constexpr std::string_view escaped = "&amp;";
    for (auto at = xml.find(escaped); at != std::string_view::npos; at = xml.find(escaped, at + 1))
        if (names_a_reference(xml.substr(at + escaped.size(), 12))) return true;
    return false;
}

RepairedText repair_xml(std::string_view xml, std::size_t offset, std::vector<std::string> const &encodings) {
    if (is_utf8(xml)) return Mender(xml, offset).mend();
    for (auto const &encoding : encodings) {
        auto const converted = to_utf8(xml, encoding);
        if (!converted) continue;
        auto mended = Mender(*converted, offset).mend();
        mended.repairs.insert(mended.repairs.begin(), "encoding:" + encoding);
        return mended;
    }
    return Mender(xml, offset).mend();
}

std::optional<RepairedText> repair_utf8(std::string_view text, std::size_t offset) {
    if (is_utf8(text)) return {};
    RepairedText repaired;
    for (std::size_t at = 0; at < text.size();) {
        auto const length = utf8_length(text, at);
        if (length == 0 && repaired.repairs.empty())
            repaired.repairs.push_back("bad_utf8@" + std::to_string(offset + at));
        repaired.text += length == 0 ? replacement : text.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return repaired;
}

} // namespace tsunagi::harvester
