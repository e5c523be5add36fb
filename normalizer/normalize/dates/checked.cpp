#include "normalizer/normalize/dates/combine.hpp"
#include "normalizer/normalize/dates/evaluate.hpp"

namespace tsunagi::normalizer::dates {

namespace {

Value with_names(Value value, std::vector<Named> const &more) {
    value.named.insert(value.named.end(), more.begin(), more.end());
    return value;
}

// 江戸時代（1615-1868）: the years win over the limits of the table.
Value limits_told(Value const &period, Value const &years) {
    auto value = years;
    value.named = period.named;
    value = with_names(value, years.named);
    value.rule = period.rule;
    value.uncertain |= period.uncertain;
    value.flags |= period.flags & flag_supplied;
    if (years.is_point()) {
        value.rule = years.rule;
        return value;
    }
    value.precision = Precision::period;
    value.flags |= flag_period;
    return value;
}

} // namespace

Value checked(Value main, Value const &check) {
    if (class_of(main) == 2 && class_of(check) == 0) return limits_told(main, check);
    if (class_of(main) > 0) return parts_together(main, check, false);
    bool const agree = overlap(main.span, check.span);
    if (!agree) {
        main.uncertain = true;
        main.flags |= flag_conflict;
        return main;
    }
    // 元禄15年12月14日（1703年1月30日）: the day in brackets is the converted one.
    bool const finer = check.precision == Precision::day || check.precision == Precision::month;
    if (main.has(flag_lunisolar) && finer && inside(check.span, main.span)) {
        main.span = check.span;
        main.precision = check.precision;
    }
    return with_names(std::move(main), check.named);
}

} // namespace tsunagi::normalizer::dates
