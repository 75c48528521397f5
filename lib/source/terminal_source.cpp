#include "source/terminal_source.hpp"

#include "core/error.hpp"
#include "source/terminal_identity.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace zksync {
namespace {

Error refused_before(const DeviceConfig& device, const std::string& address, Moment at) {
    return Error(
        ErrorKind::refused,
        fmt::format("cannot read the terminal at {}: it refused this key at {}, and is not asked again "
                    "with it",
                    address, TimeZone::host().to_local(at).text()),
        fmt::format("set comm_key of [device.{0}] to the Comm Key of its menu (Comm., PC Connection), "
                    "or ask it again: zksync auth --device {0}",
                    device.name));
}

/// A user of the list, as an employee.
DeviceEmployee employee_of(const terminal::UserRow& user) {
    return {EmployeeCode{user.code}, name_in_words(user.name)};
}

} // namespace

terminal::Address address_of(const LoneTerminal& lone) {
    using Protocol = terminal::Address::Protocol;
    return {lone.host, lone.port,
            lone.protocol == LoneTerminal::Protocol::udp ? Protocol::udp : Protocol::tcp};
}

TerminalSource::TerminalSource(const DeviceConfig& device, std::function<std::uint32_t()> key,
                               std::optional<LoneIdentity> bound, TokenStore store, const Clock& clock,
                               const Log& log)
    : device_(device), key_(std::move(key)), bound_(std::move(bound)), memory_(std::move(store)),
      clock_(clock), log_(log) {}

terminal::TerminalClient& TerminalSource::connected() {
    if (failed_) std::rethrow_exception(failed_);
    if (client_) return *client_;
    try {
        connect();
    } catch (const Error&) {
        failed_ = std::current_exception();
        close();
        throw;
    }
    return *client_;
}

void TerminalSource::connect() {
    const std::uint32_t key = key_();
    if (const auto at = memory_.refused_at(address(), key)) throw refused_before(device_, address(), *at);
    const auto begins = std::chrono::steady_clock::now();
    try {
        client_ = std::make_unique<terminal::TerminalClient>(
            address_of(*device_.lone), key, std::chrono::milliseconds{device_.timeout}, log_);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::refused) memory_.note_refusal(address(), key, clock_.now());
        throw;
    }
    client_->must_end_by(begins + device_.max_time);
    memory_.forget();
    Greeting greeting;
    const auto& configured = device_.lone->serial_number;
    greeting.who = ask_who_it_is(*client_, configured, bound_);
    const TerminalIdentities identities{greeting.who, configured, bound_};
    if (auto error = wrong_terminal(identities, device_)) throw *error;
    greeting.name = name_of_terminal(identities);
    greeting.at = clock_.now();
    greeting.time = client_->time();
    greeting.counts = client_->counts();
    greeting_ = std::move(greeting);
}

const Greeting& TerminalSource::greet() {
    if (!greeting_) connected();
    return *greeting_;
}

terminal::Counts TerminalSource::counts() { return connected().counts(); }

terminal::LogRead TerminalSource::read_log(const EachPage& page) {
    greet();
    if (expects_numbers_) codes_ = codes_of_users();
    auto read = read_log_once(page);
    if (rows_have_ != RowsHave::numbers || codes_) return read;
    codes_ = codes_of_users();
    return read_log_once(page);
}

/// Whose rows with internal numbers are is not known without the list of users: then none is handed on.
terminal::LogRead TerminalSource::read_log_once(const EachPage& page) {
    const Greeting& greeting = greet();
    const LocalTime now = greeting.time.value_or(TimeZone::host().to_local(greeting.at));
    static const UserCodes none;
    std::vector<Punch> punches;
    return connected().read_log(greeting.counts, now, [&](std::span<const terminal::LogRow> rows) {
        punches.clear();
        for (const terminal::LogRow& row : rows) {
            rows_have_ = row.code ? RowsHave::codes : RowsHave::numbers;
            if (row.code || codes_) punches.push_back(punch_of(row, greeting.name, codes_ ? *codes_ : none));
        }
        if (!punches.empty()) page(punches);
    });
}

/// Without the list nobody can be told; a part of it would make people nameless who are not.
UserCodes TerminalSource::codes_of_users() {
    UserCodes codes;
    const auto users = read_users([&](const terminal::UserRow& user) {
        if (terminal::is_code(user.code)) codes.insert_or_assign(user.internal_number, user.code);
    });
    if (users) return codes;
    throw Error(ErrorKind::protocol,
                fmt::format("cannot tell whose the punches of the terminal at {} are: its log has internal "
                            "numbers only, and it does not give its list of users completely",
                            address()),
                "the next pass reads both again");
}

std::optional<std::uint64_t>
TerminalSource::read_users(const std::function<void(const terminal::UserRow&)>& each) {
    return connected().for_each_user(greet().counts, each);
}

void TerminalSource::for_each_employee(const std::function<void(const DeviceEmployee&)>& each) {
    if (read_users([&](const terminal::UserRow& user) { each(employee_of(user)); })) return;
    throw Error(ErrorKind::refused,
                fmt::format("the terminal at {} does not give its list of users completely", address()));
}

void TerminalSource::for_each_punch(LocalTime from, const std::function<void(const Punch&)>& each,
                                    const Shown& shown) {
    std::int64_t done = 0;
    const auto counted = greet().counts.records;
    const auto total = counted ? std::optional<std::int64_t>{*counted} : std::nullopt;
    const auto read = read_log([&](std::span<const Punch> page) {
        for (const Punch& punch : page) {
            if (!punch.time || *punch.time >= from) each(punch);
        }
        done += static_cast<std::int64_t>(page.size());
        shown(done, total);
    });
    if (const auto missing = terminal::what_is_missing(read, greet().counts)) {
        log_.warning(
            fmt::format("the log of the terminal at {} did not come completely: {}", address(), *missing));
    }
    close();
}

std::vector<Terminal> TerminalSource::terminals() {
    const Greeting& greeting = greet();
    if (greeting.name.empty()) return {};
    Terminal self;
    self.serial_number = greeting.name;
    self.last_activity = greeting.time;
    return {self};
}

void TerminalSource::close() noexcept {
    if (!client_) return;
    client_->close();
    requests_ += client_->requests();
    client_.reset();
}

} // namespace zksync
