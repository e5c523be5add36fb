// Words of a vocabulary, found in a text in one walk over it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tsunagi::normalizer {

/// All words and texts are `comparable` (text.hpp). Build first, then read from any thread.
class WordIndex {
public:
    struct Hit {
        std::size_t id = 0;                   ///< as given to add
        std::size_t position = 0, length = 0; ///< bytes
        std::size_t end() const { return position + length; }
    };

    void add(std::string word, std::size_t id);

    /// The id of the word that is the whole text; of words written alike the one added first.
    std::optional<std::size_t> whole(std::string_view text) const;

    /// The longest word that begins exactly at `position`.
    std::optional<Hit> longest_at(std::string_view text, std::size_t position) const;

    /// Every word at every place, by position, longer before shorter. Latin words and numbers count as whole
    /// words only: "art" is not in "party".
    std::vector<Hit> hits(std::string_view text) const;

    /// The longest of `hits`; of equally long ones the last: the head of a Japanese compound stands at its
    /// end.
    std::optional<Hit> longest(std::string_view text) const;

private:
    struct Word {
        std::string text;
        std::size_t id;
    };
    template <class Take>
    void words_at(std::string_view text, std::size_t position, Take take) const;

    std::unordered_map<std::uint32_t, std::vector<Word>> m_by_start; ///< longest first
};

/// The piece of `text` that starts at `position` stands between word boundaries of Latin script.
bool is_whole_word(std::string_view text, std::size_t position, std::size_t length);

} // namespace tsunagi::normalizer
