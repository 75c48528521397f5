#pragma once

#include "util/paths.hpp"
#include "util/secret.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zksync {

/// Where a secret comes from; it is read only when it is needed.
struct SecretSource {
    struct File {
        std::filesystem::path path;
    };
    struct Command {
        std::vector<std::string> arguments; ///< run without a shell
    };
    struct FromEnvironment {
        std::string variable;
    };
    struct Credential {
        std::filesystem::path path; ///< below $CREDENTIALS_DIRECTORY
    };
    /// Nothing was found at load time: reading it is an error that lists the ways.
    struct Missing {
        std::string ways;
    };

    std::variant<Missing, Secret, File, Command, FromEnvironment, Credential> from;
    std::string key;   ///< "site.api_secret", "device.lobby.password": for messages
    std::string place; ///< "file:line:column" of the key that names the source, or of the section
};

/// The variable that holds a device's secret where the configuration names no place (zksync.toml(5),
/// *Secrets*): ZKSYNC_FRONT_GATE_PASSWORD of "front-gate" and "_PASSWORD".
std::string secret_variable(std::string device, std::string_view ending);

/// Reads the secret; a byte order mark and the line breaks at its end are cut off. Throws Error
/// (configuration), never quoting the secret: no source, a missing or empty file, one that others can read
/// (util/file_access.hpp), a blank at either end, a command that fails, prints nothing or does not end within
/// 30 s.
Secret read_secret(const SecretSource& source, const Environment& environment);

} // namespace zksync
