#include "app/samples/oai_request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>

#include "schemas/model/civil_day.hpp"

namespace tsunagi::app {

namespace {

using model::Failure;
using Names = std::set<std::string, std::less<>>;

struct Verb {
    std::string_view name;
    Names required, optional;
    bool token = false; ///< resumptionToken instead of all other arguments
};

std::array<Verb, 6> const &verbs() {
    static std::array<Verb, 6> const all{{
        {"Identify", {}, {}},
        {"ListMetadataFormats", {}, {"identifier"}},
        {"ListSets", {}, {}, true},
        {"GetRecord", {"identifier", "metadataPrefix"}, {}},
        {"ListIdentifiers", {"metadataPrefix"}, {"from", "until", "set"}, true},
        {"ListRecords", {"metadataPrefix"}, {"from", "until", "set"}, true},
    }};
    return all;
}

Failure bad_argument(std::string message) { return {"badArgument", std::move(message)}; }

std::string value_of(OaiArguments const &arguments, std::string_view name) {
    auto const found = std::ranges::find_if(arguments, [&](auto const &pair) { return pair.first == name; });
    return found == arguments.end() ? "" : found->second;
}

/// Exactly one verb, one that exists (3.6, badVerb).
model::Result<Verb const *> verb_of(OaiArguments const &arguments) {
    auto const count =
        std::ranges::count_if(arguments, [](auto const &pair) { return pair.first == "verb"; });
    if (count != 1) return Failure{"badVerb", "the argument 'verb' must stand exactly once"};
    auto const name = value_of(arguments, "verb");
    auto const found = std::ranges::find(verbs(), name, &Verb::name);
    if (found == verbs().end())
        return Failure{"badVerb", "'" + name + "' is none of the six verbs of OAI-PMH 2.0"};
    return &*found;
}

std::optional<Failure> check_names(OaiArguments const &arguments, Verb const &verb) {
    Names seen;
    for (auto const &[name, value] : arguments) {
        if (!seen.insert(name).second) return bad_argument("the argument '" + name + "' stands twice");
        bool const known = name == "verb" || verb.required.contains(name) || verb.optional.contains(name) ||
                           (verb.token && name == "resumptionToken");
        if (!known)
            return bad_argument("the verb " + std::string(verb.name) + " has no argument '" + name + "'");
    }
    if (seen.contains("resumptionToken"))
        return seen.size() == 2 ? std::optional<Failure>()
                                : bad_argument("a resumptionToken stands alone beside the verb");
    for (auto const &name : verb.required)
        if (!seen.contains(name))
            return bad_argument("the verb " + std::string(verb.name) + " requires the argument '" + name +
                                "'");
    return std::nullopt;
}

bool is_time_of_day(std::string_view text) {
    if (text.size() != 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':' || text[9] != 'Z')
        return false;
    auto const part = [&](std::size_t at, int most) {
        int number = -1;
        auto const [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, number);
        return error == std::errc() && end == text.data() + at + 2 && number >= 0 && number <= most;
    };
    return part(1, 23) && part(4, 59) && part(7, 59);
}

/// Day or second granularity (3.3): 2024-04-01 or 2024-04-01T00:00:00Z.
bool is_utc(std::string_view text) {
    if (text.size() != 10 && text.size() != 20) return false;
    return model::parse_civil_day(text.substr(0, 10)).has_value() &&
           (text.size() == 10 || is_time_of_day(text.substr(10)));
}

std::optional<Failure> check_dates(OaiStretch const &stretch) {
    for (auto const &date : {stretch.from, stretch.until})
        if (!date.empty() && !is_utc(date))
            return bad_argument("'" + date + "' is no date of the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
    if (stretch.from.empty() || stretch.until.empty()) return std::nullopt;
    if (stretch.from.size() != stretch.until.size())
        return bad_argument("from and until must have the same granularity");
    if (stretch.from > stretch.until) return bad_argument("from must not be later than until");
    return std::nullopt;
}

model::Result<OaiStretch> read_token(std::string const &token) {
    Failure const bad{"badResumptionToken", "'" + token + "' is no resumption token of this repository"};
    std::vector<std::string> parts(1);
    for (char const c : token)
        if (c == '/')
            parts.emplace_back();
        else
            parts.back() += c;
    if (parts.size() != 5) return bad;
    OaiStretch stretch{parts[0], parts[1], parts[2], parts[3], 0};
    auto const *const last = parts[4].data() + parts[4].size();
    auto const [end, error] = std::from_chars(parts[4].data(), last, stretch.cursor);
    if (error != std::errc() || end != last || stretch.cursor == 0 || check_dates(stretch)) return bad;
    return stretch;
}

model::Result<OaiStretch> stretch_of(OaiArguments const &arguments) {
    auto const has_token = [](auto const &pair) { return pair.first == "resumptionToken"; };
    if (std::ranges::any_of(arguments, has_token)) return read_token(value_of(arguments, "resumptionToken"));
    OaiStretch stretch{value_of(arguments, "metadataPrefix"), value_of(arguments, "from"),
                       value_of(arguments, "until"), value_of(arguments, "set"), 0};
    if (auto const failure = check_dates(stretch)) return *failure;
    return stretch;
}

} // namespace

model::Result<OaiRequest> read_oai_request(OaiArguments const &arguments) {
    auto const verb = verb_of(arguments);
    if (!verb) return verb.failure();
    if (auto const failure = check_names(arguments, **verb)) return *failure;
    OaiRequest request{.verb = std::string((*verb)->name),
                       .identifier = value_of(arguments, "identifier"),
                       .metadata_prefix = value_of(arguments, "metadataPrefix"),
                       .resumption_token = value_of(arguments, "resumptionToken")};
    if (request.verb == "ListIdentifiers" || request.verb == "ListRecords") {
        auto const stretch = stretch_of(arguments);
        if (!stretch) return stretch.failure();
        request.stretch = *stretch;
    }
    return request;
}

std::string resumption_token(OaiStretch const &stretch) {
    return stretch.metadata_prefix + "/" + stretch.from + "/" + stretch.until + "/" + stretch.set + "/" +
           std::to_string(stretch.cursor);
}

} // namespace tsunagi::app
