#include "push/doubles.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "pass/wrong_checkins.hpp"
#include "push/blocked.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace zksync {
std::vector<StoredCheckin> later_ones(const CheckinsFound& found) {
    std::vector<StoredCheckin> later;
    for (const auto& [second, checkins] : found)
        later.insert(later.end(), checkins.begin() + 1, checkins.end());
    return later;
}

std::vector<WrongCheckin> name_doubles(const SitePass& at, const std::vector<StoredCheckin>& later) {
    return remember_wrong(at.site, as_wrong(at, WrongCheckin::Why::twice, later));
}

Error doubles_error(const SitePass& at, const std::vector<StoredCheckin>& later) {
    std::vector<std::string> names;
    for (const StoredCheckin& checkin : later) names.push_back(checkin.name);
    return Error(
        ErrorKind::protocol,
        fmt::format("somebody else writes the same punches to {}: {} there twice; to be deleted, as the "
                    "later of two: {}",
                    at.pass.config.site.url,
                    names.size() == 1 ? "one is" : fmt::format("{} are", names.size()), list_of(names)),
        "stop the other one: another zksync that reads these devices, on an old server perhaps, or "
        "another program; the next pass goes on, and zksync status names what is to be deleted");
}

void look_for_doubles(const SitePass& at) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    const auto last = marks::moment(journal, marks::doubles_look);
    if (last && !is_past(*last, std::chrono::days{1}, now)) return;
    if (!last) return marks::set_moment(journal, marks::doubles_look, now); // all of it was just read back

    constexpr int at_once = 500;
    std::vector<StoredCheckin> later;
    const Moment since = std::min(*last, now) - std::chrono::days{1};
    for (int skip = 0;; skip += at_once) {
        const auto seconds = journal.seconds_sent(since, at_once, skip);
        for (StoredCheckin& checkin : later_ones(find_checkins(at.client, seconds)))
            later.push_back(std::move(checkin));
        if (std::ssize(seconds) < at_once) break;
    }
    const bool is_news = !name_doubles(at, later).empty();
    marks::set_moment(journal, marks::doubles_look, now);
    if (is_news) throw doubles_error(at, later);
}

} // namespace zksync
