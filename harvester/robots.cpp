#include "harvester/robots.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tsunagi::harvester {

namespace {

using std::chrono::milliseconds;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// "Tsunagi/1.0 (x)" names the product Tsunagi (RFC 9309, 2.2.1).
std::string_view product_token(std::string_view agent) {
    if (agent.starts_with('*')) return "*";
    auto const end = std::find_if(agent.begin(), agent.end(), [](char c) {
        return !(lower(c) >= 'a' && lower(c) <= 'z') && c != '-' && c != '_';
    });
    return agent.substr(0, static_cast<std::size_t>(end - agent.begin()));
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

/// One way of writing an address: unreserved bytes plain, others that must be encoded as %XX (2.2.2).
std::string normal_path(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < path.size(); ++at) {
        auto byte = static_cast<unsigned char>(path[at]);
        bool const escape = path[at] == '%' && at + 2 < path.size() && hex_value(path[at + 1]) >= 0 &&
                            hex_value(path[at + 2]) >= 0;
        if (escape) {
            byte = static_cast<unsigned char>(hex_value(path[at + 1]) * 16 + hex_value(path[at + 2]));
            at += 2;
        }
        bool const plain = escape ? is_unreserved(static_cast<char>(byte)) : byte < 0x80;
        if (plain)
            out += static_cast<char>(byte);
        else
            out.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return out;
}

/// `*` stands for anything, `$` at the end for the end; otherwise the pattern is a beginning. Each piece
/// between two stars is sought once, where it stands first: the time does not explode.
bool matches(std::string_view pattern, std::string_view path) {
    bool const to_the_end = pattern.ends_with('$');
    if (to_the_end) pattern.remove_suffix(1);
    bool first = true;
    while (true) {
        auto const star = pattern.find('*');
        auto const piece = pattern.substr(0, star);
        bool const last = star == std::string_view::npos;
        if (last && to_the_end) return first ? path == piece : path.ends_with(piece);
        auto const at = path.find(piece);
        if (at == std::string_view::npos || (first && at != 0)) return false;
        if (last) return true;
        path.remove_prefix(at + piece.size());
        pattern.remove_prefix(star + 1);
        first = false;
    }
}

struct Line {
    std::string_view name, value;
};

/// Every "name: value", without comments.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    text = text.substr(0, longest_robots);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of("\r\n"), text.size());
        auto const line = text.substr(0, end).substr(0, text.substr(0, end).find('#'));
        text.remove_prefix(std::min(end + 1, text.size()));
        auto const colon = line.find(':');
        if (colon != std::string_view::npos)
            lines.push_back({trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))});
    }
    return lines;
}

std::optional<milliseconds> delay_of(std::string_view value) {
    constexpr double longest = 86'400;
    auto const seconds = std::strtod(std::string(value).c_str(), nullptr);
    if (!std::isfinite(seconds) || seconds <= 0) return {};
    return milliseconds{static_cast<long long>(std::min(seconds, longest) * 1000)};
}

} // namespace

/// Lines that belong to the agents named above them.
struct Robots::Group {
    std::vector<std::string_view> agents;
    std::vector<Rule> rules;
    std::optional<milliseconds> crawl_delay;

    bool is_for(std::string_view product) const {
        return std::ranges::any_of(agents, [&](auto agent) { return same_word(agent, product); });
    }
};

Robots::Robots(std::string_view text, std::string_view product) {
    std::vector<Group> groups;
    bool in_agents = false;
    for (auto const &[name, value] : lines_of(text)) {
        bool const is_agent = same_word(name, "user-agent"), allows = same_word(name, "allow");
        bool const is_delay = same_word(name, "crawl-delay");
        if (!is_agent && !allows && !is_delay && !same_word(name, "disallow"))
            continue; // Sitemap and others belong to no group
        if (is_agent && !in_agents) groups.emplace_back();
        in_agents = is_agent;
        if (is_agent)
            groups.back().agents.push_back(product_token(value));
        else if (!groups.empty() && is_delay)
            groups.back().crawl_delay = delay_of(value);
        else if (!groups.empty() && !value.empty())
            groups.back().rules.push_back(
                {allows, normal_path(value), (allows ? "Allow: " : "Disallow: ") + std::string(value)});
    }
    bool const has_own = std::ranges::any_of(groups, [&](auto const &one) { return one.is_for(product); });
    for (auto const &group : groups)
        if (group.is_for(has_own ? product : "*")) take(group);
}

void Robots::take(Group const &group) {
    m_rules.insert(m_rules.end(), group.rules.begin(), group.rules.end());
    if (group.crawl_delay)
        m_crawl_delay = std::max(m_crawl_delay.value_or(milliseconds{0}), *group.crawl_delay);
}

std::optional<std::string> Robots::forbids(std::string_view path) const {
    auto const normal = normal_path(path.empty() ? "/" : path);
    Rule const *best = nullptr;
    for (auto const &rule : m_rules) {
        bool const outdone =
            best != nullptr && (best->pattern.size() > rule.pattern.size() ||
                                (best->pattern.size() == rule.pattern.size() && best->allows));
        if (!outdone && matches(rule.pattern, normal)) best = &rule;
    }
    if (best == nullptr || best->allows) return {};
    return best->written;
}

} // namespace tsunagi::harvester
