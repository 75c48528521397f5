#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace zksync {

/// Rows of a journal that were read, each once however often it came.
class RowsRead {
public:
    /// True for one that was not read before.
    bool add(std::int64_t seq) {
        const auto place = static_cast<std::size_t>(seq);
        if (place >= seen_.size()) seen_.resize(std::max(place + 1, seen_.size() * 2));
        const bool is_new = !seen_[place];
        seen_[place] = true;
        return is_new;
    }

private:
    std::vector<bool> seen_;
};

/// What a pull did. `read` rows came over the wire, each counted once; `fresh` of them were not in the
/// journal before, and `late` of those lay before the forward mark; the states are those of the fresh rows
/// (docs/rules.md, section 2).
struct PullReport {
    std::int64_t read = 0, fresh = 0, late = 0;
    std::int64_t ignored = 0, quarantined = 0;
    std::int64_t corrected = 0; ///< undelivered rows that took what the server says now
    std::int64_t changed = 0;   ///< delivered rows that the server changed afterwards
    std::int64_t gone = 0;      ///< rows that the server no longer has
    std::map<std::string, std::int64_t>
        unknown_states;             ///< new rows whose punch_state nothing is known of, by state
    bool clock_was_checked = false; ///< this host's against the device's: a `Date` came
    int requests = 0;
    RowsRead rows; ///< those of `read`
};

/// Its numbers of rows, for who adds them up or hands them on.
inline constexpr std::array row_numbers{
    &PullReport::read,        &PullReport::fresh,     &PullReport::late,    &PullReport::ignored,
    &PullReport::quarantined, &PullReport::corrected, &PullReport::changed, &PullReport::gone};

} // namespace zksync
