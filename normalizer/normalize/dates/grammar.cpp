#include "normalizer/normalize/dates/grammar.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/combine.hpp"
#include "normalizer/normalize/dates/inherit.hpp"

namespace tsunagi::normalizer::dates {

namespace {

using Joint = Item::Joint;

// Winter 1963/64 is one winter, told by both of its years.
void join_winters(std::vector<Item> &items) {
    constexpr int winter = 24;
    for (std::size_t i = 1; i < items.size(); ++i) {
        auto const &left = items[i - 1].atom, &right = items[i].atom;
        bool const next_year = left.has_year() && right.has_year() && right.numbers[0] == left.numbers[0] + 1;
        if (items[i].joint == Joint::range && next_year && left.season == winter && right.season == 0 &&
            right.count == 1)
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(i--));
    }
}

void complete(std::vector<Item> &items) {
    for (std::size_t i = 1; i < items.size(); ++i)
        if (items[i].joint != Joint::beside) inherit_from_left(items[i - 1].atom, items[i].atom);
    for (auto i = items.size(); i-- > 1;)
        if (items[i].joint != Joint::beside)
            inherit_from_right(items[i - 1].atom, items[i].atom, items[i].joint == Joint::range);
    join_winters(items);
}

struct Joined {
    Value value;
    Joint joint;
};

std::optional<std::vector<Joined>> evaluated(std::vector<Item> const &items, Surroundings const &around,
                                             bool qualified) {
    std::vector<Joined> parts;
    for (auto const &item : items) {
        std::vector<Value> checks;
        for (auto const bracket : item.atom.brackets)
            if (auto check = read_value(bracket, around); check && check->status == Value::Status::read)
                checks.push_back(std::move(*check));
        auto value = evaluate(item.atom, checks, around, items.size() == 1 && !qualified);
        if (!value) return std::nullopt;
        parts.push_back({std::move(*value), item.joint});
    }
    return parts;
}

Value parts_joined(Value const &a, Joined const &b) {
    if (b.joint == Joint::either) return set_of(a, b.value);
    return parts_together(a, b.value, b.joint == Joint::list);
}

// 鎌倉時代・13世紀～南北朝時代・14世紀: both sides have the same two parts.
bool is_range_of_parts(std::vector<Joined> const &parts) {
    return parts.size() == 4 && parts[2].joint == Joint::range && parts[1].joint != Joint::range &&
           parts[3].joint != Joint::range && class_of(parts[0].value) == class_of(parts[2].value) &&
           class_of(parts[1].value) == class_of(parts[3].value) &&
           class_of(parts[0].value) != class_of(parts[1].value);
}

Value joined(std::vector<Joined> parts) {
    if (is_range_of_parts(parts))
        return range_of(parts_joined(parts[0].value, parts[1]), parts_joined(parts[2].value, parts[3]));
    std::vector<Joined> ranges;
    for (auto &part : parts) {
        if (part.joint == Joint::range && !ranges.empty())
            ranges.back().value = range_of(ranges.back().value, part.value);
        else
            ranges.push_back(std::move(part));
    }
    auto value = ranges.front().value;
    for (std::size_t i = 1; i < ranges.size(); ++i) value = parts_joined(value, ranges[i]);
    return value;
}

std::optional<Value> read_qualified(TokenSpan tokens, Surroundings const &around) {
    auto qualified = take_qualifiers(tokens);
    auto items = read_items(qualified.tokens, around);
    if (!items) return std::nullopt;
    bool const open_start = items->open_start || qualified.earlier,
               open_end = items->open_end || qualified.later;
    auto value = join_items(std::move(*items), around, qualified.approximate || qualified.uncertain);
    if (!value || value->status != Value::Status::read) return value;
    value->approximate |= qualified.approximate;
    value->uncertain |= qualified.uncertain;
    if (open_start != open_end) return opened(std::move(*value), open_start, open_end);
    return value;
}

bool is_square(Token const &token) {
    return token.sign == Sign::open_square || token.sign == Sign::close_square;
}

// 19[58]: one number, though a bracket stands within it.
bool goes_on(Tokens const &bare, Token const &next) {
    return !bare.empty() && bare.back().sign == Sign::number && next.sign == Sign::number && !next.spaced &&
           bare.back().end + 1 == next.begin && bare.back().digits + next.digits == 4 && next.blanks == 0;
}

void append_digits(Token &number, Token const &more) {
    for (int i = 0; i < more.digits; ++i) number.number *= 10;
    number.number += more.number;
    number.digits = static_cast<std::uint8_t>(number.digits + more.digits);
    number.end = more.end;
}

// 19[58], 明治[33]年: what is supplied is a part of the date only.
std::optional<Value> without_square_brackets(TokenSpan tokens, Surroundings const &around) {
    Tokens bare;
    for (auto const &token : tokens) {
        if (is_square(token)) continue;
        if (goes_on(bare, token))
            append_digits(bare.back(), token);
        else
            bare.push_back(token);
    }
    if (std::none_of(tokens.begin(), tokens.end(), is_square)) return std::nullopt;
    auto value = read_qualified(bare, around);
    if (!value) return std::nullopt;
    value->uncertain = true;
    value->flags |= flag_supplied;
    return value;
}

} // namespace

std::optional<Value> join_items(Items items, Surroundings const &around, bool qualified) {
    complete(items.items);
    auto parts = evaluated(items.items, around, qualified || items.open_start || items.open_end);
    if (!parts) return std::nullopt;
    for (auto const &part : *parts)
        if (part.value.status != Value::Status::read) return part.value;
    return joined(std::move(*parts));
}

std::optional<Value> read_value(TokenSpan tokens, Surroundings const &around) {
    if (tokens.empty()) return std::nullopt;
    if (auto value = read_qualified(tokens, around)) return value;
    return without_square_brackets(tokens, around);
}

} // namespace tsunagi::normalizer::dates
