#include "tests/harvester/dated_repository.hpp"

#include <algorithm>
#include <sstream>

#include "harvester/http/url.hpp"

namespace tsunagi::testing {

using harvester::argument_of;
using harvester::HttpResponse;

/// A token says what the first request said, and where the next page begins.
struct DatedRepository::Asked {
    std::string verb, from, until, set;
    std::size_t offset = 0;

    static Asked of(harvester::HttpRequest const &request) {
        auto const argument = [&](char const *name) { return argument_of(request.url, name); };
        Asked asked{argument("verb"), argument("from"), argument("until"), argument("set")};
        auto const token = argument("resumptionToken");
        if (token.empty()) return asked;
        std::istringstream in(token);
        std::string offset;
        for (auto *part : {&asked.from, &asked.until, &asked.set, &offset}) std::getline(in, *part, '|');
        asked.offset = std::stoul(offset);
        return asked;
    }
    std::string token(std::size_t next) const {
        return from + "|" + until + "|" + set + "|" + std::to_string(next);
    }
};

namespace {

std::string header(DatedRecord const &record) {
    auto const date =
        record.datestamp.empty() ? "" : "<datestamp>" + record.datestamp + "</datestamp>";
    return std::string("<header") + (record.deleted ? " status=\"deleted\"" : "") + "><identifier>" +
           record.identifier + "</identifier>" + date + "</header>";
}

std::string whole(DatedRecord const &record) {
    auto const metadata = "<metadata><t xmlns=\"urn:t\">" + record.identifier + "</t></metadata>";
    return "<record>" + header(record) + (record.deleted ? "" : metadata) + "</record>";
}

/// As servers compare: as far as the date that was asked goes.
int compare(std::string const &date, std::string const &asked) {
    return date.compare(0, asked.size(), asked);
}

} // namespace

std::string DatedRepository::envelope(std::string const &inside) const {
    return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>" + response_date +
           "</responseDate>" + inside + "</OAI-PMH>";
}

std::string DatedRepository::identify() const {
    return envelope("<Identify><repositoryName>N</repositoryName><baseURL>" + base_url +
                    "</baseURL><adminEmail>a@example.jp</adminEmail><adminEmail>b@example.jp</adminEmail>"
                    "<earliestDatestamp>" +
                    earliest + "</earliestDatestamp><deletedRecord>" + deletions +
                    "</deletedRecord><granularity>" + granularity + "</granularity></Identify>");
}

std::string DatedRepository::list_sets() const {
    if (sets.empty()) return error("noSetHierarchy");
    std::string inside;
    for (auto const &set : sets) inside += "<set><setSpec>" + set + "</setSpec><setName>n</setName></set>";
    return envelope("<ListSets>" + inside + "</ListSets>");
}

std::vector<DatedRecord> DatedRepository::selected(Asked const &asked) const {
    std::vector<DatedRecord> chosen;
    for (auto const &record : records) {
        bool const too_old = heeds_from && compare(record.datestamp, asked.from) < 0;
        auto const end = compare(record.datestamp, asked.until);
        bool const too_new = heeds_from && !asked.until.empty() && (until_is_included ? end > 0 : end >= 0);
        bool const elsewhere = !asked.set.empty() && record.set != asked.set;
        if (!too_old && !too_new && !elsewhere) chosen.push_back(record);
    }
    return chosen;
}

HttpResponse DatedRepository::list(Asked const &asked) const {
    auto const chosen = selected(asked);
    if (chosen.empty()) return page(error("noRecordsMatch"));
    bool const headers = asked.verb == "ListIdentifiers";
    std::string inside;
    auto const end = std::min(asked.offset + page_size, chosen.size());
    for (auto at = asked.offset; at < end; ++at) {
        if (!headers && poisonous.contains(chosen[at].identifier)) return page("", 500);
        inside += headers ? header(chosen[at]) : whole(chosen[at]);
    }
    if (chosen.size() > page_size)
        inside += "<resumptionToken completeListSize=\"" + std::to_string(chosen.size()) + "\">" +
                  (end < chosen.size() ? asked.token(end) : "") + "</resumptionToken>";
    return page(envelope("<" + asked.verb + ">" + inside + "</" + asked.verb + ">"));
}

HttpResponse DatedRepository::single(std::string const &identifier) const {
    if (poisonous.contains(identifier)) return page("", 500);
    for (auto const &record : records)
        if (record.identifier == identifier) return page(envelope("<GetRecord>" + whole(record) + "</GetRecord>"));
    return page(error("idDoesNotExist"));
}

model::Result<HttpResponse> DatedRepository::operator()(harvester::HttpRequest const &request) const {
    auto const verb = argument_of(request.url, "verb");
    if (verb == "Identify") return page(identify());
    if (verb == "ListSets") return page(list_sets());
    if (verb == "GetRecord") return single(argument_of(request.url, "identifier"));
    if (verb == "ListMetadataFormats") {
        std::string formats;
        for (auto const &prefix : prefixes)
            formats += "<metadataFormat><metadataPrefix>" + prefix +
                       "</metadataPrefix><schema>s</schema></metadataFormat>";
        return page(envelope("<ListMetadataFormats>" + formats + "</ListMetadataFormats>"));
    }
    if (!tokens_hold && !argument_of(request.url, "resumptionToken").empty())
        return page(error("badResumptionToken"));
    return list(Asked::of(request));
}

} // namespace tsunagi::testing
