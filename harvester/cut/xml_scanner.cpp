#include "harvester/cut/xml_scanner.hpp"

#include "harvester/files/charset.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::size_t max_depth = 256, max_attributes = 1000;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>' || c == '=' || c == '<'; }

bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !ends_name(text[at])) ++at;
    return at;
}

std::string quoted(std::string_view name) { return "\"" + std::string(name.substr(0, 100)) + "\""; }

} // namespace

std::string_view local_part(std::string_view qualified_name) {
    auto const colon = qualified_name.find(':');
    return colon == std::string_view::npos ? qualified_name : qualified_name.substr(colon + 1);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

XmlScanner::XmlScanner(std::string_view text, std::vector<Declaration> scope)
    : m_all(text), m_scope(std::move(scope)) {}

std::string_view XmlScanner::local_name() const { return local_part(m_name); }

std::string_view XmlScanner::prefix() const {
    auto const colon = m_name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : m_name.substr(0, colon);
}

std::string_view XmlScanner::attribute(std::string_view local_name) const {
    for (auto const &attribute : m_attributes)
        if (local_part(attribute.name) == local_name) return attribute.value;
    return {};
}

std::string_view XmlScanner::namespace_of(std::string_view prefix) const {
    for (auto at = m_scope.rbegin(); at != m_scope.rend(); ++at)
        if (at->prefix == prefix) return at->uri;
    return {};
}

XmlScanner::Token XmlScanner::next() {
    if (m_flaw != Flaw::none) return Token::broken;
    if (m_end_is_due) {
        m_end_is_due = false;
        close();
        return Token::end;
    }
    m_begin = m_end;
    if (m_begin >= m_all.size())
        return m_open.empty()
                   ? Token::finished
                   : broken(Flaw::cut_off, "the text ends inside element " + quoted(m_open.back()));
    if (m_all[m_begin] == '<') return read_markup();
    m_end = std::min(m_all.find('<', m_begin), m_all.size());
    m_text = m_all.substr(m_begin, m_end - m_begin);
    return Token::text;
}

XmlScanner::Token XmlScanner::read_markup() {
    if (m_begin + 1 >= m_all.size()) return broken(Flaw::cut_off, "the text ends inside markup");
    switch (m_all[m_begin + 1]) {
    case '/':
        return read_end();
    case '!':
        return read_bang();
    case '?': {
        bool const declaration =
            m_all.substr(m_begin, 5) == "<?xml" && m_begin + 5 < m_all.size() && is_space(m_all[m_begin + 5]);
        return read_until("?>", declaration ? Token::declaration : Token::other, 2);
    }
    default:
        return read_start();
    }
}

XmlScanner::Token XmlScanner::read_bang() {
    auto const rest = m_all.substr(m_begin);
    if (rest.starts_with("<!--")) return read_until("-->", Token::other, 4);
    if (rest.starts_with("<![CDATA[")) {
        auto const token = read_until("]]>", Token::cdata, 9);
        if (token == Token::cdata) m_text = m_all.substr(m_begin + 9, m_end - m_begin - 12);
        return token;
    }
    if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype"))
        return broken(Flaw::doctype, "it holds a DOCTYPE, which a harvested document must not have");
    return broken(Flaw::malformed, "\"<!\" begins neither a comment nor a CDATA section");
}

XmlScanner::Token XmlScanner::read_until(std::string_view closing, Token token, std::size_t skip) {
    auto const at = m_all.find(closing, m_begin + skip);
    if (at == std::string_view::npos) return broken(Flaw::cut_off, "the text ends before " + quoted(closing));
    m_end = at + closing.size();
    return token;
}

XmlScanner::Token XmlScanner::read_end() {
    auto const from = m_begin + 2, to = name_end(m_all, from);
    auto const bracket = skip_space(m_all, to);
    if (bracket >= m_all.size()) return broken(Flaw::cut_off, "the text ends inside an end tag");
    m_name = m_all.substr(from, to - from);
    if (m_all[bracket] != '>')
        return broken(Flaw::malformed, "the end tag of " + quoted(m_name) + " is not closed");
    if (m_open.empty() || m_open.back() != m_name)
        return broken(Flaw::malformed, "end tag " + quoted(m_name) + " closes " +
                                           (m_open.empty() ? "nothing" : "element " + quoted(m_open.back())));
    m_end = bracket + 1;
    close();
    return Token::end;
}

XmlScanner::Token XmlScanner::read_start() {
    auto at = name_end(m_all, m_begin + 1);
    m_name = m_all.substr(m_begin + 1, at - m_begin - 1);
    if (at >= m_all.size()) return broken(Flaw::cut_off, "the text ends inside a start tag");
    if (m_name.empty() || !starts_name(m_name.front()))
        return broken(Flaw::malformed, "\"<\" is not followed by the name of an element");
    m_attributes.clear();
    bool empty = false;
    if (!read_attributes(at, empty)) return Token::broken;
    m_end = at;
    if (m_open.size() >= max_depth) return broken(Flaw::malformed, "elements stand more than 256 deep");
    m_open.push_back(m_name);
    declare();
    m_end_is_due = empty;
    return Token::start;
}

bool XmlScanner::read_attributes(std::size_t &at, bool &empty) {
    while (true) {
        at = skip_space(m_all, at);
        auto const rest = m_all.substr(at, 2);
        if (rest.starts_with('>')) return ++at, true;
        if (rest == "/>") return at += 2, empty = true;
        if (rest.size() < 2) return broken(Flaw::cut_off, "the text ends inside a start tag"), false;
        if (m_attributes.size() >= max_attributes)
            return broken(Flaw::malformed, "element " + quoted(m_name) + " has more than 1,000 attributes"),
                   false;
        if (!read_attribute(at)) return false;
    }
}

bool XmlScanner::read_attribute(std::size_t &at) {
    auto const to = name_end(m_all, at);
    auto const name = m_all.substr(at, to - at);
    auto value = skip_space(m_all, to);
    if (name.empty() || !starts_name(name.front()) || value >= m_all.size() || m_all[value] != '=')
        return broken(Flaw::malformed,
                      "the start tag of " + quoted(m_name) + " has an attribute without value"),
               false;
    value = skip_space(m_all, value + 1);
    if (value >= m_all.size()) return broken(Flaw::cut_off, "the text ends inside a start tag"), false;
    char const quote = m_all[value];
    if (quote != '"' && quote != '\'')
        return broken(Flaw::malformed, "attribute " + quoted(name) + " is not quoted"), false;
    auto const close = m_all.find(quote, value + 1);
    if (close == std::string_view::npos)
        return broken(Flaw::cut_off, "attribute " + quoted(name) + " is never closed"), false;
    auto const content = m_all.substr(value + 1, close - value - 1);
    if (content.find('<') != std::string_view::npos)
        return broken(Flaw::malformed, "attribute " + quoted(name) + " holds \"<\""), false;
    m_attributes.push_back({name, content});
    at = close + 1;
    return true;
}

void XmlScanner::declare() {
    for (auto const &[name, value] : m_attributes) {
        if (!name.starts_with("xmlns")) continue;
        if (name.size() == 5) m_scope.push_back({{}, value, m_open.size()});
        if (name.size() > 6 && name[5] == ':') m_scope.push_back({name.substr(6), value, m_open.size()});
    }
}

void XmlScanner::close() {
    m_name = m_open.back();
    while (!m_scope.empty() && m_scope.back().depth >= m_open.size()) m_scope.pop_back();
    m_open.pop_back();
}

XmlScanner::Token XmlScanner::broken(Flaw flaw, std::string sentence) {
    m_flaw = flaw;
    m_flaw_sentence = std::move(sentence) + " (byte " + std::to_string(m_begin) + ")";
    return Token::broken;
}

void XmlScanner::resume_at(std::size_t position, std::size_t depth) {
    m_flaw = Flaw::none;
    m_end_is_due = false;
    m_begin = m_end = position;
    while (m_open.size() > depth) close();
}

bool XmlScanner::skip_element() {
    auto const outside = m_open.size() - 1;
    while (true) {
        auto const token = next();
        if (token == Token::broken) return false;
        if (token == Token::end && m_open.size() == outside) return true;
    }
}

bool XmlScanner::read_text(std::string &out) {
    auto const outside = m_open.size() - 1;
    std::string text;
    while (true) {
        auto const token = next();
        if (token == Token::broken) return false;
        if (token == Token::text) text += without_references(m_text);
        if (token == Token::cdata) text += m_text;
        if (token == Token::end && m_open.size() == outside) break;
    }
    out = trimmed(text);
    return true;
}

std::string without_references(std::string_view text) {
    std::string out;
    while (true) {
        auto const at = text.find('&');
        out += text.substr(0, at);
        if (at == std::string_view::npos) return out;
        auto const semicolon = text.find(';', at);
        auto const name = semicolon == std::string_view::npos ? std::string_view{}
                                                              : text.substr(at + 1, semicolon - at - 1);
        auto const code = code_point_of_reference(name);
        if (code == 0 || (code >= 0xD800 && code < 0xE000)) {
            out += '&';
            text.remove_prefix(at + 1);
        } else {
            append_utf8(out, code);
            text.remove_prefix(semicolon + 1);
        }
    }
}

} // namespace tsunagi::harvester
