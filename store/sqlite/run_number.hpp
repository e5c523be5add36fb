// "r-12" outside is row 12 inside.
#pragma once

#include <cstdint>
#include <optional>

#include "schemas/model/ids.hpp"

namespace tsunagi::store::sqlite {

/// Empty when it is not written like a run id: such a run does not exist.
std::optional<std::int64_t> run_number(model::RunId const &run);
/// Throws StoreError when it is not written like a run id: a row must name its run.
std::int64_t run_number_to_write(model::RunId const &run);
model::RunId run_id(std::int64_t number);

} // namespace tsunagi::store::sqlite
