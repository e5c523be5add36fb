#include "indexer/columns/row.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "indexer/search_index.hpp"

namespace tsunagi::indexer {

namespace {

/// Numbers as LEB128, signed ones zigzag, texts with their length in front.
class ByteWriter {
public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) m_bytes += static_cast<char>(value | 0x80);
        m_bytes += static_cast<char>(value);
    }
    void signed_number(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view value) {
        number(value.size());
        m_bytes += value;
    }
    void real(double value) {
        auto const bits = std::bit_cast<std::uint64_t>(value);
        m_bytes.append(reinterpret_cast<char const *>(&bits), sizeof bits);
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            auto const byte = static_cast<unsigned char>(take(1)[0]);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        return fail();
    }
    std::int64_t signed_number() {
        auto const value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }
    std::string text() { return std::string(take(number())); }
    double real() {
        std::uint64_t bits = 0;
        std::memcpy(&bits, take(sizeof bits).data(), sizeof bits);
        return std::bit_cast<double>(bits);
    }
    bool at_end() const { return m_rest.empty(); }
    [[noreturn]] std::uint64_t fail() const {
        throw IndexError(
            "a stored row of the index is damaged; build the index again with 'tsunagi index --rebuild'");
    }

private:
    std::string_view take(std::uint64_t count) {
        if (count > m_rest.size()) fail();
        auto const taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }
    std::string_view m_rest;
};

} // namespace

std::string encode(Row const &row) {
    ByteWriter out;
    out.text(row.id);
    for (auto const &values : row.facets) {
        out.number(values.size());
        for (auto const &value : values) out.text(value);
    }
    out.number(row.spans.size());
    for (auto const &span : row.spans) {
        out.signed_number(span.first);
        out.signed_number(std::int64_t{span.last} - span.first);
    }
    out.number(row.point ? 1 : 0);
    if (row.point) {
        out.real(row.point->lat);
        out.real(row.point->lon);
    }
    out.signed_number(row.updated);
    out.text(row.title_key);
    out.number(row.exists);
    out.number(row.title_length);
    return out.take();
}

Row decode_row(std::string_view bytes) {
    ByteReader in(bytes);
    Row row;
    row.id = in.text();
    for (auto &values : row.facets)
        for (auto count = in.number(); count > 0; --count) values.push_back(in.text());
    for (auto count = in.number(); count > 0; --count) {
        auto const first = in.signed_number();
        auto const last = first + in.signed_number();
        row.spans.push_back({clamped_day(first), clamped_day(last)});
    }
    if (in.number()) {
        auto const lat = in.real();
        row.point = {lat, in.real()};
    }
    row.updated = in.signed_number();
    row.title_key = in.text();
    row.exists = static_cast<std::uint32_t>(in.number());
    row.title_length = static_cast<std::uint8_t>(in.number());
    if (!in.at_end()) in.fail();
    return row;
}

std::int32_t clamped_day(std::int64_t day_number) {
    using Limits = std::numeric_limits<std::int32_t>;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(day_number, Limits::min(), Limits::max()));
}

std::uint32_t exists_bit(std::string_view path) {
    if (path.starts_with("common.")) path.remove_prefix(7);
    auto const found = std::find(common_fields.begin(), common_fields.end(), path);
    return found == common_fields.end() ? 0 : std::uint32_t{1} << (found - common_fields.begin());
}

} // namespace tsunagi::indexer
