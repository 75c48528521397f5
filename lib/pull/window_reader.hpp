#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/list_habits.hpp"
#include "pull/list_pages.hpp"
#include "pull/pull_report.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

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

    /// Reads the whole window, up to three times: until as many rows came as the server counts, or twice the
    /// same ones, whatever it counts. Returns false when it never held still: then nothing may be concluded
    /// from it. `identities`, where given, takes those of all rows that came in the last attempt. Throws
    /// Error (protocol) when the server ignores the time filter or the page number.
    bool read(const Window& window, Identities* identities = nullptr);
    /// The first page of a window that usually has one only: true when that was all of it.
    bool read_if_one_page(const Window& window);

private:
    std::optional<TransactionPage> ask(const Window& window, int page, int page_size);
    ListPages read_once(const Window& window, Identities* identities);
    bool differs_as_usual(const ListPages& list) const;
    void note_difference(const Window& window, const ListPages& list);
    bool ignores_page_numbers(const Window& window, const std::vector<Punch>& page);
    void store(const TransactionPage& page, Identities* identities);
    static void check_filter(const Window& window, const TransactionPage& page);
    void check_clock();

    const Pass& pass_;
    DeviceClient& client_;
    PullReport& report_;
    LocalTime mark_;
    ListHabits habits_;
    std::optional<std::int64_t> expected_; ///< of the whole read, by its first page; for a bar
};

} // namespace zksync
