#include "terminal/session.hpp"

#include "core/error.hpp"
#include "terminal/comm_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace zksync::terminal {
namespace {

using Clock = std::chrono::steady_clock;

/// How often a request goes out over UDP within a timeout.
constexpr int most_sends = 4;
/// How long a packet of another number is held back while one of the right number may still come.
constexpr std::chrono::milliseconds most_patience{500};

/// 0xFFFF is no number of a request (docs/reference/terminal-protocol.md, section 3).
std::uint16_t number_after(std::uint16_t number) {
    return number >= 0xFFFE ? std::uint16_t{0} : static_cast<std::uint16_t>(number + 1);
}

} // namespace

Session::Session(std::unique_ptr<Link> link, std::string name, std::chrono::milliseconds timeout,
                 const Log& log)
    : link_(std::move(link)), name_(std::move(name)), timeout_(timeout), log_(log) {}

Session::~Session() { close(); }

Session::KeyUse Session::open(std::uint32_t key) {
    const Packet greeting = ask(Command::connect);
    if (greeting.code != answer::ok && greeting.code != answer::unauthorized) {
        throw Error(ErrorKind::protocol,
                    fmt::format("the terminal at {} refuses a session (it answers {})", name_, greeting.code),
                    "it may be busy with another program: the next pass tries again");
    }
    session_ = greeting.session;
    open_ = true;
    if (greeting.code == answer::ok) return KeyUse::none;
    const std::uint16_t verdict =
        give_key(key, greeting, transmissions_ > 1 ? Greeted::twice : Greeted::once);
    if (verdict == answer::ok) return KeyUse::accepted;
    if (verdict == answer::unauthorized || verdict == answer::error) {
        throw Error(ErrorKind::refused,
                    fmt::format("cannot read the terminal at {}: it refuses the key", name_),
                    "comm_key has to be the Comm Key of its menu (Comm., PC Connection)");
    }
    throw Error(
        ErrorKind::protocol,
        fmt::format("cannot read the terminal at {}: it answers {} to the key, which says nothing of it",
                    name_, verdict),
        "the next pass tries again");
}

/// A greeting that was sent twice is answered twice: the second answer is no verdict on the key.
std::uint16_t Session::give_key(std::uint32_t key, const Packet& greeting, Greeted greeted) {
    const auto is_second_greeting = [&](const Packet& packet) {
        return greeted == Greeted::twice && packet.code == greeting.code &&
               packet.reply_id == greeting.reply_id;
    };
    return ask(Command::key, scrambled(key, session_),
               [&](const Packet& packet) {
                   return is_second_greeting(packet) ? Verdict::skip : Verdict::take;
               })
        .code;
}

void Session::stop_learning() {
    sums_ = sums_were_right_ ? Trust::earned : Trust::lost;
    numbers_ = numbers_were_right_ ? Trust::earned : Trust::lost;
    if (sums_ == Trust::lost) log_.debug(name_ + ": its checksums are wrong, and are not looked at");
    if (numbers_ == Trust::lost) log_.debug(name_ + ": it does not number its answers as their requests");
}

Packet Session::ask(Command command, ByteView data) {
    return ask(command, data, [](const Packet&) { return Verdict::take; });
}

Packet Session::ask(Command command, ByteView data, const Judge& judge) {
    send(command, data);
    transmissions_ = 1;
    const auto asked = Clock::now();
    const int sends = protocol() == Address::Protocol::udp ? most_sends : 1;
    for (int sent = 1;; ++sent) {
        const Deadline deadline = std::min(Clock::now() + timeout_ / sends, end_);
        bool again = false;
        while (!again) {
            auto packet = receive(deadline);
            if (!packet) break;
            const Verdict verdict = judge(*packet);
            if (verdict == Verdict::take) {
                // Each transmission is answered, and may be for as long as the first was.
                if (transmissions_ > 1) expect_stragglers(Clock::now() - asked);
                return std::move(*packet);
            }
            again = verdict == Verdict::ask_again;
        }
        check_time();
        if (sent >= sends) throw no_answer(subject_of(command));
        transmit();
        ++transmissions_;
    }
}

void Session::send(Command command, ByteView data) {
    if (numbers_ == Trust::lost) forget_what_is_under_way();
    of_another_number_.reset();
    number_ = number_after(number_);
    command_ = command;
    sent_ = request_packet(command, session_, number_, data);
    ++requests_;
    log_.debug(fmt::format("{}: {} ({})", name_, subject_of(command), static_cast<int>(command)));
    transmit();
}

void Session::transmit() { link_->send(sent_); }

/// Without numbers an old answer would be taken for the next one's.
void Session::forget_what_is_under_way() {
    constexpr int most = 1'000;
    const auto quiet = stragglers_ ? *stragglers_ + timeout_ / most_sends : Clock::duration{0};
    int packets = 0;
    while (packets < most && link_->receive(std::min(Clock::now() + quiet, end_))) ++packets;
    stragglers_.reset();
}

Packet Session::next() {
    if (auto packet = receive(std::min(Clock::now() + timeout_, end_))) return std::move(*packet);
    check_time();
    throw no_answer(subject_of(command_));
}

std::optional<Packet> Session::receive(Deadline deadline) {
    for (;;) {
        check_time();
        const Deadline patience = Clock::now() + std::min(most_patience, timeout_ / (2 * most_sends));
        const auto bytes = link_->receive(of_another_number_ ? std::min(patience, deadline) : deadline);
        if (bytes) {
            if (auto packet = fitting(*bytes)) return packet;
            if (Clock::now() < deadline) continue;
        }
        if (!of_another_number_) return std::nullopt;
        numbers_were_right_ = false;
        return std::exchange(of_another_number_, std::nullopt);
    }
}

void Session::check_time() const {
    if (Clock::now() < end_) return;
    throw Error(
        ErrorKind::protocol,
        fmt::format("cannot read the terminal at {} to its end: it takes longer than max_time", name_),
        "what came is kept, and the next pass reads it again; if this stays, a longer max_time");
}

std::optional<Packet> Session::fitting(const Bytes& bytes) {
    auto packet = read_packet(bytes);
    if (!packet || packet->code == answer::event) return std::nullopt;
    if (packet->sum == Checksum::wrong) {
        if (sums_ == Trust::earned) {
            log_.debug(name_ + ": a packet came damaged, and counts as lost");
            return std::nullopt;
        }
        sums_were_right_ = false;
    }
    if (packet->reply_id == number_ || numbers_ == Trust::lost) return packet;
    if (numbers_ == Trust::earned) {
        log_.debug(name_ + ": the answer to another request is left out");
    } else {
        of_another_number_ = std::move(packet);
    }
    return std::nullopt;
}

void Session::close() noexcept {
    if (!link_) return;
    try {
        Bytes last;
        if (open_) {
            last = request_packet(Command::exit, session_, number_after(number_));
            ++requests_;
        }
        link_->hang_up(last);
    } catch (...) { // no memory for eight bytes: the connection is closed all the same
    }
    link_.reset();
}

Error Session::no_answer(std::string_view to) const {
    return Error(ErrorKind::unreachable,
                 fmt::format("no answer from the terminal at {} within {} s when it was asked for {}", name_,
                             std::chrono::ceil<std::chrono::seconds>(timeout_).count(), to),
                 "the next pass tries again; if this stays, a longer timeout for this device");
}

} // namespace zksync::terminal
