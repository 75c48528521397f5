#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace zksync {

/// How loud a line is: what `-q`, nothing, `-v` and `-vv` let through is for `cmd` to decide.
enum class Level {
    warning, ///< always, also under cron: somebody has to do something
    info,    ///< -v: what the pass did
    debug,   ///< -vv: every request
};

/// Where the library says what it sees while a pass is under way. It never prints: `cmd` supplies the sink.
class Log {
public:
    using Sink = std::function<void(Level, std::string_view)>;

    Log() = default;
    explicit Log(Sink sink) : sink_(std::move(sink)) {}

    void warning(std::string_view line) const { say(Level::warning, line); }
    void info(std::string_view line) const { say(Level::info, line); }
    void debug(std::string_view line) const { say(Level::debug, line); }

private:
    void say(Level level, std::string_view line) const {
        if (sink_) sink_(level, line);
    }

    Sink sink_;
};

/// `text` fit for a terminal: control characters (escape sequences among them), what turns the direction of a
/// line, what nobody sees (but joiners within a script) and invalid UTF-8 replaced by '?', cut with "…"
/// behind `most` bytes. For everything that came from outside.
std::string printable(std::string_view text, std::size_t most = 300);

} // namespace zksync
