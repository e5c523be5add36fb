// Words for kinds of things -> the 41 item types and the 6 media.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// Immutable; safe from any thread.
class TypeReader {
public:
    explicit TypeReader(model::Vocabularies const &);
    ~TypeReader();
    TypeReader(TypeReader &&) noexcept;

    /// Whole value first, then the longest word in it; "other" when no word is known.
    model::ItemType read(std::string_view provided) const;

    /// image text video pdf sound 3d, by MIME type or word; empty when the text names none.
    std::string medium(std::string_view provided) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
