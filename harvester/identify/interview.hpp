// What the interviews of all source types share.
#pragma once

#include <functional>
#include <string_view>

#include "harvester/courier.hpp"
#include "harvester/identify.hpp"

namespace tsunagi::harvester {

class Interview {
public:
    Interview(model::Dataset const &dataset, Surroundings const &around);

    /// Hands the opened text of a good answer to `read`; a Failure of it is the answer's.
    using Read = std::function<std::optional<model::Failure>(std::string_view)>;
    model::Result<HttpResponse> ask(HttpRequest const &request, Read const &read);
    model::Result<HttpResponse> ask(std::string const &url, Read const &read);
    /// The answer as it is, whatever it holds.
    model::Result<HttpResponse> look_at(HttpRequest const &request);
    model::Result<HttpRequest> prepared(std::string const &url) const { return m_courier.prepared(url); }

    void tell(std::string name, std::string value);
    void tell_list(std::string name, std::vector<std::string> values);
    void differ(Difference difference) { m_identity.differences.push_back(std::move(difference)); }
    /// Has the address of the source moved for good?
    void compare_address(std::string const &configured, HttpResponse const &response);
    /// Hosts that `urls` lie on and that a harvest would not follow.
    void compare_hosts(std::string const &configured, std::vector<std::string> const &urls);

    model::Dataset const &dataset() const { return m_dataset; }
    Surroundings const &around() const { return m_around; }
    std::string fact(std::string const &name) const;
    Identity result() && { return std::move(m_identity); }

private:
    model::Dataset const &m_dataset;
    Surroundings const &m_around;
    Courier m_courier;
    model::HarvestRun m_run; ///< counts requests, is not stored
    Identity m_identity;
};

// Each asks one kind of source.
std::optional<model::Failure> ask_oai_pmh(Interview &interview);
std::optional<model::Failure> ask_json_api(Interview &interview);
std::optional<model::Failure> ask_files(Interview &interview);
std::optional<model::Failure> ask_iiif_collection(Interview &interview);
std::optional<model::Failure> ask_resourcesync(Interview &interview);

/// Up to three of `offered` that are most like `wanted`, the best first; the only one there is, if it is
/// alone.
std::vector<std::string> most_like(std::string const &wanted, std::vector<std::string> const &offered);
std::string joined(std::vector<std::string> const &values);

} // namespace tsunagi::harvester
