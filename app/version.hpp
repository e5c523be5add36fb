#pragma once

namespace tsunagi::app {

inline constexpr char version[] = "0.1.0";

} // namespace tsunagi::app
