// A body as it came, opened: gzip, xz, zstd and zip are known by their magic bytes, never by name or header
// (harvesting contract 2.3, 4 and 10). Nested archives are not opened.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "schemas/model/dataset.hpp"

namespace tsunagi::harvester {

/// A body that cannot be opened. `code` is a reason of contract 5.1: too_big or page_truncated.
class ContentError : public std::runtime_error {
public:
    ContentError(std::string code, std::string const &sentence)
        : std::runtime_error(sentence), m_code(std::move(code)) {}
    std::string const &code() const noexcept { return m_code; }

private:
    std::string m_code;
};

/// `label`: name of the entry in a zip, else empty; it is shown, never used as a path.
using ContentVisitor = std::function<void(std::string_view label, std::string_view text)>;

/// Gives the text of a plain or compressed body, or of every entry of a zip in the order of its directory.
/// All of it is opened and checked before the first visit. Throws ContentError: over page_decoded_mib, over
/// the ratio once past 1 MiB, cut off, or a zip whose directory and entries disagree (contract 12, row 78).
void open_content(std::string_view body, model::Limits const &limits, ContentVisitor const &visit);

bool is_compressed(std::string_view body);

} // namespace tsunagi::harvester
