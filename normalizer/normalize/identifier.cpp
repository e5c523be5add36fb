#include "normalizer/normalize/identifier.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_separator(char c) { return c == '-' || c == ' ' || c == ':' || c == '.'; }

/// "978-4-7649-0405-7" -> "9784764904057"; all texts here are lower case.
std::string compact(std::string_view text) {
    std::string out;
    for (char const c : text)
        if (!is_separator(c)) out += c;
    return out;
}

bool has_digits_then_digit_or_x(std::string_view text, std::size_t length) {
    return text.size() == length && all_digits(text.substr(0, length - 1)) &&
           (is_digit(text.back()) || text.back() == 'x');
}

int value_of(char c) { return c == 'x' ? 10 : c - '0'; }

/// ISO 2108 and ISO 3297: weights falling to 1, sum divisible by 11.
bool falling_weights_fit(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += value_of(digits[i]) * static_cast<int>(digits.size() - i);
    return sum % 11 == 0;
}

/// EAN-13: weights 1 and 3 in turn, sum divisible by 10.
bool ean_fits(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += value_of(digits[i]) * (i % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
}

/// ISO 7064 mod 11-2, of ORCID and ISNI.
bool mod_11_2_fits(std::string_view digits) {
    int total = 0;
    for (char const c : digits.substr(0, digits.size() - 1)) total = (total + value_of(c)) * 2;
    return (12 - total % 11) % 11 == value_of(digits.back());
}

bool is_isbn(std::string_view text) {
    auto const digits = compact(text);
    if (digits.size() == 13)
        return all_digits(digits) && (digits.starts_with("978") || digits.starts_with("979")) &&
               ean_fits(digits);
    return has_digits_then_digit_or_x(digits, 10) && falling_weights_fit(digits);
}

bool is_issn(std::string_view text) {
    auto const digits = compact(text);
    return has_digits_then_digit_or_x(digits, 8) && falling_weights_fit(digits);
}

bool is_orcid(std::string_view text) {
    auto const digits = compact(text);
    return has_digits_then_digit_or_x(digits, 16) && mod_11_2_fits(digits);
}

/// 10.prefix/suffix
bool is_doi(std::string_view text) {
    if (!text.starts_with("10.")) return false;
    auto const slash = text.find('/');
    if (slash == std::string_view::npos || slash + 1 == text.size() || slash < 7) return false;
    return std::all_of(text.begin() + 3, text.begin() + static_cast<std::ptrdiff_t>(slash),
                       [](char c) { return is_digit(c) || c == '.'; });
}

/// Two letters and at least six digits, the last perhaps X (crosswalks contract 3).
bool is_ncid(std::string_view text) {
    if (text.size() < 8 || text.size() > 14) return false;
    auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return is_letter(text[0]) && is_letter(text[1]) &&
           has_digits_then_digit_or_x(text.substr(2), text.size() - 2);
}

/// ISO 15511 as given in Japan: JP- and seven digits.
bool is_japanese_isil(std::string_view text) {
    return text.size() == 10 && text.starts_with("jp-") && all_digits(text.substr(3));
}

std::string_view without_scheme(std::string_view url) {
    for (std::string_view const scheme : {"https://", "http://"})
        if (url.starts_with(scheme)) return url.substr(scheme.size());
    return {};
}

struct Form {
    std::string_view start, type;
};

/// Texts that name their type themselves.
constexpr std::array labels{
    Form{"info:doi/", "doi"}, Form{"doi:", "doi"},          Form{"urn:isbn:", "isbn"},
    Form{"isbn", "isbn"},     Form{"urn:issn:", "issn"},    Form{"issn", "issn"},
    Form{"ncid", "ncid"},     Form{"info:ndljp/", "ndljp"}, Form{"jpno", "jpno"},
    Form{"info:hdl/", "hdl"}, Form{"hdl:", "hdl"},          Form{"ark:", "ark"},
    Form{"info:ark/", "ark"}, Form{"isil", "isil"},         Form{"info:isil/", "isil"},
    Form{"orcid", "orcid"},
};

/// URLs of services that resolve one type.
constexpr std::array hosts{
    Form{"doi.org/10.", "doi"},          Form{"dx.doi.org/10.", "doi"},
    Form{"hdl.handle.net/", "hdl"},      Form{"dl.ndl.go.jp/", "ndljp"},
    Form{"id.ndl.go.jp/bib/", "ndlbib"}, Form{"id.ndl.go.jp/jpno/", "jpno"},
    Form{"ci.nii.ac.jp/ncid/", "ncid"},  Form{"orcid.org/", "orcid"},
};

template <class Forms>
std::string_view type_by_start(std::string_view text, Forms const &forms) {
    for (auto const &form : forms)
        if (text.starts_with(form.start)) return form.type;
    return {};
}

std::string_view type_of_url(std::string_view rest) {
    if (auto const type = type_by_start(rest, hosts); !type.empty()) return type;
    return rest.find("/ark:") == std::string_view::npos ? "url" : "ark";
}

/// Ten bare digits fit an ISBN once in eleven by chance: hyphens are wanted.
bool is_bare_isbn(std::string_view text) {
    auto const hyphens = std::count(text.begin(), text.end(), '-');
    return is_isbn(text) && (compact(text).size() == 13 || hyphens == 3);
}

std::string_view type_of_bare(std::string_view text) {
    if (is_doi(text)) return "doi";
    if (is_bare_isbn(text)) return "isbn";
    if (text.size() == 9 && text[4] == '-' && is_issn(text)) return "issn";
    if (text.size() == 19 && is_orcid(text)) return "orcid";
    if (is_japanese_isil(text)) return "isil";
    return is_ncid(text) ? "ncid" : "other";
}

/// Behind label, host and separators: "isbn: 4-7649" -> "4-7649".
std::string_view core(std::string_view text) {
    if (auto const rest = without_scheme(text); !rest.empty()) text = rest;
    auto const take_off = [&text](auto const &forms) {
        for (auto const &form : forms)
            if (text.starts_with(form.start)) {
                text.remove_prefix(form.start.ends_with("10.") ? form.start.size() - 3 : form.start.size());
                return;
            }
    };
    take_off(hosts);
    take_off(labels);
    while (!text.empty() && is_separator(text.front())) text.remove_prefix(1);
    return text;
}

} // namespace

std::string identifier_type(std::string_view value) {
    std::size_t constexpr longest = 2048; // bytes; longer texts are no identifiers
    if (value.size() > longest) return "other";
    auto const text = comparable(value);
    if (auto const rest = without_scheme(text); !rest.empty()) return std::string(type_of_url(rest));
    if (text.starts_with("ftp://")) return "url";
    if (auto const type = type_by_start(text, labels); !type.empty()) return std::string(type);
    return std::string(type_of_bare(text));
}

bool is_well_formed_identifier(std::string_view type, std::string_view value) {
    auto const text = comparable(value);
    auto const number = core(text);
    if (type == "isbn") return is_isbn(number);
    if (type == "issn") return is_issn(number);
    if (type == "orcid") return is_orcid(number);
    if (type == "doi") return is_doi(number);
    if (type == "ncid") return is_ncid(number);
    if (type == "jpno") return all_digits(number) && number.size() <= 8;
    return true;
}

} // namespace tsunagi::normalizer
