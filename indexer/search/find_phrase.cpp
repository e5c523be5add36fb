#include <algorithm>
#include <numeric>

#include "indexer/search/match.hpp"

namespace tsunagi::indexer {

namespace {

using Documents = std::vector<std::uint32_t>;
using Starts = std::vector<std::vector<std::uint32_t>>; ///< of each document, ascending

std::uint32_t document_count(Postings &postings, Field field, Slot const &slot) {
    std::uint32_t total = 0;
    for (auto const &token : slot.any) total += postings.document_count(field, token);
    return total;
}

/// Documents with any of the slot's terms; the frequencies of one document are added.
std::vector<Posting> documents_of(Postings &postings, Field field, Slot const &slot) {
    std::vector<Posting> all;
    postings.documents(field, slot.any.front(), all);
    for (std::size_t i = 1; i < slot.any.size(); ++i) {
        std::vector<Posting> more, merged;
        postings.documents(field, slot.any[i], more);
        if (more.empty()) continue;
        merged.reserve(all.size() + more.size());
        std::merge(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(merged),
                   [](Posting const &a, Posting const &b) { return a.document < b.document; });
        all.clear();
        for (auto const &posting : merged) {
            if (!all.empty() && all.back().document == posting.document)
                all.back().frequency += posting.frequency;
            else
                all.push_back(posting);
        }
    }
    return all;
}

void keep_common(Documents &documents, std::vector<Posting> const &postings) {
    std::size_t kept = 0, next = 0;
    for (auto const document : documents) {
        while (next < postings.size() && postings[next].document < document) ++next;
        if (next == postings.size()) break;
        if (postings[next].document == document) documents[kept++] = document;
    }
    documents.resize(kept);
}

/// Positions of any of the terms in each document, less the offset: where a phrase would start.
Starts starts_of(Postings &postings, Field field, std::vector<Token> const &tokens,
                 Documents const &documents, std::int64_t offset) {
    Starts starts(documents.size());
    for (auto const &token : tokens) {
        Positions positions;
        postings.positions(field, token, documents, positions);
        for (std::size_t i = 0; i < documents.size(); ++i)
            for (auto const position : positions.of(i))
                if (position >= offset) starts[i].push_back(static_cast<std::uint32_t>(position - offset));
    }
    if (tokens.size() > 1)
        for (auto &list : starts) std::sort(list.begin(), list.end());
    return starts;
}

void keep_common_starts(Starts &starts, Starts const &others) {
    std::vector<std::uint32_t> common;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        common.clear();
        std::set_intersection(starts[i].begin(), starts[i].end(), others[i].begin(), others[i].end(),
                              std::back_inserter(common));
        starts[i].swap(common);
    }
}

void remove_starts(Starts &starts, Starts const &blocked) {
    for (std::size_t i = 0; i < starts.size(); ++i) {
        std::vector<std::uint32_t> left;
        std::set_difference(starts[i].begin(), starts[i].end(), blocked[i].begin(), blocked[i].end(),
                            std::back_inserter(left));
        starts[i].swap(left);
    }
}

/// Documents that hold a term of every slot. Lists much longer than the candidates are left to the positions.
Documents candidates(Postings &postings, Field field, std::vector<Slot const *> const &slots,
                     std::vector<std::uint32_t> const &counts) {
    Documents documents;
    for (auto const &posting : documents_of(postings, field, *slots.front()))
        documents.push_back(posting.document);
    for (std::size_t i = 1; i < slots.size() && !documents.empty(); ++i)
        if (counts[i] / 16 <= documents.size())
            keep_common(documents, documents_of(postings, field, *slots[i]));
    return documents;
}

} // namespace

std::vector<Posting> find_phrase(Postings &postings, Field field, Phrase const &phrase) {
    std::vector<Posting> found;
    if (phrase.lone_unit) {
        postings.documents(Field::unit, lone_unit_token(field, *phrase.lone_unit), found);
        return found;
    }
    bool const bounded = !phrase.not_one_before.empty() || !phrase.not_at_end.empty();
    if (phrase.slots.size() == 1 && !bounded) return documents_of(postings, field, phrase.slots.front());

    std::vector<std::pair<std::uint32_t, Slot const *>> counted;
    for (auto const &slot : phrase.slots) counted.emplace_back(document_count(postings, field, slot), &slot);
    std::stable_sort(counted.begin(), counted.end(),
                     [](auto const &a, auto const &b) { return a.first < b.first; });
    if (counted.empty() || counted.front().first == 0) return {};
    std::vector<Slot const *> slots;
    std::vector<std::uint32_t> counts;
    for (auto const &[count, slot] : counted) {
        counts.push_back(count);
        slots.push_back(slot);
    }

    auto const documents = candidates(postings, field, slots, counts);
    auto starts = starts_of(postings, field, slots.front()->any, documents, slots.front()->offset);
    for (std::size_t i = 1; i < slots.size(); ++i)
        keep_common_starts(starts, starts_of(postings, field, slots[i]->any, documents, slots[i]->offset));
    if (!phrase.not_one_before.empty())
        remove_starts(starts, starts_of(postings, field, phrase.not_one_before, documents, -1));
    if (!phrase.not_at_end.empty())
        remove_starts(starts, starts_of(postings, field, phrase.not_at_end, documents,
                                        std::int64_t{phrase.length} - 1));

    for (std::size_t i = 0; i < documents.size(); ++i)
        if (!starts[i].empty()) found.push_back({documents[i], static_cast<std::uint32_t>(starts[i].size())});
    return found;
}

} // namespace tsunagi::indexer
