// Names with role, reading and life dates told apart (crosswalks contract 1, 12, 18).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// Immutable; safe from any thread.
class AgentReader {
public:
    explicit AgentReader(model::Vocabularies const &);
    ~AgentReader();
    AgentReader(AgentReader &&) noexcept;

    /// One field may hold several people (joined by ／ ; 、 with roles in brackets or behind the name). What
    /// is not understood stays in the name: a name is never lost.
    std::vector<model::Agent> read(std::string_view provided, std::string_view default_role) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
