#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace e2e {

/// How a program ended and what it said.
struct Outcome {
    int exit_code = -1; ///< -1: a signal ended it
    int signal = 0;     ///< the signal that ended it, or 0
    bool timed_out = false;
    std::string out, err; ///< on a terminal, everything is in `out`
    long max_rss_kib = 0;
    std::chrono::milliseconds took{};
    std::chrono::microseconds cpu{}; ///< of itself and its children, in user and system mode

    bool says(const std::string& text) const {
        return out.find(text) != std::string::npos || err.find(text) != std::string::npos;
    }
};

/// How long a program may take, whatever else the machine has to do: only a test that fails waits for it.
inline constexpr std::chrono::milliseconds patience = std::chrono::minutes(4);

/// By then a program has ended that a signal ended at once. Each of its own time-outs is longer: a request's
/// (60 s, a write's 40 s) and what it waits for by itself in these tests (60 s).
inline constexpr std::chrono::milliseconds immediately = std::chrono::seconds(20);

/// What to start.
struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::map<std::string, std::optional<std::string>> environment; ///< on top of ours; nothing: unset
    std::string input;                                             ///< for its stdin
    std::optional<uid_t> user;                                     ///< needs root
    enum class Output { files, terminal } output = Output::files;
    unsigned short columns = 0; ///< of the terminal; 0: it does not know
};

/// A program that runs. It is killed, and waited for, when this ends, or when the whole test dies.
class Process {
public:
    explicit Process(const Command& command);
    ~Process();
    Process(Process&&) noexcept;
    Process& operator=(Process&&) noexcept;

    pid_t pid() const;
    bool running();
    void send(int signal);
    /// Waits for its end; after `limit` it is killed, and the outcome says so.
    Outcome wait(std::chrono::milliseconds limit = patience);
    /// What it has said so far.
    std::string out() const;
    std::string err() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Starts it and waits for its end.
Outcome run(const Command& command, std::chrono::milliseconds limit = patience);

} // namespace e2e
