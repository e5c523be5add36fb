// A schedule as people say it.
#pragma once

#include "schemas/model/dataset.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::config {

/// "every Sunday at 02:00 (Asia/Tokyo)", 毎週日曜 2:00; Japanese names the zone only when it is not Japan's.
/// Without any times: "by hand only", 手動のみ.
model::LocalText in_words(model::Schedule const &);

} // namespace tsunagi::config
