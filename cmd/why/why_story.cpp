#include "core/terminal_name.hpp"
#include "pass/times.hpp"
#include "util/log.hpp"
#include "why/why_report.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

using WhyLines = std::vector<std::string>;

/// "state 0 (check in), here IN"
std::string state_text(const PunchStory& story) {
    const auto& code = story.row.punch.state_code;
    const auto meaning = usual_meaning(code);
    const std::string means = meaning.empty() ? "" : fmt::format(" ({})", meaning);
    const auto type = to_text(story.log_type);
    return fmt::format("state {}{}, here {}", code ? std::to_string(*code) : "unknown", means,
                       type.empty() ? "neither IN nor OUT" : type);
}

std::string origin(const Punch& punch) {
    return is_from_file(punch) ? "from a file" : fmt::format("row {}", punch.id);
}

std::string place(const Punch& punch) {
    if (punch.terminal.empty()) return is_from_file(punch) ? "no terminal named" : "typed in by hand";
    return "terminal " + printable(terminal_name(punch.terminal, punch.terminal_alias));
}

std::string source(const PunchStory& story) {
    const Punch& punch = story.row.punch;
    return fmt::format("{}, {}, {}, {}", story.device, place(punch), state_text(story), origin(punch));
}

/// Which punch made a second tap of it: that one counts.
void add_tap_followed(const PunchStory& story, WhyLines& lines) {
    if (!story.tap_followed || !story.tap_time) return;
    lines.push_back(fmt::format("double tap of {}, {}, {}", story.tap_time->text(),
                                place(*story.tap_followed), origin(*story.tap_followed)));
}

std::string judgement_text(const JournalRow& row) {
    const Judgement& judgement = row.judgement;
    switch (judgement.state) {
    case PunchState::pending:
        return "pending: the next push sends it";
    case PunchState::in_doubt:
        return "in doubt: it was sent and the answer was lost; a later push settles that";
    case PunchState::sent:
        return "delivered: the site has it";
    case PunchState::duplicate:
        return "duplicate: the site has a check-in of that employee in that second";
    case PunchState::waiting:
    case PunchState::ignored:
    case PunchState::quarantined:
        break;
    }
    const std::string words =
        judgement.detail.empty() ? "" : fmt::format(" ({})", printable(judgement.detail));
    return fmt::format("{}: {}{}", to_text(judgement.state), sentence(judgement.state, judgement.reason),
                       words);
}

std::string counted_text(const PunchStory& story) {
    switch (story.counted) {
    case Counted::yes:
        return fmt::format("attendance counts it: {}", printable(story.on_site->attendance));
    case Counted::not_yet:
        return "attendance has not been processed up to it yet";
    case Counted::no:
        return (story.came_in_time ? "attendance does not count it: " : "it came too late for attendance: ") +
               story.why_not;
    case Counted::on_leave:
    case Counted::before_start:
        return "attendance leaves it out: " + story.why_not;
    case Counted::no_shift:
        return "the site found no shift for it: auto attendance leaves it out";
    case Counted::gone:
        return "the site no longer has it; it is not created again";
    case Counted::hidden:
        return "the site has it, and does not show it to the API key's user: " + remove_user_permissions();
    case Counted::unknown:
        break;
    }
    return story.on_site ? "the site does not show whether attendance counts it" : "";
}

void add_sending(const JournalRow& row, WhyLines& lines) {
    if (!row.in_flight) return;
    const Checkin& checkin = row.in_flight->checkin;
    const auto type = to_text(checkin.log_type);
    lines.push_back(fmt::format("sent {} as {} {} {} {}", host_text(row.in_flight->departure.at),
                                printable(checkin.employee), checkin.time.text(),
                                type.empty() ? "(no log type)" : type, printable(checkin.device_id)));
}

void add_checkin(const PunchStory& story, WhyLines& lines) {
    if (story.row.checkin.empty()) return;
    const std::string shift = story.on_site ? story.on_site->shift : story.row.shift;
    lines.push_back(fmt::format("check-in {}{}", printable(story.row.checkin),
                                shift.empty() ? "" : fmt::format(", shift {}", printable(shift))));
    if (!story.stands_for_it.empty()) {
        lines.push_back(fmt::format("the site no longer has that one; {} of that second stands for it",
                                    printable(story.stands_for_it)));
    }
    if (!story.differs.empty()) lines.push_back("somebody changed it on the site: " + story.differs);
    if (const std::string text = counted_text(story); !text.empty()) lines.push_back(text);
    if (!story.worthless.empty()) lines.push_back("it counts for nothing: " + story.worthless);
    if (!story.row.too_late) return;
    if (story.counted == Counted::unknown) {
        lines.emplace_back("it came too late for attendance, when a pass looked last");
    } else if (story.counted != Counted::no) {
        lines.emplace_back("it was too late for attendance when a pass looked last; that is over");
    }
}

} // namespace

std::vector<std::string> why_story_lines(const PunchStory& story) {
    const JournalRow& row = story.row;
    WhyLines lines{fmt::format("read {}", host_text(row.read_at))};
    if (row.punch.uploaded)
        lines.front() += fmt::format("; uploaded {} (device time)", row.punch.uploaded->text());
    if (row.time_given) {
        lines.push_back(fmt::format("the device reports \"{}\"; its time was given with --release",
                                    printable(row.punch.reported_time)));
    } else if (row.released) {
        lines.emplace_back("released: somebody vouched for its time");
    }
    if (row.gone_since)
        lines.push_back(fmt::format("the device no longer has it since {}", host_text(*row.gone_since)));
    add_sending(row, lines);
    std::string became = judgement_text(row);
    if (row.settled_at) became += fmt::format(", {}", host_text(*row.settled_at));
    if (row.tried_at) became += fmt::format(", tried {}", host_text(*row.tried_at));
    lines.push_back(became);
    add_tap_followed(story, lines);
    if (!row.correction.empty()) {
        lines.push_back(fmt::format("the device changed it afterwards, too late to be sent: {}",
                                    printable(row.correction)));
    }
    add_checkin(story, lines);
    if (!story.what_to_do.empty()) lines.push_back("what to do: " + story.what_to_do);
    for (std::string& line : lines) line.insert(0, "  ");
    lines.insert(lines.begin(),
                 fmt::format("{}  {}",
                             story.time ? story.time->text() : printable(story.row.punch.reported_time),
                             source(story)));
    return lines;
}

} // namespace zksync
