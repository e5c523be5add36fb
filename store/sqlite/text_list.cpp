#include "store/sqlite/text_list.hpp"

namespace tsunagi::store::sqlite {
namespace {

void append_item(std::string &packed, std::string_view item) {
    for (char const c : item) {
        if (c == '\\' || c == '\n') packed += '\\';
        packed += c == '\n' ? 'n' : c;
    }
    packed += '\n';
}

} // namespace

std::string pack(std::vector<std::string> const &items) {
    std::string packed;
    for (auto const &item : items) append_item(packed, item);
    return packed;
}

std::vector<std::string> unpack(std::string_view packed) {
    std::vector<std::string> items;
    std::string item;
    for (std::size_t i = 0; i < packed.size(); ++i) {
        if (packed[i] == '\n') {
            items.push_back(std::exchange(item, {}));
        } else if (packed[i] == '\\' && i + 1 < packed.size()) {
            ++i;
            item += packed[i] == 'n' ? '\n' : packed[i];
        } else {
            item += packed[i];
        }
    }
    return items;
}

std::string pack_pairs(std::vector<std::pair<std::string, std::string>> const &pairs) {
    std::string packed;
    for (auto const &[name, value] : pairs) {
        append_item(packed, name);
        append_item(packed, value);
    }
    return packed;
}

std::vector<std::pair<std::string, std::string>> unpack_pairs(std::string_view packed) {
    auto items = unpack(packed);
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        pairs.emplace_back(std::move(items[i]), std::move(items[i + 1]));
    return pairs;
}

} // namespace tsunagi::store::sqlite
