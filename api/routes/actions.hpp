// The answers of the compatible API, one function for each kind of address (query API contract 2).
#pragma once

#include "api/routes/call.hpp"

namespace tsunagi::api {

Response search_items(Call const &);          ///< 1–3: /api/item/search/{scope}
Response search_items_of_page(Call const &);  ///< 13: /api/item/search-so/{scope}?csid=…
Response show_item(Call const &);             ///< 5: /api/item/{id}
Response redirect_to_item(Call const &);      ///< 6: /item/{id}.json
Response search_databases(Call const &);      ///< 7
Response show_database(Call const &);         ///< 7
Response show_labels(Call const &);           ///< 8
Response search_organizations(Call const &);  ///< 9
Response show_organization(Call const &);     ///< 9
Response show_codes(Call const &);            ///< 12
Response show_health(Call const &);           ///< /healthz: the process answers
Response show_readiness(Call const &);        ///< /readyz: index and store answer, else 503
Response refuse_as_not_offered(Call const &); ///< 501: part of the contract, not offered by this service

} // namespace tsunagi::api
