#pragma once

#include "config/config.hpp"
#include "core/punch.hpp"
#include "core/reach.hpp"
#include "util/clock.hpp"
#include "util/log.hpp"
#include "util/secret.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

namespace http {
class Transport;
struct RetryPolicy;
} // namespace http

/// A range of punch times, whole seconds. An end that is left out is not sent.
struct Window {
    std::optional<LocalTime> from, to;
};

/// One page of transactions.
struct TransactionPage {
    std::vector<Punch> punches;        ///< rows that could be understood as far as a journal needs
    std::size_t rows = 0;              ///< rows that came, whatever they were
    std::optional<std::int64_t> count; ///< the server's total for the window; absent where it gives none
    std::optional<bool> more; ///< whether there is a next page; absent for a bare list, which does not say
};

/// A terminal behind the device.
struct Terminal {
    std::string serial_number, alias, firmware, ip_address, state;
    std::optional<LocalTime> last_activity; ///< the server's clock
};

/// An employee as the device knows it; never holds more of the row (docs/reference/device-api.md, section 4).
struct DeviceEmployee {
    EmployeeCode code;
    std::string name; ///< first and last name
};

/// Where the token and a remembered refusal are kept between passes, 0600. `forgetful` reads it and writes
/// nothing: for --dry-run.
struct TokenStore {
    enum class Mode { keeping, forgetful };
    std::filesystem::path file;
    Mode mode = Mode::keeping;
};

/// One device's REST API (BioTime / ZKBio Time). GETs are retried while the fault is transient; a token that
/// is no longer accepted is renewed once a request. Nothing of a row but what these types hold is kept or
/// logged.
///
/// Every call throws Error: unreachable (no connection, no answer, 5xx in the end), refused (password,
/// licence, permission), protocol (a web page, truncated JSON, `code` ≠ 0, a redirect), configuration (no
/// such route); and Interrupted.
class DeviceClient {
public:
    /// `password` is called only when a log-in is needed. All references must outlive the client.
    DeviceClient(const DeviceConfig& config, std::function<Secret()> password, http::Transport& transport,
                 TokenStore tokens, const Clock& clock, const Log& log);
    /// The same with another patience than the usual one.
    DeviceClient(const DeviceConfig& config, std::function<Secret()> password, http::Transport& transport,
                 TokenStore tokens, const Clock& clock, const Log& log, const http::RetryPolicy& policy);
    ~DeviceClient();

    /// Asks once for punches without a token. A device refuses that (401): then it is reachable, and it is
    /// the API.
    Reach reach();
    /// Asks for a new token and keeps it, whatever is remembered; a refusal remembered from before is cleared
    /// first. With HTTP Basic there is no token: it asks whether the password is taken. `auth` calls it; the
    /// other calls log in by themselves.
    void log_in();
    /// True when a token is kept that has not expired as far as its `exp` tells (a hint:
    /// docs/reference/device-api.md, section 1).
    bool has_token() const;

    /// What is known of the page after the one that is asked for.
    enum class NextPage {
        perhaps,  ///< nothing
        expected, ///< it is to be asked for too: at once when the one before it has come, before that is read
    };
    /// One page of everything from the window's first second to its last, counted from 1. Some servers leave
    /// the ends out (docs/reference/device-api.md, section 2), so a second more is asked for at both, and
    /// rows of these may come too. Nothing when the server says that there is no such page, be it the first
    /// (404 "Invalid page.").
    std::optional<TransactionPage> transactions(const Window& window, int page, int page_size,
                                                NextPage next = NextPage::perhaps);
    /// Asks for a page that `transactions` is to be asked for next, and does not wait: it is on its way while
    /// the caller works. Never another request beside it.
    void ask_ahead(const Window& window, int page, int page_size);
    /// Takes in what has come of it, without waiting.
    void receive_ahead();
    /// The server's count for the window, its ends included or not as the server does: one request with
    /// `page_size=1`. Nothing where it gives none.
    std::optional<std::int64_t> count(const Window& window);
    std::vector<Terminal> terminals();
    /// Page by page; `each` is called with every employee. Returns how many there were.
    std::size_t for_each_employee(const std::function<void(const DeviceEmployee&)>& each);

    /// The Date header of the last answer, and this host's clock when it came.
    struct ClockReading {
        Moment server, host;
    };
    std::optional<ClockReading> clock() const;
    /// Requests sent so far, log-ins and retries included.
    int requests() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync
