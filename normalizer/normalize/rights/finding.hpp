// What one text about use says, before the texts of a record are weighed against each other.
#pragma once

#include <string>
#include <vector>

namespace tsunagi::normalizer::rights {

/// How a finding counts beside others (rights contract 5, step 7).
enum class Kind {
    statement,   ///< names a statement or a licence
    notice,      ///< © and a name: agrees with any licence, which needs a copyright
    permission,  ///< "permission is required": limits a work out of copyright by contract
    limit,       ///< non-commercial use only
    contract,    ///< deposited items and the like
    added_flag,  ///< portrait rights, privacy: adds to a statement, is none itself
    claim,       ///< free use claimed or credit wished, without a licence
    access_only, ///< says where a thing may be seen and nothing on copyright
    condition,   ///< words of permission that no rule reads
    commercial,  ///< such words about commercial use or a request to get in touch
    blank,       ///< なし, 未定: no statement, and ambiguous
    unknown      ///< text that no rule reads
};

/// What is wrong with a finding; becomes a Problem (sentences.hpp).
struct Fault {
    enum class Kind {
        bad_uri,          ///< R12
        missing_version,  ///< R15
        unusable_version, ///< R15: no licence of that version and port
        badge,            ///< R11: an image of a licence instead of the licence
        retired,          ///< R11: a licence that Creative Commons has withdrawn
        doubtful_code,    ///< R11: incr_noncom, incr_com, unknown
        equivalent,       ///< R11: "CC BY相当" is not CC BY
        blank             ///< R11: なし
    } kind;
    std::string value;    ///< the piece of text in question
    std::string expected; ///< what stands in the grammar instead
};

struct Finding {
    Kind kind = Kind::statement;
    std::string rule;      ///< RU-…, RP…, AGREED, UNKNOWN
    std::string statement; ///< empty when only the access is told
    std::string uri, version, port;
    std::string scope;            ///< named by the text itself (metadata, media, description); else empty
    std::string access;           ///< empty = not told
    std::string out_of_copyright; ///< "?" = the text does not say; empty = as the statement
    bool by_uri = false;
    bool is_label = false; ///< names the licence in words
    bool wishes_credit = false;
    std::vector<Fault> faults;
};

} // namespace tsunagi::normalizer::rights
