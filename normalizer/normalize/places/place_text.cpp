#include "normalizer/normalize/places/place_text.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::places {

namespace {

constexpr std::array<std::string_view, 14> segment_marks{",", "、", "/", ">",  "(", ")",  "[",
                                                         "]", ";",  ":", "・", "|", "「", "」"};

void add(std::vector<Piece> &pieces, std::string_view text) {
    auto written = squash(text);
    if (written.empty()) return;
    auto folded = lower(written);
    pieces.push_back({std::move(written), std::move(folded)});
}

std::vector<Piece> segments_of(std::string_view text) {
    std::vector<Piece> segments;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at);
        auto const *const mark = std::find_if(segment_marks.begin(), segment_marks.end(),
                                              [&](std::string_view m) { return rest.starts_with(m); });
        if (mark == segment_marks.end()) {
            ++at;
            continue;
        }
        add(segments, text.substr(start, at - start));
        start = at += mark->size();
    }
    add(segments, text.substr(start));
    return segments;
}

} // namespace

PlaceText place_text(std::string_view provided) {
    auto const text = squash(nfkc(provided));
    PlaceText result{lower(text), segments_of(text), {}};
    for (auto const &segment : result.segments) {
        std::string_view rest = segment.written;
        for (auto space = rest.find(' '); space != rest.npos; space = rest.find(' ')) {
            add(result.words, rest.substr(0, space));
            rest.remove_prefix(space + 1);
        }
        add(result.words, rest);
    }
    return result;
}

} // namespace tsunagi::normalizer::places
