// A set of documents of one segment.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tsunagi::indexer {

class Bitmap {
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool value = false)
        : m_size(size), m_words((size + 63) / 64, value ? ~std::uint64_t{0} : 0) {
        if (value && size % 64) m_words.back() = (std::uint64_t{1} << (size % 64)) - 1;
    }

    std::size_t size() const { return m_size; }
    bool test(std::size_t i) const { return m_words[i / 64] >> (i % 64) & 1; }
    void set(std::size_t i) { m_words[i / 64] |= std::uint64_t{1} << (i % 64); }
    void reset(std::size_t i) { m_words[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }

    Bitmap &operator&=(Bitmap const &other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= other.m_words[i];
        return *this;
    }
    Bitmap &operator|=(Bitmap const &other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] |= other.m_words[i];
        return *this;
    }
    Bitmap &subtract(Bitmap const &other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= ~other.m_words[i];
        return *this;
    }
    std::uint64_t count() const {
        std::uint64_t total = 0;
        for (auto const word : m_words) total += static_cast<std::uint64_t>(std::popcount(word));
        return total;
    }
    /// Calls `visit(index)` in ascending order.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (auto word = m_words[w]; word; word &= word - 1)
                visit(static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }

private:
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace tsunagi::indexer
