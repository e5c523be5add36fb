// Names of things. All are UTF-8 text; datasets, institutions and schemas match [a-z0-9_]+.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace tsunagi::model {

using DatasetId = std::string;
using InstitutionId = std::string;
using SchemaId = std::string;
using RunId = std::string; ///< "r-318", unique in the workspace

/// Identifier of a record here: "{dataset}-{localId}", split at the first hyphen.
/// Made from dataset and source identifier alone, so that harvesting again gives the same id.
using RecordId = std::string;

using Time = std::chrono::sys_seconds;                           ///< a moment, UTC, whole seconds
using Moment = std::chrono::sys_time<std::chrono::milliseconds>; ///< where seconds are too coarse

/// The dataset part of a record id: everything before the first hyphen.
inline std::string_view dataset_of(std::string_view record_id) {
    return record_id.substr(0, record_id.find('-'));
}

} // namespace tsunagi::model
