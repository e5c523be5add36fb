#include "normalizer/normalize/dates/edtf_date.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/calendar.hpp"

namespace tsunagi::normalizer::dates {

namespace {

constexpr std::int64_t longest_year = 1'000'000'000'000; ///< a long year stays within exact day numbers

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_open_digit(char c) { return c == 'X' || c == 'u'; }

class DateParser {
public:
    explicit DateParser(std::string_view text) : m_text(text) {}

    std::optional<EdtfDate> parse() {
        qualifiers();
        if (!(look() == 'Y' ? long_year() : plain_year())) return std::nullopt;
        if (m_date.significant > 0 || !take('-')) return finished();
        if (!component(m_date.month)) return std::nullopt;
        if (!take('-')) return finished();
        if (!component(m_date.day)) return std::nullopt;
        if (look() == 'T' && !time()) return std::nullopt;
        return finished();
    }

private:
    char look(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    bool take(char c) {
        if (look() != c) return false;
        ++m_at;
        return true;
    }
    std::optional<EdtfDate> finished() const {
        return m_at == m_text.size() ? std::optional(m_date) : std::nullopt;
    }

    void qualifiers() {
        for (;; ++m_at) {
            auto const c = look();
            if (c != '?' && c != '~' && c != '%') return;
            m_date.uncertain |= c != '~';
            m_date.approximate |= c != '?';
        }
    }

    bool masked(int digits, Masked &into) {
        into = {};
        for (int i = 0; i < digits; ++i, ++m_at) {
            bool const open = is_open_digit(look());
            if (!open && !is_ascii_digit(look())) return false;
            into.low = into.low * 10 + (open ? 0 : look() - '0');
            into.high = into.high * 10 + (open ? 9 : look() - '0');
            into.open += open ? 1 : 0;
            ++into.digits;
        }
        return true;
    }

    bool component(std::optional<Masked> &into) {
        qualifiers();
        Masked value;
        if (!masked(2, value)) return false;
        into = value;
        qualifiers();
        return true;
    }

    template <class Number>
    bool number(Number &into) {
        auto const begin = m_at;
        for (into = 0; is_ascii_digit(look()); ++m_at) {
            if (into > longest_year || m_at - begin > 12) return false;
            into = static_cast<Number>(into * 10 + (look() - '0'));
        }
        return m_at > begin;
    }

    bool plain_year() {
        bool const negative = take('-');
        if (!masked(4, m_date.year)) return false;
        if (negative) m_date.year = {-m_date.year.high, -m_date.year.low, m_date.year.open, 4};
        if (take('S') && !number(m_date.significant)) return false;
        qualifiers();
        return true;
    }

    // Y170000002, Y-17E7, Y171010000S3.
    bool long_year() {
        ++m_at;
        bool const negative = take('-');
        std::int64_t year = 0, exponent = 0;
        if (!number(year)) return false;
        if (take('E') && !number(exponent)) return false;
        for (; exponent > 0; --exponent)
            if ((year *= 10) > longest_year) return false;
        if (take('S') && !number(m_date.significant)) return false;
        qualifiers();
        m_date.long_year = true;
        m_date.year = {negative ? -year : year, negative ? -year : year, 0, 4};
        return year <= longest_year;
    }

    // T19:20, T19:20:30.5Z, T19:20+01:00: only the day is kept, as it is written.
    bool time() {
        ++m_at;
        Masked hours, minutes, rest;
        if (!masked(2, hours) || !take(':') || !masked(2, minutes) || hours.open + minutes.open > 0)
            return false;
        if (take(':') && !masked(2, rest)) return false;
        if (take('.') && !number(rest.low)) return false;
        if (hours.low > 29 || minutes.low > 59 || rest.open > 0) return false;
        m_date.hour = static_cast<int>(hours.low);
        m_date.has_time = true;
        if (take('Z') || look() == '\0') return true;
        if (look() != '+' && look() != '-') return false;
        ++m_at;
        if (!masked(2, hours)) return false;
        return look() == '\0' || (take(':') && masked(2, minutes));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    EdtfDate m_date;
};

Value dated_value(Span span, Precision precision) {
    Value value;
    value.span = span;
    value.precision = precision;
    return value;
}

Value significant_years(EdtfDate const &date) {
    auto const magnitude = date.year.low < 0 ? -date.year.low : date.year.low;
    std::int64_t scale = 1, rest = magnitude;
    int digits = 0;
    for (; rest > 0; rest /= 10) ++digits;
    for (int i = std::max(date.long_year ? digits : 4, 1); i > date.significant; --i) scale *= 10;
    auto const first = magnitude / scale * scale, last = first + scale - 1;
    auto value = dated_value(date.year.low < 0 ? span_of_years(-last, -first) : span_of_years(first, last),
                             Precision::year_range);
    value.approximate = true;
    return value;
}

// 25–28 are the seasons of the north as 21–24, 29–32 those of the south, six months later; then quarters,
// quadrimesters and semesters.
Value subdivision(std::int64_t year, int code) {
    if (code <= 28) return season_value(year, code > 24 ? code - 4 : code);
    if (code <= 32) {
        auto const first = 9 + (code - 29) * 3, wrapped = (first - 1) % 12 + 1;
        auto const last = (wrapped + 1) % 12 + 1;
        auto const ends = last < wrapped ? year + 1 : year;
        return dated_value(
            {CivilDay{year, wrapped, 1}, CivilDay{ends, last, model::days_in_month(ends, last)}},
            Precision::day_range);
    }
    auto const length = code <= 36 ? 3 : code <= 39 ? 4 : 6;
    auto const index = code <= 36 ? code - 33 : code <= 39 ? code - 37 : code - 40;
    return dated_value(span_of_months(year, index * length + 1, (index + 1) * length), Precision::day_range);
}

Precision precision_of_years(Masked const &year) {
    if (year.open == 0) return Precision::year;
    return year.open == 1 ? Precision::decade : Precision::century;
}

Value masked_days(EdtfDate const &date, Masked month, Masked day) {
    month = {std::max<std::int64_t>(month.low, 1), std::min<std::int64_t>(month.high, 12), month.open, 2};
    if (month.low > month.high) return invalid_value();
    auto const first = static_cast<int>(month.low), last = static_cast<int>(month.high);
    CivilDay const begin{date.year.low, first, std::max(1, static_cast<int>(day.low))};
    auto const longest = model::days_in_month(date.year.high, last);
    CivilDay const end{date.year.high, last,
                       day.open > 0 ? std::min(longest, static_cast<int>(day.high))
                                    : static_cast<int>(day.high)};
    if (!model::is_valid(begin) || !model::is_valid(end)) return invalid_value();
    if (begin == end) return dated_value({begin, end}, Precision::day);
    bool const one_month = date.year.open == 0 && month.open == 0 && day.all_open();
    return dated_value({begin, end}, one_month ? Precision::month : Precision::day_range);
}

bool is_missing(std::optional<Masked> const &part) { return !part || part->all_open(); }
bool is_zero(std::optional<Masked> const &part) { return part && part->open == 0 && part->low == 0; }

Value bare_value(EdtfDate const &date) {
    if (date.significant > 0) return significant_years(date);
    if (date.month && date.month->open == 0 && date.month->low > 12) {
        auto const code = date.month->low;
        if (date.day || code < 21 || code > 41 || date.year.open > 0) return invalid_value();
        return subdivision(date.year.low, static_cast<int>(code));
    }
    if (is_missing(date.month) && is_missing(date.day))
        return dated_value(span_of_years(date.year.low, date.year.high), precision_of_years(date.year));
    return masked_days(date, *date.month, date.day.value_or(Masked{1, 31, 2, 2}));
}

} // namespace

std::optional<EdtfDate> parse_edtf_date(std::string_view text) { return DateParser(text).parse(); }

Value edtf_value(EdtfDate const &date) {
    auto known = date;
    // 1962-00-00: zero parts are read as missing.
    bool const zeros = is_zero(date.month) || is_zero(date.day);
    if (is_zero(date.month)) known.month = known.day = std::nullopt;
    if (is_zero(date.day)) known.day.reset();
    auto value = bare_value(known);
    if (value.status != Value::Status::read) return value;
    if (date.hour >= 24 && value.precision == Precision::day)
        value.span = span_of_day(model::civil_day(model::day_number(*value.span.start) + 1));
    value.rule = "DT-EDTF";
    value.approximate |= date.approximate;
    value.uncertain |= date.uncertain || zeros;
    return value;
}

} // namespace tsunagi::normalizer::dates
