#include "pass/terminal_binding.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "pass/marks.hpp"

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

void bind_terminal(const Pass& pass, const std::string& found, NewAddress meaning) {
    const auto bound = pass.journal.value(marks::terminal_serial);
    if (auto error = wrong_terminal({found, pass.device.lone->serial_number, bound}, pass.device))
        throw *error;
    // One that says who it is may have another address by now.
    if (!bound) {
        bind_device(pass, meaning);
    } else if (pass.journal.value(marks::device_url) != pass.device.url) {
        pass.journal.set_value(marks::device_url, pass.device.url);
    }
    if (bound == found || found.empty()) return;
    Journal::Transaction transaction(pass.journal);
    // How much another one held says nothing of this one.
    pass.journal.erase_value(marks::terminal_log);
    pass.journal.erase_value(marks::terminal_miscount);
    pass.journal.set_value(marks::terminal_serial, found);
    transaction.commit();
}

} // namespace zksync
