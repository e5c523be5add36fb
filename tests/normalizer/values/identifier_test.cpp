#include "normalizer/normalize/identifier.hpp"

#include <boost/test/unit_test.hpp>

using tsunagi::normalizer::identifier_type;
using tsunagi::normalizer::is_well_formed_identifier;

BOOST_AUTO_TEST_SUITE(identifiers)

BOOST_AUTO_TEST_CASE(the_form_tells_the_type) {
    struct {
        char const *value, *type;
    } const cases[] = {
        {"info:doi/10.1000/182", "doi"},
        {"https://doi.org/10.20730/200017323", "doi"},
        {"http://dx.doi.org/10.11501/2542875", "doi"},
        {"10.1000/182", "doi"},
        {"doi:10.1000/182", "doi"},
        {"ISBN 978-4-7649-0405-7", "isbn"},
        {"9784764904057", "isbn"},
        {"4-00-310101-4", "isbn"},
        {"urn:ISBN:4003101014", "isbn"},
        {"0317-8471", "issn"},
        {"ISSN 0317-8471", "issn"},
        {"BA12345678", "ncid"},
        {"AN0012345X", "ncid"},
        {"https://ci.nii.ac.jp/ncid/BN03961284", "ncid"},
        {"info:ndljp/pid/1286201", "ndljp"},
        {"https://dl.ndl.go.jp/pid/1286201", "ndljp"},
        {"http://id.ndl.go.jp/bib/000001234567", "ndlbib"},
        {"http://id.ndl.go.jp/jpno/20123456", "jpno"},
        {"ark:/12148/btv1b8449691v", "ark"},
        {"https://example.org/ark:/12148/btv1b8449691v", "ark"},
        {"hdl:2027/mdp.39015", "hdl"},
        {"https://hdl.handle.net/2433/123", "hdl"},
        {"https://orcid.org/0000-0002-1825-0097", "orcid"},
        {"0000-0002-1825-0097", "orcid"},
        {"JP-1000001", "isil"},
        {"https://museum.example/items/7", "url"},
        {"ＩＳＢＮ４－００－３１０１０１－４", "isbn"},
        {"A-10569", "other"},
        {"9784764904058", "other"},
        {"1234567890", "other"},
        {"0317-8472", "other"},
        {"0000-0002-1825-0098", "other"},
        {"", "other"},
        {"\xFF\xFE", "other"},
    };
    for (auto const &c : cases) BOOST_TEST(identifier_type(c.value) == c.type, c.value);
}

BOOST_AUTO_TEST_CASE(a_text_that_names_its_type_keeps_it_and_is_not_well_formed) {
    BOOST_TEST(identifier_type("ISBN 9784764904058") == "isbn");
    BOOST_TEST(!is_well_formed_identifier("isbn", "ISBN 9784764904058"));
    BOOST_TEST(is_well_formed_identifier("isbn", "ISBN 9784764904057"));
    BOOST_TEST(is_well_formed_identifier("doi", "https://doi.org/10.20730/200017323"));
    BOOST_TEST(is_well_formed_identifier("orcid", "https://orcid.org/0000-0002-1825-0097"));
    BOOST_TEST(!is_well_formed_identifier("orcid", "0000-0002-1825-0098"));
    BOOST_TEST(is_well_formed_identifier("local", "anything"));
}

BOOST_AUTO_TEST_SUITE_END()
