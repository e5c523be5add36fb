#include "harvester/manners.hpp"

#include <algorithm>

#include "harvester/http/asked_wait.hpp"
#include "harvester/http/url.hpp"
#include "harvester/run_messages.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds longest_rest{300};             // contract 9: longer waits end the run
constexpr seconds longest_not_before{7 * 86400}; // then a person looks
constexpr milliseconds look_again{50};           // at a host that another is asking

} // namespace

Manners::Manners(model::Dataset const &dataset, Surroundings const &around)
    : m_dataset(dataset), m_around(around), m_robots(around.store, around.clock) {}

model::Result<HttpResponse> Manners::send(HttpRequest const &request, model::HarvestRun &run) {
    if (auto forbidden = against_robots(request, run)) return *forbidden;
    auto response = visit(request, run.requests);
    if (response) run.bytes += response->body.size();
    return response;
}

std::optional<Failure> Manners::against_robots(HttpRequest const &request, model::HarvestRun &run) {
    auto const host = name_of_host(request.url);
    std::uint64_t of_the_host = 0; // once a day for all: they are not the run's
    auto const ask = [&](HttpRequest const &asked) { return visit(asked, of_the_host); };
    auto const &robots = m_robots.of(request, ask, run);
    m_crawl_delays[host] =
        std::min<milliseconds>(robots.crawl_delay().value_or(milliseconds{0}), longest_rest);
    auto const rule = robots.forbids(target_of(request.url));
    if (!rule) return {};
    auto const told = "robots.txt of " + host + " says \"" + *rule + "\"";
    auto const &agreement = m_dataset.politeness.robots_agreement;
    if (agreement.empty())
        return Failure{"robots", told + ", which forbids \"" + request.url +
                                     "\": ask the provider, and note the consent in "
                                     "politeness.robots_agreement"};
    tell_once(run, told + "; asked all the same by agreement with the provider: " + agreement);
    return {};
}

model::Result<HttpResponse> Manners::visit(HttpRequest const &request, std::uint64_t &requests) {
    auto const host = name_of_host(request.url);
    auto const begin = m_around.clock.moment();
    auto const turn = take_turn(host);
    if (auto refusal = turned_away(request)) return *refusal;
    auto const queued = m_around.clock.moment() - begin;
    ++requests;
    auto response = m_around.http.send(request);
    if (!response) {
        m_told_to_wait = false;
        turn->set_pace({m_around.clock.moment(), {}});
        return response;
    }
    response->times.queued = queued.count();
    note_wishes(*response, host, *turn);
    note_certificate(*response, host);
    return response;
}

/// Waits without holding the turn: another dataset of the host may keep a shorter distance.
std::unique_ptr<store::HostTurn> Manners::take_turn(std::string const &host) {
    auto &clock = m_around.clock;
    while (true) {
        auto turn = m_around.store.hosts().turn(host);
        auto wait = look_again;
        if (turn) {
            auto const pace = turn->pace();
            auto const now = clock.moment(), last = std::min(pace.last_answer, now); // clocks are set back
            auto const free = std::max(last + distance(host), std::min(pace.rest_until, now + longest_rest));
            if (free <= now) return turn;
            wait = free - now;
            turn.reset();
        }
        clock.sleep_for(wait);
    }
}

milliseconds Manners::distance(std::string const &host) const {
    auto const &politeness = m_dataset.politeness;
    milliseconds delay{politeness.delay_ms};
    if (politeness.max_requests_per_minute.value_or(0) > 0)
        delay = std::max(delay, milliseconds{60'000 / *politeness.max_requests_per_minute});
    auto const crawl_delay = m_crawl_delays.find(host);
    return crawl_delay == m_crawl_delays.end() ? delay : std::max(delay, crawl_delay->second);
}

std::optional<Failure> Manners::turned_away(HttpRequest const &request) const {
    if (m_around.may_ask)
        if (auto refusal = m_around.may_ask()) return refusal;
    auto const until = not_before(request.url);
    if (!until) return {};
    if (auto const told = farewell(request.url); !told.empty()) return Failure{"rate_limited", told};
    return Failure{"not_before",
                   "the host of \"" + request.url + "\" asked not to be visited before " + rfc3339(*until)};
}

void Manners::note_wishes(HttpResponse const &response, std::string const &host, store::HostTurn &turn) {
    auto const now = m_around.clock.moment();
    auto const wait = asked_wait(response, m_around.clock.now());
    m_told_to_wait = wait.has_value();
    bool const is_long = wait && *wait > longest_rest;
    turn.set_pace({now, wait && !is_long ? now + *wait : model::Moment{}});
    if (is_long) stay_away(host, *wait);
}

void Manners::stay_away(std::string const &host, seconds wait) {
    auto const until = m_around.clock.now() + std::min(wait, longest_not_before);
    auto &farewell = m_farewells[host];
    farewell = "the host " + host + " asks not to come back before " + rfc3339(until);
    if (wait > longest_not_before)
        farewell = "the host " + host + " asks not to come back for " +
                   std::to_string(std::chrono::floor<std::chrono::days>(wait).count()) +
                   " days; it is left alone until " + rfc3339(until) +
                   ", the 7 days that are the most: somebody must look at this source before that";
    auto const transaction = m_around.store.begin();
    m_around.store.hosts().leave_alone(host, until);
    transaction->commit();
}

/// For the alert before it expires; written when it changes.
void Manners::note_certificate(HttpResponse const &response, std::string const &host) {
    auto const &last_day = response.tls.last_day;
    if (last_day.empty() || m_certificates[host] == last_day) return;
    m_certificates[host] = last_day;
    auto const transaction = m_around.store.begin();
    m_around.store.hosts().note_certificate(host, last_day);
    transaction->commit();
}

std::optional<model::Time> Manners::not_before(std::string const &url) const {
    auto const until = m_around.store.hosts().not_before(name_of_host(url));
    return until && *until > m_around.clock.now() ? until : std::nullopt;
}

std::string Manners::farewell(std::string const &url) const {
    auto const told = m_farewells.find(name_of_host(url));
    return told == m_farewells.end() ? std::string{} : told->second;
}

} // namespace tsunagi::harvester
