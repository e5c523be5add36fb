#pragma once

namespace tsunagi::app {

/// Parses the command line and runs one command. Returns the exit status of the cli contract 3:
/// 0 success, 1 failed or findings, 2 usage, 3 incomplete, 4 refused. Catches what reaches the program.
int run_command_line(int argc, char **argv);

} // namespace tsunagi::app
