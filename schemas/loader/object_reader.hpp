// One JSON object, read key by key. Every key that is asked for is known; a key that nobody asked for is a
// mistake, so that no setting is silently without effect. Used by the crosswalks and by config/.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/loader/json_value.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::schemas {

/// Datasets, institutions, schemas: [a-z0-9_]+
bool is_id(std::string_view text);

/// The place of a value in its file, and where mistakes about it go.
struct JsonPlace {
    JsonValue const &value;
    std::string pointer;
    MistakeLog &log;

    void mistake(std::string expected) const { log.add(pointer, value.shown(), std::move(expected)); }
    JsonPlace item(std::size_t index) const;
    JsonPlace member(JsonMember const &member) const;
    /// The value as text; a mistake and null when it is of another kind.
    std::string const *text() const;
    /// Each item of a list; one value alone counts as a list of one.
    void each(std::function<void(JsonPlace const &)> const &body) const;
};

class ObjectReader {
public:
    using Body = std::function<void(ObjectReader &)>;

    /// Reads an object with `body`, then reports the keys that `body` did not ask for.
    static void read(JsonPlace const &place, Body const &body);

    /// The value of a key; nothing when it is absent or null. The key is known from now on.
    std::optional<JsonPlace> find(std::string_view key);
    bool has(std::string_view key) { return find(key).has_value(); }
    /// Present and null: "switched off", where absence means the default.
    bool is_null(std::string_view key) const;
    void require(std::string_view key, std::string const &expected);
    /// A mistake about the value of a key, or about its absence.
    void mistake(std::string_view key, std::string expected);

    /// When what the keys mean cannot be known: then no key is called unknown.
    void leave_the_rest() { m_rest_is_left = true; }

    // Each of these leaves `out` as it is when the key is absent, null or mistaken.
    void text(std::string_view key, std::string &out);
    void id(std::string_view key, std::string &out);
    void choice(std::string_view key, std::string &out, std::initializer_list<std::string_view> choices);
    void flag(std::string_view key, bool &out);
    void real(std::string_view key, double &out, double least, double most);
    template <class Number>
    void number(std::string_view key, Number &out, std::int64_t least,
                std::int64_t most = 1'000'000'000'000) {
        if (auto const found = whole(key, least, most)) out = static_cast<Number>(*found);
    }
    template <class Number>
    void number(std::string_view key, std::optional<Number> &out, std::int64_t least,
                std::int64_t most = 1'000'000'000'000) {
        if (auto const found = whole(key, least, most)) out = static_cast<Number>(*found);
    }
    void texts(std::string_view key, std::vector<std::string> &out);
    void choices(std::string_view key, std::vector<std::string> &out,
                 std::initializer_list<std::string_view> choices);
    void local(std::string_view key, model::LocalText &out);
    void object(std::string_view key, Body const &body);
    void objects(std::string_view key, Body const &body);
    /// An object whose keys are free names.
    void members(std::string_view key,
                 std::function<void(std::string const &name, JsonPlace const &)> const &body);
    /// Every item of a list of anything.
    void items(std::string_view key, std::function<void(JsonPlace const &)> const &body);

private:
    explicit ObjectReader(JsonPlace const &place) : m_place(place) {}
    std::optional<std::int64_t> whole(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<JsonPlace> find(std::string_view key, JsonValue::Kind kind, std::string const &expected);
    void refuse_unknown() const;

    JsonPlace m_place;
    std::set<std::string, std::less<>> m_known;
    bool m_rest_is_left = false;
};

} // namespace tsunagi::schemas
