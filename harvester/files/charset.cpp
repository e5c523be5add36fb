#include "harvester/files/charset.hpp"

#include <charconv>
#include <cstring>
#include <memory>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

namespace tsunagi::harvester {

namespace {

bool continues(std::string_view text, std::size_t at, unsigned char low = 0x80, unsigned char high = 0xBF) {
    auto const byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    return byte >= low && byte <= high;
}

std::size_t three_bytes(std::string_view text, std::size_t at, unsigned char lead) {
    unsigned char const low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return continues(text, at + 1, low, high) && continues(text, at + 2) ? 3 : 0;
}

std::size_t four_bytes(std::string_view text, std::size_t at, unsigned char lead) {
    unsigned char const low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(text, at + 1, low, high) && continues(text, at + 2) && continues(text, at + 3) ? 4 : 0;
}

std::string guessed_encoding(std::string_view bytes) {
    std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
    auto const sample = bytes.substr(0, 1 << 16);
    uchardet_handle_data(detector.get(), sample.data(), sample.size());
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

/// The guess only settles the order: a short EUC-JP text often fits Shift_JIS as well.
std::vector<std::string> japanese_encodings(std::string_view bytes) {
    if (guessed_encoding(bytes) == "EUC-JP") return {"EUC-JP", "windows-31j"};
    return {"windows-31j", "EUC-JP"};
}

/// ICU's converter of that name is the one of Windows (CP932): what is called Shift_JIS in the wild.
std::string icu_name(std::string const &encoding) {
    return encoding == "Shift_JIS" || encoding == "CP932" ? "windows-31j" : encoding;
}

} // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return continues(text, at + 1) ? 2 : 0;
    if (lead < 0xF0) return three_bytes(text, at, lead);
    return lead <= 0xF4 ? four_bytes(text, at, lead) : 0;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

void append_utf8(std::string &out, std::uint32_t code) {
    auto const put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0 | code >> 6);
    } else {
        if (code < 0x10000) {
            put(0xE0 | code >> 12);
        } else {
            put(0xF0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3F));
        }
        put(0x80 | (code >> 6 & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

std::uint32_t code_point_of_reference(std::string_view name) {
    if (name == "amp") return '&';
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "quot") return '"';
    if (name == "apos") return '\'';
    if (!name.starts_with('#')) return 0;
    bool const hex = name.substr(1).starts_with('x');
    auto const digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    auto const [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    bool const whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && code <= 0x10FFFF ? code : 0;
}

std::optional<std::string> to_utf8(std::string_view bytes, std::string const &encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, void (*)(UConverter *)> from(ucnv_open(icu_name(encoding).c_str(), &status),
                                                             ucnv_close);
    if (U_FAILURE(status)) return {};
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::unique_ptr<UConverter, void (*)(UConverter *)> to(ucnv_open("UTF-8", &status), ucnv_close);
    if (U_FAILURE(status)) return {};
    std::string out(bytes.size() * 3 + 16, '\0'); // no encoding in use grows more than threefold in UTF-8
    char *target = out.data();
    char const *source = bytes.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                   bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, true, true, &status);
    if (U_FAILURE(status)) return {};
    out.resize(static_cast<std::size_t>(target - out.data()));
    return out;
}

ReadableText readable_text(std::string_view bytes, std::vector<std::string> const &encodings, bool guess) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::vector<std::string> tried = encodings;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        tried.insert(tried.begin(), "UTF-16");
    } else if (is_utf8(bytes)) {
        return {bytes, {}, {}};
    }
    if (guess)
        for (auto &encoding : japanese_encodings(bytes)) tried.push_back(std::move(encoding));
    for (auto const &encoding : tried) {
        auto converted = to_utf8(bytes, encoding);
        if (!converted) continue;
        ReadableText read{{}, std::move(*converted), encoding};
        if (read.converted.starts_with("\xEF\xBB\xBF")) read.converted.erase(0, 3);
        return read;
    }
    return {bytes, {}, {}};
}

} // namespace tsunagi::harvester
