// All readers of the normaliser over one catalog: built once, immutable, safe from any thread.
#pragma once

#include "normalizer/normalize/agent.hpp"
#include "normalizer/normalize/item_type.hpp"
#include "normalizer/normalize/language.hpp"
#include "normalizer/normalize/place.hpp"
#include "normalizer/normalize/rights.hpp"
#include "normalizer/normalize/time_span.hpp"
#include "schemas/loader/catalog.hpp"

#include <memory>

namespace tsunagi::normalizer {

struct Readers {
    explicit Readers(std::shared_ptr<schemas::Catalog const> from)
        : catalog(std::move(from)), dates(catalog->vocabularies), rights(catalog->vocabularies),
          types(catalog->vocabularies), languages(catalog->vocabularies), agents(catalog->vocabularies),
          places(catalog->vocabularies) {}

    std::shared_ptr<schemas::Catalog const> catalog;
    DateReader dates;
    RightsReader rights;
    TypeReader types;
    LanguageReader languages;
    AgentReader agents;
    PlaceReader places;
};

} // namespace tsunagi::normalizer
