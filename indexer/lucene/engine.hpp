// What the files of this folder share of Lucene++. No other folder includes it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <Lucene.h> // before every other header of the engine

#include <LuceneException.h>

#include "indexer/document/field.hpp"
#include "indexer/search_index.hpp"

namespace tsunagi::indexer {

static_assert(sizeof(wchar_t) == sizeof(char32_t),
              "Lucene++ texts are wide; a wide character must hold any code point");

/// Written with every commit. A new number for every change of fields, terms, folds or rows: an index of
/// another format would answer wrongly, so it is refused.
inline constexpr char index_format[] = "1";

/// Throws IndexError when the data of a commit is of another format.
void require_format(std::filesystem::path const &folder, Lucene::MapStringString commit_data);

inline Lucene::String engine_text(std::u32string_view text) { return {text.begin(), text.end()}; }
inline Lucene::String engine_name(Field field) {
    auto const name = field_names[index_of(field)];
    return {name.begin(), name.end()};
}

inline Lucene::String const &id_field() {
    static Lucene::String const name = L"i";
    return name;
}
inline Lucene::String const &row_field() {
    static Lucene::String const name = L"r";
    return name;
}

std::string plain(Lucene::String const &);
Lucene::String wide(std::string const &utf8);

/// Runs `work`; what the engine throws becomes an IndexError that names the folder.
template <class Work>
auto guarded(std::filesystem::path const &folder, char const *what, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (Lucene::LuceneException &error) {
        throw IndexError("index folder '" + folder.string() + "' " + what + ": " + plain(error.getError()) +
                         "; if it stays so, build the index again with 'tsunagi index --rebuild'");
    }
}

/// A folder of index files read through memory maps. The stock one keeps lengths in 32 bits and the
/// buffered one takes a lock for each read.
Lucene::DirectoryPtr open_directory(std::filesystem::path const &folder);

} // namespace tsunagi::indexer
