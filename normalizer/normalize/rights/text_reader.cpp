#include "normalizer/normalize/rights/text_reader.hpp"

#include "normalizer/normalize/body_name.hpp"
#include "normalizer/normalize/rights/fold.hpp"
#include "normalizer/normalize/rights/text_scan.hpp"
#include "normalizer/normalize/says_nothing.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

namespace tsunagi::normalizer::rights {

namespace {

/// Rights contract 5, step 6.
constexpr std::array<std::string_view, 5> blanks{"なし", "無し", "無", "未定", "該当なし"};

struct Label {
    std::string_view text, access;
};

/// The labels of the COAR access rights and their like in info:eu-repo.
constexpr std::array access_labels{Label{"open access", "internet"},
                                   Label{"embargoed access", "closed"},
                                   Label{"restricted access", "registered"},
                                   Label{"metadata only access", "none"},
                                   Label{"info:eu-repo/semantics/openaccess", "internet"},
                                   Label{"info:eu-repo/semantics/embargoedaccess", "closed"},
                                   Label{"info:eu-repo/semantics/restrictedaccess", "registered"},
                                   Label{"info:eu-repo/semantics/closedaccess", "closed"}};

std::optional<Finding> blank(std::string_view folded, std::string_view provided) {
    bool const empty_word = says_nothing(provided);
    if (!empty_word && std::find(blanks.begin(), blanks.end(), folded) == blanks.end()) return {};
    Finding finding{.kind = Kind::blank, .rule = "NONE", .statement = empty_word ? "" : "NONE"};
    finding.faults.push_back({Fault::Kind::blank, std::string(provided), ""});
    return finding;
}

/// Codes seen in one client only: read with a warning, never written (rights contract 1).
std::optional<Finding> doubtful_code(std::string_view folded) {
    bool const in_copyright = folded == "incr_noncom" || folded == "incr_com";
    if (!in_copyright && folded != "unknown") return {};
    Finding finding{.rule = "RU-SHORT", .statement = in_copyright ? "RS InC" : "UNKNOWN"};
    if (!in_copyright) finding.kind = Kind::unknown;
    finding.faults.push_back(
        {Fault::Kind::doubtful_code, std::string(folded), in_copyright ? "incr" : "uneval"});
    return finding;
}

std::optional<Finding> code_or_name(std::string_view folded, StatementTable const &statements) {
    if (auto finding = doubtful_code(folded)) return finding;
    if (auto const *labelled = statements.of_label(folded))
        return Finding{.rule = "RU-RS", .statement = labelled->name, .is_label = true};
    auto const *statement = statements.of_code(folded);
    if (!statement || statement->is_creative_commons()) return {}; // ccby is a short form
    Finding finding{.rule = "RU-SHORT", .statement = statement->name, .is_label = true};
    if (statement->name == "NONE") finding.kind = Kind::blank;
    return finding;
}

std::optional<Finding> access_label(std::string_view folded) {
    auto const *const label = std::find_if(access_labels.begin(), access_labels.end(),
                                           [&](Label const &l) { return l.text == folded; });
    if (label == access_labels.end()) return {};
    return Finding{.kind = Kind::access_only, .rule = "RU-OTHER", .access = std::string(label->access)};
}

bool is_name_only(std::string_view folded) {
    for (std::string_view const word : {"。", "を", "ください", "です", "ます", "は", "\x01"})
        if (folded.find(word) != folded.npos) return false;
    return is_body_name(folded);
}

/// "©2020 ○○美術館" -> "○○美術館"
std::string name_behind_sign(std::string_view provided) {
    auto const text = squash(nfkc(provided));
    std::string_view const rest = text;
    auto const sign = rest.find("©");
    if (sign == rest.npos) return {};
    auto name = rest.substr(sign + std::string_view("©").size());
    auto const first = name.find_first_not_of(" 0123456789-–,.");
    return first == name.npos ? std::string() : squash(name.substr(first));
}

Finding unknown(std::vector<Fault> const &refusals) {
    Finding finding{.kind = Kind::unknown, .rule = "UNKNOWN", .statement = "UNKNOWN"};
    finding.faults = refusals;
    return finding;
}

std::optional<Finding> whole_text(std::string_view folded, std::string_view provided,
                                  StatementTable const &statements) {
    if (auto finding = blank(folded, provided)) return finding;
    if (auto finding = code_or_name(folded, statements)) return finding;
    return access_label(folded);
}

Reading read_fresh(std::string_view provided, StatementTable const &statements, PhraseTable const &phrases) {
    Reading reading;
    auto const folded = fold(provided);
    if (folded.text.empty()) return reading;
    if (auto finding = whole_text(folded.text, provided, statements)) {
        reading.findings.push_back(std::move(*finding));
        return reading;
    }
    TextScan scan(folded, statements, phrases);
    reading.findings = scan.run();
    bool const notice = std::any_of(reading.findings.begin(), reading.findings.end(),
                                    [](Finding const &f) { return f.kind == Kind::notice; });
    if (notice) reading.holder = name_behind_sign(provided);
    if (!reading.findings.empty()) return reading;
    if (is_name_only(folded.text))
        reading.holder = squash(provided);
    else
        reading.findings.push_back(unknown(scan.refusals()));
    return reading;
}

} // namespace

TextReader::TextReader(model::Vocabularies const &vocabularies, StatementTable const &statements)
    : m_statements(statements), m_phrases(vocabularies) {}

std::shared_ptr<Reading const> TextReader::remembered(std::string const &provided) const {
    std::shared_lock const lock(m_mutex);
    auto const found = m_memory.find(provided);
    return found == m_memory.end() ? nullptr : found->second;
}

std::shared_ptr<Reading const> TextReader::read(std::string_view provided) const {
    std::size_t constexpr most_texts = 4096; // a dataset has dozens; one with a text per record gains nothing
    std::size_t constexpr longest_text = 1024; // bytes; longer ones are not kept
    auto const fresh = [&] {
        return std::make_shared<Reading const>(read_fresh(provided, m_statements, m_phrases));
    };
    if (provided.size() > longest_text) return fresh();
    std::string key(provided);
    if (auto reading = remembered(key)) return reading;
    auto reading = fresh();
    std::unique_lock const lock(m_mutex);
    if (m_memory.size() < most_texts) m_memory.emplace(std::move(key), reading);
    return reading;
}

} // namespace tsunagi::normalizer::rights
