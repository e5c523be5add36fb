#include "api/portal/chosen.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "api/portal/shown_record.hpp"
#include "api/portal/spoken.hpp"
#include "api/query/ranges.hpp"

namespace tsunagi::api {

namespace {

struct Named {
    std::string_view parameter, ja, en;
};
constexpr std::array text_fields{
    Named{"q-title", "題名：", "Title: "},       Named{"q-contributor", "作者：", "By: "},
    Named{"q-description", "解説：", "About: "}, Named{"q-about", "件名：", "Subject: "},
    Named{"q-loc", "場所：", "Place: "},         Named{"q-tempo", "時代：", "Period: "},
    Named{"exists", "記載がある：", "States: "}, Named{"g-coordinates", "位置：", "Near: "},
    Named{"f-about", "主題：", "About: "}};

class Chips {
public:
    Chips(Address const &address, Labels const &labels)
        : m_address(address), m_labels(labels), m_tongue(labels.tongue()) {}

    Html list() {
        bool first_keyword = true;
        for (auto const &parameter : m_address.list()) {
            bool const in_the_box = parameter.name == "keyword" && std::exchange(first_keyword, false);
            if (!in_the_box) add(parameter);
        }
        return std::move(m_chips);
    }

private:
    void add(Parameter const &parameter) {
        auto const &[name, value] = parameter;
        if (name == "r-tempo") return add_years(value);
        if (name == "keyword") return add_words("", parameter);
        if (auto const *field = std::ranges::find(text_fields, name, &Named::parameter);
            field != text_fields.end())
            return add_words(say(m_tongue, field->ja, field->en), parameter);
        if (name.starts_with("f-")) add_filter(parameter);
    }

    void add_years(std::string const &value) {
        auto const range = read_years(value);
        if (range) chip(text(years_text(m_tongue, range->from, range->to)), m_address.without("r-tempo"));
    }

    void add_words(std::string_view field, Parameter const &parameter) {
        auto const [sign, words] = signed_code(parameter.value);
        bool const undated = parameter.name == "exists" && words == "common.temporal" && sign == '-';
        auto const away = m_address.without(parameter.name, parameter.value);
        if (undated)
            chip(text(say(m_tongue, "年代の記載がない", "No date stated")), away);
        else if (sign == '-')
            chip(text(field) + left_out(spoken(words)), away, "not");
        else
            chip(text(field) + spoken(words), away);
    }

    /// Values with + are alternatives of each other and stand in one chip.
    void add_filter(Parameter const &parameter) {
        auto const &[name, value] = parameter;
        auto const [sign, code] = signed_code(value);
        if (sign == '-') return chip(left_out(label(name, code)), m_address.without(name, value), "not");
        if (sign == ' ') return chip(label(name, code), m_address.without(name, value));
        if (!m_joined.insert(name).second) return;
        Html words;
        auto away = m_address;
        for (auto const &each : m_address.list())
            if (each.name == name && each.value.starts_with('+')) {
                if (!words.empty()) words += text(say(m_tongue, " または ", " or "));
                words += label(name, signed_code(each.value).code);
                away = away.without(name, each.value);
            }
        chip(words, away);
    }

    Html label(std::string const &parameter, std::string const &code) const {
        return spoken(m_labels.of(parameter.substr(2), code));
    }

    Html left_out(Html const &words) const {
        return text(say(m_tongue, "除く　", "not ")) + element("s", words);
    }

    void chip(Html const &words, Address const &away, std::string_view css_class = absent) {
        auto const told =
            element("span", {{"class", "unseen"}}, text(say(m_tongue, "を外します", ", take away")));
        m_chips += element("li", element("a", {{"class", css_class}, {"href", away.url()}},
                                         element("span", words) + icon("close") + told));
    }

    Address const &m_address;
    Labels const &m_labels;
    Tongue m_tongue;
    Html m_chips;
    std::set<std::string> m_joined;
};

} // namespace

Html chosen_conditions(Address const &address, Labels const &labels) {
    auto const chips = Chips(address, labels).list();
    if (chips.empty()) return chips;
    return element(
        "ul", {{"class", "chosen"}, {"aria-label", say(labels.tongue(), "選んでいる条件", "Chosen")}}, chips);
}

std::size_t count_of_conditions(Address const &address) {
    return static_cast<std::size_t>(
        std::ranges::count_if(address.list(), [](auto const &each) { return each.name.starts_with("f-"); }));
}

SignedCode signed_code(std::string const &value) {
    bool const is_signed = value.starts_with('+') || value.starts_with('-');
    return is_signed ? SignedCode{value.front(), value.substr(1)} : SignedCode{' ', value};
}

} // namespace tsunagi::api
