#pragma once

#include "terminal/body_cutter.hpp"
#include "terminal/counts.hpp"
#include "terminal/list_transfer.hpp"
#include "terminal/log_row.hpp"
#include "terminal/session.hpp"
#include "terminal/user_row.hpp"
#include "util/log.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace zksync::terminal {

/// How the reading of a log ended. Nothing may be concluded from one that is not complete, except that the
/// rows that were handed on are in the log.
struct LogRead {
    Transferred transfer;
    std::optional<std::uint32_t> total; ///< bytes of rows, as the body says; absent where not even that came
    std::uint64_t row_bytes = 0, rows = 0;
    std::optional<RowLayout> layout; ///< absent where it cannot be told
    std::string beginning;           ///< a few bytes of one that cannot be read, in hexadecimal
    bool came_alike = true;          ///< false: it was read twice, and came in two ways
};

/// Why a log that was read is not complete, as a clause of a message: "57 of the 58 rows that it counts
/// came"; nothing where it is. The sizes have to agree, and the count of before as far as there is one: rows
/// that came meanwhile are left to the next pass.
std::optional<std::string> what_is_missing(const LogRead& read, const Counts& before);

/// A terminal that stands alone, on its port 4370. It is read, and nothing else: commands.hpp has all that
/// can be said to it. One connection, from the constructor to the destructor, which says EXIT.
///
/// Every call throws Error: unreachable, refused (the key), protocol; and Interrupted.
class TerminalClient {
public:
    /// Connects, and gives the key where the terminal wants one. `timeout`: of the connect, of each answer,
    /// of silence in a transfer. `log` must outlive the client.
    TerminalClient(const Address& address, std::uint32_t key, std::chrono::milliseconds timeout,
                   const Log& log);
    /// The same over a way that stands already.
    TerminalClient(std::unique_ptr<Link> link, std::string name, std::uint32_t key,
                   std::chrono::milliseconds timeout, const Log& log);

    /// "" where it has none, or tells none when it is asked twice: one answer may be that to another request.
    /// Ask for it first: up to here it is learned whether checksums and numbers of packets can be relied on.
    std::string serial_number();
    /// The same, of the MAC.
    std::string mac();
    std::string firmware();
    /// What its clock shows; nothing for a day that does not exist.
    std::optional<LocalTime> time();
    Counts counts();

    /// Reads the whole log, and hands it on in pages of at most a thousand rows while it comes. A stream over
    /// UDP is read twice: of its datagrams one may be lost and another doubled, and the sizes would agree all
    /// the same.
    LogRead read_log(const Counts& before, LocalTime now,
                     const std::function<void(std::span<const LogRow>)>& page);
    /// Reads the list of users. Returns how many there were; nothing where the terminal refuses it, or the
    /// list is not complete.
    std::optional<std::uint64_t> for_each_user(const Counts& counts,
                                               const std::function<void(const UserRow&)>& each);

    /// From then on nothing is waited for, and a read ends with Error (protocol): for max_time.
    void must_end_by(Deadline end) { session_.must_end_by(end); }
    bool wanted_key() const { return key_use_ == Session::KeyUse::accepted; }
    int requests() const { return session_.requests(); }
    void close() noexcept { session_.close(); }

private:
    std::string option(std::string_view name);
    std::string option_at_once(std::string_view name);
    std::string option_again(std::string_view name);
    bool comes_again_alike(std::uint64_t print);

    Session session_;
    Session::KeyUse key_use_;
};

} // namespace zksync::terminal
