// Hosts: one visitor at a time, their rests and their rules (harvesting contract 9 and 11).
#include <boost/test/unit_test.hpp>

#include "tests/store/workspace.hpp"

using namespace tsunagi;
using namespace tsunagi::store;
using namespace tsunagi::store::tests;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(hosts)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_host_has_one_visitor_at_a_time, Backend, Backends) {
    Workspace<Backend> here;
    auto const elsewhere = Backend::open(here.folder.path, Access::read_write);
    auto turn = here.store->hosts().turn("a.example.jp");
    BOOST_REQUIRE(turn);
    BOOST_TEST(!here.store->hosts().turn("a.example.jp"));
    BOOST_TEST(!elsewhere->hosts().turn("a.example.jp"));
    BOOST_TEST(!!elsewhere->hosts().turn("b.example.jp"));
    turn.reset();
    BOOST_TEST(!!elsewhere->hosts().turn("a.example.jp"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_next_visitor_knows_when_the_last_one_left, Backend, Backends) {
    Workspace<Backend> w;
    model::Moment const left{std::chrono::milliseconds(1'767'546'000'123)};
    BOOST_CHECK(w.store->hosts().turn("a.example.jp")->pace().last_answer == model::Moment{});
    w.store->hosts().turn("a.example.jp")->set_pace({left, left + seconds(5)});
    w.reopen();
    auto const pace = w.store->hosts().turn("a.example.jp")->pace();
    BOOST_CHECK(pace.last_answer == left);
    BOOST_CHECK(pace.rest_until == left + seconds(5));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(no_name_of_a_host_leads_out_of_the_locks, Backend, Backends) {
    Workspace<Backend> w;
    auto const lock = w.store->lock("museum");
    for (std::string const name : {"127.0.0.1:8080", "[::1]:80", "..", "../../x", "a/b", "museum", "",
                                   std::string(5000, 'a').c_str(), "\xE5\xB7\xA5.jp"})
        BOOST_TEST(!!w.store->hosts().turn(name), name);
    BOOST_TEST(!std::filesystem::exists(w.folder.path / "x"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_a_host_asked_for_is_known_to_every_later_process, Backend, Backends) {
    Workspace<Backend> w;
    model::Time const until{seconds(1'767'546'000)};
    BOOST_TEST(!w.store->hosts().not_before("a.example.jp"));
    BOOST_TEST(!w.store->hosts().robots("a.example.jp"));
    w.write([&] {
        w.store->hosts().leave_alone("a.example.jp", until);
        w.store->hosts().keep_robots("a.example.jp", {"User-agent: *\n", 200, until});
        w.store->hosts().note_certificate("a.example.jp", "2026-12-31");
    });
    w.reopen();
    BOOST_CHECK(w.store->hosts().not_before("a.example.jp") == until);
    BOOST_TEST(w.store->hosts().robots("a.example.jp")->text == "User-agent: *\n");
    BOOST_TEST(w.store->hosts().robots("a.example.jp")->status == 200);
    auto const certificates = w.store->hosts().certificates();
    BOOST_TEST(certificates.at(0).first == "a.example.jp");
    BOOST_TEST(certificates.at(0).second == "2026-12-31");
    BOOST_TEST(!w.store->hosts().not_before("b.example.jp"));
}

BOOST_AUTO_TEST_SUITE_END()
