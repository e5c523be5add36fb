// Texts that are no date of an item, told before the grammar is asked (contract 3.2, 3.4).
#pragma once

#include "normalizer/normalize/dates/atom.hpp"

namespace tsunagi::normalizer::dates {

bool is_filler_text(std::u32string_view folded); ///< 0000, 9999: what systems write for no date
bool says_unknown(TokenSpan);                    ///< 不明, 刊年不明, n.d., a lone dash
bool tells_a_life(TokenSpan);                    ///< 生年, 没年, b., d.
bool tells_copyright(TokenSpan);                 ///< ©2005, c2005
bool is_too_tangled(TokenSpan);                  ///< longer or deeper than any date

} // namespace tsunagi::normalizer::dates
