#include "api/http/delivery.hpp"

#include <boost/test/unit_test.hpp>
#include <zlib.h>

#include "api/http/http_date.hpp"

namespace tsunagi::api {
namespace {

std::string gunzip(std::string packed) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string text(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(delivery)

BOOST_AUTO_TEST_CASE(gzip_gives_back_what_went_in) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "北斎" + std::to_string(i);
    BOOST_TEST(gunzip(gzip(text)) == text);
    BOOST_TEST(gunzip(gzip("")) == "");
}

BOOST_AUTO_TEST_CASE(accept_encoding_is_read_with_its_qualities) {
    for (std::string const header :
         {"gzip", "GZIP", "br, gzip", "gzip;q=0.5", "*", "deflate , gzip ; q=0.001"})
        BOOST_TEST(accepts_gzip(header), header);
    for (std::string const header : {"", "br", "gzip;q=0", "*;q=0", "identity", "*, gzip;q=0"})
        BOOST_TEST(!accepts_gzip(header), header);
}

BOOST_AUTO_TEST_CASE(small_bodies_and_pictures_are_not_compressed) {
    Request const request{.headers = {{"accept-encoding", "gzip"}}};
    Response small{.body = std::string(1023, 'a')},
        picture{.content_type = "image/png", .body = std::string(5000, 'a')};
    Response enough{.body = std::string(1024, 'a')};
    prepare_delivery(request, small, false);
    prepare_delivery(request, picture, false);
    prepare_delivery(request, enough, false);
    BOOST_TEST(header_of(small, "Content-Encoding").empty());
    BOOST_TEST(header_of(picture, "Content-Encoding").empty());
    BOOST_TEST(header_of(enough, "Content-Encoding") == "gzip");
}

BOOST_AUTO_TEST_CASE(a_weak_tag_stays_the_same_when_compressed) {
    Request const request{.headers = {{"Accept-Encoding", "gzip"}}};
    Response response{.headers = {{"ETag", "W/\"a\""}}, .body = std::string(2000, 'a')};
    prepare_delivery(request, response, false);
    BOOST_TEST(header_of(response, "ETag") == "W/\"a\"");
}

BOOST_AUTO_TEST_CASE(dates_go_to_http_and_back) {
    for (std::int64_t const seconds : {std::int64_t{0}, std::int64_t{1767225600}, std::int64_t{951782400}})
        BOOST_TEST(parse_http_date(http_date(seconds)).value() == seconds);
    BOOST_TEST(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
    for (std::string const text :
         {"", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"})
        BOOST_TEST(!parse_http_date(text), text);
}

BOOST_AUTO_TEST_CASE(an_error_is_json_whatever_its_message_holds) {
    BOOST_TEST(error_response(404, "item-not-found", "no \"北\"\n").body ==
               "{\"status\":404,\"code\":\"item-not-found\",\"message\":\"no \\\"北\\\"\\n\"}");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
