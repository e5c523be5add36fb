// The tables of the workspace's database and their version.
#pragma once

#include "store/sqlite/connection.hpp"

namespace tsunagi::store::sqlite {

/// Creates the tables in an empty database, and brings an older one up to the version that this program knows.
/// Throws StoreError when the database is newer.
void create_schema(Connection &connection);

/// Throws StoreError when the database does not have exactly the version that this program knows.
void check_schema(Connection &connection);

} // namespace tsunagi::store::sqlite
