#include "api/http/delivery.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <stdexcept>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <zlib.h>

namespace tsunagi::api {
namespace {

constexpr std::size_t smallest_compressed = 1024; // query API contract 1: Content-Encoding
constexpr int compression_level = 5;

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Pictures and archives are packed already.
bool is_text(std::string_view content_type) {
    constexpr std::array words{"text/", "json", "javascript", "xml", "turtle", "n-quads", "n-triples"};
    return std::any_of(words.begin(), words.end(),
                       [&](char const *word) { return content_type.find(word) != content_type.npos; });
}

/// Another representation needs another strong tag: "x" becomes "x-gz" (query API contract 9.13).
void mark_compressed(Response &response) {
    for (auto &[name, value] : response.headers)
        if (same_name(name, "ETag") && value.starts_with('"') && value.size() > 1)
            value.insert(value.size() - 1, "-gz");
}

bool wants_compression(Request const &request, Response const &response) {
    return response.body.size() >= smallest_compressed && is_text(response.content_type) &&
           header_of(response, "Content-Encoding").empty() && accepts_gzip(request.header("Accept-Encoding"));
}

} // namespace

std::string Request::header(std::string const &name) const {
    for (auto const &[other, value] : headers)
        if (same_name(other, name)) return value;
    return {};
}

std::string header_of(Response const &response, std::string_view name) {
    for (auto const &[other, value] : response.headers)
        if (same_name(other, name)) return value;
    return {};
}

Response error_response(int status, std::string_view code, std::string_view message) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    auto const text = [&](std::string_view value) {
        json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    json.StartObject();
    json.Key("status"), json.Int(status);
    json.Key("code"), text(code);
    json.Key("message"), text(message);
    json.EndObject();
    return {.status = status, .body = buffer.GetString()};
}

void split_target(std::string_view target, Request &request) {
    if (auto const scheme = target.find("://"); scheme != target.npos && !target.starts_with('/')) {
        auto const path = target.find_first_of("/?", scheme + 3);
        target = path == target.npos ? "/" : target.substr(path);
    }
    auto const mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != target.npos) request.query = target.substr(mark + 1);
    if (request.path.empty()) request.path = "/";
}

std::string one_line(std::string value) {
    std::erase_if(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return value;
}

bool accepts_gzip(std::string_view accept_encoding) {
    bool any = false; // what "*" says; "gzip" by name wins
    while (!accept_encoding.empty()) {
        auto const item = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(item.size() + 1, accept_encoding.size()));
        auto const name = trimmed(item.substr(0, item.find(';')));
        auto const q = item.find("q=");
        bool const wanted =
            q == item.npos || std::strtod(std::string(item.substr(q + 2)).c_str(), nullptr) > 0;
        if (same_name(name, "gzip") || same_name(name, "x-gzip")) return wanted;
        if (name == "*") any = wanted;
    }
    return any;
}

std::string gzip(std::string_view text) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16; // 16 asks zlib for the gzip wrapper
    if (deflateInit2(&stream, compression_level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("a response of " + std::to_string(text.size()) +
                                 " bytes could not be compressed: zlib has no memory");
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH); // cannot run out of space: deflateBound
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

void prepare_delivery(Request const &request, Response &response, bool head) {
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (header_of(response, "Vary").empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (head || !wants_compression(request, response)) return;
    response.body = gzip(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
    mark_compressed(response);
}

} // namespace tsunagi::api
