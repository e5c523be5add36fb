// All words of dating in one prefix tree over folded code points; the longest word wins.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalizer/normalize/dates/eras.hpp"
#include "normalizer/normalize/dates/fold.hpp"
#include "normalizer/normalize/dates/periods.hpp"
#include "normalizer/normalize/dates/words.hpp"

namespace tsunagi::normalizer::dates {

struct PeriodUse {
    Period const *period = nullptr;
    bool field_only = false, needs_region = false;
};

/// What one spelling may name: eras in order of preference, and periods.
struct Name {
    std::vector<Era const *> eras;
    std::vector<PeriodUse> periods;
    bool shorthand = false; ///< 化政: of two eras, the first and the last of `eras`
};

struct Meaning {
    Sign sign = Sign::other;
    int value = 0;
    Name const *name = nullptr;
};

class Lexicon {
public:
    Lexicon(Eras const &, Periods const &, Folder const &);
    Lexicon(Lexicon const &) = delete;
    Lexicon &operator=(Lexicon const &) = delete;

    struct Match {
        Meaning const *meaning = nullptr;
        std::size_t length = 0;
    };
    /// The longest word at `at` that does not end within a run of Latin letters; length 0 when there is none.
    Match longest(std::u32string_view text, std::size_t at) const;

    /// The name of a spelling put together by the grammar (江戸 + 後期), folded; none when no table has it.
    Name const *name(std::u32string_view folded) const;

private:
    struct Node {
        std::vector<std::pair<char32_t, std::uint32_t>> next; ///< sorted by character
        Meaning const *meaning = nullptr;
    };
    void add(std::u32string_view folded, Meaning);
    void add_names(Eras const &, Periods const &, Folder const &);
    void add_shorthands(Eras const &, Folder const &);
    void add_words(std::span<Word const>, Folder const &);
    void add_cycle(Folder const &);
    Node const *step(Node const &, char32_t) const;
    Name &name_for(std::u32string const &folded);

    std::vector<Node> m_nodes{1};
    std::unordered_map<char32_t, std::uint32_t> m_first; ///< of the root, which has hundreds of children
    std::deque<Meaning> m_meanings;
    std::deque<Name> m_names;
    std::map<std::u32string, Name *> m_name_of;
};

} // namespace tsunagi::normalizer::dates
