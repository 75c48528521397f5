#include "auth/auth_check.hpp"
#include "mapper/mapper.hpp"
#include "pass/clock_check.hpp"
#include "pass/lone_clock.hpp"
#include "source/log_verdict.hpp"
#include "source/terminal_identity.hpp"
#include "source/terminal_source.hpp"
#include "terminal/host_lookup.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <utility>

namespace zksync {
namespace {

using Needs = CheckList::Needed;
using terminal::TerminalClient;

/// The checks of one terminal, and what the earlier ones found for the later ones.
class TerminalCheck {
public:
    TerminalCheck(const TerminalAuth& at, const CheckSink& sink)
        : at_(at), list_(sink), address_(address_of(*at.device.lone)),
          begins_(std::chrono::steady_clock::now()) {}
    void run();

private:
    void name();
    void port();
    void protocol();
    void accepted_key();
    void identity();
    void firmware();
    void log();
    void clock();
    bool is_by_tcp() const { return address_.protocol == terminal::Address::Protocol::tcp; }
    std::chrono::milliseconds patience() const { return std::chrono::milliseconds{at_.device.timeout}; }

    const TerminalAuth& at_;
    CheckList list_;
    terminal::Address address_;
    terminal::Deadline begins_;
    std::uint32_t key_ = 0;
    std::optional<LockFile> lock_;
    std::unique_ptr<terminal::Link> link_;
    std::unique_ptr<TerminalClient> client_;
    std::optional<Error> refusal_; ///< of the key
};

void TerminalCheck::run() {
    list_.check("secret", "the key", Needs::by_none, [&] { key_ = at_.key(); });
    list_.check("go-live", "the go-live", Needs::by_none,
                [&] { check_go_live(list_, at_.device, at_.mapper.device_now(at_.clock.now())); });
    list_.check("name", "the address", Needs::by_the_rest, [&] { name(); });
    list_.check("port", "the port", Needs::by_the_rest, [&] { port(); });
    list_.require("secret");
    list_.check("protocol", "the protocol", Needs::by_the_rest, [&] { protocol(); });
    list_.check("key", "the key", Needs::by_the_rest, [&] { accepted_key(); });
    list_.check("serial-number", "the serial number", Needs::by_the_rest, [&] { identity(); });
    list_.check("firmware", "the firmware", Needs::by_none, [&] { firmware(); });
    list_.check("log", "the log", Needs::by_none, [&] { log(); });
    list_.check("clock", "the clock", Needs::by_none, [&] { clock(); });
}

void TerminalCheck::name() {
    terminal::look_up(address_, begins_ + patience());
    list_.ok(fmt::format("the address is {}", address_.text()));
}

void TerminalCheck::port() {
    lock_ = lock_of_device(at_.lock, "nothing was asked, because a terminal serves one client at a time");
    link_ = terminal::connect(address_, patience());
    list_.ok(is_by_tcp()
                 ? fmt::format("port {} is open", address_.port)
                 : fmt::format("UDP port {}: whether it is open its first answer tells", address_.port));
}

void TerminalCheck::protocol() {
    try {
        client_ =
            std::make_unique<TerminalClient>(std::move(link_), address_.text(), key_, patience(), at_.log);
        client_->must_end_by(begins_ + at_.device.max_time);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused) throw;
        refusal_ = error;
    }
    list_.ok(fmt::format("a ZK terminal answers by {}", is_by_tcp() ? "TCP" : "UDP"));
}

void TerminalCheck::accepted_key() {
    if (refusal_) {
        at_.refused(key_);
        throw *refusal_;
    }
    at_.accepted();
    list_.ok(client_->wanted_key() ? "the key is accepted" : "no key is wanted");
}

void TerminalCheck::identity() {
    const auto& configured = at_.device.lone->serial_number;
    const LoneIdentity who = ask_who_it_is(*client_, configured, at_.bound);
    if (auto error = wrong_terminal({who, configured, at_.bound}, at_.device)) throw *error;
    if (who.name().empty())
        return list_.warn("the terminal tells no serial number: one that replaces it would not be noticed");
    list_.ok(who.serial_number.empty()
                 ? fmt::format("no serial number is told: known by its MAC {}", printable(who.name()))
                 : fmt::format("serial number {}", printable(who.serial_number)));
}

void TerminalCheck::firmware() {
    const std::string firmware = client_->firmware();
    list_.ok("firmware " + (firmware.empty() ? "not known" : printable(firmware)));
}

/// Read to its end: only then is it known that a pass can.
void TerminalCheck::log() {
    const terminal::Counts counts = client_->counts();
    const LocalTime now = client_->time().value_or(at_.mapper.device_now(at_.clock.now()));
    bool has_codes = true;
    const auto read = client_->read_log(counts, now, [&](std::span<const terminal::LogRow> rows) {
        for (const terminal::LogRow& row : rows) has_codes = has_codes && row.code;
    });
    const LogVerdict verdict = verdict_of(read, counts, client_->counts(), at_.miscount);
    if (verdict.missing && !verdict.miscount)
        throw Error(ErrorKind::protocol, fmt::format("the log did not come completely: {}", *verdict.missing),
                    "try again; if this stays: is another program reading this terminal?");
    if (!has_codes && !client_->for_each_user(counts, [](const terminal::UserRow&) {}))
        throw Error(
            ErrorKind::protocol,
            "the rows of the log have internal numbers, and the list of users, which tells whose they "
            "are, does not come completely");
    const std::string room =
        counts.record_capacity ? fmt::format(", room for {}", *counts.record_capacity) : std::string{};
    const std::string text = fmt::format("the log is readable: {} rows{}", read.rows, room);
    if (verdict.miscount)
        return list_.warn(fmt::format("{}; it counts {} of them, and its sizes say that {} are all", text,
                                      counts.records.value_or(0), read.rows),
                          verdict.missing ? "a pass goes by the sizes once the count was off alike twice"
                                          : "it is read whole at every pass");
    if (counts.record_capacity && read.rows * 10 >= std::uint64_t{*counts.record_capacity} * 9)
        return list_.warn(text, "clear it at the terminal when everything has arrived (zksync status)");
    list_.ok(text);
}

void TerminalCheck::clock() {
    const LoneClock clock{client_->time(), at_.mapper.device_now(at_.clock.now())};
    if (const auto complaint = complaint_of(clock)) return list_.warn(*complaint);
    list_.ok(
        fmt::format("the clocks of the terminal and this host differ by {}", gap_in_words(*clock.ahead())));
}

} // namespace

void check_terminal(const TerminalAuth& at, const CheckSink& sink) { TerminalCheck(at, sink).run(); }

} // namespace zksync
