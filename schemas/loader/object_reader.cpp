#include "schemas/loader/object_reader.hpp"

#include <algorithm>
#include <charconv>

namespace tsunagi::schemas {

namespace {

using Kind = JsonValue::Kind;

/// RFC 6901, section 3.
std::string escaped(std::string_view name) {
    std::string out;
    for (char const c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

template <class Range>
std::string listed(Range const &names) {
    std::string out;
    for (auto const &name : names) out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
    return std::ranges::find(choices, text) != choices.end();
}

template <class Number>
bool read_number(std::string const &text, Number &number) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

bool is_id(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

JsonPlace JsonPlace::item(std::size_t index) const {
    return {value.items[index], pointer + "/" + std::to_string(index), log};
}

JsonPlace JsonPlace::member(JsonMember const &member) const {
    return {member.value, pointer + "/" + escaped(member.name), log};
}

std::string const *JsonPlace::text() const {
    if (value.kind == Kind::text) return &value.text;
    mistake("text in quotation marks");
    return nullptr;
}

void JsonPlace::each(std::function<void(JsonPlace const &)> const &body) const {
    if (value.kind != Kind::list) return body(*this);
    for (std::size_t i = 0; i < value.items.size(); ++i) body(item(i));
}

void ObjectReader::read(JsonPlace const &place, Body const &body) {
    if (place.value.kind != Kind::object) return place.mistake("an object {…}");
    ObjectReader reader(place);
    body(reader);
    reader.refuse_unknown();
}

std::optional<JsonPlace> ObjectReader::find(std::string_view key) {
    m_known.emplace(key);
    auto const found = std::ranges::find(m_place.value.members, key, &JsonMember::name);
    if (found == m_place.value.members.end() || found->value.kind == Kind::null) return std::nullopt;
    return m_place.member(*found);
}

bool ObjectReader::is_null(std::string_view key) const {
    auto const *value = m_place.value.find(key);
    return value != nullptr && value->kind == Kind::null;
}

std::optional<JsonPlace> ObjectReader::find(std::string_view key, Kind kind, std::string const &expected) {
    auto found = find(key);
    if (!found || found->value.kind == kind) return found;
    found->mistake(expected);
    return std::nullopt;
}

void ObjectReader::require(std::string_view key, std::string const &expected) {
    if (!has(key)) mistake(key, expected);
}

void ObjectReader::mistake(std::string_view key, std::string expected) {
    if (auto const found = find(key))
        found->mistake(std::move(expected));
    else
        m_place.log.add(m_place.pointer + "/" + escaped(key), "", std::move(expected));
}

void ObjectReader::text(std::string_view key, std::string &out) {
    if (auto const found = find(key))
        if (auto const *text = found->text()) out = *text;
}

void ObjectReader::id(std::string_view key, std::string &out) {
    auto const found = find(key);
    if (!found) return;
    auto const *text = found->text();
    if (text && !is_id(*text)) return found->mistake("an id of the characters a-z, 0-9 and _");
    if (text) out = *text;
}

void ObjectReader::choice(std::string_view key, std::string &out,
                          std::initializer_list<std::string_view> choices) {
    auto const found = find(key);
    if (!found) return;
    if (found->value.kind != Kind::text || !is_one_of(found->value.text, choices))
        return found->mistake("one of " + listed(choices));
    out = found->value.text;
}

void ObjectReader::flag(std::string_view key, bool &out) {
    if (auto const found = find(key, Kind::boolean, "true or false")) out = found->value.text == "true";
}

void ObjectReader::real(std::string_view key, double &out, double least, double most) {
    auto const found = find(key);
    if (!found) return;
    double number = 0;
    if (found->value.kind != Kind::number || !read_number(found->value.text, number) || number < least ||
        number > most) {
        std::string range = std::to_string(static_cast<std::int64_t>(least)) + " to " +
                            std::to_string(static_cast<std::int64_t>(most));
        return found->mistake("a number from " + range);
    }
    out = number;
}

std::optional<std::int64_t> ObjectReader::whole(std::string_view key, std::int64_t least, std::int64_t most) {
    auto const found = find(key);
    if (!found) return std::nullopt;
    std::int64_t number = 0;
    if (found->value.kind == Kind::number && read_number(found->value.text, number) && number >= least &&
        number <= most)
        return number;
    found->mistake("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

void ObjectReader::texts(std::string_view key, std::vector<std::string> &out) {
    auto const found = find(key, Kind::list, "a list of texts [\"…\"]");
    if (!found) return;
    std::vector<std::string> texts;
    found->each([&](JsonPlace const &item) {
        if (auto const *text = item.text()) texts.push_back(*text);
    });
    out = std::move(texts);
}

void ObjectReader::choices(std::string_view key, std::vector<std::string> &out,
                           std::initializer_list<std::string_view> choices) {
    texts(key, out);
    items(key, [&](JsonPlace const &item) {
        if (item.value.kind == Kind::text && !is_one_of(item.value.text, choices))
            item.mistake("one of " + listed(choices));
    });
}

void ObjectReader::local(std::string_view key, model::LocalText &out) {
    object(key, [&](ObjectReader &sides) {
        sides.text("ja", out.ja);
        sides.text("en", out.en);
    });
}

void ObjectReader::object(std::string_view key, Body const &body) {
    if (auto const found = find(key)) read(*found, body);
}

void ObjectReader::objects(std::string_view key, Body const &body) {
    if (auto const found = find(key, Kind::list, "a list of objects [{…}]"))
        found->each([&](JsonPlace const &item) { read(item, body); });
}

void ObjectReader::members(std::string_view key,
                           std::function<void(std::string const &name, JsonPlace const &)> const &body) {
    auto const found = find(key, Kind::object, "an object {…}");
    if (!found) return;
    for (auto const &member : found->value.members) body(member.name, found->member(member));
}

void ObjectReader::items(std::string_view key, std::function<void(JsonPlace const &)> const &body) {
    if (auto const found = find(key); found && found->value.kind == Kind::list) found->each(body);
}

void ObjectReader::refuse_unknown() const {
    if (m_rest_is_left) return;
    for (auto const &member : m_place.value.members)
        if (!m_known.contains(member.name))
            m_place.log.add(m_place.pointer + "/" + escaped(member.name), member.value.shown(),
                            "one of the keys " + listed(m_known));
}

} // namespace tsunagi::schemas
