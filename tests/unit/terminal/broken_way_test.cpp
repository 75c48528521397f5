#include "terminal/terminal_client.hpp"

#include "core/error.hpp"
#include "fake_terminal.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace zksync;
using namespace zksync::terminal;
using namespace std::chrono_literals;
using test::FakeTerminal;
using Offer = FakeTerminal::Offer;
using Protocol = Address::Protocol;

namespace {

/// What may become of a packet on the way; what is damaged has a checksum that tells.
class Way {
public:
    Way(unsigned seed, Protocol protocol) : dice_(seed), protocol_(protocol) {}

    std::vector<Bytes> operator()(Bytes packet) {
        // The first two are the greeting and the serial number, by which it is learned what can be relied on.
        if (++packets_ <= 2 || dice_() % 12 != 0) return {packet};
        switch (dice_() % 5) {
        case 0:
            return {};
        case 1:
            // TCP doubles nothing: it would take one that is lost besides to hide it.
            if (protocol_ == Protocol::tcp) return {packet};
            return {packet, packet};
        case 2:
            packet[dice_() % packet.size()] ^= static_cast<std::uint8_t>(1 + dice_() % 255);
            return {packet};
        case 3:
            packet.resize(dice_() % packet.size());
            return {packet};
        default:
            return {test::answer_packet(static_cast<std::uint16_t>(1'500 + dice_() % 3), 3), packet};
        }
    }
    std::size_t below(std::size_t bound) { return dice_() % bound; }

private:
    std::mt19937 dice_;
    Protocol protocol_;
    int packets_ = 0;
};

Bytes rows_of(std::uint32_t rows) {
    Writer writer;
    for (std::uint32_t at = 0; at < rows; ++at) {
        writer.u16(0).raw(bytes_of(std::to_string(10'000 + at))).raw(Bytes(19, 0)).u8(1);
        writer.u32(864'294'109 - rows + at).u8(0).raw(Bytes(8, 0));
    }
    return std::move(writer).bytes();
}

/// Each row is the next one of the log; and so is each row of a log that came in part.
bool is_beginning_of_log(const std::vector<std::string>& codes) {
    for (std::size_t at = 0; at < codes.size(); ++at)
        if (codes[at] != std::to_string(10'000 + at)) return false;
    return true;
}

} // namespace

TEST_CASE("whatever breaks on the way, a log that is called complete is the log") {
    const Log quiet;
    const LocalTime now = *LocalTime::parse("2026-11-22 18:00:00");
    std::size_t complete = 0, given_up = 0;
    for (unsigned seed = 1; seed <= 1'500; ++seed) {
        FakeTerminal there;
        there.protocol = seed % 2 == 0 ? Protocol::tcp : Protocol::udp;
        Way way(seed, there.protocol);
        const auto rows = static_cast<std::uint32_t>(way.below(200));
        there.log = test::with_total(rows_of(rows));
        there.count(0, rows);
        there.offer = std::array{Offer::whole, Offer::in_pieces, Offer::as_stream}[way.below(3)];
        there.on_the_way = [&](Bytes packet) { return way(std::move(packet)); };
        CAPTURE(seed, rows, static_cast<int>(there.offer));
        try {
            std::vector<std::string> codes;
            TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet);
            client.serial_number();
            const Counts before = client.counts();
            const LogRead read = client.read_log(before, now, [&](std::span<const LogRow> page) {
                for (const LogRow& row : page) codes.push_back(row.code.value());
            });
            if (what_is_missing(read, before)) {
                ++given_up;
                continue;
            }
            ++complete;
            if (codes.size() != rows || !is_beginning_of_log(codes)) FAIL_CHECK("not the log");
        } catch (const Error&) {
            ++given_up;
        }
    }
    CHECK(complete > 300);
    CHECK(given_up > 100);
}
