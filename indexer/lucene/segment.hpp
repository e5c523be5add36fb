// One segment of an open index: the engine's reader, our columns and the documents that are not deleted.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <Lucene.h> // before every other header of the engine

#include <SegmentReader.h>

#include "indexer/columns/columns.hpp"
#include "indexer/search/postings.hpp"

namespace tsunagi::indexer {

struct Segment {
    std::string name;
    Lucene::SegmentReaderPtr reader;
    std::shared_ptr<Columns const> columns;
    std::shared_ptr<Bitmap const> live;
};

/// Takes over the columns, and the live documents when none was deleted since, from `before`: the segment of
/// the same name in an older reader of the same generation, or none.
Segment open_segment(Lucene::SegmentReaderPtr const &, Segment const *before);

/// Postings read through the engine's own readers.
std::unique_ptr<Postings> postings_of(Segment const &);

} // namespace tsunagi::indexer
