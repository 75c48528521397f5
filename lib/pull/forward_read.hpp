#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/grid.hpp"
#include "pull/pull_report.hpp"
#include "pull/window_reader.hpp"

#include <cstdint>
#include <optional>

namespace zksync {

/// The forward read: everything from a time on, with as few requests as the device's count allows
/// (docs/rules.md, section 2, point 1).
class ForwardRead {
public:
    /// `mark`: up to where everything was read before, nothing for a first read; `began`: now; device time.
    ForwardRead(const Pass& pass, DeviceClient& client, PullReport& report, std::optional<LocalTime> mark,
                LocalTime began);

    /// Where it begins.
    LocalTime from() const { return from_; }
    /// Reads what is new. False when the list never held still, or a page of it is missing.
    bool read();

private:
    Window everything() const { return {from_, std::nullopt}; }
    bool is_read_by_looking();
    bool is_as_known(const FirstPage& page) const;
    /// Rows that the journal has of everything.
    std::int64_t known() const;
    bool read_long();
    bool read_by_rows(const Cell& cell, std::int64_t rows);
    bool read_anew(const Cell& cell);
    bool read_by_days(const Cell& cell);

    const Pass& pass_;
    DeviceClient& client_;
    LocalTime began_, from_;
    bool is_first_ = false;
    WindowReader reader_;
    std::optional<std::int64_t> count_; ///< of everything, as it was counted last
};

} // namespace zksync
