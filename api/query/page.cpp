#include "api/query/compatible_query.hpp"

#include <charconv>

namespace tsunagi::api {
namespace {

constexpr std::uint64_t window = 2000, largest_page = 500;

/// A whole number; more digits than fit count as the largest one. Anything else is told and left.
std::uint64_t number_or(Parameters const &parameters, std::string const &name, std::uint64_t otherwise,
                        Warnings &warnings) {
    auto const text = parameters.last(name);
    if (text.empty()) return otherwise;
    std::uint64_t value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ptr != text.data() + text.size() || read.ec == std::errc::invalid_argument) {
        warnings.push_back({"bad-value", {{"param", name}, {"value", text}}});
        return otherwise;
    }
    return read.ec == std::errc::result_out_of_range || value > UINT32_MAX ? UINT32_MAX : value;
}

} // namespace

Page read_page(Parameters const &parameters, std::string const &scroll, Warnings &warnings) {
    auto const from = number_or(parameters, "from", Page{}.from, warnings);
    auto const size = number_or(parameters, "size", Page{}.size, warnings);
    Page page{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(size)};
    if (size > largest_page) {
        warnings.push_back({"size-too-large", {{"limit", std::to_string(largest_page)}}});
        page.refused = true;
    }
    if (from + size > window) {
        Warning warning{"window-exceeded", {{"limit", std::to_string(window)}}};
        if (!scroll.empty()) warning.attributes.emplace_back("use", scroll);
        warnings.push_back(std::move(warning));
        page.refused = true;
    }
    return page;
}

} // namespace tsunagi::api
