#include "pull/pull.hpp"

#include "core/error.hpp"
#include "device/device_client.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/double_taps.hpp"
#include "pass/marks.hpp"
#include "pass/rejudge.hpp"
#include "pass/said.hpp"
#include "pull/finder.hpp"
#include "pull/forward_read.hpp"
#include "pull/grid.hpp"
#include "pull/terminal_clocks.hpp"
#include "pull/whole_read.hpp"
#include "pull/window_reader.hpp"
#include "source/terminal_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

Error never_held_still(std::string_view what) {
    return Error(
        ErrorKind::protocol,
        fmt::format("cannot read {} completely: the device's list changed each time it was read, or a page "
                    "of it is missing; what came is kept and the next pass reads it again",
                    what),
        "if this stays: zksync reconcile, and a smaller page_size for this device");
}

} // namespace

Pull::Pull(const Pass& pass, Source& source) : pass_(pass), source_(source) {}

const PullReport& Pull::report() {
    report_.requests = source_.requests();
    return report_;
}

void Pull::start(NewAddress meaning) {
    bind_device(pass_, meaning);
    rejudge(pass_);
}

void Pull::run(NewAddress meaning) {
    if (auto* terminal = source_.terminal()) {
        WholeRead(pass_, *terminal, report_).run(meaning);
    } else {
        start(meaning);
        run_by_windows(*source_.server());
    }
    report_.ignored += judge_double_taps(pass_).fresh;
    warn_of_unknown_states();
    if (report_.fresh > 0) warn_of_terminal_clocks(pass_);
}

void Pull::run_by_windows(DeviceClient& client) {
    const Moment moment = pass_.clock.now();
    const LocalTime began = read_forward(client, moment);
    read_back_to_since(client);
    check(client, began, *marks::local_time(pass_.journal, marks::read_until), moment);
}

/// Such punches are sent without a log type.
void Pull::warn_of_unknown_states() {
    for (const auto& [state, rows] : report_.unknown_states) {
        const Matter matter{
            state, fmt::format("{} new punches have the state {}, of which nothing is known: they are sent "
                               "without a log type; say what it means in [device.{}.states], or set "
                               "direction",
                               rows, state, pass_.device.name)};
        if (is_to_be_said(pass_.journal.said(), "unknown state", matter, pass_.clock.now()))
            pass_.log.warning(matter.text);
    }
}

/// Returns when it began, device time. The mark moves in the transaction that closes a complete read, nowhere
/// else.
LocalTime Pull::read_forward(DeviceClient& client, Moment moment) {
    const LocalTime began = pass_.mapper.device_now(moment).whole_second();
    // A mark ahead of now is from a time when this host's clock was wrong.
    auto mark = marks::local_time(pass_.journal, marks::read_until);
    if (mark) mark = std::max(std::min(*mark, began), pass_.device.since);
    ForwardRead forward(pass_, client, report_, mark, began);
    if (!forward.read()) throw never_held_still(fmt::format("the punches since {}", forward.from().text()));

    Journal::Transaction transaction(pass_.journal);
    marks::set_local_time(pass_.journal, marks::read_until, std::max(began, pass_.device.since));
    marks::set_moment(pass_.journal, marks::last_complete_read, moment);
    if (!marks::local_time(pass_.journal, marks::read_from)) {
        marks::set_local_time(pass_.journal, marks::read_from, pass_.device.since);
    }
    transaction.commit();
    if (report_.clock_was_checked) rejudge_ahead(pass_);
    return began;
}

/// `since` was moved earlier: the range between is read by days, newest first, so that one mark makes it
/// resumable.
void Pull::read_back_to_since(DeviceClient& client) {
    auto read_from = *marks::local_time(pass_.journal, marks::read_from);
    while (read_from > pass_.device.since) {
        const LocalTime from =
            std::max((read_from - std::chrono::microseconds{1}).midnight(), pass_.device.since);
        WindowReader reader(pass_, client, report_, from);
        if (!reader.read({from, read_from})) throw never_held_still(from.date());
        marks::set_local_time(pass_.journal, marks::read_from, from);
        read_from = from;
    }
}

void Pull::check(DeviceClient& client, LocalTime began, LocalTime mark, Moment moment) {
    Finder finder(pass_, client, report_, began, mark);
    finder.check_lookback();
    finder.daily_round();
    if (finder.is_conclusive()) marks::set_moment(pass_.journal, marks::last_complete_pull, moment);
}

void Pull::read_whole(LocalTime from, LocalTime to) {
    if (auto* terminal = source_.terminal()) {
        WholeRead(pass_, *terminal, report_).read_everything();
    } else {
        read_whole_by_windows(*source_.server(), from, to);
    }
    report_.ignored += judge_double_taps(pass_).fresh;
}

void Pull::read_whole_by_windows(DeviceClient& client, LocalTime from, LocalTime to) {
    start(NewAddress::unexpected);
    const LocalTime now = pass_.mapper.device_now(pass_.clock.now());
    const LocalTime mark = marks::local_time(pass_.journal, marks::read_until).value_or(pass_.device.since);
    Finder finder(pass_, client, report_, now, mark);
    finder.check_range(from);
    finder.read_days(from, to);
    if (!finder.held_still()) throw never_held_still(fmt::format("the punches since {}", from.text()));
}

void Pull::read_again(LocalTime from, LocalTime to) {
    if (auto* terminal = source_.terminal()) {
        WholeRead(pass_, *terminal, report_).read_again(from, to);
    } else {
        read_windows_again(*source_.server(), from, to);
    }
    report_.ignored += judge_double_taps(pass_).fresh;
}

void Pull::read_windows_again(DeviceClient& client, LocalTime from, LocalTime to) {
    start(NewAddress::unexpected);
    const LocalTime mark = marks::local_time(pass_.journal, marks::read_until).value_or(pass_.device.since);
    WindowReader reader(pass_, client, report_, mark);
    for (const Cell& cell : days_between(from, to + one_second)) {
        if (!reader.read({cell.from, cell.to - one_second})) throw never_held_still(cell.from.date());
    }
    if (report_.clock_was_checked) rejudge_ahead(pass_);
}

} // namespace zksync
