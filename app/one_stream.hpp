// Records of one text (a file, standard input) through the normaliser without any store.
#pragma once

#include "normalizer/normalize_record.hpp"
#include "schemas/loader/catalog.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tsunagi::app {

class OneStream {
public:
    /// Uses the schemas of the workspace when it has any. Throws std::runtime_error that lists the schemas
    /// there are.
    OneStream(std::filesystem::path const &workspace, std::string const &schema);

    using Visit = std::function<bool(model::RawRecord const &, normalizer::Normalized const &)>;
    /// Cuts by the crosswalk's media type (XML: its root element; JSON: lines, an array or @graph; CSV) until
    /// `visit` says false.
    void each(std::string_view text, Visit const &visit) const;

private:
    std::shared_ptr<schemas::Catalog const> m_catalog;
    model::Dataset m_dataset;
    model::Institution m_institution;
    normalizer::Normalizer m_normalizer;
};

} // namespace tsunagi::app
