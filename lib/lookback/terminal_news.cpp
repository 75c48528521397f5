#include "lookback/terminal_news.hpp"

#include "core/terminal_name.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace zksync {
namespace {

constexpr std::string_view never_sent = "terminal never sent", not_listed = "terminal not listed";

/// Those of which it was not said before, and from now on it was.
std::vector<std::string> not_said_before(const Pass& pass, std::string_view what_of,
                                         const std::vector<std::string>& serials) {
    const Moment now = pass.clock.now();
    std::vector<std::string> fresh;
    std::vector<Said> said;
    for (const std::string& serial : serials) {
        if (pass.journal.said().find(what_of, serial)) continue;
        fresh.push_back(serial);
        said.push_back({serial, "", now, now});
    }
    if (!said.empty()) pass.journal.said().update(what_of, said);
    return fresh;
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    const std::vector first(names.begin(),
                            names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())));
    const std::string text = printable(fmt::format("{}", fmt::join(first, ", ")), 400);
    return names.size() <= most ? text : fmt::format("{} and {} more", text, names.size() - most);
}

std::vector<std::string> names_of(const Pass& pass, const std::vector<std::string>& serials) {
    std::vector<std::string> names;
    for (const TerminalActivity& terminal :
         pass.journal.terminals(pass.mapper.device_now(pass.clock.now()))) {
        const std::string& serial = terminal.serial_number;
        if (std::ranges::find(serials, serial) == serials.end()) continue;
        names.push_back(terminal_name(serial, terminal.alias));
    }
    return names;
}

} // namespace

void tell_terminal_news(const Pass& pass) {
    const std::set<std::string>& only = pass.device.only_terminals;
    if (only.empty() || !marks::moment(pass.journal, marks::last_complete_read)) return;
    const std::set<std::string> sending = pass.journal.terminals_with_rows();
    std::vector<std::string> silent, outside;
    std::ranges::set_difference(only, sending, std::back_inserter(silent));
    std::ranges::copy_if(sending, std::back_inserter(outside), [&](const std::string& serial) {
        return !serial.empty() && !only.contains(serial);
    });

    if (const auto fresh = not_said_before(pass, never_sent, silent); !fresh.empty()) {
        pass.log.warning(
            fmt::format("terminals of [device.{}] names what has sent nothing since {}: {}; is the "
                        "serial number right?",
                        pass.device.name, pass.device.since.date(), listed(fresh)));
    }
    if (const auto fresh = not_said_before(pass, not_listed, outside); !fresh.empty()) {
        pass.log.warning(
            fmt::format("punches are ignored because terminals of [device.{}] does not name where they "
                        "come from: {}",
                        pass.device.name, listed(names_of(pass, fresh))));
    }
}

} // namespace zksync
