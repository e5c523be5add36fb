// Against intervals that institutions themselves gave (dates contract 4). The data are shared, not of this
// tree.
#include <boost/test/unit_test.hpp>

#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "schemas/loader/table_reader.hpp"
#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

struct Years {
    std::int64_t first = 0, last = 0;
};

std::filesystem::path oracle(std::string const &name) {
    auto const *folder = std::getenv("TSUNAGI_SHARED_DATA");
    auto const root =
        folder ? std::filesystem::path(folder) : std::filesystem::path(TSUNAGI_SOURCE_DIR "/../shared/data");
    return root / "oracles" / name;
}

std::optional<std::int64_t> year(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

struct Scores {
    int references = 0, overlapping = 0, equal = 0, unparsed = 0, hard = 0;

    void add(model::TimeSpan const &span, Years const &reference) {
        constexpr std::int64_t open_side = 100, too_far = 100;
        ++references;
        if (!span.has_interval()) {
            ++unparsed;
            return;
        }
        auto const first = span.start ? span.start->year : span.end->year - open_side;
        auto const last = span.end ? span.end->year : span.start->year + open_side;
        if (first <= reference.last && last >= reference.first) ++overlapping;
        if (first == reference.first && last == reference.last) ++equal;
        if (first > reference.last + too_far || last < reference.first - too_far) ++hard;
    }
    double percent(int count) const { return 100.0 * count / references; }
    std::string text() const {
        return "overlap " + std::to_string(percent(overlapping)) + " %, equal " +
               std::to_string(percent(equal)) + " %, without interval " + std::to_string(unparsed) +
               ", more than a century off " + std::to_string(hard) + ", of " + std::to_string(references);
    }
};

template <class Reference>
std::optional<Scores> score(std::string const &name, std::string_view text_column, Reference reference) {
    auto const file = oracle(name);
    if (!std::filesystem::exists(file)) {
        BOOST_TEST_MESSAGE("skipped: " << file.string() << " is not there; set TSUNAGI_SHARED_DATA");
        return std::nullopt;
    }
    model::Mistakes mistakes;
    auto const table = schemas::read_table(file, mistakes);
    Scores scores;
    for (auto const &row : table.rows())
        if (auto const years = reference(table, row); years && years->first <= years->last)
            scores.add(read_date(table.cell(row, text_column)), *years);
    BOOST_TEST_MESSAGE(name << ": " << scores.text());
    return scores;
}

std::optional<Years> tate_years(model::Table const &table, model::Table::Row const &row) {
    auto const first = year(table.cell(row, "startYear")), last = year(table.cell(row, "endYear"));
    if (!first || !last) return std::nullopt;
    return Years{*first, *last};
}

// "1893||1894" is a range; a single year may stand for one, so it need only lie inside.
std::optional<Years> ndl_years(model::Table const &table, model::Table::Row const &row) {
    std::string_view const cell = table.cell(row, "w3cdtf");
    auto const bars = cell.find("||");
    auto const first = year(cell.substr(0, 4));
    auto const last = bars == cell.npos ? first : year(cell.substr(bars + 2, 4));
    if (!first || !last) return std::nullopt;
    return Years{*first, *last};
}

} // namespace

BOOST_AUTO_TEST_SUITE(dates_of_institutions)

BOOST_AUTO_TEST_CASE(years_of_books_lie_inside_our_intervals) {
    auto const scores = score("dates_ndl.tsv", "raw", ndl_years);
    if (!scores) return;
    BOOST_TEST(scores->percent(scores->overlapping) >= 100.0);
    BOOST_TEST(scores->hard == 0);
}

BOOST_AUTO_TEST_CASE(years_of_artworks_overlap_ours) {
    auto const scores = score("dates_tate.tsv", "dateText", tate_years);
    if (!scores) return;
    BOOST_TEST(scores->percent(scores->overlapping) >= 98.0);
    BOOST_TEST(scores->hard == 0);
}

BOOST_AUTO_TEST_SUITE_END()
