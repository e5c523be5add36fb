// The outcome of work that can fail for one run: a value, or a Failure kept in the ledger.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace tsunagi::model {

/// Why a run could not go on. `code` is a stable reason (harvesting contract 5.1), `message` a finished
/// sentence.
struct Failure {
    std::string code;
    std::string message;
    bool retryable = false;
};

struct Done {};

/// A value or a Failure; look with `if (result)` before `*result`.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Failure failure) : m_state(std::move(failure)) {}

    explicit operator bool() const noexcept { return m_state.index() == 0; }
    T &operator*() & { return std::get<0>(m_state); }
    T const &operator*() const & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    T *operator->() { return &std::get<0>(m_state); }
    T const *operator->() const { return &std::get<0>(m_state); }
    Failure const &failure() const { return std::get<1>(m_state); }

private:
    std::variant<T, Failure> m_state;
};

} // namespace tsunagi::model
