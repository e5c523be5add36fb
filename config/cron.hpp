#pragma once

#include <string>
#include <string_view>

namespace tsunagi::config {

/// Looks at the five fields of a crontab line: minute hour day month weekday, with * , - / and the English
/// names of months and weekdays. Empty when all is well, else what is expected.
std::string cron_mistake(std::string_view text);

} // namespace tsunagi::config
