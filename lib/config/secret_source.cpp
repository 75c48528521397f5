#include "config/secret_source.hpp"

#include "config/small_file.hpp"
#include "core/blanks.hpp"
#include "core/error.hpp"
#include "process/command.hpp"
#include "util/file_access.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

[[noreturn]] void fail(const SecretSource& source, const std::string& what, std::string hint = {}) {
    throw Error(ErrorKind::configuration, fmt::format("{}: {}: {}", source.place, source.key, what),
                std::move(hint));
}

/// What editors put around a text, and nobody sees.
std::string without_wrapping(std::string text) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    text.erase(text.find_last_not_of("\r\n") + 1);
    return text;
}

bool is_utf16(std::string_view text) { return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"); }

/// A blank that was pasted along is refused by the other end as a wrong password, which locks accounts.
std::string end_with_a_blank(std::string_view text) {
    const auto bare = without_outer_blanks(text);
    if (bare.size() == text.size()) return {};
    return blank_at(text) > 0 ? "begins" : "ends";
}

/// `from` says where the text was found.
Secret checked(const SecretSource& source, std::string text, const std::string& from) {
    if (is_utf16(text)) fail(source, from + " is in UTF-16; expected UTF-8, or plain ASCII");
    text = without_wrapping(std::move(text));
    if (text.empty()) fail(source, from + " is empty; expected the secret");
    if (text.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos)
        fail(source, from + " holds more than one line, or a NUL byte; expected the secret and nothing else");
    if (const auto end = end_with_a_blank(text); !end.empty())
        fail(source,
             fmt::format("{} {} with a blank (a space or a tab), which is no part of a secret", from, end),
             "take it away, with nothing but a line break behind the secret");
    return Secret(std::move(text));
}

config_file::SmallFile read_file_of(const SecretSource& source, const std::filesystem::path& path) {
    try {
        return config_file::read_small_file(path);
    } catch (const config_file::UnreadableFile& error) {
        fail(source, fmt::format("cannot read {}: {}", printable(path.string()), error.what()), error.hint);
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
        if (is_open_to_others(read.access, this_caller()))
            fail(source, name + " can be read or written by others than its owner",
                 how_to_close(file.path, read.access, this_caller()));
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
        auto result = run_command({.arguments = command.arguments}, std::chrono::seconds{30});
        if (!result.failure.empty()) fail(source, name + " " + result.failure);
        return checked(source, std::move(result.output), "what " + name + " prints");
    }
};

} // namespace

std::string secret_variable(std::string device, std::string_view ending) {
    std::transform(device.begin(), device.end(), device.begin(), [](char c) {
        if (c == '-') return '_';
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return ("ZKSYNC_" + device).append(ending);
}

Secret read_secret(const SecretSource& source, const Environment& environment) {
    return std::visit(Reader{source, environment}, source.from);
}

} // namespace zksync
