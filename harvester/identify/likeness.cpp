#include <algorithm>
#include <numeric>

#include "harvester/identify/interview.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::size_t proposals = 3, longest = 100; // set names are short; what is longer is cut

/// Characters to change, add or leave out (Levenshtein).
std::size_t distance(std::string_view left, std::string_view right) {
    left = left.substr(0, longest);
    right = right.substr(0, longest);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t at = 0; at < left.size(); ++at) {
        auto diagonal = row[0]++;
        for (std::size_t to = 0; to < right.size(); ++to) {
            auto const replaced = diagonal + (left[at] == right[to] ? 0 : 1);
            diagonal = row[to + 1];
            row[to + 1] = std::min({replaced, row[to] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// A name inside of the other one is as near as can be: "photo" and "collection:photo".
std::size_t unlikeness(std::string const &wanted, std::string const &offered) {
    bool const holds = offered.find(wanted) != std::string::npos || wanted.find(offered) != std::string::npos;
    return holds ? 0 : distance(wanted, offered);
}

} // namespace

std::vector<std::string> most_like(std::string const &wanted, std::vector<std::string> const &offered) {
    if (offered.size() == 1) return offered;
    std::vector<std::string> like;
    auto const far = std::max<std::size_t>(wanted.size() / 2, 2);
    for (auto const &one : offered)
        if (unlikeness(wanted, one) <= far) like.push_back(one);
    std::stable_sort(like.begin(), like.end(), [&](auto const &left, auto const &right) {
        return unlikeness(wanted, left) < unlikeness(wanted, right);
    });
    like.resize(std::min(like.size(), proposals));
    return like;
}

std::string joined(std::vector<std::string> const &values) {
    std::string text;
    for (auto const &value : values) text += (text.empty() ? "" : ", ") + value;
    return text;
}

} // namespace tsunagi::harvester
