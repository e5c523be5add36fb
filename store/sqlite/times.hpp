// Moments and datasets as the tables keep them.
#pragma once

#include <optional>

#include "store/sqlite/session.hpp"

namespace tsunagi::store::sqlite {

inline std::int64_t seconds(model::Time time) { return time.time_since_epoch().count(); }
inline model::Time time_from(std::int64_t seconds) { return model::Time(std::chrono::seconds(seconds)); }

inline std::optional<std::int64_t> seconds(std::optional<model::Time> time) {
    if (!time) return std::nullopt;
    return seconds(*time);
}
inline std::optional<model::Time> time_or_none(Query const &row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return time_from(row.integer(column));
}

/// Number of a dataset, made when missing; NULL for what concerns the whole service.
inline std::optional<std::int64_t> dataset_or_none(Session &session, Connection &writing,
                                                   model::DatasetId const &id) {
    if (id.empty()) return std::nullopt;
    return session.dataset_to_write(writing, id);
}

} // namespace tsunagi::store::sqlite
