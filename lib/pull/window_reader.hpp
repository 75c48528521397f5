#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/list_habits.hpp"
#include "pull/list_pages.hpp"
#include "pull/page_store.hpp"
#include "pull/pull_report.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace zksync {

/// What the first page of a window tells.
struct FirstPage {
    bool is_all = false;               ///< there is no more in that window
    bool brought_news = false;         ///< rows that the journal did not have, or not like that
    std::size_t rows = 0;              ///< that came
    std::optional<std::int64_t> count; ///< the server's, for the whole window
};

/// Reads windows of a device page by page into the journal, and counts what came.
class WindowReader {
public:
    /// Rows older than `mark` count as late.
    WindowReader(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime mark);

    /// Reads the whole window, up to three times: until as many rows came as the server counts, or twice the
    /// same ones, whatever it counts. Returns false when it never held still: then nothing may be concluded
    /// from it. `identities`, where given, takes those of all rows that came in the last attempt. Throws
    /// Error (protocol) when the server ignores the time filter or the page number.
    bool read(const Window& window, Identities* identities = nullptr);
    /// The same for a window of which the server counts so many rows: that there is no list of them is not
    /// believed, however often it says so.
    bool read_counted(const Window& window, std::int64_t rows, Identities* identities);
    enum class Reading {
        whole,
        no_list,  ///< twice there was not even a first page: it is empty, by all that is known of it
        unsteady, ///< it never held still
        too_long, ///< by its first page, which is stored
        differs,  ///< it is the same twice, has more pages than one, and is counted otherwise
    };
    /// The same, unless the server counts more than so many pages, as large as it gives them; and what
    /// `differs` is left to smaller windows: a page of it may be missing for good.
    Reading read_at_most(const Window& window, int pages);
    /// The first page of a window that usually has one only.
    FirstPage read_first_page(const Window& window, int page_size);

    /// How many rows there will be altogether, for a bar.
    void expect(std::int64_t rows) { expected_ = rows; }
    /// How many rows this server gives to a page: as many as are asked for, or as few as were seen.
    std::int64_t full_page() const { return full_page_; }

private:
    std::optional<TransactionPage> ask(const Window& window, int page, int page_size,
                                       DeviceClient::NextPage next = DeviceClient::NextPage::perhaps);
    DeviceClient::NextPage what_follows(const ListPages& list) const;
    Reading read_up_to(std::optional<int> pages, const Window& window, Identities* identities);
    std::optional<ListPages> read_once(std::optional<int> pages, const Window& window,
                                       Identities* identities);
    std::optional<ListPages> read_pages(std::optional<int> pages, const Window& window,
                                        Identities* identities);
    void note_full_page(const TransactionPage& page);
    bool differs_as_usual(const ListPages& list) const;
    void note_difference(const Window& window, const ListPages& list);
    void check_page_numbers(const Window& window, const std::vector<Punch>& page);
    void check_clock();

    const Pass& pass_;
    DeviceClient& client_;
    PullReport& report_;
    PageStore store_;
    ListHabits habits_;
    std::int64_t full_page_;
    std::optional<std::int64_t> expected_; ///< of the whole read, by its first page; for a bar
};

} // namespace zksync
