// A pull scanner over XML that knows where every token stands. Records are cut byte for byte and one broken
// record must not cost its page (harvesting contract 12, row 16); a tree parser gives neither.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

/// Looks at markup only: which characters and references the text holds is xml_repair's business. Views point
/// into the scanned text. Limits of the contract, section 10: depth 256, 1,000 attributes an element.
class XmlScanner {
public:
    enum class Token { start, end, text, cdata, declaration, other, finished, broken };
    enum class Flaw { none, cut_off, doctype, malformed };

    struct Attribute {
        std::string_view name, value;
    };
    struct Declaration {
        std::string_view prefix, uri; ///< prefix empty = the default namespace
        std::size_t depth = 0;        ///< of the element that declares it
    };

    /// `scope`: declarations that stand outside of `text`.
    explicit XmlScanner(std::string_view text, std::vector<Declaration> scope = {});

    /// `<a/>` comes as a start and an end.
    Token next();

    std::string_view all() const { return m_all; }
    std::size_t begin() const { return m_begin; } ///< of the token
    std::size_t end() const { return m_end; }     ///< one past the token
    std::string_view name() const { return m_name; }
    std::string_view local_name() const;
    std::string_view prefix() const;
    std::string_view text() const { return m_text; } ///< of text and cdata, references not resolved
    std::vector<Attribute> const &attributes() const { return m_attributes; }
    std::string_view attribute(std::string_view local_name) const;
    /// Open elements; at a start its own counts, at an end it does no longer.
    std::size_t depth() const { return m_open.size(); }
    /// Of the element around the one whose start was the last token; empty for the root.
    std::string_view parent() const {
        return m_open.size() < 2 ? std::string_view{} : m_open[m_open.size() - 2];
    }
    std::vector<Declaration> const &scope() const { return m_scope; }
    std::string_view namespace_of(std::string_view prefix) const;

    Flaw flaw() const { return m_flaw; }
    std::string const &flaw_sentence() const { return m_flaw_sentence; }
    /// Goes on behind a broken stretch: `depth` elements stay open.
    void resume_at(std::size_t position, std::size_t depth);
    /// Reads up to the end of the element whose start was the last token; false when broken.
    bool skip_element();
    /// The same, and gives its text with references resolved and white space around it removed.
    bool read_text(std::string &out);

private:
    Token read_markup();
    Token read_start();
    Token read_end();
    Token read_bang();
    bool read_attributes(std::size_t &at, bool &empty);
    bool read_attribute(std::size_t &at);
    Token read_until(std::string_view closing, Token token, std::size_t skip);
    void declare();
    void close();
    Token broken(Flaw flaw, std::string sentence);

    std::string_view m_all;
    std::size_t m_begin = 0, m_end = 0;
    std::string_view m_name, m_text;
    std::vector<Attribute> m_attributes;
    std::vector<std::string_view> m_open;
    std::vector<Declaration> m_scope;
    bool m_end_is_due = false;
    Flaw m_flaw = Flaw::none;
    std::string m_flaw_sentence;
};

std::string_view local_part(std::string_view qualified_name);
std::string_view trimmed(std::string_view text);
/// Resolves the five names and character references; anything else stays as written.
std::string without_references(std::string_view text);

} // namespace tsunagi::harvester
