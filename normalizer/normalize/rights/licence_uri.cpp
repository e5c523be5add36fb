#include "normalizer/normalize/rights/licence_uri.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace tsunagi::normalizer::rights {

namespace {

/// Host and path segments in lower case, without scheme, "www.", query and fragment.
struct Address {
    std::string host;
    std::vector<std::string> path;

    std::string segment(std::size_t i) const { return i < path.size() ? path[i] : std::string(); }
};

Address address_of(std::string_view uri) {
    auto const folded = lower(uri);
    std::string_view rest = folded;
    rest = rest.substr(0, rest.find_first_of("?#"));
    if (auto const scheme = rest.find("://"); scheme != std::string_view::npos)
        rest.remove_prefix(scheme + 3);
    if (rest.starts_with("www.")) rest.remove_prefix(4);
    Address address;
    auto slash = rest.find('/');
    address.host = rest.substr(0, slash);
    while (slash != std::string_view::npos) {
        rest.remove_prefix(slash + 1);
        slash = rest.find('/');
        if (auto const segment = rest.substr(0, slash); !segment.empty()) address.path.emplace_back(segment);
    }
    return address;
}

Finding finding(std::string rule, std::string statement, std::string uri = {}) {
    Finding result;
    result.rule = std::move(rule);
    result.statement = std::move(statement);
    result.uri = std::move(uri);
    result.by_uri = true;
    return result;
}

/// The family is read, the URI is not published: it names nothing that exists.
Finding broken(std::string statement, std::string_view uri, std::string expected) {
    auto result = finding("RU-BAD", std::move(statement));
    result.faults.push_back({Fault::Kind::bad_uri, std::string(uri), std::move(expected)});
    return result;
}

Finding retired(std::string_view uri) {
    auto result = finding("RU-CC", "OTHER");
    result.faults.push_back({Fault::Kind::retired, std::string(uri), ""});
    return result;
}

/// deed, deed.ja, legalcode.txt, rdf: pages about the licence, as good as its URI.
bool is_page_of_licence(std::string_view segment) {
    return segment == "rdf" || segment == "deed" || segment == "legalcode" || segment.starts_with("deed.") ||
           segment.starts_with("legalcode.");
}

bool is_retired(Address const &address) {
    auto const licence = address.segment(1);
    if (licence == "publicdomain" || licence == "devnations" || licence == "nc-sampling+") return true;
    if (licence.starts_with("sampling")) return true;
    constexpr std::array<std::string_view, 5> of_version_one{"nd", "nc", "sa", "nd-nc", "nc-sa"};
    return std::find(of_version_one.begin(), of_version_one.end(), licence) != of_version_one.end() &&
           address.segment(2) == "1.0";
}

char const *const expected_licence = "http://creativecommons.org/licenses/{by …}/{version}/[{port}/]";

/// licenses/by/2.1/jp[/deed.ja]
Finding licence(Address const &address, std::string_view uri) {
    auto const statement = creative_commons_statement(address.segment(1));
    if (statement.empty() && is_retired(address)) return retired(uri);
    if (statement.empty()) return broken("UNKNOWN", uri, expected_licence);
    auto path = address.path;
    if (is_page_of_licence(path.back())) path.pop_back();
    std::string const version = path.size() > 2 ? path[2] : "", port = path.size() > 3 ? path[3] : "";
    auto canonical = creative_commons_uri(path[1], version, port);
    if (!canonical || path.size() > 4) return broken(statement, uri, expected_licence);
    auto result = finding("RU-CC", statement, *std::move(canonical));
    result.version = version;
    result.port = port;
    return result;
}

/// publicdomain/zero/1.0, publicdomain/mark/1.0: no port, no other version.
Finding public_domain(Address const &address, std::string_view uri) {
    bool const zero = address.segment(1) == "zero";
    if (!zero && address.segment(1) != "mark") return retired(uri);
    std::string const statement = zero ? "CC0" : "PDM";
    std::string const canonical = "http://creativecommons.org/publicdomain/" + address.segment(1) + "/1.0/";
    auto path = address.path;
    if (is_page_of_licence(path.back())) path.pop_back();
    if (path.size() != 3 || path[2] != "1.0") return broken(statement, uri, canonical);
    auto result = finding(zero ? "RU-CC0" : "RU-PDM", statement, canonical);
    result.version = "1.0";
    return result;
}

Finding creative_commons(Address const &address, std::string_view uri) {
    if (address.segment(0) == "licenses" && address.path.size() > 1) return licence(address, uri);
    if (address.segment(0) == "publicdomain" && address.path.size() > 1) return public_domain(address, uri);
    return finding("RU-OTHER", "OTHER", std::string(uri));
}

/// i.creativecommons.org/l/by/4.0/88x31.png, …/p/zero/1.0/80x15.png
Finding badge(Address address, std::string_view uri) {
    if (address.path.size() < 2) return finding("RU-OTHER", "OTHER", std::string(uri));
    bool const zero_or_mark = address.path[1] == "zero" || address.path[1] == "mark";
    address.path[0] = zero_or_mark ? "publicdomain" : "licenses";
    if (address.path.back().find('.') != std::string::npos &&
        address.path.back().find("x") != std::string::npos)
        address.path.pop_back();
    auto result = creative_commons(address, uri);
    if (result.rule == "RU-BAD") return result;
    result.rule = "RU-BADGE";
    result.faults.push_back({Fault::Kind::badge, std::string(uri), result.uri});
    return result;
}

constexpr std::array<std::string_view, 12> statement_ids{"InC",    "InC-OW-EU", "InC-RUU", "InC-EDU",
                                                         "InC-NC", "NoC-NC",    "NoC-CR",  "NoC-OKLR",
                                                         "NoC-US", "NKC",       "CNE",     "UND"};

/// vocab|page|data/{ID}/1.0
Finding rights_statement(Address const &address, std::string_view uri) {
    auto const place = address.segment(0);
    if (place != "vocab" && place != "page" && place != "data")
        return finding("RU-OTHER", "OTHER", std::string(uri));
    auto const *const id =
        std::find_if(statement_ids.begin(), statement_ids.end(),
                     [&](std::string_view known) { return lower(known) == address.segment(1); });
    std::string const expected = "http://rightsstatements.org/vocab/{ID}/1.0/";
    if (id == statement_ids.end()) return broken("UNKNOWN", uri, expected);
    auto const statement = "RS " + std::string(*id);
    if (address.segment(2) != "1.0" || address.path.size() > 3) return broken(statement, uri, expected);
    auto result =
        finding("RU-RS", statement, "http://rightsstatements.org/vocab/" + std::string(*id) + "/1.0/");
    result.version = "1.0";
    return result;
}

struct Mapped {
    std::string_view path, statement;
};

constexpr std::array europeana_rights{Mapped{"rr-f", "RS InC"},
                                      Mapped{"rr-p", "RS InC"},
                                      Mapped{"rr-r", "RS InC"},
                                      Mapped{"orphan-work-eu", "RS InC-OW-EU"},
                                      Mapped{"out-of-copyright-non-commercial", "RS NoC-NC"},
                                      Mapped{"unknown", "RS CNE"}};

Finding europeana(Address const &address, std::string_view uri) {
    if (address.segment(0) == "rights")
        for (auto const &known : europeana_rights)
            if (known.path == address.segment(1)) {
                auto const id = std::string(known.statement.substr(3));
                return finding("RU-EU", std::string(known.statement),
                               "http://rightsstatements.org/vocab/" + id + "/1.0/");
            }
    return finding("RU-OTHER", "OTHER", std::string(uri));
}

/// COAR access rights say who may open a thing, not what may be done with it. "restricted" is reading after
/// asking or signing in, in our words "registered".
constexpr std::array coar_access{Mapped{"c_abf2", "internet"}, Mapped{"c_f1cf", "closed"},
                                 Mapped{"c_16ec", "registered"}, Mapped{"c_14cb", "none"}};

Finding persistent_url(Address const &address, std::string_view uri) {
    if (address.segment(0) == "coar" && address.segment(1) == "access_right")
        for (auto const &known : coar_access)
            if (known.path == address.segment(2)) {
                auto result = finding("RU-OTHER", "");
                result.kind = Kind::access_only;
                result.access = known.statement;
                return result;
            }
    return finding("RU-OTHER", "OTHER", std::string(uri));
}

Finding japanese_government(Address const &address, std::string_view uri) {
    if (address.path == std::vector<std::string>{"resources", "open_data", "public_data_license_v1.0"})
        return finding("RU-JP", "JP-PDL",
                       "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0");
    return finding("RU-OTHER", "OTHER", std::string(uri));
}

} // namespace

std::optional<Finding> read_uri(std::string_view uri) {
    auto const address = address_of(uri);
    if (address.host == "creativecommons.jp") return {};
    if (address.host == "creativecommons.org") return creative_commons(address, uri);
    if (address.host == "i.creativecommons.org" || address.host == "licensebuttons.net")
        return badge(address, uri);
    if (address.host == "rightsstatements.org") return rights_statement(address, uri);
    if (address.host == "europeana.eu") return europeana(address, uri);
    if (address.host == "purl.org") return persistent_url(address, uri);
    if (address.host == "digital.go.jp") return japanese_government(address, uri);
    return finding("RU-OTHER", "OTHER", std::string(uri));
}

} // namespace tsunagi::normalizer::rights
