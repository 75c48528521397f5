#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace zksync {

/// Why a pass cannot go on. `cmd` alone turns a kind into an exit code.
enum class ErrorKind {
    usage,         ///< the command line asks for something that cannot be
    protocol,      ///< the other end sent nonsense
    unreachable,   ///< the other end could not be reached, or nobody knows what it did
    bug,           ///< zksync itself is wrong
    state,         ///< the state files cannot be read or written
    locked,        ///< another pass holds the lock
    refused,       ///< password, key, role or permission
    configuration, ///< the configuration does not fit the world
};

/// Ends a pass. What concerns one punch or one batch is a value, never an Error.
class Error : public std::runtime_error {
public:
    /// `message` says what was being done, to what, and why it failed; `hint` what to do next (may be empty).
    Error(ErrorKind kind, const std::string& message, std::string hint = {})
        : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

    ErrorKind kind() const { return kind_; }
    const std::string& hint() const { return hint_; }

private:
    ErrorKind kind_;
    std::string hint_;
};

/// SIGINT or SIGTERM came: not an Error, because nothing is wrong. The exit code is 128 + signal.
class Interrupted : public std::exception {
public:
    explicit Interrupted(int signal) : signal_(signal) {}
    int signal() const { return signal_; }
    const char* what() const noexcept override { return "interrupted"; }

private:
    int signal_;
};

} // namespace zksync
