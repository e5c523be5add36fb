// Words around a phrase that take back what it seems to grant (rights contract 3, guards 1 and 2; case 50).
#pragma once

#include <string_view>
#include <vector>

namespace tsunagi::normalizer::rights {

/// A found phrase in a folded text, in bytes.
struct Span {
    std::size_t begin = 0, end = 0;
    bool overlaps(Span const &other) const { return begin < other.end && other.begin < end; }
};

enum class Verdict {
    accepted,
    refused,       ///< negated, limited, or "equivalent to"
    equivalent,    ///< refused for 相当, 準拠: worth a decision per dataset
    other_country, ///< public domain elsewhere
    in_the_united_states
};

struct GuardedText {
    std::string_view text; ///< folded
    std::size_t reach = 0; ///< bytes: limiting words count up to here
    std::vector<Span> others; ///< phrases of their own: "商用利用不可" does not negate the licence before it
};

/// For statements that grant something.
Verdict guard_free(GuardedText const &, Span const &phrase, bool is_public_domain);

/// For uses allowed under conditions (教育目的…): refused only when the use itself is denied.
Verdict guard_conditional(GuardedText const &, Span const &phrase);

/// 政府標準利用規約（第1.0版）: the first version is not compatible with CC BY (case 22).
bool names_version_one(std::string_view text, Span const &phrase);

} // namespace tsunagi::normalizer::rights
