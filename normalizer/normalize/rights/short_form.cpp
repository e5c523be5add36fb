#include "normalizer/normalize/rights/short_form.hpp"

#include "normalizer/normalize/rights/licence_uri.hpp"
#include "normalizer/normalize/word_index.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::rights {

namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a folded text from left to right, word by word.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    std::size_t at() const { return m_at; }
    void go_to(std::size_t at) { m_at = at; }
    std::string_view rest() const { return m_text.substr(std::min(m_at, m_text.size())); }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    /// Takes `word` when it stands here, a Latin one only when no letter follows.
    bool take(std::string_view word) {
        if (!rest().starts_with(word) || !is_whole_word(m_text, m_at, word.size())) return false;
        m_at += word.size();
        return true;
    }
    template <class Words>
    bool take_any(Words const &words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return take(word); });
    }
    /// Takes `start` when it stands here, whatever follows.
    bool take_start(std::string_view start) {
        if (!rest().starts_with(start)) return false;
        m_at += start.size();
        return true;
    }
    /// Space, dashes, dots and brackets between the parts of a name; returns how many.
    std::size_t skip_separators() {
        std::size_t count = 0;
        while (std::any_of(separators.begin(), separators.end(),
                           [&](std::string_view s) { return take_start(s); }))
            ++count;
        return count;
    }

private:
    static constexpr std::array<std::string_view, 10> separators{" ", "-",  "_",  "・", ":",
                                                                 "(", "「", "『", "[",  "/"};
    std::string_view m_text;
    std::size_t m_at;
};

/// The parts of a licence's name.
struct Elements {
    bool by = false, nc = false, nd = false, sa = false;

    std::string licence() const {
        if (!by || (nd && sa)) return {};
        return std::string("by") + (nc ? "-nc" : "") + (nd ? "-nd" : "") + (sa ? "-sa" : "");
    }
};

struct Word {
    std::string_view text;
    bool Elements::*element;
};

constexpr std::array element_words{
    Word{"by", &Elements::by},
    Word{"表示", &Elements::by},
    Word{"attribution", &Elements::by},
    Word{"nc", &Elements::nc},
    Word{"非営利", &Elements::nc},
    Word{"noncommercial", &Elements::nc},
    Word{"non-commercial", &Elements::nc},
    Word{"nd", &Elements::nd},
    Word{"改変禁止", &Elements::nd},
    Word{"noderivatives", &Elements::nd},
    Word{"no-derivatives", &Elements::nd},
    Word{"no derivatives", &Elements::nd},
    Word{"noderivs", &Elements::nd},
    Word{"no derivative works", &Elements::nd},
    Word{"sa", &Elements::sa},
    Word{"継承", &Elements::sa},
    Word{"sharealike", &Elements::sa},
    Word{"share-alike", &Elements::sa},
    Word{"share alike", &Elements::sa},
};

bool take_element(Cursor &cursor, Elements &elements) {
    for (auto const &word : element_words)
        if (!(elements.*word.element) && cursor.take(word.text)) {
            elements.*word.element = true;
            return true;
        }
    return false;
}

/// BY first, then the others in any order (by-nd-nc is known). Returns how many.
int take_elements(Cursor &cursor, Elements &elements) {
    int count = 0;
    auto behind = cursor.at();
    while (take_element(cursor, elements)) {
        if (!elements.by) return 0;
        ++count;
        behind = cursor.at();
        cursor.skip_separators();
    }
    cursor.go_to(behind);
    return count;
}

/// "4.0", "ver. 2.1"; leaves the cursor alone when there is none.
std::string take_version(Cursor &cursor) {
    auto const start = cursor.at();
    cursor.skip_separators();
    for (std::string_view const word : {"version", "ver.", "ver", "v.", "v", "第"})
        if (cursor.take_start(word)) break;
    cursor.skip_separators();
    auto const rest = cursor.rest();
    bool const number = rest.size() >= 3 && is_digit(rest[0]) && rest[1] == '.' && is_digit(rest[2]) &&
                        (rest.size() == 3 || (!is_digit(rest[3]) && !is_letter(rest[3])));
    if (!number) {
        cursor.go_to(start);
        return {};
    }
    cursor.go_to(cursor.at() + 3);
    return std::string(rest.substr(0, 3));
}

constexpr std::array<std::string_view, 7> names_of_no_port{"international", "国際", "unported", "非移植",
                                                           "generic",       "一般", "universal"};
constexpr std::array<std::string_view, 4> names_of_japan{"jp", "japan", "日本", "jpn"};

/// "国際" and the like name no port. Codes of countries need a dash before them: "2.0 at", "3.0 in" are
/// English.
std::string take_port(Cursor &cursor, bool &named) {
    auto const start = cursor.at();
    bool const dash = cursor.peek() == '-' || cursor.peek() == '_' || cursor.peek() == '/';
    cursor.skip_separators();
    named = true;
    if (cursor.take_any(names_of_no_port)) return {};
    if (cursor.take_any(names_of_japan)) return "jp";
    auto const rest = cursor.rest();
    auto const *const end = std::find_if_not(rest.begin(), rest.end(), is_letter);
    auto const code = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    if (dash && is_port(code)) {
        cursor.go_to(cursor.at() + code.size());
        return std::string(code);
    }
    named = false;
    cursor.go_to(start);
    return {};
}

/// CC, Creative Commons, クリエイティブ・コモンズ, each perhaps with "licence" behind it.
bool take_prefix(Cursor &cursor) {
    if (cursor.take_start("クリエイティブ")) {
        cursor.skip_separators();
        if (!cursor.take_start("コモンズ")) return false;
    } else if (!cursor.take("creative commons") && !cursor.take("creativecommons") && !cursor.take("cc")) {
        return false;
    }
    cursor.skip_separators();
    for (std::string_view const word :
         {"ライセンス", "licenses", "license", "licence", "パブリック・ライセンス"})
        if (cursor.take_start(word)) break;
    cursor.skip_separators();
    return true;
}

/// The Japan Search codes, written in one: ccbyncsa.
constexpr std::array<std::string_view, 6> codes{"ccby", "ccbysa", "ccbynd", "ccbync", "ccbyncsa", "ccbyncnd"};

bool take_code(Cursor &cursor, Elements &elements) {
    for (auto const code : codes)
        if (cursor.take(code)) {
            auto const has = [&](std::string_view part) { return code.substr(4).find(part) != code.npos; };
            elements = {.by = true, .nc = has("nc"), .nd = has("nd"), .sa = has("sa")};
            return true;
        }
    return false;
}

/// CC-BY-XX: something goes on that is no part of a licence's name.
bool goes_on(Cursor const &cursor) {
    auto const rest = cursor.rest();
    return rest.size() > 1 && (rest[0] == '-' || rest[0] == '_') && is_letter(rest[1]);
}

void take_version_and_port(Cursor &cursor, ShortForm &form, bool &port_named) {
    form.version = take_version(cursor);
    if (!form.version.empty()) form.port = take_port(cursor, port_named);
}

std::optional<ShortForm> zero(std::string_view folded, std::size_t begin) {
    Cursor cursor(folded, begin);
    constexpr std::array<std::string_view, 5> names{"cc0", "cc-0", "cc zero", "cc-zero", "ccゼロ"};
    if (!cursor.take_any(names)) {
        if (!take_prefix(cursor)) return {};
        constexpr std::array<std::string_view, 3> words_for_zero{"zero", "ゼロ", "cc0"};
        if (!cursor.take_any(words_for_zero)) return {};
    }
    ShortForm form{.begin = begin, .end = 0, .licence = "zero", .version = {}, .port = {}};
    bool port_named = false;
    take_version_and_port(cursor, form, port_named);
    form.end = cursor.at();
    if (goes_on(cursor)) form.licence.clear();
    return form;
}

/// What may follow a name without "CC": 表示 alone means "display", attribution alone is a word.
bool stands_alone(int elements, ShortForm const &form, bool port_named) {
    return elements > 1 || (!form.version.empty() && port_named);
}

std::optional<ShortForm> licence(std::string_view folded, std::size_t begin) {
    Cursor cursor(folded, begin);
    Elements elements;
    int count = take_code(cursor, elements) ? 2 : 0;
    bool prefix = count > 0;
    if (!prefix) {
        prefix = take_prefix(cursor);
        if (!prefix) cursor.go_to(begin);
        if (!prefix && folded.substr(begin).starts_with("by")) return {}; // "by" alone is no licence
        count = take_elements(cursor, elements);
    }
    if (count == 0) return {};
    ShortForm form{.begin = begin, .end = 0, .licence = {}, .version = {}, .port = {}};
    bool port_named = false;
    take_version_and_port(cursor, form, port_named);
    form.end = cursor.at();
    if (!prefix && !stands_alone(count, form, port_named)) return {};
    if (!goes_on(cursor)) form.licence = elements.licence();
    return form;
}

} // namespace

std::optional<ShortForm> short_form_at(std::string_view folded, std::size_t begin) {
    auto const rest = folded.substr(begin);
    if (!rest.starts_with("c") && !rest.starts_with("a") && !rest.starts_with("ク") &&
        !rest.starts_with("表"))
        return {};
    if (auto form = zero(folded, begin)) return form;
    return licence(folded, begin);
}

} // namespace tsunagi::normalizer::rights
