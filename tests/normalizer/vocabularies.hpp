// The vocabularies of the tree, read once for all tests of this room.
#pragma once

#include "schemas/model/table.hpp"

namespace tsunagi::tests {

model::Vocabularies const &vocabularies();

} // namespace tsunagi::tests
