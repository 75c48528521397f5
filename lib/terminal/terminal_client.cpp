#include "terminal/terminal_client.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "terminal/row_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace zksync::terminal {
namespace {

constexpr std::size_t page_size = 1'000;

/// A fingerprint of all bytes, in their order (FNV-1a).
class Print {
public:
    void take(ByteView bytes) {
        for (const std::uint8_t byte : bytes) value_ = (value_ ^ byte) * 0x100000001B3ULL;
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

/// The name of an option, as it can be compared with the one in the answer.
std::string bare_name(std::string_view name) {
    if (name.starts_with('~')) name.remove_prefix(1);
    return in_lower_case(name);
}

} // namespace

std::optional<std::string> what_is_missing(const LogRead& read, const Counts& before) {
    // Without a count, nothing announced may as well be an answer that was meant for another request.
    const bool may_be_empty = before.records == 0U;
    if (read.transfer.form == Transferred::Form::refused) {
        if (before.records == 0U) return std::nullopt;
        return fmt::format("it refuses its log (it answers {})", read.transfer.refusal);
    }
    if (read.transfer.announced == 0) {
        if (may_be_empty) return std::nullopt;
        if (!before.records) return "it counts no rows, and announces none";
        return fmt::format("it counts {} rows, and gives none", *before.records);
    }
    if (!read.total) return "it announces a log, and nothing of it came";
    if (read.transfer.came != read.transfer.announced)
        return fmt::format("{} of {} bytes came", read.transfer.came, read.transfer.announced);
    if (*read.total != read.row_bytes)
        return fmt::format("its log has {} bytes, and {} of them came", *read.total, read.row_bytes);
    if (!read.came_alike)
        return "it came in another way when it was read again, as datagrams do that get lost";
    if (*read.total > 0 && !read.layout)
        return fmt::format("the size of its rows cannot be told (they begin with {})", read.beginning);
    if (read.layout && *read.total % read.layout->size != 0) return "its log ends in the middle of a row";
    if (before.records && read.rows < *before.records)
        return fmt::format("{} of the {} rows that it counts came", read.rows, *before.records);
    return std::nullopt;
}

TerminalClient::TerminalClient(const Address& address, std::uint32_t key, std::chrono::milliseconds timeout,
                               const Log& log)
    : TerminalClient(connect(address, timeout), address.text(), key, timeout, log) {}

TerminalClient::TerminalClient(std::unique_ptr<Link> link, std::string name, std::uint32_t key,
                               std::chrono::milliseconds timeout, const Log& log)
    : session_(std::move(link), std::move(name), timeout, log), key_use_(session_.open(key)) {}

std::string TerminalClient::option(std::string_view name) {
    const std::string value = option_at_once(name);
    return value.empty() ? option_again(name) : value;
}

/// The right answer may still be under way.
std::string TerminalClient::option_again(std::string_view name) {
    session_.expect_stragglers();
    return option_at_once(name);
}

/// Some put a second = before the value.
std::string TerminalClient::option_at_once(std::string_view name) {
    Writer asked;
    asked.raw(bytes_of(name)).u8(0);
    const Packet packet = session_.ask(Command::option, std::move(asked).bytes());
    const std::string text = text_before_nul(packet.data);
    const auto equals = text.find('=');
    if (packet.code != answer::ok || equals == std::string::npos) return "";
    if (bare_name(text.substr(0, equals)) != bare_name(name)) return "";
    const auto value = text.find_first_not_of('=', equals);
    return value == std::string::npos ? "" : text.substr(value);
}

std::string TerminalClient::serial_number() {
    const std::string serial = option_at_once("~SerialNumber");
    session_.stop_learning();
    return serial.empty() ? option_again("~SerialNumber") : serial;
}

std::string TerminalClient::mac() { return option("MAC"); }

std::string TerminalClient::firmware() {
    const Packet packet = session_.ask(Command::version);
    return packet.code == answer::ok ? text_before_nul(packet.data) : std::string{};
}

std::optional<LocalTime> TerminalClient::time() {
    const Packet packet = session_.ask(Command::time);
    if (packet.code != answer::ok || packet.data.size() != 4) {
        throw Error(ErrorKind::protocol,
                    fmt::format("the terminal at {} does not say what its clock shows (it answers {})",
                                session_.name(), packet.code),
                    "");
    }
    return PackedTime{u32_at(packet.data, 0)}.local();
}

Counts TerminalClient::counts() {
    const Packet packet = session_.ask(Command::counts);
    return packet.code == answer::ok ? read_counts(packet.data) : Counts{};
}

LogRead TerminalClient::read_log(const Counts& before, LocalTime now,
                                 const std::function<void(std::span<const LogRow>)>& page) {
    LogRead read;
    Print print;
    std::vector<LogRow> rows;
    const auto hand_on = [&] {
        if (!rows.empty()) page(rows);
        rows.clear();
    };
    BodyCutter cutter(
        [&](std::uint32_t total, ByteView beginning) -> std::optional<std::size_t> {
            read.layout = layout_of({total, before.records, beginning, now});
            if (!read.layout) return std::nullopt;
            return read.layout->size;
        },
        [&](ByteView row) {
            rows.push_back(read_log_row(row, read.layout->kind));
            if (rows.size() == page_size) hand_on();
        });
    const auto finish = [&] {
        cutter.finish();
        hand_on();
    };
    try {
        read.transfer = transfer(session_, List::records, [&](ByteView bytes) {
            print.take(bytes);
            cutter.take(bytes);
        });
    } catch (const Error&) {
        finish(); // what came is in the log, whatever became of the rest
        throw;
    }
    finish();
    if (read.transfer.form == Transferred::Form::as_stream && session_.protocol() == Address::Protocol::udp)
        read.came_alike = comes_again_alike(print.value());
    read.total = cutter.total();
    read.row_bytes = cutter.row_bytes();
    read.rows = cutter.rows();
    if (cutter.is_unreadable()) read.beginning = hex(cutter.beginning());
    return read;
}

bool TerminalClient::comes_again_alike(std::uint64_t print) {
    Print again;
    transfer(session_, List::records, [&](ByteView bytes) { again.take(bytes); });
    return again.value() == print;
}

std::optional<std::uint64_t> TerminalClient::for_each_user(const Counts& counts,
                                                           const std::function<void(const UserRow&)>& each) {
    BodyCutter cutter([&](std::uint32_t total,
                          ByteView beginning) { return user_row_size(total, counts.users, beginning); },
                      [&](ByteView row) { each(read_user_row(row)); });
    const Transferred done = transfer(session_, List::users, [&](ByteView bytes) { cutter.take(bytes); });
    cutter.finish();
    if (counts.users == 0U && cutter.rows() == 0) return 0;
    const bool is_complete =
        cutter.total() && *cutter.total() == cutter.row_bytes() && !cutter.is_unreadable();
    if (done.form == Transferred::Form::refused || done.came != done.announced || !is_complete)
        return std::nullopt;
    return cutter.rows();
}

} // namespace zksync::terminal
