// When is a list complete? (harvesting contract 2.4 and section 12, rows 1-6, 54, 59 and 69). No network, no
// store: it watches what the envelopes tell.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tsunagi::harvester {

/// What one page tells of its list.
struct ListPage {
    std::string token_before, next; ///< empty = first page, no further page
    bool end_was_told = true;       ///< an empty token element, not a missing one
    bool is_nothing = false;        ///< noRecordsMatch
    std::uint64_t records = 0;
    std::string first, last; ///< identifiers
    std::optional<std::uint64_t> stated_size;
};

struct ListRules {
    std::uint64_t size_tolerance = 0;
    bool may_repeat = false;   ///< the same identifier twice is no sign of loss (files)
    bool may_be_empty = false; ///< pages without records are no sign of a loop (lists of a crawl)
};

/// Watches one list from its first page, or from where a run was interrupted.
class ListWatch {
public:
    enum class Step { go_on, ended, stopped };
    /// Distinct identifiers of the list so far; asked for rarely, it may be slow.
    using Distinct = std::function<std::uint64_t()>;

    explicit ListWatch(ListRules rules) : m_rules(rules) {}

    /// `stopped` = going on is pointless; `ended` = the list is at its end, or says so.
    Step after(ListPage const &page, Distinct const &distinct);

    /// Why the list is not complete, stable codes; empty = it is.
    std::vector<std::string> const &reasons() const { return m_reasons; }

private:
    Step after_nothing(Distinct const &distinct);
    Step at_end(ListPage const &page, Distinct const &distinct);
    bool pair_is_new(ListPage const &page);
    bool has_all(Distinct const &distinct) const;
    void check_size(Distinct const &distinct);
    Step stop(std::string reason, Distinct const &distinct);
    void add(std::string reason);

    ListRules m_rules;
    std::unordered_set<std::size_t> m_tokens, m_pairs; ///< hashes
    std::optional<std::uint64_t> m_stated;
    std::uint64_t m_pages = 0, m_records = 0, m_repeated_pages = 0, m_empty_in_a_row = 0;
    std::vector<std::string> m_reasons;
};

} // namespace tsunagi::harvester
