#include <boost/test/unit_test.hpp>

#include "schemas/loader/table_reader.hpp"
#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

std::string told_by(model::Table const &table, model::Table::Row const &row) {
    auto const &start = table.cell(row, "start"), &end = table.cell(row, "end");
    auto const both = start.empty() && end.empty() ? "" : start + "/" + end;
    return both + " " + table.cell(row, "precision") + " " + table.cell(row, "certainty");
}

} // namespace

BOOST_AUTO_TEST_SUITE(accepted_notations_of_dates)

// The rows are read without a table of lunar months: notes "with a lunar table" tell the other variant.
BOOST_AUTO_TEST_CASE(every_row_of_the_cases_is_read_as_written) {
    model::Mistakes mistakes;
    auto const table =
        schemas::read_table(TSUNAGI_SOURCE_DIR "/tests/fixtures/dates/date_cases.tsv", mistakes);
    BOOST_TEST(mistakes.empty());
    BOOST_TEST(table.rows().size() > 400u);
    for (auto const &row : table.rows()) {
        auto const &input = table.cell(row, "input");
        BOOST_TEST(told(read_date(input)) == told_by(table, row),
                   "'" << input << "' is read as '" << told(read_date(input)) << "', expected '"
                       << told_by(table, row) << "'");
    }
}

BOOST_AUTO_TEST_CASE(the_text_is_kept_as_it_was_provided) {
    BOOST_TEST(read_date("　昭和３３年４月１日 ").provided == "　昭和３３年４月１日 ");
}

BOOST_AUTO_TEST_SUITE_END()
