#include "pass/terminal_binding.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"

#include <fmt/format.h>

#include <string>

namespace zksync {
namespace {

/// Whether the punches of a journal that knows no name came from a terminal that stands alone.
bool is_known_by_address(const Journal& journal) {
    return journal.value(marks::device_url).value_or("").starts_with("zk");
}

/// The same terminal: what came while it was known by another name, or by none, is its own.
void rename_terminal(const Pass& pass, const std::string& before, const std::string& name) {
    if (pass.journal.rename_terminal(before, name) == 0) return;
    pass.journal.erase_value(marks::rules); // they may name it
    pass.log.info(fmt::format("the terminal tells its serial number now: {}; its punches are kept under that",
                              printable(name)));
}

/// How much another one held says nothing of this one.
void replace_terminal(const Pass& pass, const std::string& before, const std::string& name) {
    pass.journal.erase_value(marks::terminal_log);
    pass.journal.erase_value(marks::terminal_miscount);
    pass.journal.erase_value(marks::terminal_numbers);
    pass.log.warning(fmt::format("the terminal was replaced: {} before, {} now, as serial_number says; what "
                                 "the one before had not been read of is not known",
                                 printable(before), printable(name)));
}

} // namespace

std::optional<LoneIdentity> known_terminal(const Journal& journal) {
    const auto name = journal.value(marks::terminal_serial);
    if (!name) return std::nullopt;
    return LoneIdentity{*name, journal.value(marks::terminal_mac)};
}

void bind_terminal(const Pass& pass, const LoneIdentity& found, NewAddress meaning) {
    const auto known = known_terminal(pass.journal);
    const bool had_no_name = !known && is_known_by_address(pass.journal);
    // One that says who it is may have another address by now.
    if (!known) {
        bind_device(pass, meaning);
    } else if (pass.journal.value(marks::device_url) != pass.device.url) {
        pass.journal.set_value(marks::device_url, pass.device.url);
    }
    const std::string name = found.name();
    if (name.empty()) return;
    const bool is_same = known && is_same_terminal(found, *known);
    const bool tells_less = is_same && found.serial_number.empty();
    Journal::Transaction transaction(pass.journal);
    if (!tells_less && (!known || known->name() != name)) {
        if (is_same || had_no_name)
            rename_terminal(pass, known ? known->name() : "", name);
        else if (known)
            replace_terminal(pass, known->name(), name);
        pass.journal.set_value(marks::terminal_serial, name);
    }
    if (found.mac && pass.journal.value(marks::terminal_mac) != found.mac)
        pass.journal.set_value(marks::terminal_mac, *found.mac);
    transaction.commit();
}

} // namespace zksync
