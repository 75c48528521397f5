#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace zksync {

/// Reads an environment variable; nothing when it is unset or empty. A parameter, so that tests need no
/// setenv.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
/// The process's own.
std::optional<std::string> process_environment(const std::string& name);

/// Where the configuration is: `--config`, $ZKSYNC_CONFIG, $XDG_CONFIG_HOME/zksync/zksync.toml (with
/// ~/.config), /etc/zksync/zksync.toml; the last two only when they exist. Throws Error (configuration)
/// naming every place that was looked at when there is none.
std::filesystem::path find_config(const std::optional<std::filesystem::path>& option,
                                  const Environment& environment);

/// Where the state is: `--state-dir`, $STATE_DIRECTORY, `state_dir` in the configuration, else
/// /var/lib/zksync for a configuration under /etc, else $XDG_STATE_HOME/zksync (with ~/.local/state).
std::filesystem::path find_state_dir(const std::optional<std::filesystem::path>& option,
                                     const std::optional<std::filesystem::path>& configured,
                                     const std::filesystem::path& config, const Environment& environment);

/// Creates the directory (0700) if need be and makes sure that it is the caller's own, root's too: otherwise
/// Error (state) with the command that puts it right: to go on as its owner, or the `chown` for one that root
/// made (docs/design.md, section 5).
void prepare_state_dir(const std::filesystem::path& given);

/// For who only looks: the same Error where the caller may not look into it. Nothing is made, and one that is
/// not there is none of its business.
void require_visible_state_dir(const std::filesystem::path& given);

} // namespace zksync
