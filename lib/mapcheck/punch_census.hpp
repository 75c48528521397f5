#pragma once

#include "mapcheck/map_check.hpp"
#include "mapper/mapper.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace zksync {

/// What the transactions of a look-back come to, a page in memory at a time.
class PunchCensus {
public:
    PunchCensus(const MapDevice& from, DevicePunches& seen)
        : from_(from), seen_(seen), now_(from.mapper.device_now(from.clock.now())),
          is_yet_to_come_(from.device.since > now_ - std::chrono::days{1}) {}

    void take(const Punch& punch) {
        const Judgement judgement = from_.mapper.judge(punch, now_);
        const bool is_left_out =
            judgement.state == PunchState::ignored && judgement.reason != Reason::before_since;
        if (is_left_out) return;
        const std::string id = from_.mapper.biometric_id(punch.code).value;
        if (id != punch.code.value) spellings_.insert(punch.code.value);
        Count& count = counts_[id];
        ++count.punches.all;
        ++seen_.punches;
        ++seen_.states[punch.state_code];
        seen_.terminals.insert(punch.terminal);
        if (from_.mapper.log_type(punch) == LogType::none) ++count.without_log_type;
        if (judgement.reason == Reason::before_since && !is_yet_to_come_) return;
        ++count.punches.live;
        if (judgement.state == PunchState::quarantined || !punch.time) return;
        const Day day = day_of(from_.mapper.site_time(*punch.time).wall());
        count.punches.oldest = std::min(count.punches.oldest, day);
        count.punches.newest = std::max(count.punches.newest, day);
    }
    /// As they came, of those that the site is asked for in another spelling.
    const std::set<std::string>& spellings() const { return spellings_; }
    void put_into(CodeTable& codes, std::uint16_t number) const {
        for (const auto& [code, count] : counts_) codes.add_punches(number, code, count.punches);
        seen_.codes = static_cast<std::int64_t>(counts_.size());
    }
    void put_into(std::map<std::string, Untyped, std::less<>>& untyped) const {
        for (const auto& [code, count] : counts_) {
            if (count.without_log_type == 0) continue;
            untyped[code].of += count.punches.all;
            untyped[code].without_log_type += count.without_log_type;
        }
    }

private:
    struct Count {
        CodePunches punches;
        std::uint32_t without_log_type = 0;
    };

    const MapDevice& from_;
    DevicePunches& seen_;
    LocalTime now_;
    bool is_yet_to_come_; ///< the go-live, or its first day: who punches is known by the days before it
    std::unordered_map<std::string, Count> counts_;
    std::set<std::string> spellings_;
};

} // namespace zksync
