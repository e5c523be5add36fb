#include "harvester/http/mail.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <memory>

#include <curl/curl.h>

namespace tsunagi::harvester {

namespace {

constexpr long patience_s = 60;
constexpr std::size_t line_length = 76;
constexpr std::size_t word_bytes = 45; ///< of text in one encoded word: 60 characters of base64

std::string base64(std::string_view bytes) {
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = i; j < i + 3; ++j)
            group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += i + j > bytes.size() ? '=' : digits[group >> (18 - 6 * j) & 63];
    }
    return text;
}

std::string in_lines(std::string const &text) {
    std::string lines;
    for (std::size_t i = 0; i < text.size(); i += line_length) lines += text.substr(i, line_length) + "\r\n";
    return lines;
}

/// Encoded words (RFC 2047), none of them with half a character.
std::string encoded_header(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        auto length = std::min(word_bytes, text.size());
        while (length < text.size() && length > 1 && (text[length] & 0xC0) == 0x80) --length;
        words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(0, length)) + "?=");
        text.remove_prefix(length);
    }
    return words;
}

std::string rfc5322_date(model::Time time) {
    auto const seconds = static_cast<std::time_t>(time.time_since_epoch().count());
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 48> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S +0000", &parts)};
}

/// A line feed in an address would begin a header of its own.
bool is_address(std::string_view text) {
    return text.find('@') != text.npos && std::ranges::none_of(text, [](unsigned char c) {
               return c <= ' ' || c == '<' || c == '>' || c == 0x7F;
           });
}

struct Unread {
    std::string_view rest;
};

std::size_t give(char *buffer, std::size_t size, std::size_t count, void *user) {
    auto &rest = static_cast<Unread *>(user)->rest;
    auto const length = std::min(size * count, rest.size());
    std::memcpy(buffer, rest.data(), length);
    rest.remove_prefix(length);
    return length;
}

struct Freed {
    void operator()(CURL *curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

model::Failure refusal(std::string const &what) { return {"configuration", what}; }

model::Result<model::Done> check(std::string const &smtp, Mail const &mail) {
    if (!smtp.starts_with("smtp://") && !smtp.starts_with("smtps://"))
        return refusal("alerts.mail.smtp is no address that begins with smtp:// or smtps://");
    if (!is_address(mail.from))
        return refusal("alerts.mail.from is '" + mail.from + "', expected a mail address");
    for (auto const &address : mail.to)
        if (!is_address(address))
            return refusal("alerts.mail.to holds '" + address + "', expected a mail address");
    return model::Done{};
}

} // namespace

std::string written(Mail const &mail) {
    std::string receivers;
    for (auto const &address : mail.to) receivers += (receivers.empty() ? "" : ", ") + address;
    auto const domain = mail.from.substr(mail.from.find('@') + 1);
    return "From: " + mail.from + "\r\nTo: " + receivers + "\r\nSubject: " + encoded_header(mail.subject) +
           "\r\nDate: " + rfc5322_date(mail.date) + "\r\nMessage-ID: <digest." +
           std::to_string(mail.date.time_since_epoch().count()) + "@" + domain +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
           "charset=UTF-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(base64(mail.text));
}

model::Result<model::Done> send_mail(std::string const &smtp, Mail const &mail) {
    if (auto const fine = check(smtp, mail); !fine) return fine;
    std::unique_ptr<CURL, Freed> const curl(curl_easy_init());
    if (!curl) return model::Failure{"mail", "libcurl cannot be started: no memory for a handle"};
    curl_slist *list = nullptr;
    for (auto const &address : mail.to) list = curl_slist_append(list, ("<" + address + ">").c_str());
    std::unique_ptr<curl_slist, Freed> const receivers(list);
    auto const text = written(mail);
    auto const from = "<" + mail.from + ">";
    Unread unread{text};
    curl_easy_setopt(curl.get(), CURLOPT_URL, smtp.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, patience_s);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, receivers.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &unread);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    auto const code = curl_easy_perform(curl.get());
    if (code != CURLE_OK)
        return model::Failure{
            "mail", std::string("the mail server did not take it: ") + curl_easy_strerror(code), true};
    return model::Done{};
}

} // namespace tsunagi::harvester
