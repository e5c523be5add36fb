#include "schemas/loader/path_reader.hpp"

#include <algorithm>
#include <charconv>

namespace tsunagi::schemas {

namespace {

using Kind = model::PathTest::Kind;

/// Reads from left to right; the first thing that does not fit is kept in `expected` and stops everything.
class PathReader {
public:
    PathReader(std::string_view text, std::string &expected) : m_rest(text), m_expected(expected) {}

    bool read(model::Path &path) {
        path.any_depth = skip("//");
        do {
            if (!read_step(path.steps.emplace_back())) return false;
        } while (skip("/"));
        return m_rest.empty() || wants("'/' or '[' after a step");
    }

private:
    bool read_step(model::PathStep &step) {
        if (!read_name(step.name, "/[")) return wants("a step: a name, '@name', '.' or '*'");
        if (step.name == "..") return wants("steps that lead downwards; there is no '..'");
        while (skip("["))
            if (!read_test(step.tests.emplace_back())) return false;
        return true;
    }

    bool read_test(model::PathTest &test) {
        if (!m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') return read_position(test);
        if (skip("not(")) {
            test.kind = Kind::has_not;
            if (!read_name(test.name, ")") || !skip(")")) return wants("a name and ')' after 'not('");
            return close();
        }
        if (!read_name(test.name, "]=!")) return wants("a number, a name or '@name' after '['");
        if (skip("!="))
            test.kind = Kind::differs;
        else if (skip("="))
            test.kind = Kind::equals;
        else
            return close();
        return read_value(test.value) && close();
    }

    bool read_position(model::PathTest &test) {
        test.kind = Kind::position;
        auto const [end, error] =
            std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), test.position);
        if (error != std::errc() || test.position == 0) return wants("a position counted from 1 after '['");
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return close();
    }

    bool read_value(std::string &value) {
        auto const quote = m_rest.substr(0, 1);
        if (quote != "'" && quote != "\"") return wants("a value in quotation marks after '='");
        auto const end = m_rest.find(quote, 1);
        if (end == std::string_view::npos) return wants("a quotation mark after the value");
        value = m_rest.substr(1, end - 1);
        m_rest.remove_prefix(end + 1);
        return true;
    }

    /// A name up to one of `ends`. In backquotes it may hold anything: `主な遺構/概要`.
    bool read_name(std::string &name, std::string_view ends) {
        if (skip("@")) name = "@";
        auto const quoted = skip("`");
        auto const end = quoted ? m_rest.find('`') : std::min(m_rest.find_first_of(ends), m_rest.size());
        if (end == std::string_view::npos || end == 0) return false;
        auto const text = m_rest.substr(0, end);
        if (!quoted && (text.find_first_of("[]`'\"{}") != std::string_view::npos || text.starts_with(' ') ||
                        text.ends_with(' ')))
            return false;
        name += text;
        m_rest.remove_prefix(end + (quoted ? 1 : 0));
        return true;
    }

    bool close() { return skip("]") || wants("']' at the end of a test"); }

    bool skip(std::string_view mark) {
        if (!m_rest.starts_with(mark)) return false;
        m_rest.remove_prefix(mark.size());
        return true;
    }

    bool wants(std::string_view expected) {
        if (m_expected.empty()) m_expected = expected;
        return false;
    }

    std::string_view m_rest;
    std::string &m_expected;
};

} // namespace

model::Path read_path(std::string_view text, std::string &expected) {
    expected.clear();
    model::Path path{std::string(text), false, {}};
    return PathReader(text, expected).read(path) ? path : model::Path{};
}

} // namespace tsunagi::schemas
