#include "app/samples/oai_answer.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

using model::Failure;
using Content = model::Result<std::string>;

std::string escaped(std::string const &text) {
    std::string out;
    for (char const c : text) switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    return out;
}

std::string element(std::string const &name, std::string const &text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
}

std::string earliest(SampleRepository const &repository) {
    auto const first = std::ranges::min_element(repository.records, {}, &SampleRecord::datestamp);
    return first == repository.records.end() ? "1970-01-01T00:00:00Z" : first->datestamp;
}

Content identify(SampleRepository const &repository, std::string const &base_url) {
    return element("repositoryName", repository.name) + element("baseURL", base_url) +
           element("protocolVersion", "2.0") + element("adminEmail", repository.admin_email) +
           element("earliestDatestamp", earliest(repository)) + element("deletedRecord", "persistent") +
           element("granularity", "YYYY-MM-DDThh:mm:ssZ");
}

model::Result<SampleRecord const *> find_record(SampleRepository const &repository,
                                                std::string const &identifier) {
    auto const found = std::ranges::find(repository.records, identifier, &SampleRecord::identifier);
    if (found == repository.records.end())
        return Failure{"idDoesNotExist", "this repository has no record '" + identifier + "'"};
    return &*found;
}

Content list_formats(SampleRepository const &repository, std::string const &identifier) {
    if (!identifier.empty()) {
        auto const record = find_record(repository, identifier);
        if (!record) return record.failure();
        if ((*record)->metadata.empty())
            return Failure{"noMetadataFormats", "the record '" + identifier + "' has no metadata (any more)"};
    }
    return "<metadataFormat>" + element("metadataPrefix", repository.metadata_prefix) +
           element("schema", repository.schema) + element("metadataNamespace", repository.namespace_uri) +
           "</metadataFormat>";
}

Failure no_sets() { return {"noSetHierarchy", "this repository has no sets"}; }

Content list_sets(SampleRepository const &repository, std::string const &token) {
    if (!token.empty())
        return Failure{"badResumptionToken",
                       "the list of sets is never split, so '" + token + "' is no token"};
    if (repository.sets.empty()) return no_sets();
    std::string xml;
    for (auto const &set : repository.sets)
        xml += "<set>" + element("setSpec", set.spec) + element("setName", set.name) + "</set>";
    return xml;
}

std::string whole(SampleRecord const &record) {
    return "<record>" + record.header + record.metadata + "</record>";
}

Failure no_such_format(std::string const &prefix, SampleRepository const &repository) {
    return {"cannotDisseminateFormat", "there are no records in the format '" + prefix + "', only in '" +
                                           repository.metadata_prefix + "'"};
}

Content get_record(SampleRepository const &repository, OaiRequest const &request) {
    auto const record = find_record(repository, request.identifier);
    if (!record) return record.failure();
    if (request.metadata_prefix != repository.metadata_prefix)
        return no_such_format(request.metadata_prefix, repository);
    return whole(**record);
}

/// A set holds the records of its subsets, too: "a" those of "a:b" (2.7.2).
bool in_set(SampleRecord const &record, std::string const &set) {
    return set.empty() || std::ranges::any_of(record.sets, [&](std::string const &spec) {
               return spec == set || spec.starts_with(set + ":");
           });
}

/// Inclusive on both sides; a day means all its seconds (2.7.1).
bool in_time(SampleRecord const &record, OaiStretch const &stretch) {
    return (stretch.from.empty() || record.datestamp.substr(0, stretch.from.size()) >= stretch.from) &&
           (stretch.until.empty() || record.datestamp.substr(0, stretch.until.size()) <= stretch.until);
}

std::vector<SampleRecord const *> selected(SampleRepository const &repository, OaiStretch const &stretch) {
    std::vector<SampleRecord const *> records;
    for (auto const &record : repository.records)
        if (in_set(record, stretch.set) && in_time(record, stretch)) records.push_back(&record);
    return records;
}

/// Nothing when the list is whole, an empty one on the last page (3.5).
std::string token_element(OaiStretch stretch, std::size_t size) {
    if (size <= oai_page_size) return "";
    auto const head = "<resumptionToken completeListSize=\"" + std::to_string(size) + "\" cursor=\"" +
                      std::to_string(stretch.cursor) + "\"";
    stretch.cursor += oai_page_size;
    return stretch.cursor >= size ? head + "/>"
                                  : head + ">" + escaped(resumption_token(stretch)) + "</resumptionToken>";
}

Content list(SampleRepository const &repository, OaiStretch const &stretch, bool headers_only) {
    if (!stretch.set.empty() && repository.sets.empty()) return no_sets();
    if (stretch.metadata_prefix != repository.metadata_prefix)
        return no_such_format(stretch.metadata_prefix, repository);
    auto const records = selected(repository, stretch);
    if (stretch.cursor > 0 && (stretch.cursor >= records.size() || stretch.cursor % oai_page_size != 0))
        return Failure{"badResumptionToken", "the list has no page at " + std::to_string(stretch.cursor)};
    if (records.empty()) return Failure{"noRecordsMatch", "no record matches from, until and set"};
    std::string xml;
    auto const end = std::min(stretch.cursor + oai_page_size, records.size());
    for (auto i = stretch.cursor; i < end; ++i) xml += headers_only ? records[i]->header : whole(*records[i]);
    return xml + token_element(stretch, records.size());
}

Content content(SampleRepository const &repository, OaiRequest const &request, std::string const &base_url) {
    if (request.verb == "Identify") return identify(repository, base_url);
    if (request.verb == "ListMetadataFormats") return list_formats(repository, request.identifier);
    if (request.verb == "ListSets") return list_sets(repository, request.resumption_token);
    if (request.verb == "GetRecord") return get_record(repository, request);
    return list(repository, request.stretch, request.verb == "ListIdentifiers");
}

/// A badVerb or badArgument request is told without its arguments (3.2, the request element).
std::string request_element(OaiArguments const &arguments, std::string const &base_url, bool with_arguments) {
    std::string xml = "<request";
    if (with_arguments)
        for (auto const &[name, value] : arguments) xml += " " + name + "=\"" + escaped(value) + "\"";
    return xml + ">" + escaped(base_url) + "</request>";
}

std::string document(std::string const &now, std::string const &inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
           "xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/ "
           "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd\">" +
           element("responseDate", now) + inside + "</OAI-PMH>\n";
}

} // namespace

std::string answer_oai(SampleRepository const &repository, OaiArguments const &arguments,
                       std::string const &base_url, std::string const &now) {
    auto const request = read_oai_request(arguments);
    auto const answer = request ? content(repository, *request, base_url) : Content(request.failure());
    if (answer)
        return document(now, request_element(arguments, base_url, true) + "<" + request->verb + ">" +
                                 *answer + "</" + request->verb + ">");
    auto const &[code, message, retryable] = answer.failure();
    bool const told = code != "badVerb" && code != "badArgument";
    return document(now, request_element(arguments, base_url, told) + "<error code=\"" + code + "\">" +
                             escaped(message) + "</error>");
}

} // namespace tsunagi::app
