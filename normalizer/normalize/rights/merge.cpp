#include "normalizer/normalize/rights/merge.hpp"

#include <algorithm>
#include <set>

namespace tsunagi::normalizer::rights {

namespace {

using Kinds = std::initializer_list<Kind>;

bool is_one_of(Finding const &finding, Kinds kinds) {
    return std::find(kinds.begin(), kinds.end(), finding.kind) != kinds.end();
}

/// The findings of one scope, thinned out rule by rule until at most one statement is left or they conflict.
class Weighing {
public:
    Weighing(std::vector<Placed> findings, StatementTable const &statements)
        : m_findings(std::move(findings)), m_statements(statements) {}

    Merged run();

private:
    template <class Test>
    bool any(Test test) const {
        return std::any_of(m_findings.begin(), m_findings.end(),
                           [&](Placed const &placed) { return test(placed.finding); });
    }
    template <class Test>
    bool drop(Test test) {
        return std::erase_if(m_findings, [&](Placed const &placed) { return test(placed.finding); }) > 0;
    }
    Statement const &of(Finding const &finding) const { return m_statements[finding.statement]; }

    void weigh();
    void collect_faults();
    void set_weak_ones_aside();
    void let_uris_win_over_labels();
    void drop_links_beside_statements();
    void drop_notices_beside_licences();
    void drop_claims_beside_statements();
    void limit_the_public_domain();
    void drop_conditions_that_a_licence_has();
    void decide();
    void choose(std::string const &statement);

    std::vector<Placed> m_findings;
    StatementTable const &m_statements;
    Merged m_merged;
};

void Weighing::collect_faults() {
    for (auto const &placed : m_findings)
        for (auto const &fault : placed.finding.faults) m_merged.faults.push_back(fault);
}

/// What says nothing on copyright counts only when nothing else is said.
void Weighing::set_weak_ones_aside() {
    drop([](Finding const &f) { return f.statement.empty(); });
    if (any([](Finding const &f) { return f.kind != Kind::blank; }))
        drop([](Finding const &f) { return f.kind == Kind::blank; });
    Kinds const weak{Kind::access_only, Kind::added_flag};
    bool const strong = any([&](Finding const &f) { return !is_one_of(f, weak); });
    bool const free_of_copyright = any([](Finding const &f) { return f.statement == "PDM"; });
    if (strong) drop([](Finding const &f) { return f.kind == Kind::access_only; });
    if (strong && !free_of_copyright) drop([](Finding const &f) { return f.kind == Kind::added_flag; });
    for (auto &placed : m_findings) // portrait rights alone do not say that the work is out of copyright
        if (!strong && placed.finding.kind == Kind::added_flag) placed.finding.statement = "UNKNOWN";
}

void Weighing::let_uris_win_over_labels() {
    auto const contradicts = [&](Finding const &label, Placed const &placed) {
        auto const &uri = placed.finding;
        return uri.by_uri && uri.statement != label.statement && of(uri).family == of(label).family &&
               of(uri).family != "custom" && of(uri).family != "missing";
    };
    auto const findings = m_findings;
    drop([&](Finding const &label) {
        if (label.by_uri || !label.is_label) return false;
        bool const loses = std::any_of(findings.begin(), findings.end(),
                                       [&](Placed const &placed) { return contradicts(label, placed); });
        if (loses) m_merged.dropped_labels.push_back(label);
        return loses;
    });
}

/// "CC BY 4.0 https://museum.example/terms": in one text the link explains the statement.
void Weighing::drop_links_beside_statements() {
    std::set<std::size_t> sources_with_statement;
    for (auto const &placed : m_findings)
        if (placed.finding.rule != "RU-OTHER") sources_with_statement.insert(placed.source);
    std::erase_if(m_findings, [&](Placed const &placed) {
        return placed.finding.rule == "RU-OTHER" && sources_with_statement.contains(placed.source);
    });
}

/// A licence needs a copyright: © names its holder. It contradicts only "no copyright".
void Weighing::drop_notices_beside_licences() {
    bool const agreeing = any([&](Finding const &f) {
        if (f.kind == Kind::notice) return false;
        auto const &family = of(f).family;
        return family == "creative_commons" || family == "gov_terms" || f.rule == "RU-OTHER" ||
               f.statement.starts_with("RS InC");
    });
    if (agreeing) drop([](Finding const &f) { return f.kind == Kind::notice; });
}

/// A wish to be credited is no duty; "free use" agrees with a free licence.
void Weighing::drop_claims_beside_statements() {
    if (any([&](Finding const &f) { return of(f).is_free(); }))
        drop([](Finding const &f) { return f.kind == Kind::claim; });
    if (any([](Finding const &f) { return f.kind != Kind::claim || !f.wishes_credit; }))
        drop([](Finding const &f) { return f.kind == Kind::claim && f.wishes_credit; });
}

/// PDM and permission asked: no copyright, but a contract (case 3).
void Weighing::limit_the_public_domain() {
    auto const found = std::find_if(m_findings.begin(), m_findings.end(),
                                    [](Placed const &placed) { return placed.finding.statement == "PDM"; });
    if (found == m_findings.end()) return;
    auto const limited_to = [](Finding const &f) -> std::string {
        if (is_one_of(f, {Kind::permission, Kind::condition, Kind::commercial, Kind::contract}))
            return "RS NoC-CR";
        if (f.kind == Kind::limit) return "RS NoC-NC";
        return f.kind == Kind::added_flag ? "RS NoC-OKLR" : "";
    };
    Placed result = *found;
    std::string statement;
    for (auto const &placed : m_findings)
        if (auto const limit = limited_to(placed.finding); !limit.empty()) {
            statement = statement.empty() ? limit : m_statements.stricter(statement, limit);
            if (placed.finding.rule.starts_with("RP")) result.finding.rule = placed.finding.rule;
        }
    if (statement.empty()) return;
    drop([&](Finding const &f) { return f.statement == "PDM" || !limited_to(f).empty(); });
    m_merged.limits_the_public_domain = statement != "RS NoC-OKLR";
    result.finding = {.rule = result.finding.rule, .statement = statement, .out_of_copyright = "Y"};
    m_findings.push_back(result);
}

/// A commercial ban or a wish to be asked adds nothing to a licence that is non-commercial (case 1).
void Weighing::drop_conditions_that_a_licence_has() {
    if (!any([&](Finding const &f) { return of(f).is_non_commercial(); })) return;
    m_merged.ignores_conditions = drop([](Finding const &f) {
        return is_one_of(f, {Kind::limit, Kind::commercial});
    });
}

void Weighing::choose(std::string const &statement) {
    auto const worth = [](Finding const &f) { return (f.by_uri ? 1 : 0) + (f.uri.empty() ? 0 : 2); };
    Finding const *best = nullptr;
    for (auto const &placed : m_findings)
        if (placed.finding.statement == statement && (!best || worth(placed.finding) > worth(*best)))
            best = &placed.finding;
    m_merged.chosen = *best;
    m_merged.stated = true;
}

void Weighing::decide() {
    if (m_findings.empty()) return;
    auto strictest = m_findings.front().finding.statement;
    std::set<std::string> distinct;
    for (auto const &placed : m_findings) {
        distinct.insert(placed.finding.statement);
        strictest = m_statements.stricter(strictest, placed.finding.statement);
    }
    choose(strictest);
    bool const places_only = m_merged.chosen.kind == Kind::access_only; // differ without contradicting
    if (distinct.size() < 2 || places_only) return;
    std::set<std::size_t> sources;
    for (auto const &placed : m_findings) sources.insert(placed.source);
    m_merged.conflict.assign(sources.begin(), sources.end());
}

void Weighing::weigh() {
    let_uris_win_over_labels();
    drop_links_beside_statements();
    drop_notices_beside_licences();
    drop_claims_beside_statements();
    limit_the_public_domain();
    drop_conditions_that_a_licence_has();
}

Merged Weighing::run() {
    collect_faults();
    set_weak_ones_aside();
    if (m_findings.size() > 1) weigh();
    decide();
    if (!m_merged.chosen.uri.empty()) // the version stands elsewhere
        std::erase_if(m_merged.faults, [](Fault const &fault) {
            return fault.kind == Fault::Kind::missing_version || fault.kind == Fault::Kind::unusable_version;
        });
    return std::move(m_merged);
}

} // namespace

Merged merge(std::vector<Placed> findings, StatementTable const &statements) {
    return Weighing(std::move(findings), statements).run();
}

} // namespace tsunagi::normalizer::rights
