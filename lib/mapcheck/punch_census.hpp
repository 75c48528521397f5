#pragma once

#include "device/device_client.hpp"
#include "mapcheck/map_check.hpp"
#include "mapper/mapper.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace zksync {

/// What the transactions of a look-back come to, a page in memory at a time.
class PunchCensus {
public:
    PunchCensus(const MapDevice& from, DevicePunches& seen)
        : from_(from), seen_(seen), now_(from.mapper.device_now(from.clock.now())) {}

    void take(const Punch& punch) {
        const Judgement judgement = from_.mapper.judge(punch, now_);
        const bool is_left_out =
            judgement.state == PunchState::ignored && judgement.reason != Reason::before_since;
        if (is_left_out) return;
        Count& count = counts_[punch.code.value];
        ++count.punches;
        ++seen_.punches;
        ++seen_.states[punch.state_code];
        seen_.terminals.insert(punch.terminal);
        if (from_.mapper.log_type(punch) == LogType::none) ++count.without_log_type;
        if (judgement.state == PunchState::quarantined || !punch.time) return;
        const Day day = day_of(from_.mapper.site_time(*punch.time).wall());
        count.oldest = std::min(count.oldest, day);
        count.newest = std::max(count.newest, day);
    }
    void put_into(CodeTable& codes, std::uint16_t number) const {
        for (const auto& [code, count] : counts_)
            codes.add_punches(number, code, count.punches, count.oldest, count.newest);
        seen_.codes = static_cast<std::int64_t>(counts_.size());
    }
    void put_into(std::map<std::string, Untyped, std::less<>>& untyped) const {
        for (const auto& [code, count] : counts_) {
            if (count.without_log_type == 0) continue;
            untyped[code].of += count.punches;
            untyped[code].without_log_type += count.without_log_type;
        }
    }

private:
    struct Count {
        std::uint32_t punches = 0, without_log_type = 0;
        Day oldest = Staff::never, newest = 0;
    };

    const MapDevice& from_;
    DevicePunches& seen_;
    LocalTime now_;
    std::unordered_map<std::string, Count> counts_;
};

} // namespace zksync
