#pragma once

#include "config/config.hpp"
#include "line/options.hpp"
#include "output/output.hpp"
#include "pass/journals.hpp"
#include "pass/news_desk.hpp"
#include "util/clock.hpp"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// What every subcommand starts from: the options, the configuration, the state directory, this host's
/// clocks.
class Program {
public:
    /// Reads the configuration. Throws Error (configuration).
    Program(Options options, const Output& output);

    const Options& options() const { return options_; }
    const Output& output() const { return output_; }
    const Config& config() const { return config_; }
    const Clock& clock() const { return clock_; }
    NewsDesk& news() { return news_; }
    /// Says how much of the news was not said, at the end.
    void close_news() { news_.close(output_.log("")); }

    /// What is kept between passes; the directory is made and checked when it is first asked for. Throws
    /// Error (state).
    StateFiles state();
    /// The same for a reader: not made, and it may not be there. Throws Error (state) where the caller may
    /// not look into it.
    StateFiles state_to_read() const;
    /// The journals there, to look at, once no pass is made any more. Throws as state_to_read.
    Journals& journals();
    std::filesystem::path locate_state_dir() const;

    /// The device that --device names, or the only one. Throws Error (usage) when that is not clear.
    const DeviceConfig& device() const;
    /// That one, or with --all every one that is not paused.
    std::vector<const DeviceConfig*> devices() const;

    static Secret password(const DeviceConfig& device);
    static std::uint32_t comm_key(const DeviceConfig& device); ///< of a terminal that stands alone
    Secret api_secret();                                       ///< read once
    /// Changes with the site's URL, zone, key and secret; tells none of them.
    std::string key_fingerprint();

private:
    Options options_;
    const Output& output_;
    Config config_;
    SystemClock clock_;
    NewsDesk news_;
    std::optional<StateFiles> state_;
    std::optional<Journals> journals_;
    std::optional<Secret> api_secret_;
};

/// What is said of an exception that nobody expected.
Error bug(const std::exception& exception);

/// Runs `work` for a device and turns what it throws into an exit code, said as `zksync: DEVICE: …`.
/// Interrupted goes on.
struct DeviceOutcome {
    int exit_code = 0;
    std::optional<Error> error;
};
DeviceOutcome guarded(const Output& output, const std::string& device, const std::function<void()>& work);

// The subcommands: each returns the exit code, or throws Error.
int run_auth(Program& program);
int run_pull(Program& program);
int run_push(Program& program);
int run_import(Program& program);
int run_run(Program& program);
int run_map_check(Program& program);
int run_reconcile(Program& program);
int run_status(Program& program);
int run_report(Program& program);
int run_why(Program& program);
int run_crontab(Program& program);
int run_notify(Program& program);

/// Tells the readers of [notify], once all passes of a command have ended: by what the journals remember of
/// them. Changes no exit code.
void tell_readers(Program& program);

} // namespace zksync
