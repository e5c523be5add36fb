#include <algorithm>

#include "config/addresses.hpp"
#include "config/readers.hpp"

namespace tsunagi::config {

namespace {

bool is_code(std::string const &text, model::Table const &codes) {
    return std::ranges::any_of(codes.rows(),
                               [&](auto const &row) { return codes.cell(row, "code") == text; });
}

std::string all_codes(model::Table const &codes) {
    std::set<std::string> distinct;
    for (auto const &row : codes.rows()) distinct.insert(codes.cell(row, "code"));
    std::string list;
    for (auto const &code : distinct) list += (list.empty() ? "" : ", ") + code;
    return list;
}

} // namespace

/// "cc0", "https://…" or { "uri": "https://…", "text": "…" } (cli contract 5).
void read_rights_default(ObjectReader &rights, std::string_view scope,
                         std::optional<model::RightsDefault> &out, schemas::Catalog const &catalog) {
    auto const place = rights.find(scope);
    if (!place) return;
    model::RightsDefault terms;
    if (place->value.kind == schemas::JsonValue::Kind::object) {
        ObjectReader::read(*place, [&](ObjectReader &object) {
            object.require("uri", "the address of the terms");
            read_url(object, "uri", terms.uri);
            object.text("text", terms.text);
        });
    } else {
        auto const *text = place->text();
        if (!text) return;
        auto const &codes = catalog.vocabularies.table("rights_codes");
        if (is_code(*text, codes))
            terms.code = *text;
        else if (is_http_url(*text))
            terms.uri = *text;
        else
            return place->mistake("a licence address, { \"uri\": …, \"text\": … }, or one of the codes " +
                                  all_codes(codes));
    }
    out = std::move(terms);
}

} // namespace tsunagi::config
