#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::model {

/// A body that provides, owns or links records (連携機関; cli contract 6).
struct Institution {
    InstitutionId id;
    LocalText name;
    std::string kana;
    std::vector<std::string> roles; ///< provider owner linkage
    std::string isil, ror, corporate_number;
    bool public_body = false;
    std::string url;
    LocalText address;
    std::optional<double> lat, lon;
    std::string contact;
    LocalText terms_url;
    std::optional<std::string> content_rights; ///< default below the dataset's: code or URI
    std::vector<std::string> aliases;          ///< other spellings of its name in records
};

} // namespace tsunagi::model
