#pragma once

#include <string>

namespace tsunagi::model {

/// A sentence or name in the two languages of the service; an empty side is "not given".
struct LocalText {
    std::string ja, en;
    bool operator==(LocalText const &) const = default;
};

} // namespace tsunagi::model
