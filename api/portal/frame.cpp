#include "api/portal/frame.hpp"

namespace tsunagi::api {

namespace {

Html head(PortalPage const &page, std::string const &service) {
    return element(
        "head",
        lone("meta", {{"charset", "utf-8"}}) +
            lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
            lone("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
            element("title",
                    text(page.title.empty()
                             ? service
                             : page.title + (page.visit.tongue == Tongue::ja ? "｜" : " | ") + service)) +
            lone("link", {{"rel", "icon"}, {"href", "/assets/sign.svg"}}) +
            lone("link", {{"rel", "stylesheet"}, {"href", "/assets/tokens.css"}}) +
            lone("link", {{"rel", "stylesheet"}, {"href", "/assets/portal.css"}}));
}

Html tongues(PortalPage const &page) {
    auto const here = [](std::string_view code, std::string_view name) {
        return element("b", {{"lang", code}}, text(name));
    };
    auto const there = [&](std::string_view code, std::string_view name) {
        return element("a", {{"href", page.other_address}, {"lang", code}, {"hreflang", code}}, text(name));
    };
    bool const ja = page.visit.tongue == Tongue::ja;
    return element("div", {{"class", "tongue"}},
                   ja ? here("ja", "日本語") + there("en", "English")
                      : there("ja", "日本語") + here("en", "English"));
}

Html masthead(PortalPage const &page, std::string const &service) {
    auto const say_it = [&](std::string_view ja, std::string_view en) {
        return text(say(page.visit.tongue, ja, en));
    };
    auto const home = page.visit.link("/");
    auto const brand = element("a", {{"class", "brand"}, {"href", home}},
                               icon("sign", false) + element("b", text(service)) +
                                   element("span", say_it("文化の記録をつなぐ", "Linking cultural records")));
    auto const way = [&](std::string const &path, Place place, std::string_view ja, std::string_view en) {
        auto const here = when(page.place == place, "page");
        return element("a", {{"href", page.visit.link(path)}, {"aria-current", here}}, say_it(ja, en));
    };
    auto const ways =
        element("nav", {{"class", "ways"}, {"aria-label", say(page.visit.tongue, "主な案内", "Main")}},
                way("/", Place::search, "さがす", "Search") +
                    way("/databases", Place::databases, "データベース", "Databases"));
    return element("header", {{"class", "masthead"}},
                   element("div", {{"class", "frame"}}, brand + ways + tongues(page)));
}

Html foot(PortalPage const &page, Readers const &readers) {
    auto const about = element("span", text(say(page.visit.tongue, "つなぎ　文化遺産メタデータの連携基盤",
                                                "Tsunagi, an aggregator of cultural heritage metadata")));
    auto const generation = element("span", text(say(page.visit.tongue, "索引の世代 ", "Index generation ")) +
                                                element("code", text(readers.index.generation())));
    return element("footer", {{"class", "colophon"}},
                   element("div", {{"class", "frame"}}, about + generation));
}

} // namespace

Response framed(PortalPage const &page, Readers const &readers) {
    auto const &service = name_in(page.visit.tongue, readers.settings.service.name);
    auto const skip = element("a", {{"class", "skip"}, {"href", "#main"}},
                              text(say(page.visit.tongue, "本文へ移動します", "Skip to the content")));
    auto const body = element("body", skip + masthead(page, service) +
                                          element("main", {{"id", "main"}, {"tabindex", "-1"}}, page.main) +
                                          foot(page, readers));
    auto const html = element("html", {{"lang", code_of(page.visit.tongue)}}, head(page, service) + body);
    return {
        .status = page.status,
        .content_type = "text/html; charset=utf-8",
        .headers =
            {{"Content-Security-Policy",
              "default-src 'self'; img-src 'self' data: blob: https:; object-src 'none'; base-uri 'self'; "
              "form-action 'self'; frame-ancestors 'none'"},
             {"Referrer-Policy", "no-referrer"},
             {"Cache-Control", page.status == 200 ? "no-cache" : "no-store"},
             {"Vary", "Accept-Language, Accept-Encoding"}},
        .body = "<!doctype html>\n" + html.markup + "\n"};
}

Response page_with_note(Visit const &visit, int status, std::string_view heading, std::string_view sentence,
                        Readers const &readers, std::string const &again) {
    auto const tongue = visit.tongue;
    bool const failed = status >= 500;
    auto const way = [](std::string const &address, std::string_view words) {
        return element("a", {{"class", "button"}, {"href", address}}, text(words));
    };
    auto const note =
        element("div", {{"class", failed ? "note shu" : "note"}, {"role", when(failed, "alert")}},
                element("p", text(sentence)));
    auto ways = failed && !again.empty() ? way(again, say(tongue, "もう一度開きます", "Try again")) : Html{};
    ways += way(visit.link("/"), say(tongue, "さがすページへ戻ります", "Back to search"));
    PortalPage page{.visit = visit,
                    .title = std::string(heading),
                    .other_address = "/?lang=" + std::string(code_of(other(tongue))),
                    .status = status};
    page.main = element("div", {{"class", "frame"}},
                        element("h1", text(heading)) + note + element("p", {{"class", "acts"}}, ways));
    return framed(page, readers);
}

} // namespace tsunagi::api
