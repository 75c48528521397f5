#include "config/secret_source.hpp"

#include "config/secret_command.hpp"
#include "config/small_file.hpp"
#include "core/error.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

[[noreturn]] void fail(const SecretSource& source, const std::string& what, std::string hint = {}) {
    throw Error(ErrorKind::configuration, fmt::format("{}: {}: {}", source.place, source.key, what),
                std::move(hint));
}

std::string without_line_break(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
    return text;
}

/// `from` says where the text was found.
Secret checked(const SecretSource& source, std::string text, const std::string& from) {
    text = without_line_break(std::move(text));
    if (text.empty()) fail(source, from + " is empty");
    if (text.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos)
        fail(source, from + " holds more than one line, or a NUL byte; expected the secret and nothing else");
    return Secret(std::move(text));
}

config_file::SmallFile read_file_of(const SecretSource& source, const std::filesystem::path& path) {
    try {
        return config_file::read_small_file(path);
    } catch (const config_file::UnreadableFile& error) {
        fail(source, fmt::format("cannot read {}: {}", printable(path.string()), error.what()));
    }
}

/// Reads a secret from each kind of source.
struct Reader {
    const SecretSource& source;
    const Environment& environment;

    Secret operator()(const SecretSource::Missing& missing) const {
        fail(source, "no secret was found", "give it in one of these: " + missing.ways);
    }
    Secret operator()(const Secret& literal) const { return checked(source, literal.reveal(), "the value"); }
    Secret operator()(const SecretSource::File& file) const {
        const auto name = printable(file.path.string());
        auto read = read_file_of(source, file.path);
        if (read.open_to_others)
            fail(source, name + " can be read or written by others than its owner", "chmod 600 " + name);
        return checked(source, std::move(read.content), name);
    }
    /// Its mode says nothing about who can read it: systemd lets the service in by an access list, which stat
    /// shows as a right of the group.
    Secret operator()(const SecretSource::Credential& credential) const {
        return checked(source, read_file_of(source, credential.path).content,
                       printable(credential.path.string()));
    }
    Secret operator()(const SecretSource::FromEnvironment& from) const {
        auto text = environment(from.variable);
        if (!text) fail(source, fmt::format("the environment variable {} is not set", from.variable));
        return checked(source, std::move(*text), "the environment variable " + from.variable);
    }
    Secret operator()(const SecretSource::Command& command) const {
        const auto name = "the command " + printable(command.arguments.front());
        auto result = config_file::run_command(command.arguments, std::chrono::seconds{30});
        if (!result.failure.empty()) fail(source, name + " " + result.failure);
        return checked(source, std::move(result.output), "what " + name + " prints");
    }
};

} // namespace

Secret read_secret(const SecretSource& source, const Environment& environment) {
    return std::visit(Reader{source, environment}, source.from);
}

} // namespace zksync
