#include "api/portal/tongue.hpp"

namespace tsunagi::api {

Tongue tongue_of(Request const &request, Parameters const &parameters) {
    auto const told = parameters.last("lang");
    if (told == "en" || told == "ja") return told == "en" ? Tongue::en : Tongue::ja;
    auto const accepted = request.header("Accept-Language");
    auto const en = accepted.find("en"), ja = accepted.find("ja");
    return en != accepted.npos && (ja == accepted.npos || en < ja) ? Tongue::en : Tongue::ja;
}

std::string const &name_in(Tongue tongue, model::LocalText const &name) {
    auto const &own = tongue == Tongue::ja ? name.ja : name.en;
    auto const &other = tongue == Tongue::ja ? name.en : name.ja;
    return own.empty() ? other : own;
}

std::string grouped(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string counted(Tongue tongue, std::uint64_t number) {
    if (tongue == Tongue::ja) return grouped(number) + " 件";
    return grouped(number) + (number == 1 ? " record" : " records");
}

} // namespace tsunagi::api
