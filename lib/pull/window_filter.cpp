#include "pull/window_filter.hpp"

#include "core/error.hpp"
#include "pull/grid.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {

std::string in_words(const Window& window) {
    return fmt::format("from {} to {}", window.from ? window.from->text() : "the beginning",
                       window.to ? window.to->text() : "now");
}

void check_filter(const Window& window, const TransactionPage& page) {
    // The client asks for a second more at both ends.
    const auto outside = [&](const Punch& punch) {
        // Of a time in another form than its own, a server need not know what we read out of it.
        if (!punch.time || !LocalTime::parse(punch.reported_time)) return false;
        const LocalTime second = punch.time->whole_second();
        return (window.from && second < *window.from - one_second) ||
               (window.to && second > *window.to + one_second);
    };
    const auto stray = std::ranges::find_if(page.punches, outside);
    if (stray == page.punches.end()) return;
    throw Error(
        ErrorKind::protocol,
        fmt::format(
            "asked for the punches {}, the device answered with one of {}: it ignores the time filter, so "
            "what is new cannot be told",
            in_words(window), printable(stray->reported_time)),
        "check that the URL leads to a server with the transactions API, and its version");
}

} // namespace zksync
