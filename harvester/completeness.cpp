#include "harvester/completeness.hpp"

#include <algorithm>

namespace tsunagi::harvester {

namespace {

constexpr std::uint64_t max_empty_pages = 3, max_repeated_pages = 3;

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

} // namespace

ListWatch::Step ListWatch::after(ListPage const &page, Distinct const &distinct) {
    bool const first_page = page.token_before.empty();
    if (page.stated_size) m_stated = page.stated_size;
    ++m_pages;
    m_records += page.records;
    if (!first_page) m_tokens.insert(hash_of(page.token_before));
    if (page.is_nothing) return first_page ? Step::ended : after_nothing(distinct);
    if (!pair_is_new(page)) {
        add("duplicates");
        if (++m_repeated_pages > max_repeated_pages) return stop("token_loop", distinct);
    }
    if (page.next.empty()) return at_end(page, distinct);
    if (m_tokens.contains(hash_of(page.next))) return stop("token_loop", distinct);
    if (page.records > 0) {
        m_empty_in_a_row = 0;
    } else {
        // Further pages are promised for ever although everything is there (contract 12, rows 3-5).
        if (m_stated && has_all(distinct)) return at_end(page, distinct);
        if (!m_rules.may_be_empty && ++m_empty_in_a_row > max_empty_pages) return stop("empty_pages", distinct);
    }
    if (m_stated && m_records > 2 * *m_stated + page.records) return stop("size_over", distinct);
    return Step::go_on;
}

/// noRecordsMatch in the middle of a list: its end when the counts agree, else it broke off (contract 2.2).
ListWatch::Step ListWatch::after_nothing(Distinct const &distinct) {
    if (!m_stated || !has_all(distinct)) add("oai_error:noRecordsMatch");
    check_size(distinct);
    return Step::ended;
}

ListWatch::Step ListWatch::at_end(ListPage const &page, Distinct const &distinct) {
    bool const was_split = !page.token_before.empty() || m_stated.has_value();
    if (page.next.empty() && !page.end_was_told && was_split && !(m_stated && has_all(distinct)))
        add("token_missing");
    check_size(distinct);
    return Step::ended;
}

void ListWatch::check_size(Distinct const &distinct) {
    if (m_stated && !has_all(distinct)) add("size_short");
    // The same identifier twice: as many may be missing as came twice (contract 12, row 59).
    if (!m_stated && !m_rules.may_repeat && m_records > distinct()) add("duplicates");
}

bool ListWatch::has_all(Distinct const &distinct) const {
    return distinct() + m_rules.size_tolerance >= *m_stated;
}

bool ListWatch::pair_is_new(ListPage const &page) {
    if (m_rules.may_repeat || page.records == 0 || page.first.empty()) return true;
    return m_pairs.insert(hash_of(page.first + '\n' + page.last)).second;
}

ListWatch::Step ListWatch::stop(std::string reason, Distinct const &distinct) {
    add(std::move(reason));
    check_size(distinct);
    return Step::stopped;
}

void ListWatch::add(std::string reason) {
    if (std::find(m_reasons.begin(), m_reasons.end(), reason) == m_reasons.end())
        m_reasons.push_back(std::move(reason));
}

} // namespace tsunagi::harvester
