#include "source/terminal_identity.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string in_words(const std::string& identity) {
    return identity.empty() ? "one that tells no serial number" : "the terminal " + printable(identity);
}

} // namespace

bool is_mac_needed(const TerminalIdentities& identities) {
    const auto& [found, configured, bound] = identities;
    const std::string& serial = found.serial_number;
    const bool is_expected = !serial.empty() && bound && serial == bound->name();
    return !is_expected || !bound->mac || (configured && *configured != serial);
}

std::string name_of_terminal(const TerminalIdentities& identities) {
    const auto& [found, configured, bound] = identities;
    const bool goes_by_its_mac = found.serial_number.empty() && bound && is_same_terminal(found, *bound);
    return goes_by_its_mac ? bound->name() : found.name();
}

std::optional<Error> wrong_terminal(const TerminalIdentities& identities, const DeviceConfig& device) {
    const auto& [who, configured, bound] = identities;
    const std::string found = name_of_terminal(identities);
    if (configured && *configured != found && *configured != who.mac) {
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
    if (configured || !bound || is_same_terminal(who, *bound)) return std::nullopt;
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
                    device.url, in_words(found), printable(bound->name())),
        way_on);
}

LoneIdentity ask_who_it_is(terminal::TerminalClient& client, const std::optional<std::string>& configured,
                           const std::optional<LoneIdentity>& bound) {
    LoneIdentity found{client.serial_number()};
    if (is_mac_needed({found, configured, bound})) found.mac = client.mac();
    return found;
}

} // namespace zksync
