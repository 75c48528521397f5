#include "pass/double_taps.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace zksync {
namespace {

using Change = std::pair<std::int64_t, Tap::Standing>;

std::optional<std::int64_t> judged_up_to(const Journal& journal) {
    const auto text = journal.value(marks::taps_judged);
    if (!text) return std::nullopt;
    std::int64_t seq = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), seq);
    return read.ec == std::errc{} ? std::optional{seq} : std::nullopt;
}

/// Nothing for one that is no tap: it is nobody's, or its time cannot be true.
std::optional<Tap> tap_of(const TapRow& row, const Mapper& mapper) {
    Tap tap{row.punch.code.bare(), mapper.log_type(row.punch), *row.punch.time};
    switch (row.judgement.state) {
    case PunchState::in_doubt:
    case PunchState::sent:
    case PunchState::duplicate:
        tap.standing = Tap::Standing::kept;
        return tap;
    case PunchState::pending:
    case PunchState::waiting:
        return tap;
    case PunchState::ignored:
    case PunchState::quarantined:
        break;
    }
    if (row.judgement.reason != Reason::double_tap) return std::nullopt;
    tap.standing = Tap::Standing::ignored;
    return tap;
}

std::vector<Change> judge_everything(const Pass& pass) {
    DoubleTaps taps(pass.device.min_gap);
    taps.judge_all_anew();
    std::vector<Change> changes;
    pass.journal.for_each_tap(LocalTime{LocalTime::Instant::min()}, [&](const TapRow& row) {
        const auto tap = tap_of(row, pass.mapper);
        const auto change = tap ? taps.change_of(*tap) : std::nullopt;
        if (change) changes.emplace_back(row.seq, *change);
        return true;
    });
    return changes;
}

/// From the first place on, as far as what changes there reaches and to the places that lie close behind.
/// Moves `next` behind the places that are done.
std::vector<Change> judge_around(const Pass& pass, const std::vector<TapPlace>& places, std::size_t& next) {
    const std::chrono::seconds gap = pass.device.min_gap;
    DoubleTaps taps(gap);
    std::vector<Change> changes;
    bool is_through = true;
    const std::size_t first = next;
    pass.journal.for_each_tap(places[first].time - gap, [&](const TapRow& row) {
        for (; next < places.size() && places[next].time <= *row.punch.time; ++next)
            taps.judge_anew(places[next].code, places[next].time);
        const bool is_close_to_next = next < places.size() && places[next].time - gap <= *row.punch.time;
        is_through = next == first || is_close_to_next || *row.punch.time < taps.reach();
        if (!is_through) return false;
        const auto tap = tap_of(row, pass.mapper);
        const auto change = tap ? taps.change_of(*tap) : std::nullopt;
        if (change) changes.emplace_back(row.seq, *change);
        return true;
    });
    // Behind the last row there is nothing to be judged.
    if (is_through) next = places.size();
    return changes;
}

} // namespace

void DoubleTaps::judge_anew(const EmployeeCode& code, LocalTime time) {
    chains_[code].is_judged_anew = true;
    reach_ = std::max(reach_, time + gap_);
}

void DoubleTaps::judge_all_anew() { all_anew_ = true; }

bool DoubleTaps::follows_closely(const Chain& chain, const Tap& tap) const {
    const auto last = chain.last_kept.find(tap.log_type);
    return last != chain.last_kept.end() && tap.time - last->second < gap_;
}

std::optional<Tap::Standing> DoubleTaps::change_of(const Tap& tap) {
    Chain& chain = chains_[tap.code];
    Tap::Standing standing = tap.standing;
    const bool is_decided = standing == Tap::Standing::kept || !(all_anew_ || chain.is_judged_anew);
    if (!is_decided) standing = follows_closely(chain, tap) ? Tap::Standing::ignored : Tap::Standing::open;
    if (standing != Tap::Standing::ignored) chain.last_kept[tap.log_type] = tap.time;
    if (standing == tap.standing) return std::nullopt;
    reach_ = std::max(reach_, tap.time + gap_);
    return standing;
}

TapsJudged judge_double_taps(const Pass& pass) {
    Journal& journal = pass.journal;
    if (pass.device.min_gap.count() == 0) {
        journal.forget_unjudged_taps();
        return {};
    }
    const auto before = judged_up_to(journal);
    const std::int64_t newest = journal.newest_seq();
    const auto places = before ? journal.unjudged_taps(*before) : std::vector<TapPlace>{};
    if (before == newest && places.empty()) return {};

    TapsJudged judged;
    Journal::Transaction transaction(journal);
    const auto apply = [&](const std::vector<Change>& changes) {
        for (const auto& [seq, standing] : changes) {
            const bool is_double = standing == Tap::Standing::ignored;
            journal.set_judgement(
                seq, is_double ? Judgement{PunchState::ignored, Reason::double_tap, ""} : Judgement{},
                pass.clock.now());
            if (is_double && seq > before.value_or(0)) ++judged.fresh;
        }
    };
    if (!before) apply(judge_everything(pass));
    for (std::size_t next = 0; next < places.size();) apply(judge_around(pass, places, next));
    journal.forget_unjudged_taps();
    journal.set_value(marks::taps_judged, std::to_string(newest));
    transaction.commit();
    return judged;
}

std::optional<Punch> tap_followed(const Journal& journal, const DeviceConfig& device, const Mapper& mapper,
                                  const Punch& double_tap) {
    std::optional<Punch> followed;
    if (!double_tap.time) return followed;
    constexpr std::chrono::microseconds least{1};
    const LocalTime time = *double_tap.time;
    for (const JournalRow& row :
         journal.rows_of(double_tap.code, time - device.min_gap + least, time + least)) {
        const bool is_before = row.punch.time < time || row.punch.id < double_tap.id;
        const auto tap = is_before ? tap_of({row.seq, row.punch, row.judgement}, mapper) : std::nullopt;
        if (tap && tap->standing != Tap::Standing::ignored && tap->log_type == mapper.log_type(double_tap))
            followed = row.punch;
    }
    return followed;
}

} // namespace zksync
