#include "normalizer/normalize/rights/fold.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tsunagi::normalizer::rights {

namespace {

struct Replacement {
    std::string_view from, to;
};

/// Circled c is a copyright sign; NFKC would make it a plain letter.
constexpr std::array before_nfkc{Replacement{"ⓒ", "©"}, Replacement{"Ⓒ", "©"}};

constexpr std::array entities{Replacement{"&amp;", "&"},  Replacement{"&lt;", "<"},
                              Replacement{"&gt;", ">"},   Replacement{"&quot;", "\""},
                              Replacement{"&nbsp;", " "}, Replacement{"&copy;", "©"},
                              Replacement{"&#169;", "©"}};

constexpr std::array dashes_and_dots{Replacement{"‐", "-"}, Replacement{"‑", "-"},  Replacement{"‒", "-"},
                                     Replacement{"–", "-"}, Replacement{"—", "-"},  Replacement{"―", "-"},
                                     Replacement{"−", "-"}, Replacement{"·", "・"}, Replacement{"•", "・"},
                                     Replacement{"‧", "・"}};

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Nothing that is replaced starts with a letter, a digit or a kanji.
bool is_plain_letter(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return is_latin(c) || (byte >= 0xE3 && byte <= 0xEF) || (byte & 0xC0) == 0x80;
}

template <class Replacements>
std::string replaced(std::string_view text, Replacements const &replacements) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain_letter(text[at])) {
            out += text[at++];
            continue;
        }
        auto const rest = text.substr(at);
        auto const *const match = std::find_if(replacements.begin(), replacements.end(),
                                               [&](auto const &r) { return rest.starts_with(r.from); });
        if (match == replacements.end()) {
            out += text[at++];
            continue;
        }
        out += match->to;
        at += match->from.size();
    }
    return out;
}

/// "<a href='http://…'>" -> " http://… "; any other tag -> a space.
std::string link_of(std::string_view tag) {
    auto const scheme = tag.find("http");
    if (scheme == std::string_view::npos) return " ";
    auto const end = tag.find_first_of("\"'> ", scheme);
    return std::string(" ").append(tag.substr(scheme, end - scheme)).append(" ");
}

bool opens_tag(std::string_view text, std::size_t at) {
    return text[at] == '<' && at + 1 < text.size() && (is_latin(text[at + 1]) || text[at + 1] == '/');
}

std::string without_tags(std::string_view text) {
    if (text.find('<') == std::string_view::npos) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = opens_tag(text, at) ? text.find('>', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[at++];
            continue;
        }
        out += link_of(text.substr(at, end + 1 - at));
        at = end + 1;
    }
    return out;
}

/// "[CC BY](http://…)" -> "[CC BY] http://…)": the target ends at its bracket like any URI.
std::string without_markdown_links(std::string text) {
    for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at)) text[at + 1] = ' ';
    return text;
}

constexpr std::array uri_starts{std::string_view("https://"),
                                std::string_view("http://"),
                                std::string_view("www.creativecommons.org/"),
                                std::string_view("creativecommons.org/licenses/"),
                                std::string_view("creativecommons.org/publicdomain/"),
                                std::string_view("rightsstatements.org/vocab/"),
                                std::string_view("rightsstatements.org/page/")};

bool starts_with_uri(std::string_view rest) {
    return std::any_of(uri_starts.begin(), uri_starts.end(), [&](std::string_view start) {
        return rest.size() > start.size() && lower(rest.substr(0, start.size())) == start;
    });
}

bool ends_uri(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte >= 0x7F ||
           std::string_view("\"'<>[]{}|\\^`").find(c) != std::string_view::npos;
}

/// RFC 3986 characters from the front, without the punctuation of the sentence around them.
std::string_view uri_at_front(std::string_view rest) {
    auto const *const end = std::find_if(rest.begin(), rest.end(), ends_uri);
    auto uri = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    while (!uri.empty()) {
        bool const open = uri.find('(') != std::string_view::npos;
        if (std::string_view(".,;:!?").find(uri.back()) == std::string_view::npos &&
            !(uri.back() == ')' && !open))
            break;
        uri.remove_suffix(1);
    }
    return uri;
}

bool may_start_uri(std::string_view text, std::size_t at) {
    switch (text[at]) {
    case 'h':
    case 'H':
    case 'w':
    case 'W':
    case 'c':
    case 'C':
    case 'r':
    case 'R':
        return (at == 0 || (!is_latin(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != '/')) &&
               starts_with_uri(text.substr(at));
    default:
        return false;
    }
}

std::string take_out_uris(std::string_view text, std::vector<std::string> &uris) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (!may_start_uri(text, at)) {
            out += text[at++];
            continue;
        }
        auto const uri = uri_at_front(text.substr(at));
        uris.emplace_back(uri);
        out += uri_mark;
        at += uri.size();
    }
    return out;
}

/// ー between Latin letters is a dash typed with a Japanese keyboard.
std::string with_dashes_for_long_vowels(std::string_view text) {
    std::string_view constexpr mark = "ー";
    std::string out;
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) {
        auto const behind = at + mark.size();
        bool const dash = at > 0 && is_latin(text[at - 1]) && behind < text.size() && is_latin(text[behind]);
        out.append(text.substr(0, at)).append(dash ? "-" : mark);
        text.remove_prefix(behind);
    }
    return out.append(text);
}

/// "表示 - 継承", "インターネット公開 (許諾)": no space beside a dash, a bracket or a slash.
std::string tightened(std::string_view text) {
    std::string_view constexpr marks = "-()/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const beside = (!out.empty() && marks.find(out.back()) != std::string_view::npos) ||
                            (i + 1 < text.size() && marks.find(text[i + 1]) != std::string_view::npos);
        if (text[i] != ' ' || !beside) out += text[i];
    }
    return out;
}

std::string without_control_characters(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= '\0' && c < ' '; }, ' ');
    return text;
}

std::string folded_words(std::string_view text) {
    auto const plain = replaced(lower(text), dashes_and_dots);
    return tightened(squash(with_dashes_for_long_vowels(plain)));
}

} // namespace

FoldedText fold(std::string_view provided) {
    FoldedText folded;
    auto text = without_control_characters(nfkc(replaced(provided, before_nfkc)));
    text = without_markdown_links(replaced(without_tags(text), entities));
    folded.text = folded_words(take_out_uris(text, folded.uris));
    return folded;
}

std::string fold_phrase(std::string_view phrase) { return folded_words(nfkc(replaced(phrase, before_nfkc))); }

} // namespace tsunagi::normalizer::rights
