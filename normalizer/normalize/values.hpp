// The smaller readers: item types, languages, people, places, titles, identifiers.
// Each turns one provided text into typed values; none invents what the text does not say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// A reading of kana only is "Kana"/"Hira" script; language by tag, else by script (crosswalks contract,
/// after 1.3).
struct LanguageTag {
    std::string lang, script;
};
LanguageTag language_tag(std::string_view text, std::string_view given_tag, std::string_view latin_language);
bool is_kana_only(std::string_view text);

/// Texts that say nothing (空, null, N/A, -, [未詳], [記載なし] …): dropped and counted.
bool says_nothing(std::string_view text);

/// The type of an identifier by its form (doi, isbn, ndljp, ncid, ark, hdl, url …), "other" when none fits.
std::string identifier_type(std::string_view value);

class TypeReader {
public:
    explicit TypeReader(model::Vocabularies const &);
    /// Whole value first, then the longest word in it; "other" when no word is known.
    model::ItemType read(std::string_view provided) const;
    std::string
    medium(std::string_view provided) const; ///< image text video pdf sound 3d or empty (MIME types too)

private:
    std::vector<std::pair<std::string, std::string>> m_words; ///< folded word -> code, longest first
};

class LanguageReader {
public:
    explicit LanguageReader(model::Vocabularies const &);
    std::optional<model::Language> read(std::string_view provided) const; ///< ISO 639 code or word

private:
    std::vector<std::pair<std::string, std::string>> m_words;
};

/// Names with role, reading and life dates told apart.
class AgentReader {
public:
    explicit AgentReader(model::Vocabularies const &);
    /// One field may hold several people (joined by ／ ; 、 with roles in brackets or behind the name).
    std::vector<model::Agent> read(std::string_view provided, std::string_view default_role) const;

private:
    struct Role {
        std::string word, role, script, certainty;
        bool doubtful = false;
    };
    std::vector<Role> m_roles; ///< longest word first
};

struct PlaceContext {
    bool agent_field = false;
    std::optional<std::int64_t> year; ///< of the item, for provinces without 国
    std::string kind = "unknown";
};

class PlaceReader {
public:
    explicit PlaceReader(model::Vocabularies const &);
    ~PlaceReader();
    PlaceReader(PlaceReader &&) noexcept;
    model::Place read(std::string_view provided, PlaceContext const & = {}) const;
    /// Latitude and longitude as written (decimal, degrees-minutes-seconds); nothing when not valid, with the
    /// problem (R32) in `problem`.
    std::optional<model::GeoPoint> point(std::string_view lat, std::string_view lon,
                                         std::optional<model::Problem> &problem) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
