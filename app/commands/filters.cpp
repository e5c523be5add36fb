// normalize-dates, normalize-rights, normalize-places: one answer line for each line, the number of tabs
// never changes.
#include "app/commands/commands.hpp"
#include "normalizer/readers.hpp"
#include "schemas/loader/catalog.hpp"

#include <array>
#include <functional>
#include <iostream>
#include <string>

namespace tsunagi::app {

namespace {

normalizer::Readers readers() {
    model::Mistakes mistakes;
    return normalizer::Readers(schemas::load_catalog(schemas::builtin_schemas(), {}, mistakes));
}

int for_each_line(std::function<void(std::string const &)> const &answer) {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        if (line.ends_with('\r')) line.pop_back();
        answer(line);
    }
    return 0;
}

std::string side(std::optional<model::CivilDay> const &day, bool open) {
    return day ? to_string(*day) : open ? ".." : "";
}

std::string joined(std::vector<std::string> const &values) {
    std::string text;
    for (auto const &value : values) text += (text.empty() ? "" : ",") + value;
    return text;
}

} // namespace

int normalize_dates_command() {
    auto const read = readers();
    return for_each_line([&](std::string const &line) {
        auto const span = read.dates.read(line);
        std::cout << side(span.start, span.has_interval()) << '\t' << side(span.end, span.has_interval())
                  << '\t' << span.precision << '\t' << span.certainty << '\t' << span.rule << '\n';
    });
}

int normalize_rights_command() {
    auto const read = readers();
    return for_each_line([&](std::string const &line) {
        std::array const provided{normalizer::ProvidedRights{"content", line, ""}};
        auto const content = read.rights.decide(provided, {}, "").rights.content;
        std::cout << content.code << '\t' << content.uri << '\t' << content.rule << '\n';
    });
}

int normalize_places_command() {
    auto const read = readers();
    return for_each_line([&](std::string const &line) {
        auto const place = read.places.read(line);
        std::cout << place.path << '\t'
                  << (place.prefectures.empty() ? place.country : joined(place.prefectures)) << '\t'
                  << place.rule << '\n';
    });
}

} // namespace tsunagi::app
