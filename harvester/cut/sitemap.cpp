#include "harvester/cut/sitemap.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "harvester/cut/xml_scanner.hpp"
#include "harvester/source/oai_requests.hpp"

namespace tsunagi::harvester {

namespace {

using Token = XmlScanner::Token;

class SitemapReader {
public:
    explicit SitemapReader(std::string_view text) : m_scanner(text) {
        if (text.starts_with("\xEF\xBB\xBF")) m_scanner.resume_at(3, 0);
    }

    Sitemap read() {
        if (read_root()) read_children();
        return std::move(m_map);
    }

private:
    bool read_root() {
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::broken) return refuse_broken();
            if (token == Token::finished) return refuse("page_truncated", "it is empty");
            if (token == Token::text && !trimmed(m_scanner.text()).empty())
                return refuse("page_truncated", "it is no XML document");
            if (token == Token::start) break;
        }
        auto const name = m_scanner.local_name();
        m_map.is_index = name == "sitemapindex";
        if (m_map.is_index || name == "urlset") return true;
        return refuse("configuration", "its root element is \"" + std::string(name.substr(0, 100)) +
                                           "\", expected \"urlset\" or \"sitemapindex\"");
    }

    bool read_children() {
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::broken) return refuse_broken();
            if (token == Token::end && m_scanner.depth() == 0) return true;
            if (token == Token::start && !read_child()) return m_map.flaw.empty() ? refuse_broken() : false;
        }
    }

    bool read_child() {
        auto const name = m_scanner.local_name();
        if (name == "url" || name == "sitemap") return read_entry();
        if (name == "md") {
            m_map.capability = attribute("capability");
            m_map.at = attribute("at");
            m_map.until = attribute("until");
        }
        return m_scanner.skip_element();
    }

    bool read_entry() {
        SitemapEntry entry;
        entry.offset = m_scanner.begin();
        while (true) {
            auto const token = m_scanner.next();
            if (token == Token::broken) return false;
            if (token == Token::end && m_scanner.depth() == 1) break;
            if (token == Token::start && !read_value(entry)) return false;
        }
        entry.size = m_scanner.end() - entry.offset;
        if (entry.url.empty())
            return refuse("page_truncated",
                          "its entry at byte " + std::to_string(entry.offset) + " has no loc");
        m_map.entries.push_back(std::move(entry));
        return true;
    }

    bool read_value(SitemapEntry &entry) {
        auto const name = m_scanner.local_name();
        if (name == "loc") return m_scanner.read_text(entry.url);
        if (name == "lastmod") {
            std::string time;
            bool const read = m_scanner.read_text(time);
            if (entry.time.empty()) entry.time = std::move(time);
            return read;
        }
        if (name == "md") take(entry);
        return m_scanner.skip_element();
    }

    void take(SitemapEntry &entry) {
        entry.change = attribute("change");
        entry.capability = attribute("capability");
        entry.until = attribute("until");
        entry.hashes = attribute("hash");
        if (auto time = attribute("datetime"); !time.empty()) entry.time = std::move(time);
        auto const told = m_scanner.attribute("length");
        std::uint64_t length = 0;
        auto const [end, error] = std::from_chars(told.data(), told.data() + told.size(), length);
        if (error == std::errc{} && end == told.data() + told.size()) entry.length = length;
    }

    std::string attribute(std::string_view name) const {
        return without_references(m_scanner.attribute(name));
    }

    bool refuse_broken() {
        bool const doctype = m_scanner.flaw() == XmlScanner::Flaw::doctype;
        return refuse(doctype ? "doctype" : "page_truncated", m_scanner.flaw_sentence());
    }

    bool refuse(std::string code, std::string sentence) {
        m_map.code = std::move(code);
        m_map.flaw = std::move(sentence);
        return false;
    }

    XmlScanner m_scanner;
    Sitemap m_map;
};

} // namespace

Sitemap read_sitemap(std::string_view text) { return SitemapReader(text).read(); }

std::vector<SitemapEntry const *> last_changes(Sitemap const &list, std::string const &since) {
    auto const from = parse_utc(since);
    std::unordered_map<std::string_view, SitemapEntry const *> last;
    for (auto const &entry : list.entries) last[entry.url] = &entry;
    std::vector<SitemapEntry const *> changes;
    for (auto const &entry : list.entries) {
        auto const time = parse_utc(entry.time);
        bool const is_old = from && time && *time < *from;
        if (last[entry.url] == &entry && !is_old) changes.push_back(&entry);
    }
    return changes;
}

} // namespace tsunagi::harvester
