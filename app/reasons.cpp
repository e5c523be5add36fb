#include "app/reasons.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::app {

namespace {

struct Reason {
    std::string_view code, ja, en;
};

constexpr std::array reasons{
    Reason{"token_loop", "続きを示す印が繰り返され、一覧が先に進みませんでした",
           "the source gave the same continuation token again, so its list led nowhere"},
    Reason{"token_missing", "一覧が途中で終わり、続きを示す印がありませんでした",
           "the list broke off: the source gave no continuation token though more was to come"},
    Reason{"bad_token", "続きを示す印が提供元に受け付けられませんでした",
           "the source refused the continuation token that it had given"},
    Reason{"size_short", "提供元が示した件数より少ない件数しか届きませんでした",
           "fewer records came than the source stated"},
    Reason{"size_over", "提供元が示した件数を大きく超えて届きました",
           "many more records came than the source stated"},
    Reason{"duplicates", "同じ識別子が複数回現れ、欠けた記録があるおそれがあります",
           "identifiers came more than once, so others may be missing"},
    Reason{"empty_pages", "空のページが続きました", "the source went on giving empty pages"},
    Reason{"page_truncated", "ページが途中で切れていました", "a page was cut off"},
    Reason{"transport", "提供元に接続できないか、応答が途切れました",
           "the source could not be reached or broke off its answer"},
    Reason{"http_status", "提供元がエラーを返しました", "the source answered with an error status"},
    Reason{"blocked", "提供元が機械的な取得を遮断しました（HTMLの画面が返りました）",
           "the source blocked us: a web page came instead of data"},
    Reason{"not_oai", "応答がOAI-PMHの形式ではありません", "the answer was not OAI-PMH"},
    Reason{"not_json", "応答がJSONの形式ではありません", "the answer was not JSON"},
    Reason{"doctype", "安全でない宣言（DOCTYPE）を含むページを拒否しました",
           "a page with a DOCTYPE declaration was refused for safety"},
    Reason{"too_big", "ページまたは全体が上限を超えました", "a page or the whole was larger than the limit"},
    Reason{"bad_encoding", "文字コードを読み取れませんでした", "the characters could not be read"},
    Reason{"redirect_refused", "許可されていない転送先でした",
           "the source redirected to where we may not follow"},
    Reason{"address_refused", "許可されていないネットワークの宛先でした",
           "the source's network address is one that we may not reach"},
    Reason{"tls", "提供元の証明書を確認できませんでした",
           "the source could not prove who it is (certificate)"},
    Reason{"forbidden", "提供元が取得を認めませんでした", "the source does not allow us in"},
    Reason{"robots", "robots.txtが取得を認めていません", "robots.txt of the source does not allow this"},
    Reason{"rate_limited", "提供元が間隔を空けるよう求めました",
           "the source asked us to slow down or come back later"},
    Reason{"not_before", "提供元が指定した時刻より前です", "the source asked to be left alone until later"},
    Reason{"locked", "同じデータベースの処理がほかで行われています",
           "the dataset was being changed by another process"},
    Reason{"outside_window", "許可された時間帯の外です",
           "it is outside the hours in which the source may be visited"},
    Reason{"oai_error", "提供元がOAI-PMHのエラーを返しました", "the source answered with an OAI-PMH error"},
    Reason{"configuration", "設定に誤りがあります", "the configuration has a mistake"},
    Reason{"limited", "指定した件数で止めました", "it was stopped at the number asked for"},
    Reason{"guard_deletions", "削除が多すぎるため、承認を待っています",
           "too many deletions: they wait for approval"},
    Reason{"guard_held_back", "保留となる記録が多すぎるため、承認を待っています",
           "too many records could not be used: they wait for approval"},
    Reason{"rekeyed", "提供元で識別子が付け替えられたため、承認を待っています",
           "the source seems to have changed its identifiers: the pairs wait for approval"},
    Reason{"interrupted", "途中で止められ、次回に続きから再開します",
           "it was interrupted and goes on next time"},
};

} // namespace

model::LocalText sentence_of(std::string const &reason) {
    auto const colon = reason.find(':');
    auto const code = reason.substr(0, colon);
    auto const known = std::ranges::find(reasons, code, &Reason::code);
    if (known == reasons.end()) return {reason, reason};
    auto const detail = colon == reason.npos ? "" : " (" + reason.substr(colon + 1) + ")";
    return {std::string(known->ja) + detail, std::string(known->en) + detail};
}

std::vector<std::string> known_reasons() {
    std::vector<std::string> codes;
    for (auto const &reason : reasons) codes.emplace_back(reason.code);
    return codes;
}

model::LocalText sentence_of(model::Outcome outcome) {
    switch (outcome) {
    case model::Outcome::running:
        return {"実行中", "running"};
    case model::Outcome::complete:
        return {"完了", "complete"};
    case model::Outcome::incomplete:
        return {"未完了", "not complete"};
    case model::Outcome::failed:
        return {"失敗", "failed"};
    case model::Outcome::refused:
        break;
    }
    return {"保留", "stopped for a decision"};
}

} // namespace tsunagi::app
