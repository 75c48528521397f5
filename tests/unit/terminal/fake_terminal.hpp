#pragma once

#include "core/error.hpp"
#include "terminal/link.hpp"
#include "terminal/packet.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync::test {

/// A packet as a terminal would send it.
inline terminal::Bytes answer_packet(std::uint16_t code, std::uint16_t reply_id,
                                     terminal::ByteView data = {}) {
    terminal::Bytes packet =
        terminal::request_packet(static_cast<terminal::Command>(code), 0xC5C0, reply_id, data);
    return packet;
}

inline terminal::Bytes with_total(terminal::ByteView rows) {
    terminal::Writer writer;
    writer.u32(static_cast<std::uint32_t>(rows.size())).raw(rows);
    return std::move(writer).bytes();
}

/// What a terminal does, and what becomes of its packets on the way. Kept apart from the link, which goes
/// with its session.
struct FakeTerminal {
    terminal::Address::Protocol protocol = terminal::Address::Protocol::tcp;
    terminal::Bytes log, users; ///< bodies: total and rows
    enum class Offer { whole, in_pieces, as_stream, nothing } offer = Offer::in_pieces;
    std::optional<std::uint32_t> key; ///< wanted where it is there
    terminal::Bytes counts = terminal::Bytes(92, 0);
    std::string serial = "SIM0001";
    std::uint32_t announce_less = 0;
    bool echoes = true;
    std::size_t data_size = 1'024; ///< of one packet of data
    /// Each packet on its way: what comes of it, in its order.
    std::function<std::vector<terminal::Bytes>(terminal::Bytes)> on_the_way;

    std::vector<std::uint16_t> heard; ///< every code that came
    std::vector<std::uint16_t> numbers;
    std::deque<terminal::Bytes> under_way;

    void count(std::uint32_t users_there, std::uint32_t records) {
        put(16, users_there);
        put(32, records);
    }
    void hear(terminal::ByteView bytes) {
        using namespace terminal;
        const Packet packet = *read_packet(bytes);
        heard.push_back(packet.code);
        numbers.push_back(packet.reply_id);
        for (auto& [code, data] : answers_to(packet)) {
            Bytes reply = answer_packet(code, echoes ? packet.reply_id : std::uint16_t{0}, data);
            for (auto& one : on_the_way ? on_the_way(reply) : std::vector<Bytes>{reply})
                under_way.push_back(std::move(one));
        }
    }

private:
    using Answers = std::vector<std::pair<std::uint16_t, terminal::Bytes>>;

    void put(std::size_t at, std::uint32_t value) {
        for (std::size_t byte = 0; byte < 4; ++byte)
            counts[at + byte] = static_cast<std::uint8_t>(value >> (8 * byte));
    }
    static terminal::Bytes numbers_of(std::uint32_t first, std::uint32_t second) {
        terminal::Writer writer;
        writer.u32(first).u32(second);
        return std::move(writer).bytes();
    }
    Answers stream(terminal::ByteView bytes) const {
        Answers all{{1500, numbers_of(static_cast<std::uint32_t>(bytes.size()), 0x100000)}};
        for (std::size_t at = 0; at < bytes.size(); at += data_size) {
            const auto part = bytes.subspan(at, std::min(data_size, bytes.size() - at));
            all.emplace_back(1501, terminal::Bytes(part.begin(), part.end()));
        }
        all.emplace_back(2000, terminal::Bytes{});
        return all;
    }
    Answers prepared(const terminal::Bytes& body) {
        reading_ = body;
        const auto size = static_cast<std::uint32_t>(body.size()) - announce_less;
        terminal::Writer writer;
        writer.u8(0).u32(size).u32(size).u32(0);
        switch (offer) {
        case Offer::whole:
            return {{1501, body}};
        case Offer::in_pieces:
            return {{2000, std::move(writer).bytes()}};
        case Offer::as_stream:
        case Offer::nothing:
            break;
        }
        return {{2001, {}}};
    }
    Answers answers_to(const terminal::Packet& packet) {
        using terminal::u32_at;
        switch (packet.code) {
        case 1000:
            return {{key ? std::uint16_t{2005} : std::uint16_t{2000}, {}}};
        case 1102:
            return {{packet.data == expected_key ? std::uint16_t{2000} : std::uint16_t{2005}, {}}};
        case 11:
            return option(std::string(packet.data.begin(), packet.data.end()));
        case 50:
            return {{2000, counts}};
        case 1503:
            return prepared(packet.data[1] == 13 ? log : users);
        case 1504:
            return stream(
                terminal::ByteView{reading_}.subspan(u32_at(packet.data, 0), u32_at(packet.data, 4)));
        case 13:
        case 9:
            return offer == Offer::as_stream ? stream(packet.code == 13 ? log : users) : Answers{{4989, {}}};
        default:
            return {{2000, {}}};
        }
    }
    Answers option(const std::string& name) const {
        if (serial.empty() || !name.starts_with("~SerialNumber")) return {{2001, {}}};
        const auto text = terminal::bytes_of("~SerialNumber=");
        terminal::Writer writer;
        writer.raw(text).raw(terminal::bytes_of(serial)).u8(0);
        return {{2000, std::move(writer).bytes()}};
    }

    terminal::Bytes reading_;

public:
    terminal::Bytes expected_key;
};

/// The way to it.
class FakeLink : public terminal::Link {
public:
    explicit FakeLink(FakeTerminal& there) : there_(there) {}

    void send(terminal::ByteView packet) override { there_.hear(packet); }
    std::optional<terminal::Bytes> receive(terminal::Deadline) override {
        if (there_.under_way.empty()) return std::nullopt;
        terminal::Bytes packet = std::move(there_.under_way.front());
        there_.under_way.pop_front();
        return packet;
    }
    void hang_up(terminal::ByteView last) noexcept override {
        if (!last.empty()) there_.hear(last);
    }
    terminal::Address::Protocol protocol() const override { return there_.protocol; }

private:
    FakeTerminal& there_;
};

} // namespace zksync::test
