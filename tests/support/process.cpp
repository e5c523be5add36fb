#include "tests/support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace tsunagi::tests {

namespace {

/// Forks and executes; output goes to the two files.
pid_t start(Arguments const &command, std::string const &out, std::string const &err) {
    std::vector<char *> arguments;
    for (auto const &argument : command) arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    auto const pid = fork();
    if (pid < 0) throw std::runtime_error("cannot fork for " + command.front());
    if (pid > 0) return pid;
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

std::string contents(std::filesystem::path const &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

int status_of(int raw) { return WIFEXITED(raw) ? WEXITSTATUS(raw) : -1; }

} // namespace

Finished run(Arguments const &command) {
    auto const base =
        (std::filesystem::temp_directory_path() / ("tsunagi-run-" + std::to_string(getpid()))).string();
    auto const pid = start(command, base + ".out", base + ".err");
    int raw = 0;
    waitpid(pid, &raw, 0);
    Finished finished{status_of(raw), contents(base + ".out"), contents(base + ".err")};
    for (auto const *ending : {".out", ".err"}) std::filesystem::remove(base + ending);
    if (finished.status == 127) throw std::runtime_error("cannot start " + command.front());
    return finished;
}

Background::Background(Arguments const &command) : m_pid(start(command, "/dev/null", "/dev/null")) {}

Background::~Background() {
    if (!m_reaped) kill_now();
}

void Background::kill_now() {
    if (m_reaped) return;
    ::kill(m_pid, SIGKILL);
    wait();
}

bool Background::finished() {
    int raw = 0;
    if (!m_reaped && waitpid(m_pid, &raw, WNOHANG) == m_pid) m_reaped = true, m_status = status_of(raw);
    return m_reaped;
}

int Background::wait() {
    int raw = 0;
    if (!m_reaped && waitpid(m_pid, &raw, 0) == m_pid) m_reaped = true, m_status = status_of(raw);
    return m_status;
}

int port_in(std::filesystem::path const &file) {
    for (int i = 0; i < 100; ++i) {
        int port = 0;
        if (std::ifstream(file) >> port) return port;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    throw std::runtime_error("no port in " + file.string() + " after ten seconds: the server did not start");
}

} // namespace tsunagi::tests
