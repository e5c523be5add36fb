#include "config/schedule/words.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace tsunagi;

struct Case {
    model::Schedule schedule;
    char const *ja, *en;
};

} // namespace

BOOST_AUTO_TEST_SUITE(schedules_in_words)

BOOST_AUTO_TEST_CASE(a_schedule_reads_as_people_say_it) {
    std::vector<Case> const cases{
        {{.cron = "0 2 * * 0"}, "毎週日曜 2:00", "every Sunday at 02:00 (Asia/Tokyo)"},
        {{.cron = "30 2,14 * * *"}, "毎日 2:30・14:30", "every day at 02:30 and 14:30 (Asia/Tokyo)"},
        {{.cron = "0 2 * * mon,thu"},
         "毎週月曜・木曜 2:00",
         "every Monday and Thursday at 02:00 (Asia/Tokyo)"},
        {{.cron = "0 2 1,15 * *"},
         "毎月1日・15日 2:00",
         "on days 1 and 15 of every month at 02:00 (Asia/Tokyo)"},
        {{.cron = "0 2 1 * 0"},
         "毎月1日と毎週日曜 2:00",
         "on day 1 of every month and every Sunday at 02:00 (Asia/Tokyo)"},
        {{.cron = "0 2 1 4,10 *"},
         "4月・10月の1日 2:00",
         "on day 1 of April and October at 02:00 (Asia/Tokyo)"},
        {{.cron = "*/15 * * * *"}, "15分ごと", "every 15 minutes (Asia/Tokyo)"},
        {{.cron = "5 * * * *"}, "毎時5分", "every hour at minute 5 (Asia/Tokyo)"},
        {{.cron = "0 8-19 * * *"},
         "毎日 8:00から19:00まで1日12回",
         "every day 12 times from 08:00 to 19:00 (Asia/Tokyo)"},
        {{.every = model::Every{"weeks", 2, "2026-01-05T02:00"}},
         "2026-01-05 2:00から2週間ごと",
         "every 2 weeks from 2026-01-05 at 02:00 (Asia/Tokyo)"},
        {{.every = model::Every{"months", 1, "2026-01-05T02:00"}, .time_zone = "Europe/Berlin"},
         "2026-01-05 2:00から1か月ごと（Europe/Berlin）",
         "every month from 2026-01-05 at 02:00 (Europe/Berlin)"},
        {{.at = "2026-12-01T02:00"}, "2026-12-01 2:00に1回", "once, on 2026-12-01 at 02:00 (Asia/Tokyo)"},
        {{.cron = "0 2 * * 0", .paused = true},
         "毎週日曜 2:00、休止中",
         "every Sunday at 02:00 (Asia/Tokyo), paused"},
        {{}, "手動のみ", "by hand only"},
    };
    for (auto const &[schedule, ja, en] : cases) {
        BOOST_TEST(config::in_words(schedule).ja == ja);
        BOOST_TEST(config::in_words(schedule).en == en);
    }
}

BOOST_AUTO_TEST_SUITE_END()
