#include "harvester/files/content.hpp"

#include <array>
#include <memory>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "harvester/files/zip_directory.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::uint64_t mib = 1ULL << 20;

enum class Packing { none, stream, zip };

Packing packing_of(std::string_view body) {
    using namespace std::string_view_literals;
    if (body.starts_with("PK\x03\x04"sv) || body.starts_with("PK\x05\x06"sv)) return Packing::zip;
    bool const stream = body.starts_with("\x1F\x8B"sv) ||
                        body.starts_with("\xFD"
                                         "7zXZ\0"sv) ||
                        body.starts_with("\x28\xB5\x2F\xFD"sv);
    return stream ? Packing::stream : Packing::none;
}

class Opener {
public:
    Opener(std::string_view body, model::Limits const &limits)
        : m_body(body), m_limits(limits), m_archive(archive_read_new(), archive_read_free) {}

    std::string read_stream() {
        archive_read_support_filter_gzip(m_archive.get());
        archive_read_support_filter_xz(m_archive.get());
        archive_read_support_filter_zstd(m_archive.get());
        archive_read_support_format_raw(m_archive.get());
        archive_read_support_format_empty(m_archive.get());
        open();
        return next_entry() ? read_entry() : std::string{};
    }

    std::vector<std::string> read_zip(std::size_t count) {
        archive_read_support_format_zip_seekable(m_archive.get());
        open();
        std::vector<std::string> entries;
        while (next_entry()) entries.push_back(read_entry());
        if (entries.size() != count)
            throw ContentError("page_truncated", "the zip's directory lists " + std::to_string(count) +
                                                     " entries; " + std::to_string(entries.size()) +
                                                     " can be read");
        return entries;
    }

private:
    void open() {
        if (archive_read_open_memory(m_archive.get(), m_body.data(), m_body.size()) != ARCHIVE_OK) fail();
    }

    bool next_entry() {
        archive_entry *entry = nullptr;
        auto const code = archive_read_next_header(m_archive.get(), &entry);
        // ARCHIVE_WARN: a name that the locale cannot show; names are labels here.
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN && code != ARCHIVE_EOF) fail();
        return code != ARCHIVE_EOF;
    }

    std::string read_entry() {
        std::string text;
        std::array<char, 1 << 16> buffer;
        while (true) {
            auto const bytes = archive_read_data(m_archive.get(), buffer.data(), buffer.size());
            if (bytes < 0) fail();
            if (bytes == 0) return text;
            text.append(buffer.data(), static_cast<std::size_t>(bytes));
            m_decoded += static_cast<std::uint64_t>(bytes);
            check_size();
        }
    }

    void check_size() const {
        if (m_decoded > m_limits.page_decoded_mib * mib)
            throw ContentError("too_big", "the content opens to more than " +
                                              std::to_string(m_limits.page_decoded_mib) +
                                              " MiB, the limit page_decoded_mib");
        if (m_decoded > mib && m_decoded / m_limits.ratio > m_body.size())
            throw ContentError("too_big", "the content opens to more than " + std::to_string(m_limits.ratio) +
                                              " times its size, the limit ratio");
    }

    [[noreturn]] void fail() const {
        auto const *reason = archive_error_string(m_archive.get());
        throw ContentError("page_truncated", "the compressed content cannot be read to its end: " +
                                                 std::string(reason == nullptr ? "unknown reason" : reason));
    }

    std::string_view m_body;
    model::Limits const &m_limits;
    std::unique_ptr<archive, int (*)(archive *)> m_archive;
    std::uint64_t m_decoded = 0;
};

void open_zip(std::string_view body, model::Limits const &limits, ContentVisitor const &visit) {
    auto const directory = read_zip_directory(body);
    auto const texts = Opener(body, limits).read_zip(directory.size());
    for (std::size_t at = 0; at < texts.size(); ++at)
        if (!texts[at].empty()) visit(directory[at].name, texts[at]);
}

void check_plain(std::string_view body, model::Limits const &limits) {
    if (body.size() > limits.page_decoded_mib * mib)
        throw ContentError("too_big", "the content has more than " + std::to_string(limits.page_decoded_mib) +
                                          " MiB, the limit page_decoded_mib");
}

} // namespace

bool is_compressed(std::string_view body) { return packing_of(body) != Packing::none; }

void open_content(std::string_view body, model::Limits const &limits, ContentVisitor const &visit) {
    switch (packing_of(body)) {
    case Packing::none:
        check_plain(body, limits);
        return visit({}, body);
    case Packing::stream:
        return visit({}, Opener(body, limits).read_stream());
    case Packing::zip:
        return open_zip(body, limits, visit);
    }
}

} // namespace tsunagi::harvester
