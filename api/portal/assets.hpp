#pragma once

#include <optional>
#include <string_view>

namespace tsunagi::api {

/// A file of assets/, carried inside the program.
struct Asset {
    std::string_view content_type, body;
};

std::optional<Asset> find_asset(std::string_view name);

} // namespace tsunagi::api
