#include "config/readers.hpp"

namespace tsunagi::config {

namespace {

void read_coordinates(ObjectReader &coordinates, model::Institution &institution) {
    coordinates.require("lat", "degrees north, as 35.6");
    coordinates.require("lon", "degrees east, as 139.7");
    double lat = 0, lon = 0;
    coordinates.real("lat", lat, -90, 90);
    coordinates.real("lon", lon, -180, 180);
    institution.lat = lat;
    institution.lon = lon;
}

void read_name(ObjectReader &name, model::Institution &institution) {
    name.require("ja", "the name in Japanese");
    name.text("ja", institution.name.ja);
    name.text("en", institution.name.en);
    name.text("kana", institution.kana);
}

void check_assessment(ObjectReader &answer) {
    answer.require("rule", "a question of the institution's self-assessment, as I05");
    std::string text;
    for (auto const *key : {"rule", "date", "evidence"}) answer.text(key, text);
    answer.choice("answer", text, {"yes", "partly", "no"});
}

void check_word(ObjectReader &word) {
    word.require("word", "the word to flag");
    std::string text;
    word.text("word", text);
    word.text("note", text);
}

} // namespace

model::Institution read_institution(ObjectReader &file, std::string const &file_stem,
                                    schemas::Catalog const &catalog) {
    model::Institution institution;
    read_own_id(file, file_stem, institution.id);
    file.require("name", "the names { \"ja\": …, \"en\": …, \"kana\": … }");
    file.object("name", [&](ObjectReader &name) { read_name(name, institution); });
    file.choices("roles", institution.roles, {"provider", "owner", "linkage"});
    file.object("identifiers", [&](ObjectReader &identifiers) {
        identifiers.text("isil", institution.isil);
        identifiers.text("ror", institution.ror);
        identifiers.text("corporate_number", institution.corporate_number);
    });
    file.flag("public_body", institution.public_body);
    read_url(file, "url", institution.url);
    file.local("address", institution.address);
    file.object("coordinates", [&](ObjectReader &place) { read_coordinates(place, institution); });
    file.text("contact", institution.contact);
    file.local("terms_url", institution.terms_url);
    file.object("rights", [&](ObjectReader &rights) {
        std::optional<model::RightsDefault> content;
        read_rights_default(rights, "content", content, catalog);
        if (content) institution.content_rights = content->uri.empty() ? content->code : content->uri;
    });
    file.texts("aliases", institution.aliases);
    file.objects("word_list", check_word);
    file.objects("assessment", check_assessment);
    bool share_page = false;
    file.flag("share_page", share_page);
    return institution;
}

} // namespace tsunagi::config
