// One page of a JSON list: are the things where the dataset says?
#include <algorithm>

#include "harvester/cut/json_items.hpp"
#include "harvester/cut/json_outline.hpp"
#include "harvester/identify/interview.hpp"
#include "harvester/source/json_api_source.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;

constexpr std::string_view header_prefix = "header:";

class JsonInterview {
public:
    explicit JsonInterview(Interview &interview)
        : m_interview(interview), m_source(interview.dataset().source.json_api) {}

    std::optional<Failure> conduct() {
        JsonApiSource const source(m_interview.dataset(), {}, m_interview.around());
        auto const request = source.first_request();
        if (!request) return request.failure();
        auto const response = m_interview.ask(*request, [&](std::string_view text) { return read(text); });
        if (!response) return response.failure();
        m_interview.compare_address(m_source.url, *response);
        m_interview.tell("Content-Type", response->header("Content-Type"));
        if (!m_items.list_found) {
            m_interview.differ(
                {"/source/paths/list", path("list"), "no array there", joined(m_outline.lists)});
            return {};
        }
        tell_items();
        compare_total(*response);
        compare_next(*response);
        if (!m_interview.fact("no_selective_harvest").empty())
            m_interview.differ({"/source/params/delta", m_source.delta.first + ", " + m_source.delta.second,
                                "the parameter changes nothing, as a harvest has learnt", "null"});
        return {};
    }

private:
    std::optional<Failure> read(std::string_view text) {
        JsonPaths paths;
        paths.list = path("list");
        paths.ids = {path("id")};
        paths.total = path("total");
        paths.next = path("next");
        std::string mended;
        std::vector<std::string> repairs;
        m_items = read_or_mend(text, paths, mended, repairs);
        if (!m_items.flaw.empty())
            return Failure{"not_json", "\"" + m_source.url + "\": " + m_items.flaw, true};
        m_outline = outline_of(mended.empty() ? text : std::string_view(mended));
        return {};
    }

    void tell_items() {
        auto const count = m_items.items.size();
        auto const nameless = static_cast<std::size_t>(
            std::ranges::count_if(m_items.items, [](JsonItem const &item) { return item.id.empty(); }));
        m_interview.tell("items", std::to_string(count));
        if (count > 0) m_interview.tell("first_id", m_items.items.front().id);
        if (nameless > 0)
            m_interview.differ(
                {"/source/paths/id", path("id"),
                 std::to_string(nameless) + " of " + std::to_string(count) + " items have none",
                 joined(most_like("id", m_outline.item_values))});
    }

    void compare_total(HttpResponse const &response) {
        auto const where = path("total");
        auto const told = where.starts_with(header_prefix)
                              ? response.header(where.substr(header_prefix.size()))
                              : m_items.total;
        m_interview.tell("total", told);
        if (!where.empty() && told.empty())
            m_interview.differ({"/source/paths/total", where, "nothing there",
                                joined(most_like("total", m_outline.numbers))});
        m_total = told.empty() ? 0 : std::strtoull(told.c_str(), nullptr, 10);
        auto const size = m_source.params.find("size");
        if (size == m_source.params.end() || m_items.items.empty()) return;
        auto const asked = std::strtoull(size->second.second.c_str(), nullptr, 10);
        auto const came = m_items.items.size();
        if (came < asked && came < m_total)
            m_interview.differ({"/source/params/size/1", size->second.second,
                                std::to_string(came) + " items of a total of " + told, std::to_string(came)});
    }

    /// A first page that is not all of the list must lead on.
    void compare_next(HttpResponse const &response) {
        bool const has_more = m_items.items.size() < m_total;
        if (!has_more) return;
        if (m_source.paging == "cursor" && m_items.next.empty())
            m_interview.differ({"/source/paths/next", path("next"), "nothing there",
                                joined(most_like("next", m_outline.texts))});
        if (m_source.paging == "link_header" && next_link(response.header("Link"), m_source.url).empty())
            m_interview.differ(
                {"/source/paging", m_source.paging, "the answer has no Link with rel=\"next\"", ""});
    }

    std::string path(char const *name) const {
        auto const found = m_source.paths.find(name);
        return found == m_source.paths.end() ? std::string{} : found->second;
    }

    Interview &m_interview;
    model::JsonApiSource const &m_source;
    JsonItems m_items;
    JsonOutline m_outline;
    std::uint64_t m_total = 0;
};

} // namespace

std::optional<Failure> ask_json_api(Interview &interview) { return JsonInterview(interview).conduct(); }

} // namespace tsunagi::harvester
