// Licences, versions and ports of Creative Commons (rights contract 2, table).
#include "normalizer/normalize/rights/licence_uri.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::rights {

namespace {

struct Licence {
    std::string_view path, statement;
};

constexpr std::array licences{Licence{"by", "CC BY"},
                              Licence{"by-sa", "CC BY-SA"},
                              Licence{"by-nd", "CC BY-ND"},
                              Licence{"by-nc", "CC BY-NC"},
                              Licence{"by-nc-sa", "CC BY-NC-SA"},
                              Licence{"by-nc-nd", "CC BY-NC-ND"},
                              Licence{"by-nd-nc", "CC BY-NC-ND"}};

struct Version {
    std::string_view number, ports; ///< ports between spaces
    bool port_wanted = false;
};

constexpr std::array versions{
    Version{"1.0", " fi il nl "},
    Version{"2.0", " au at be br ca cl hr uk fr de it jp nl pl kr es tw "},
    Version{"2.1", " au es jp ", true},
    Version{"2.5",
            " ar au br bg ca cn co hr dk hu in il it mk my mt mx nl pe pl pt scotland si za es se ch tw "},
    Version{"3.0",
            " au at br cl cn cr hr cz ec eg ee fr de gr gt hk igo ie it lu nl nz no ph pl pt pr ro rs sg "
            "za es ch tw th ug us ve vn "},
    Version{"4.0", " "}};

bool lists(std::string_view ports, std::string_view port) {
    return ports.find(' ' + std::string(port) + ' ') != std::string_view::npos;
}

bool exists(std::string_view version, std::string_view port) {
    auto const *const known =
        std::find_if(versions.begin(), versions.end(), [&](Version const &v) { return v.number == version; });
    if (known == versions.end()) return false;
    return port.empty() ? !known->port_wanted : lists(known->ports, port);
}

} // namespace

std::string creative_commons_statement(std::string_view licence) {
    auto const *const known =
        std::find_if(licences.begin(), licences.end(), [&](Licence const &l) { return l.path == licence; });
    return known == licences.end() ? std::string() : std::string(known->statement);
}

std::optional<std::string> creative_commons_uri(std::string_view licence, std::string_view version,
                                                std::string_view port) {
    if (licence == "by-nd-nc" && version != "1.0") return {}; // the order of 1.0 only
    if (creative_commons_statement(licence).empty() || !exists(version, port)) return {};
    std::string uri = "http://creativecommons.org/licenses/";
    uri.append(licence).append("/").append(version).append("/");
    if (!port.empty()) uri.append(port).append("/");
    return uri;
}

bool is_port(std::string_view text) {
    return !text.empty() && std::any_of(versions.begin(), versions.end(),
                                        [&](Version const &v) { return lists(v.ports, text); });
}

} // namespace tsunagi::normalizer::rights
