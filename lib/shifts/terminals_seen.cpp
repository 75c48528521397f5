#include "shifts/terminals_seen.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "json/try_parse.hpp"
#include "json/writer.hpp"

namespace zksync {

std::optional<TerminalsSeen> terminals_seen(const Journal& journal) {
    const auto read = json::try_parse(journal.value(marks::terminals_seen));
    if (!read) return std::nullopt;
    const json::Document& document = *read;
    TerminalsSeen seen{Moment{std::chrono::seconds{document["asked"].integer().value_or(0)}}, {}};
    const json::Value activity = document["last_activity"];
    for (const std::string& serial : activity.keys()) {
        if (const auto time = LocalTime::parse(activity[serial].string().value_or(""))) {
            seen.last_activity.emplace(serial, *time);
        }
    }
    return seen;
}

void remember_terminals(Journal& journal, Moment asked, std::span<const Terminal> terminals) {
    json::Writer text;
    text.begin_object().member("asked", std::int64_t{asked.time_since_epoch().count()});
    text.key("last_activity").begin_object();
    for (const Terminal& terminal : terminals) {
        if (terminal.last_activity) text.member(terminal.serial_number, terminal.last_activity->text());
    }
    text.end_object().end_object();
    journal.set_value(marks::terminals_seen, text.text());
}

} // namespace zksync
