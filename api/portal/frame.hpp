// What every page has around it: head, masthead, foot.
#pragma once

#include <string>

#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// Where in the navigation a page stands.
enum class Place { elsewhere, search, databases };

struct PortalPage {
    Visit visit;
    std::string title;         ///< before the name of the service
    std::string other_address; ///< the same page in the other language
    Html main;
    Place place = Place::elsewhere;
    int status = 200;
};

/// The whole answer, with the security headers of the portal contract 3.1.
Response framed(PortalPage const &page, Readers const &readers);

/// A sentence instead of a page: what is the matter and what to do next. Only what fails here (5xx) is red
/// and offers `again`, the address that was asked for.
Response page_with_note(Visit const &visit, int status, std::string_view heading, std::string_view sentence,
                        Readers const &readers, std::string const &again = "");

} // namespace tsunagi::api
