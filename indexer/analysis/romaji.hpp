// Latin writing of Japanese, folded so that Hepburn, Kunrei, Nihon-shiki and wāpuro spellings meet
// (rule 13 of the Japanese search contract 2).
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::indexer {

/// Tōkyō, toukyou, Tokyo -> tokyo; huziyama -> fujiyama; shinbun -> shimbun. Expects plain text; characters
/// other than a–z are left out.
std::u32string folded_romaji(std::u32string_view latin);

/// The same of a word in hiragana; empty when it holds other characters.
std::u32string romaji_of_kana(std::u32string_view hiragana);

} // namespace tsunagi::indexer
