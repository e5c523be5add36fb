// Other spellings of a search term (rules 9 ヴ, 10 and 11 of the Japanese search contract 2): where the
// length of the text changes, the query is widened, not the index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/fold.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::indexer {

class Spellings {
public:
    /// Reads the vocabulary spellings; without that table only kana rules apply.
    Spellings(model::Vocabularies const &, Folding const &);

    /// Folded spellings (hiragana, canonical kanji) other than the one written: コンピューター ->
    /// こんぴゅーた, ヴァイオリン -> ばいおりん, 受付 -> 受け付け. At most twelve.
    std::vector<std::u32string> others(std::u32string_view readable) const;

private:
    std::u32string folded(std::u32string_view readable) const;

    Folding const &m_folding;
    std::vector<std::vector<std::u32string>> m_groups;
};

} // namespace tsunagi::indexer
