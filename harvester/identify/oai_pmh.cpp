// Identify, ListMetadataFormats and ListSets (OAI-PMH 2.0, sections 4.2, 4.4 and 4.6).
#include <algorithm>

#include "harvester/cut/oai_page.hpp"
#include "harvester/cut/xml_scanner.hpp"
#include "harvester/http/url.hpp"
#include "harvester/identify/interview.hpp"
#include "harvester/source/oai_requests.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using Names = std::vector<std::string>;

constexpr int max_pages_of_sets = 50;

/// Texts of the elements of that local name, in order.
Names texts_of(std::string_view xml, std::string_view name) {
    XmlScanner scanner(xml);
    Names texts;
    while (true) {
        auto const token = scanner.next();
        if (token == XmlScanner::Token::broken || token == XmlScanner::Token::finished) return texts;
        if (token != XmlScanner::Token::start || scanner.local_name() != name) continue;
        std::string text;
        if (scanner.read_text(text)) texts.push_back(std::move(text));
    }
}

class OaiInterview {
public:
    explicit OaiInterview(Interview &interview)
        : m_interview(interview), m_source(interview.dataset().source.oai_pmh) {}

    std::optional<Failure> conduct() {
        if (auto const failure = ask_identify()) return failure;
        if (auto const failure = ask_formats()) return failure;
        if (auto const failure = ask_sets()) return failure;
        Names learnt;
        for (auto const *name : {"no_selective_harvest", "no_from", "no_until", "day_granularity"})
            if (!m_interview.fact(name).empty()) learnt.emplace_back(name);
        if (!learnt.empty()) m_interview.tell_list("learnt", std::move(learnt));
        return {};
    }

private:
    /// Reads the envelope; an OAI error is left in m_page.
    model::Result<HttpResponse> ask(std::string const &query) {
        return m_interview.ask(with_query(m_source.url, query), [&](std::string_view text) {
            m_text = text;
            m_page = read_oai_page(text, {}, [](model::RawRecord &&) {});
            std::optional<Failure> refusal;
            if (!m_page.refusal.empty())
                refusal = Failure{m_page.refusal, "\"" + m_source.url + "\": " + m_page.refusal_sentence,
                                  m_page.refusal != "doctype"};
            return refusal;
        });
    }

    std::optional<Failure> ask_identify() {
        auto const response = ask("verb=Identify");
        if (!response) return response.failure();
        if (m_page.verb != "Identify")
            return Failure{"not_oai", "\"" + m_source.url + "\" does not answer Identify"};
        for (auto const &[name, value] : m_page.identify)
            if (name != "description") m_interview.tell(name, value);
        m_interview.compare_address(m_source.url, *response);
        compare_identify();
        return {};
    }

    void compare_identify() {
        auto const &harvest = m_interview.dataset().harvest;
        auto const base = m_page.identify_value("baseURL");
        if (!base.empty() && without_slash(base) != without_slash(m_source.url))
            m_interview.differ({"/source/url", m_source.url, "baseURL " + base, base});
        auto const deletions = m_page.identify_value("deletedRecord");
        if (deletions != "persistent" && harvest.reconcile_every_days.value_or(0) > 7)
            m_interview.differ({"/harvest/reconcile_every_days",
                                std::to_string(*harvest.reconcile_every_days),
                                "deletedRecord " + deletions + ": deletions are not told for ever", "7"});
        bool const by_day = granularity_of(m_page.identify_value("granularity")) == Granularity::day;
        constexpr std::int64_t two_days = 2 * 86400;
        if (by_day && harvest.overlap_seconds.value_or(two_days) < two_days)
            m_interview.differ({"/harvest/overlap_seconds", std::to_string(*harvest.overlap_seconds),
                                "granularity YYYY-MM-DD: the source counts in days",
                                std::to_string(two_days)});
        compare_earliest();
    }

    /// Slices begin there; without them nothing depends on it (contract 6.6).
    void compare_earliest() {
        auto const &slice = m_interview.dataset().harvest.slice;
        auto const told = m_page.identify_value("earliestDatestamp");
        auto const earliest = parse_utc(told), now = parse_utc(m_page.response_date);
        bool const is_wrong = !earliest || (now && *earliest > *now);
        if (!slice.empty() && is_wrong)
            m_interview.differ({"/harvest/slice", slice,
                                "earliestDatestamp " + told + ": slices have nowhere to begin", "null"});
    }

    std::optional<Failure> ask_formats() {
        auto const response = ask("verb=ListMetadataFormats");
        if (!response) return response.failure();
        auto const offered = texts_of(m_text, "metadataPrefix");
        auto const &wanted = m_source.metadata_prefixes;
        for (std::size_t at = 0; at < wanted.size(); ++at) {
            if (std::ranges::find(offered, wanted[at]) != offered.end()) continue;
            auto const like = most_like(wanted[at], offered);
            auto const pointer = wanted.size() == 1 ? std::string("/source/metadata_prefix")
                                                    : "/source/metadata_prefixes/" + std::to_string(at);
            m_interview.differ({pointer, wanted[at], "metadataFormats: " + joined(offered),
                                like.empty() ? std::string{} : like.front()});
        }
        m_interview.tell_list("metadataFormats", offered);
        return {};
    }

    std::optional<Failure> ask_sets() {
        Names sets;
        std::string query = "verb=ListSets";
        for (int page = 0; page < max_pages_of_sets && !query.empty(); ++page) {
            auto const response = ask(query);
            if (!response) return response.failure();
            for (auto &name : texts_of(m_text, "setSpec")) sets.push_back(std::move(name));
            auto const token = m_page.token ? m_page.token->text : std::string{};
            query = token.empty() ? std::string{}
                                  : "verb=ListSets&resumptionToken=" +
                                        (m_source.token_verbatim ? token : percent_encoded(token));
        }
        bool const saw_all = query.empty();
        if (saw_all) compare_sets(sets);
        m_interview.tell_list("sets", std::move(sets));
        return {};
    }

    void compare_sets(Names const &offered) {
        for (std::size_t at = 0; at < m_source.sets.size(); ++at) {
            auto const &wanted = m_source.sets[at];
            if (std::ranges::find(offered, wanted) != offered.end()) continue;
            m_interview.differ({"/source/sets/" + std::to_string(at), wanted,
                                "no such set among " + std::to_string(offered.size()),
                                joined(most_like(wanted, offered))});
        }
    }

    static std::string without_slash(std::string url) {
        if (url.ends_with('/')) url.pop_back();
        return url;
    }

    Interview &m_interview;
    model::OaiPmhSource const &m_source;
    std::string m_text; ///< of the last answer
    OaiPage m_page;
};

} // namespace

std::optional<Failure> ask_oai_pmh(Interview &interview) { return OaiInterview(interview).conduct(); }

} // namespace tsunagi::harvester
