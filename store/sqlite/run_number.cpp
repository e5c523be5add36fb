#include "store/sqlite/run_number.hpp"

#include <charconv>

#include "store/store.hpp"

namespace tsunagi::store::sqlite {

std::optional<std::int64_t> run_number(model::RunId const &run) {
    if (!run.starts_with("r-")) return std::nullopt;
    std::int64_t number = 0;
    auto const *const end = run.data() + run.size();
    auto const [rest, error] = std::from_chars(run.data() + 2, end, number);
    if (error != std::errc() || rest != end || number < 1) return std::nullopt;
    return number;
}

std::int64_t run_number_to_write(model::RunId const &run) {
    if (auto const number = run_number(run)) return *number;
    throw StoreError("\"" + run + "\" is no run: every row of the store names one, like \"r-12\".");
}

model::RunId run_id(std::int64_t number) { return "r-" + std::to_string(number); }

} // namespace tsunagi::store::sqlite
