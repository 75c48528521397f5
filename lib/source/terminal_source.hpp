#pragma once

#include "config/config.hpp"
#include "core/lone_identity.hpp"
#include "source/key_memory.hpp"
#include "source/log_punches.hpp"
#include "source/source.hpp"
#include "terminal/terminal_client.hpp"
#include "util/clock.hpp"
#include "util/log.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace zksync {

/// What a terminal says of itself when a conversation begins.
struct Greeting {
    LoneIdentity who;              ///< as it said this time
    std::string name;              ///< what its punches are known by; "" where it never said
    std::optional<LocalTime> time; ///< its clock; nothing for a day that does not exist
    terminal::Counts counts;
    Moment at; ///< this host's clock then
};

terminal::Address address_of(const LoneTerminal& lone);

/// A terminal that stands alone. Connects when something is first asked of it, and stays connected until
/// `close`, because it serves one client at a time; what went wrong with that is not tried again, but said
/// again.
class TerminalSource : public Source {
public:
    /// `key` is called when it connects; `bound` is the terminal whose punches the journal holds: another one
    /// is left at once (terminal_identity.hpp). All references must outlive it.
    TerminalSource(const DeviceConfig& device, std::function<std::uint32_t()> key,
                   std::optional<LoneIdentity> bound, TokenStore store, const Clock& clock, const Log& log);

    void for_each_employee(const std::function<void(const DeviceEmployee&)>& each) override;
    void for_each_punch(LocalTime from, const std::function<void(const Punch&)>& each,
                        const Shown& shown) override;
    /// Itself. It has certainly reported up to what its own clock shows.
    std::vector<Terminal> terminals() override;
    int requests() const override { return requests_ + (client_ ? client_->requests() : 0); }
    TerminalSource* terminal() override { return this; }

    std::string address() const { return address_of(*device_.lone).text(); }
    /// What it said when it was connected to; connects where that was not done yet.
    const Greeting& greet();
    using EachPage = std::function<void(std::span<const Punch>)>;
    /// Reads the whole log, which has to be complete for more than its punches to be believed. `page`: at
    /// most a thousand at a time, each as it comes. Where rows have internal numbers only the list of users
    /// is read before; where that was not known, the log is read once more.
    terminal::LogRead read_log(const EachPage& page);
    enum class RowsHave { unknown, codes, numbers };
    /// What tells whose a row is, as far as rows came.
    RowsHave rows_have() const { return rows_have_; }
    /// They had internal numbers when the log was read last.
    void expect_numbers() { expects_numbers_ = true; }
    /// How much it holds by now.
    terminal::Counts counts();
    /// Says EXIT. The terminal is somebody else's again.
    void close() noexcept;

private:
    terminal::TerminalClient& connected();
    void connect();
    terminal::LogRead read_log_once(const EachPage& page);
    UserCodes codes_of_users();
    std::optional<std::uint64_t> read_users(const std::function<void(const terminal::UserRow&)>& each);

    const DeviceConfig& device_;
    std::function<std::uint32_t()> key_;
    std::optional<LoneIdentity> bound_;
    KeyMemory memory_;
    const Clock& clock_;
    const Log& log_;
    std::unique_ptr<terminal::TerminalClient> client_;
    std::optional<Greeting> greeting_;
    std::exception_ptr failed_;
    bool expects_numbers_ = false;
    RowsHave rows_have_ = RowsHave::unknown;
    std::optional<UserCodes> codes_; ///< of rows with internal numbers
    int requests_ = 0;               ///< of conversations that are over
};

} // namespace zksync
