// The stored rows are read in one run, without an object for each document; the engine calls that internal.
#define LPP_EXPOSE_INTERNAL

#include "indexer/lucene/segment.hpp"

#include "indexer/lucene/engine.hpp"

#include <FieldsReader.h>
#include <IndexInput.h>
#include <Term.h>
#include <TermDocs.h>
#include <TermPositions.h>

#include "indexer/columns/columns_builder.hpp"

namespace tsunagi::indexer {

namespace {

constexpr std::uint8_t binary_field = 2; // bits of a stored field in the .fdt file

/// A stored document holds one field, the row: count, field number, bits, length, bytes.
Columns read_columns(Lucene::SegmentReaderPtr const &reader) {
    ColumnsBuilder builder;
    auto const count = reader->maxDoc();
    auto lengths = Lucene::Collection<std::int32_t>::newInstance(count);
    auto const input = reader->getFieldsReader()->rawDocs(lengths, 0, count);
    std::string bytes;
    for (std::int32_t i = 0; i < count; ++i) {
        auto const fields = input->readVInt();
        input->readVInt();
        if (fields != 1 || input->readByte() != binary_field)
            throw Lucene::IOException(L"a stored document is no row");
        bytes.resize(static_cast<std::size_t>(input->readVInt()));
        input->readBytes(reinterpret_cast<std::uint8_t *>(bytes.data()), 0,
                         static_cast<std::int32_t>(bytes.size()));
        builder.add(decode_row(bytes));
    }
    return std::move(builder).finish();
}

Bitmap live_documents(Lucene::SegmentReaderPtr const &reader) {
    Bitmap live(static_cast<std::size_t>(reader->maxDoc()), true);
    if (reader->hasDeletions())
        for (std::int32_t i = 0; i < reader->maxDoc(); ++i)
            if (reader->isDeleted(i)) live.reset(static_cast<std::size_t>(i));
    return live;
}

class EnginePostings : public Postings {
public:
    explicit EnginePostings(Lucene::SegmentReaderPtr reader) : m_reader(std::move(reader)) {}

    std::uint32_t document_count(Field field, Token const &token) override {
        return static_cast<std::uint32_t>(m_reader->docFreq(term(field, token)));
    }

    void documents(Field field, Token const &token, std::vector<Posting> &out) override {
        auto const postings = m_reader->termDocs(term(field, token));
        for (auto count = postings->read(m_documents, m_frequencies); count > 0;
             count = postings->read(m_documents, m_frequencies))
            for (std::int32_t i = 0; i < count; ++i)
                out.push_back({static_cast<std::uint32_t>(m_documents[i]),
                               static_cast<std::uint32_t>(m_frequencies[i])});
    }

    void positions(Field field, Token const &token, std::span<std::uint32_t const> wanted,
                   Positions &out) override {
        auto const postings = m_reader->termPositions(term(field, token));
        bool more = true;
        std::int64_t current = -1;
        for (auto const document : wanted) {
            if (more && current < document) {
                more = postings->skipTo(static_cast<std::int32_t>(document));
                current = more ? postings->doc() : current;
            }
            if (more && current == document)
                for (auto left = postings->freq(); left > 0; --left)
                    out.values.push_back(static_cast<std::uint32_t>(postings->nextPosition()));
            out.ends.push_back(static_cast<std::uint32_t>(out.values.size()));
        }
    }

private:
    Lucene::TermPtr term(Field field, Token const &token) const {
        return Lucene::newLucene<Lucene::Term>(engine_name(field), engine_text(token));
    }

    Lucene::SegmentReaderPtr m_reader;
    Lucene::Collection<std::int32_t> m_documents = Lucene::Collection<std::int32_t>::newInstance(1024);
    Lucene::Collection<std::int32_t> m_frequencies = Lucene::Collection<std::int32_t>::newInstance(1024);
};

} // namespace

Segment open_segment(Lucene::SegmentReaderPtr const &reader, Segment const *before) {
    Segment segment{.name = plain(reader->getSegmentName()), .reader = reader};
    segment.columns = before ? before->columns : std::make_shared<Columns const>(read_columns(reader));
    // Documents are only ever deleted, so the same number means the same set.
    bool const same = before && before->live->count() == static_cast<std::uint64_t>(reader->numDocs());
    segment.live = same ? before->live : std::make_shared<Bitmap const>(live_documents(reader));
    return segment;
}

std::unique_ptr<Postings> postings_of(Segment const &segment) {
    return std::make_unique<EnginePostings>(segment.reader);
}

} // namespace tsunagi::indexer
