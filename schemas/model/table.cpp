#include "schemas/model/table.hpp"

namespace tsunagi::model {

std::vector<std::string> values_of(std::string_view cell) {
    std::vector<std::string> values;
    while (!cell.empty()) {
        auto const bar = cell.find('|');
        if (auto const value = cell.substr(0, bar); !value.empty()) values.emplace_back(value);
        if (bar == std::string_view::npos) break;
        cell.remove_prefix(bar + 1);
    }
    return values;
}

} // namespace tsunagi::model
