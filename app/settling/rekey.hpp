// Did the source change its identifiers? Records that go and records that come are the same when they say the
// same (harvesting contract 7; section 12, row 60).
#pragma once

#include "store/withdrawals.hpp"

#include <string>
#include <vector>

namespace tsunagi::app {

/// A record that goes or comes, and what is compared of it.
struct Likeness {
    std::string identifier;
    std::size_t content = 0; ///< hash of the record apart from its identity
    std::size_t title = 0;   ///< hash of the first title; 0 = none
};

/// `json` as schemas/codec writes a record.
Likeness likeness_of(std::string identifier, std::string const &json);

/// Pairs of old and new identifier: the same content, else the same title, where it stands for one record only
/// on both sides. No identifier is in two pairs.
store::IdentifierPairs pairs_of(std::vector<Likeness> const &going, std::vector<Likeness> const &coming);

} // namespace tsunagi::app
