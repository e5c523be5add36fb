#include "indexer/search/page.hpp"

#include <algorithm>
#include <functional>

namespace tsunagi::indexer {

namespace {

/// A number that depends on id and seed alone, so a random order is the same on every page.
double shuffled(std::string_view id, std::uint64_t seed) {
    std::uint64_t x = seed ^ 0x9E3779B97F4A7C15u;
    for (char const c : id) x = (x ^ static_cast<unsigned char>(c)) * 0x100000001B3u; // FNV-1a
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;                                        // SplitMix64's finish
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return static_cast<double>((x ^ (x >> 31)) >> 11);
}

} // namespace

double Page::key_of(std::uint32_t segment, std::uint32_t document, float score) const {
    auto const &columns = m_segments[segment].columns;
    switch (m_sort) {
    case Sort::score:
        return static_cast<double>(score);
    case Sort::newest:
        return static_cast<double>(columns.updated(document));
    case Sort::oldest:
        return -static_cast<double>(columns.updated(document));
    case Sort::random:
        return shuffled(columns.id(document), m_seed);
    case Sort::title:
        return 0;
    }
    return 0;
}

bool Page::before_by_title(Entry const &a, Entry const &b) const {
    auto const &first = m_segments[a.segment].columns;
    auto const &second = m_segments[b.segment].columns;
    if (a.segment == b.segment) return first.title_rank(a.document) < first.title_rank(b.document);
    auto const order = first.title_key(a.document).compare(second.title_key(b.document));
    return order != 0 ? order < 0 : first.id(a.document) < second.id(b.document);
}

bool Page::before(Entry const &a, Entry const &b) const {
    if (m_sort == Sort::title) return before_by_title(a, b);
    if (a.key > b.key || a.key < b.key) return a.key > b.key;
    auto const &first = m_segments[a.segment].columns;
    if (a.segment == b.segment) return first.id_rank(a.document) < first.id_rank(b.document);
    return first.id(a.document) < m_segments[b.segment].columns.id(b.document);
}

void Page::offer(Entry const &entry) {
    auto const order = [this](Entry const &a, Entry const &b) { return before(a, b); };
    if (m_heap.size() == m_wanted) {
        if (!before(entry, m_heap.front())) return;
        std::pop_heap(m_heap.begin(), m_heap.end(), order);
        m_heap.back() = entry;
    } else {
        m_heap.push_back(entry);
    }
    std::push_heap(m_heap.begin(), m_heap.end(), order);
}

void Page::add(std::uint32_t segment, Selection const &selection) {
    if (m_wanted == 0) return;
    auto const offer_document = [&](std::uint32_t document, float score) {
        offer({.key = key_of(segment, document, score),
               .segment = segment,
               .document = document,
               .score = score});
    };
    if (!selection.scored) {
        selection.documents.for_each([&](std::uint32_t document) { offer_document(document, 0); });
        return;
    }
    for (auto const &scored : *selection.scored)
        if (selection.documents.test(scored.document)) offer_document(scored.document, scored.score);
}

std::vector<Hit> Page::take(std::size_t from) {
    std::sort_heap(m_heap.begin(), m_heap.end(),
                   [this](Entry const &a, Entry const &b) { return before(a, b); });
    std::vector<Hit> hits;
    for (std::size_t i = from; i < m_heap.size(); ++i) {
        auto const &entry = m_heap[i];
        hits.push_back({model::RecordId(m_segments[entry.segment].columns.id(entry.document)),
                        static_cast<double>(entry.score)});
    }
    return hits;
}

} // namespace tsunagi::indexer
