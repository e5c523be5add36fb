#include "api/portal/address.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/pages.hpp"

namespace tsunagi::api {

namespace {

Html one_database(Tongue tongue, model::Dataset const &dataset, Readers const &readers) {
    auto const institution = readers.settings.institutions.find(dataset.institution);
    auto const holder = institution == readers.settings.institutions.end()
                            ? dataset.institution
                            : name_in(tongue, institution->second.name);
    auto const records = readers.records.live(dataset.id);
    auto const address =
        Address(Parameters{}).with("f-db", "+" + dataset.id).with("lang", std::string(code_of(tongue))).url();
    return element("dt", {{"lang", "ja"}}, text(holder)) +
           element("dd",
                   element("a", {{"href", address}}, text(name_in(tongue, dataset.name))) +
                       text("　" + counted(tongue, records)) +
                       element("span", {{"class", "tidy"}}, text(name_in(tongue, dataset.description))));
}

} // namespace

Response databases_page(Request const &request, Parameters const &parameters, Readers const &readers) {
    auto const tongue = tongue_of(request, parameters);
    PortalPage page{.tongue = tongue,
                    .title = std::string(say(tongue, "データベース", "Databases")),
                    .other_address = tongue == Tongue::ja ? "/databases?lang=en" : "/databases?lang=ja"};
    Html rows;
    for (auto const &[id, dataset] : readers.settings.datasets)
        if (dataset.visibility != "hidden") rows += one_database(tongue, dataset, readers);
    auto const lead =
        say(tongue, "つなぎが記録を集めているデータベースです。", "Databases whose records Tsunagi gathers.");
    page.main = element("div", {{"class", "frame"}},
                        element("h1", text(page.title)) + element("p", {{"class", "lead"}}, text(lead)) +
                            element("section", element("dl", {{"class", "pairs"}}, rows)));
    return framed(page, readers);
}

} // namespace tsunagi::api
