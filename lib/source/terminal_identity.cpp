#include "source/terminal_identity.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string in_words(const std::string& identity) {
    return identity.empty() ? "one that tells no serial number" : "the terminal " + printable(identity);
}

} // namespace

std::optional<Error> wrong_terminal(const TerminalIdentities& identities, const DeviceConfig& device) {
    const auto& [found, configured, bound] = identities;
    if (configured && *configured != found) {
        return Error(
            ErrorKind::configuration,
            fmt::format("at {} answers {}, but the configuration says that the terminal {} has to be "
                        "there; nothing was read",
                        device.url, in_words(found), printable(*configured)),
            found.empty() ? fmt::format("leave serial_number out of [device.{}] if it is the right one "
                                        "all the same",
                                        device.name)
                          : fmt::format("see url of [device.{0}]; if the terminal was replaced: "
                                        "serial_number = \"{1}\" in [device.{0}]",
                                        device.name, printable(found)));
    }
    if (configured || !bound || *bound == found) return std::nullopt;
    const std::string way_on =
        found.empty()
            ? "see what answers there (zksync auth)"
            : fmt::format("if the terminal was replaced: serial_number = \"{1}\" in [device.{0}]; if "
                          "this is another one beside it: a section of its own",
                          device.name, printable(found));
    return Error(
        ErrorKind::configuration,
        fmt::format("at {} answers {}, but the journal holds punches of the terminal {}; nothing was "
                    "read",
                    device.url, in_words(found), printable(*bound)),
        way_on);
}

} // namespace zksync
