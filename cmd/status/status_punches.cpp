#include "pass/times.hpp"
#include "status/status_parts.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace zksync::status_part {
namespace {

std::string codes_text(const DeviceStatus& device, const std::vector<CodeCount>& codes) {
    std::vector<std::string> shown;
    for (const CodeCount& code : codes) {
        if (shown.size() == most_codes) break;
        shown.push_back(fmt::format("{} ({})", device.spelled(code.code), code.rows));
    }
    const std::string more =
        codes.size() > most_codes ? fmt::format(" and {} more", codes.size() - most_codes) : "";
    return fmt::format("{}{}", fmt::join(shown, ", "), more);
}

using PersonsDay = std::pair<std::string, std::vector<std::string>>; ///< and the check-ins

/// In the order of the rows.
std::vector<PersonsDay> by_person_and_day(const DeviceStatus& device) {
    std::vector<PersonsDay> days;
    for (const JournalRow& row : device.too_late) {
        const auto day = row.in_flight ? std::optional{row.in_flight->checkin.time.wall()} : row.punch.time;
        const std::string employee =
            row.in_flight ? " " + printable(row.in_flight->checkin.employee) : std::string();
        const std::string who =
            fmt::format("code {}{}, {}", device.spelled(row.punch.code), employee, day ? day->date() : "?");
        auto place = std::ranges::find(days, who, &PersonsDay::first);
        if (place == days.end()) place = days.insert(days.end(), {who, {}});
        place->second.push_back(printable(row.checkin));
    }
    return days;
}

std::string names_text(const std::vector<std::string>& names) {
    constexpr std::size_t most_named = 4;
    if (names.size() == 1) return names.front();
    const auto shown = static_cast<std::ptrdiff_t>(std::min(names.size(), most_named));
    return fmt::format("{} check-ins ({}{})", names.size(),
                       fmt::join(names.begin(), names.begin() + shown, ", "),
                       names.size() > most_named ? ", …" : "");
}

} // namespace

Lines waiting(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        for (const WaitingStatus& reason : device.waiting) {
            const std::string words =
                reason.words.empty() ? "" : fmt::format(" ({})", printable(reason.words, 160));
            part.push_back(fmt::format("{}: {}: {}{}; codes: {}", device.device, punches_text(reason.rows),
                                       sentence(PunchState::waiting, reason.reason), words,
                                       codes_text(device, reason.codes)));
        }
    }
    return part;
}

Lines double_taps(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        const auto found = device.ignored.find(Reason::double_tap);
        if (found == device.ignored.end()) continue;
        part.push_back(fmt::format("{}: {}: {}", device.device, punches_text(found->second),
                                   sentence(Reason::double_tap)));
    }
    return part;
}

Lines in_doubt(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        if (!device.in_doubt_until) continue;
        const std::string until =
            *device.in_doubt_until > report.now
                ? fmt::format("the next pass after {} settles", host_text(*device.in_doubt_until))
                : std::string("the next pass settles");
        part.push_back(fmt::format("{}: {} sent without an answer: {} what became of them", device.device,
                                   punches_text(device.in(PunchState::in_doubt)), until));
    }
    if (part.empty() && !report.under_way.empty()) {
        part.push_back(fmt::format("a write of {} to the site is not settled; the next pass does that first",
                                   printable(report.under_way)));
    }
    return part;
}

Lines quarantined(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        for (const QuarantinedPunch& punch : device.quarantined) {
            const JournalRow& row = punch.row;
            const std::string time = row.punch.time ? row.punch.time->text() : row.punch.reported_time;
            const auto& came_at = punch.release.came_at;
            const auto found = device.ids.find(row.punch.code.bare());
            const std::string id =
                found == device.ids.end() ? "" : fmt::format(" (ID {})", printable(found->second.value));
            const std::string proviso =
                came_at          ? fmt::format(", with when it was in the place of {} (it came by {})",
                                               time_to_fill_in, came_at->text())
                : row.punch.time ? ""
                                 : ", if that is when it was";
            part.push_back(
                fmt::format("{}: \"{}@{}\"{} from terminal {}: {}; zksync push --device {} --release {}{}",
                            device.device, printable(row.punch.code.bare().value), printable(time), id,
                            printable(row.punch.terminal.empty() ? "(none)" : row.punch.terminal),
                            sentence(row.judgement.reason), device.device,
                            in_shell_quotes(punch.release.argument), proviso));
        }
    }
    return part;
}

std::string too_late_heading(const StatusReport& report) {
    std::int64_t checkins = 0;
    for (const DeviceStatus& device : report.devices) checkins += device.too_late_rows;
    return fmt::format("TOO LATE FOR ATTENDANCE, when a pass looked last: {}; zksync why CODE DATE tells how "
                       "it is now, and what HR has to do",
                       checkins == 1 ? "1 check-in" : fmt::format("{} check-ins", checkins));
}

Lines too_late(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        const std::string seen =
            device.too_late_look ? fmt::format(" (seen {})", ago(*device.too_late_look, report.now)) : "";
        for (const auto& [who, names] : by_person_and_day(device)) {
            part.push_back(fmt::format("{}: {}: {}{}", device.device, who, names_text(names), seen));
        }
    }
    return part;
}

} // namespace zksync::status_part
