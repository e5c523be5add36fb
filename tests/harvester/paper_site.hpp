// A site of a few documents, for sources that crawl.
#pragma once

#include <map>

#include "tests/harvester/reading_desk.hpp"

namespace tsunagi::testing {

/// Address -> document; anything else is 404. Answers carry the Date of TestClock's first morning.
struct PaperSite {
    std::map<std::string, std::string> documents;

    model::Result<harvester::HttpResponse> operator()(harvester::HttpRequest const &request) const {
        auto const found = documents.find(request.url);
        if (found == documents.end()) return page("", 404);
        auto answer = page(found->second, 200, {{"Date", "Sun, 04 Jan 2026 00:00:00 GMT"}});
        answer.url_reached = request.url;
        return answer;
    }
};

/// The run as far as it came when the power was cut before the n-th request (from 1).
inline void harvest_until_power_cut(Desk &desk, PaperSite const &site, std::size_t request) {
    desk.network.answer = [&, count = std::size_t{0}](harvester::HttpRequest const &asked) mutable {
        if (++count == request) throw std::runtime_error("power cut");
        return site(asked);
    };
    try {
        desk.harvest();
    } catch (std::runtime_error const &) {
        desk.reopen();
    }
    desk.network.answer = site;
    desk.network.asked.clear();
}

} // namespace tsunagi::testing
