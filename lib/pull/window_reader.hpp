#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/pull_report.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace zksync {

/// Which rows of the server a read came by: the identity of docs/rules.md, section 1, as one string.
using Identities = std::set<std::string>;
std::string identity(const Punch& punch);

/// Reads windows of a device page by page into the journal, each page in one transaction, and counts what
/// came.
class WindowReader {
public:
    /// Rows older than `mark` count as late.
    WindowReader(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime mark);

    /// Reads the whole window, again up to three times while it changes under the reading. Returns false when
    /// it never held still: then nothing may be concluded from it. `identities`, where given, takes those of
    /// all rows that came in the last attempt. Throws Error (protocol) when the server ignores the time
    /// filter or the page number.
    bool read(const Window& window, Identities* identities = nullptr);
    /// The first page of a window that usually has one only: true when that was all of it.
    bool read_if_one_page(const Window& window);

private:
    enum class Attempt { complete, changed };
    Attempt read_once(const Window& window, Identities* identities);
    void store(const TransactionPage& page, Identities* identities);
    static void check_filter(const Window& window, const TransactionPage& page);
    void check_clock();

    const Pass& pass_;
    DeviceClient& client_;
    PullReport& report_;
    LocalTime mark_;
};

} // namespace zksync
