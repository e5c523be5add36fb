// Terms of use, per scope, with the text that they were read from (rights contract 4–6).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::model {

/// What one scope (content, media, thumbnail, metadata) may be used for.
/// Never empty: own, inherited and marked so, or statement NONE. Unread text is UNKNOWN, code `uneval`.
struct RightsStatement {
    std::string scope;              ///< content | media | thumbnail | metadata
    std::string statement = "NONE"; ///< one of the 25 of rights_codes.tsv
    std::string code = "uneval";    ///< one of the 15 Japan Search codes
    std::string uri, version, port; ///< canonical licence URI and its parts; empty when none may be invented
    std::vector<std::string> provided;    ///< exact source texts
    std::vector<std::string> source_path; ///< where each stood
    std::string rule = "NONE";            ///< RU-…, RP…, DEFAULT, AGREED or NONE
    bool inherited = false;
    std::string from;                  ///< parent | dataset | institution, when inherited
    std::vector<std::string> conflict; ///< originals that contradict each other
    std::vector<std::string> warnings; ///< rule ids (R14, R15, …)
    std::string checked_at;            ///< RFC 3339
    bool operator==(RightsStatement const &) const = default;
};

/// Y, N, P (only with permission), U (unknown); out_of_copyright also "waived".
struct UseFlags {
    std::string commercial = "U", modify = "U", share_alike = "U", attribution = "U", education = "U",
                out_of_copyright = "U";
    bool operator==(UseFlags const &) const = default;
};

struct Rights {
    RightsStatement content{.scope = "content"};
    RightsStatement metadata{.scope = "metadata"};
    RightsStatement thumbnail{.scope = "thumbnail"};
    std::vector<RightsStatement> media;
    UseFlags flags; ///< of the content scope
    std::string credit, holder;
    bool credit_requested = false; ///< a wish, not a duty
    bool operator==(Rights const &) const = default;
};

} // namespace tsunagi::model
