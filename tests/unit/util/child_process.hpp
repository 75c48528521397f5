#pragma once

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace zksync::test {

/// A fork that runs `work` and exits with what it returns, for what a process can do only once: take a
/// signal, die.
class ChildProcess {
public:
    explicit ChildProcess(const std::function<int()>& work) : pid_(::fork()) {
        if (pid_ == 0) ::_exit(work());
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess() {
        if (pid_ > 0) wait();
    }

    pid_t pid() const { return pid_; }
    /// Its exit code; -1 when a signal ended it.
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t pid_;
};

} // namespace zksync::test
