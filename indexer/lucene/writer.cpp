#include "indexer/lucene/engine.hpp"

#include <chrono>
#include <fstream>
#include <unordered_set>

#include <Document.h>
#include <Field.h>
#include <IndexReader.h>
#include <IndexWriter.h>
#include <KeywordAnalyzer.h>
#include <SerialMergeScheduler.h>
#include <Term.h>

#include "indexer/analysis/fold.hpp"
#include "indexer/document/document.hpp"
#include "indexer/lucene/generations.hpp"
#include "indexer/lucene/token_stream.hpp"

namespace tsunagi::indexer {

namespace fs = std::filesystem;

namespace {

constexpr double buffer_megabytes = 128;

/// Sequence of a commit that changed no document: the engine keeps user data only with a change.
fs::path sequence_file(fs::path const &generation) { return generation / "sequence"; }

std::uint64_t sequence_in(fs::path const &generation) {
    std::uint64_t sequence = 0;
    std::ifstream(sequence_file(generation)) >> sequence;
    return sequence;
}

std::int64_t now_milliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// The engine's document: every field always in the same order, so that segments agree on field numbers and
/// merges copy stored rows as bytes.
class EngineDocument {
public:
    EngineDocument() {
        using Lucene::AbstractField;
        m_document = Lucene::newLucene<Lucene::Document>();
        m_row = Lucene::newLucene<Lucene::Field>(row_field(), Lucene::ByteArray::newInstance(1),
                                                 AbstractField::STORE_YES);
        m_id = Lucene::newLucene<Lucene::Field>(id_field(), L"", AbstractField::STORE_NO,
                                                AbstractField::INDEX_NOT_ANALYZED_NO_NORMS);
        m_id->setOmitTermFreqAndPositions(true);
        m_document->add(m_row);
        m_document->add(m_id);
        for (std::size_t i = 0; i < field_count; ++i) add_text_field(static_cast<Field>(i));
    }

    Lucene::DocumentPtr const &fill(Document const &document) {
        auto const row = encode(document.row);
        auto const bytes = Lucene::ByteArray::newInstance(static_cast<std::int32_t>(row.size()));
        std::copy(row.begin(), row.end(), bytes.get());
        m_row->setValue(bytes);
        m_id->setValue(wide(document.row.id));
        for (std::size_t i = 0; i < field_count; ++i) m_streams[i]->set(document.fields[i]);
        return m_document;
    }

private:
    void add_text_field(Field field) {
        auto const stream = Lucene::newLucene<TokenSource>();
        auto const engine_field = Lucene::newLucene<Lucene::Field>(engine_name(field), stream);
        engine_field->setOmitNorms(true);
        engine_field->setOmitTermFreqAndPositions(is_plain(field));
        m_streams[index_of(field)] = stream;
        m_document->add(engine_field);
    }

    Lucene::DocumentPtr m_document;
    Lucene::FieldPtr m_row, m_id;
    std::array<boost::shared_ptr<TokenSource>, field_count> m_streams;
};

class LuceneWriter : public IndexWriter {
public:
    LuceneWriter(Generations generations, model::Vocabularies const &vocabularies, bool rebuild)
        : m_generations(std::move(generations)), m_lock(m_generations.folder()), m_folding(vocabularies),
          m_builder(m_folding, vocabularies) {
        auto const live = m_generations.live();
        m_is_new = rebuild || !live;
        m_generation = m_is_new ? m_generations.create_next() : *live;
        guarded(folder(), "cannot be opened for writing", [this] { open(); });
    }
    ~LuceneWriter() override { discard(); }

    void put(model::Record const &record) override {
        if (record.status != "live") return remove(record.id);
        m_builder.build(record, m_document);
        guarded(folder(), "cannot take a record", [&] {
            auto const &document = m_engine_document.fill(m_document);
            // A record new to a new generation replaces nothing, so nothing has to be looked for.
            bool const first = m_is_new && m_seen.insert(std::hash<std::string>{}(record.id)).second;
            if (first)
                m_writer->addDocument(document);
            else
                m_writer->updateDocument(id_term(record.id), document);
        });
    }

    void remove(model::RecordId const &id) override {
        guarded(folder(), "cannot remove a record", [&] { m_writer->deleteDocuments(id_term(id)); });
    }

    void commit(std::uint64_t sequence) override {
        guarded(folder(), "cannot be committed", [&] { commit_engine(sequence); });
        if (sequence_of_engine() != sequence) replace_file(sequence_file(folder()), std::to_string(sequence));
        m_sequence = sequence;
        if (m_is_new && !m_is_live) m_generations.make_live(m_generation);
        m_is_live = true;
    }

    std::uint64_t sequence() const override { return m_sequence; }
    std::string generation() const override { return m_generation; }

private:
    fs::path folder() const { return m_generations.path(m_generation); }
    Lucene::TermPtr id_term(std::string const &id) const {
        return Lucene::newLucene<Lucene::Term>(id_field(), wide(id));
    }

    void open() {
        m_directory = open_directory(folder());
        if (!m_is_new) require_format(folder(), Lucene::IndexReader::getCommitUserData(m_directory));
        m_writer =
            Lucene::newLucene<Lucene::IndexWriter>(m_directory, Lucene::newLucene<Lucene::KeywordAnalyzer>(),
                                                   m_is_new, Lucene::IndexWriter::MaxFieldLengthUNLIMITED);
        m_writer->setRAMBufferSizeMB(buffer_megabytes);
        m_writer->setUseCompoundFile(false);
        m_writer->setMergeScheduler(Lucene::newLucene<Lucene::SerialMergeScheduler>());
        if (!m_is_new) m_sequence = std::max(sequence_of_engine(), sequence_in(folder()));
    }

    void commit_engine(std::uint64_t sequence) {
        auto data = Lucene::MapStringString::newInstance();
        data.put(L"sequence", wide(std::to_string(sequence)));
        data.put(L"format", wide(index_format));
        data.put(L"committed", wide(std::to_string(now_milliseconds())));
        m_writer->commit(data);
    }

    std::uint64_t sequence_of_engine() const {
        return guarded(folder(), "cannot be read", [this]() -> std::uint64_t {
            auto data = Lucene::IndexReader::getCommitUserData(m_directory);
            if (!data || !data.contains(L"sequence")) return 0;
            return std::stoull(plain(data.get(L"sequence")));
        });
    }

    /// Closing would commit; what was not committed is not wanted.
    void discard() {
        try {
            if (m_writer) m_writer->rollback();
        } catch (Lucene::LuceneException &) {
            // Nothing is lost: the last commit stands, and half-written files are cleared at the next
            // opening.
        }
    }

    Generations m_generations;
    WriterLock m_lock;
    Folding m_folding;
    DocumentBuilder m_builder;
    Document m_document;
    EngineDocument m_engine_document;
    std::string m_generation;
    bool m_is_new = false, m_is_live = false;
    std::uint64_t m_sequence = 0;
    std::unordered_set<std::size_t> m_seen; ///< hashes of ids; two ids with one hash cost only time
    Lucene::DirectoryPtr m_directory;
    Lucene::IndexWriterPtr m_writer;
};

} // namespace

std::unique_ptr<IndexWriter> open_writer(fs::path const &workspace, model::Vocabularies const &vocabularies,
                                         bool rebuild) {
    Generations generations(workspace);
    std::error_code error;
    fs::create_directories(generations.folder(), error);
    if (error)
        throw IndexError("index folder '" + generations.folder().string() +
                         "' cannot be made: " + error.message() + "; check the workspace's permissions");
    return std::make_unique<LuceneWriter>(std::move(generations), vocabularies, rebuild);
}

} // namespace tsunagi::indexer
