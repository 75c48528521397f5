#include "shifts/mark_words.hpp"

#include "journal/site_file.hpp"
#include "pass/clock_check.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace zksync {
namespace {

constexpr std::chrono::minutes clocks_apart{5};
constexpr std::size_t most_holds = 5;
constexpr std::size_t most_codes = 10;

} // namespace

std::string reason_to_leave_alone(const ShiftType& type, std::optional<Moment> date, Moment now) {
    if (type.moves_mark_itself) {
        return "the site moves it by itself (Auto Update Last Sync), whether or not the punches have arrived";
    }
    if (!date)
        return "the site's answers have no Date header: whether this host's clock is right cannot be told";
    if (std::chrono::abs(now - *date) > clocks_apart) {
        return fmt::format("this host's clock and the site's are {} apart; set the one that is wrong",
                           gap_in_words(now - *date));
    }
    return "";
}

std::vector<std::string> notable_holds(const std::vector<Hold>& holds) {
    std::vector<std::string> lines;
    const auto latest = std::ranges::max_element(holds, {}, &Hold::at);
    for (const Hold& hold : holds) {
        const bool lags = !hold.at || latest->at->wall() - hold.at->wall() > between_mark_looks;
        if (lines.empty() || (lags && lines.size() < most_holds)) lines.push_back(hold.why);
    }
    return lines;
}

std::string overdue_codes(const std::vector<Arrival>& arrivals) {
    std::set<std::string> codes;
    for (const Arrival& arrival : arrivals) {
        codes.insert(arrival.overdue.begin(), arrival.overdue.end());
    }
    std::vector<std::string> shown(codes.begin(), codes.end());
    if (shown.size() <= most_codes) return fmt::format("{}", fmt::join(shown, ", "));
    const auto more = shown.size() - most_codes;
    shown.resize(most_codes);
    return fmt::format("{} and {} more", fmt::join(shown, ", "), more);
}

void say_mark(const Pass& pass, SiteFile& site, const ShiftConfig& shift, const ShiftMemo& memo,
              const std::optional<UncoveredDays>& uncovered) {
    const std::string name = fmt::format("shift {}", printable(shift.name));
    const std::string mark = memo.mark ? memo.mark->text() : "unset";
    std::vector<Matter> matters;
    if (!memo.problem.empty()) {
        matters.push_back({memo.problem, fmt::format("{}: last_sync_of_checkin is left at {}: {}", name, mark,
                                                     memo.problem)});
    } else if (uncovered && uncovered->auto_attendance) {
        matters.push_back(
            {uncovered->what(), fmt::format("{}: last_sync_of_checkin is held at {}: {}; {}", name, mark,
                                            uncovered->what(), uncovered->what_to_do())});
    } else if (!memo.overdue.empty()) {
        matters.push_back({memo.overdue, fmt::format("{}: punches that wait for longer than {} hold the mark "
                                                     "no more: employee codes {}; these people may be marked "
                                                     "Absent",
                                                     name, span_in_words(shift.hold), memo.overdue)});
    }
    const Telling telling = tell(site.said(), name, matters, pass.clock.now());
    for (const Matter& matter : telling.due) pass.log.warning(matter.text);
    if (!memo.problem.empty()) {
        if (telling.due.empty()) pass.log.info(matters.front().text);
        return;
    }
    pass.log.info(fmt::format("{}: last_sync_of_checkin {} {}; held by {}", name,
                              memo.moved_at == memo.looked_at ? "moved to" : "stays at", mark,
                              fmt::join(memo.holds, "; ")));
}

} // namespace zksync
