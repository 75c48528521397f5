#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/grid.hpp"

#include <cstdint>
#include <map>

namespace zksync {

/// How many punches the device counts in a cell, and how many the journal has; of times up to `end()`.
class CellCounts {
public:
    /// `mark`: up to where everything was read, device time.
    CellCounts(const Pass& pass, DeviceClient& client, LocalTime mark);

    LocalTime end() const { return end_; }
    /// Asks for everything from there on. False when this server counts nothing.
    bool ask(LocalTime from);

    /// Asks for the same again: false when no two answers in a row are alike, so that none of them counts
    /// anything.
    bool hold_still(LocalTime from);

    /// The difference of two counts with the same end, each from a second in which the journal has no row on:
    /// it matters neither whether the server's ends are inclusive, nor for a fraction.
    std::int64_t server(Cell cell);
    std::int64_t journal(Cell cell) const;
    /// By how much the server's count is known to exceed what it lists.
    std::int64_t surplus(Cell cell) const;
    /// How many more the server counts than are accounted for.
    std::int64_t missing(Cell cell) { return server(cell) - journal(cell) - surplus(cell); }
    bool agree(Cell cell) { return missing(cell) == 0; }

    /// They are asked for again.
    void forget(Cell cell);

    /// Where a cell really begins that begins there on the grid.
    LocalTime bound(LocalTime at) const;

private:
    std::int64_t server_from(LocalTime from);

    const Pass& pass_;
    DeviceClient& client_;
    LocalTime first_, end_;
    std::map<LocalTime, std::int64_t> counted_; ///< by the server, from that time up to end_
};

} // namespace zksync
