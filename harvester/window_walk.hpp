// One window from where it stands to its end. Every page is one transaction that also holds where the run goes
// on.
#pragma once

#include "harvester/completeness.hpp"
#include "harvester/run_state.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

class WindowWalk {
public:
    WindowWalk(RunState &state, Source &source, store::Window &window, ListRules rules)
        : m_state(state), m_source(source), m_window(window), m_rules(rules), m_watch(rules) {}

    /// Nothing = the window is at its end, or a limit of the run was reached. A Failure = a page could not be
    /// had, or what came after a restart does not add up (`size_short`); the window is open still.
    std::optional<model::Failure> walk();

private:
    void begin();
    void keep(FetchedPage &page);
    void end_without_page();
    void take_records(FetchedPage &page, store::ArchivedPage const &archived);
    void take_record(store::SeenRecord const &record);
    void take_header(store::SeenRecord const &header);
    void want(store::SeenRecord const &header);
    void note_again(std::string const &identifier);
    void note_dates(store::SeenRecord const &record);
    bool falls_short() const;
    void close();
    void tell_what_lies_outside();
    bool names_known_records() const;
    std::uint64_t distinct(store::ListMeasure const &measure) const;

    RunState &m_state;
    Source &m_source;
    store::Window &m_window;
    ListRules m_rules;
    ListWatch m_watch;
    ListWatch::Step m_step = ListWatch::Step::go_on;
    std::string m_datestamp_before; ///< of the record before, in this list
};

} // namespace tsunagi::harvester
