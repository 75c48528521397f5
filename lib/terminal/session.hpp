#pragma once

#include "core/error.hpp"
#include "terminal/link.hpp"
#include "terminal/packet.hpp"
#include "util/log.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace zksync::terminal {

/// A conversation with a terminal: a request, its answer (docs/reference/terminal-protocol.md, sections 3 and
/// 5). Events are skipped at any point. Ends with EXIT wherever that can still be said.
///
/// Every call throws Error: unreachable (no answer within the timeout, a broken connection), protocol,
/// refused (the key); and Interrupted.
class Session {
public:
    /// `timeout` is that of each answer. `name` is for messages: "192.168.1.201:4370".
    Session(std::unique_ptr<Link> link, std::string name, std::chrono::milliseconds timeout, const Log& log);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    enum class KeyUse { none, accepted };
    /// CONNECT, and AUTH where the terminal wants a key; newer ones want one also where it is 0.
    KeyUse open(std::uint32_t key);
    /// From now on a packet whose checksum or number is wrong counts as lost, where all so far were right.
    void stop_learning();

    /// From then on nothing is waited for: Error (protocol). A terminal that always says a little more ends
    /// too.
    void must_end_by(Deadline end) { end_ = end; }

    /// What a packet means to whoever waits for an answer.
    enum class Verdict { take, skip, ask_again };
    using Judge = std::function<Verdict(const Packet&)>;
    /// Sends and waits. Over UDP the same request, number included, goes out again while nothing comes.
    Packet ask(Command command, ByteView data = {});
    Packet ask(Command command, ByteView data, const Judge& judge);
    /// For answers of several packets: sends without waiting, and the next packet of that answer.
    void send(Command command, ByteView data = {});
    Packet next();

    /// What was asked just now got an answer that does not fit, or was asked more than once: where numbers
    /// cannot be relied on, the next request waits until nothing has come for so long, and a little more.
    void expect_stragglers(std::chrono::steady_clock::duration quiet = {}) { stragglers_ = quiet; }

    /// Says EXIT, and closes.
    void close() noexcept;

    Address::Protocol protocol() const { return link_->protocol(); }
    bool numbers_can_be_relied_on() const { return numbers_ == Trust::earned; }
    int requests() const { return requests_; } ///< commands sent, EXIT included
    const std::string& name() const { return name_; }
    Error no_answer(std::string_view to) const;

private:
    /// Whether something that other terminals do not always do right can be relied on here.
    enum class Trust { learning, earned, lost };

    enum class Greeted { once, twice };
    std::uint16_t give_key(std::uint32_t key, const Packet& greeting, Greeted greeted);
    std::optional<Packet> receive(Deadline deadline);
    void check_time() const;
    std::optional<Packet> fitting(const Bytes& bytes);
    void forget_what_is_under_way();
    void transmit();

    std::unique_ptr<Link> link_;
    std::string name_;
    std::chrono::milliseconds timeout_;
    const Log& log_;
    Trust sums_ = Trust::learning, numbers_ = Trust::learning;
    bool sums_were_right_ = true, numbers_were_right_ = true;
    std::optional<Packet> of_another_number_; ///< while learning: taken where no better one comes
    std::uint16_t session_ = 0, number_ = 0xFFFF;
    Command command_ = Command::connect;
    Bytes sent_;
    Deadline end_ = Deadline::max();
    bool open_ = false;
    int requests_ = 0;
    int transmissions_ = 0; ///< of the request that was asked last
    std::optional<std::chrono::steady_clock::duration> stragglers_;
};

} // namespace zksync::terminal
