#include <boost/test/unit_test.hpp>

#include "normalizer/crosswalk/steps.hpp"

namespace {

using namespace tsunagi;

model::Vocabularies colours() {
    model::Table table("colours", {"word", "code"});
    table.add({"藍", "ai"});
    model::Vocabularies vocabularies;
    vocabularies.add(std::move(table));
    return vocabularies;
}

std::string after(std::vector<std::string> const &texts, model::Step const &step) {
    normalizer::SourceValues values;
    for (auto const &text : texts) values.push_back({text, "ja", "p"});
    normalizer::apply_steps(values, {step}, colours());
    std::string joined;
    for (auto const &value : values) joined += (joined.empty() ? "" : "|") + value.text;
    return joined;
}

struct Case {
    std::vector<std::string> before;
    model::Step step;
    std::string after;
};

} // namespace

BOOST_AUTO_TEST_SUITE(crosswalk_steps)

BOOST_AUTO_TEST_CASE(each_step_does_what_its_name_says) {
    for (auto const &[before, step, expected] :
         std::vector<Case>{{{"  東海道　五十三次\n"}, {"squash", {}}, "東海道 五十三次"},
                           {{"[明治]"}, {"strip", {"[]"}}, "明治"},
                           {{"北斎；広重 ；"}, {"split", {"；"}}, "北斎|広重"},
                           {{"a,b、c"}, {"split", {",", "、"}}, "a|b|c"},
                           {{"a", "b", "a"}, {"unique", {}}, "a|b"},
                           {{"a", "b"}, {"first", {}}, "a"},
                           {{"826626"}, {"prefix", {"info:ndljp/pid/"}}, "info:ndljp/pid/826626"},
                           {{"12"}, {"suffix", {"ページ"}}, "12ページ"},
                           {{"a-b-c"}, {"replace", {"-", "+"}}, "a+b+c"},
                           {{"ＡＢＣ"}, {"lower", {}}, "ａｂｃ"},
                           {{"x", "http://a"}, {"drop_if", {"^http"}}, "x"},
                           {{"x", "http://a"}, {"keep_if", {"^http"}}, "http://a"},
                           {{"藍", "朱"}, {"lookup", {"colours", "word", "code"}}, "ai|朱"},
                           {{"1831", "1834"}, {"join", {"/"}}, "1831/1834"}})
        BOOST_TEST(after(before, step) == expected, step.name);
}

BOOST_AUTO_TEST_CASE(the_text_as_it_stood_is_kept_beside_the_cleaned_one) {
    normalizer::SourceValues values{{"千代田区　千代田", "ja", "所在地"}};
    normalizer::apply_steps(values, {{"squash", {}}, {"prefix", {"東京都"}}}, colours());
    BOOST_TEST(values[0].text == "東京都千代田区 千代田");
    BOOST_TEST(values[0].as_provided() == "千代田区　千代田");
}

BOOST_AUTO_TEST_CASE(steps_on_nothing_give_nothing) {
    for (auto const *name : {"squash", "split", "unique", "first", "join", "prefix"})
        BOOST_TEST(after({}, {name, {"x"}}) == "", name);
}

BOOST_AUTO_TEST_SUITE_END()
