#include "terminal/terminal_client.hpp"

#include "core/error.hpp"
#include "fake_terminal.hpp"
#include "vectors.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zksync;
using namespace zksync::terminal;
using namespace std::chrono_literals;
using Catch::Contains;
using test::FakeTerminal;
using Offer = FakeTerminal::Offer;
using Protocol = Address::Protocol;

namespace {

const LocalTime clock_there = *LocalTime::parse("2026-11-22 18:00:00");

/// Rows of 40 bytes, of 1000, 1001, …
Bytes rows_of_log(std::uint32_t rows) {
    Writer writer;
    for (std::uint32_t at = 0; at < rows; ++at) {
        const std::string code = std::to_string(1'000 + at % 9'000);
        writer.u16(0).raw(bytes_of(code)).raw(Bytes(24 - code.size(), 0)).u8(1);
        writer.u32(864'294'109 - (rows - 1 - at)).u8(0).raw(Bytes(8, 0));
    }
    return std::move(writer).bytes();
}

FakeTerminal terminal_with(std::uint32_t rows) {
    FakeTerminal there;
    there.log = test::with_total(rows_of_log(rows));
    there.count(0, rows);
    return there;
}

struct Reading {
    LogRead read;
    std::vector<std::string> codes;
    std::optional<std::string> missing;
};

const Log quiet;

Reading read_all(FakeTerminal& there) {
    TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet);
    CHECK(client.serial_number() == there.serial);
    const Counts before = client.counts();
    Reading reading;
    reading.read = client.read_log(before, clock_there, [&](std::span<const LogRow> page) {
        CHECK(page.size() <= 1'000);
        for (const LogRow& row : page) reading.codes.push_back(row.code.value());
    });
    reading.missing = what_is_missing(reading.read, before);
    return reading;
}

void check_whole(const Reading& reading, std::size_t rows) {
    CHECK(reading.missing.value_or("") == "");
    REQUIRE(reading.codes.size() == rows);
    for (std::size_t at = 0; at < rows; ++at)
        if (reading.codes[at] != std::to_string(1'000 + at % 9'000)) FAIL("row " << at << " is another's");
}

} // namespace

TEST_CASE("a log is read whole by each way that a terminal offers, over TCP and UDP") {
    for (const Protocol protocol : {Protocol::tcp, Protocol::udp}) {
        for (const Offer offer : {Offer::whole, Offer::in_pieces, Offer::as_stream}) {
            for (const std::uint32_t rows : {0U, 1U, 1'000U, 5'000U}) {
                CAPTURE(static_cast<int>(offer), rows);
                FakeTerminal there = terminal_with(rows);
                there.protocol = protocol;
                there.offer = offer;
                check_whole(read_all(there), rows);
                CHECK(there.heard.back() == 1001);
            }
        }
    }
}

TEST_CASE("events in between and answers to other requests are no part of what is read") {
    FakeTerminal there = terminal_with(2'000);
    there.on_the_way = [](Bytes packet) {
        const Packet own = *read_packet(packet);
        const Bytes event = test::answer_packet(500, 0, bytes_of("x"));
        const Bytes stale =
            test::answer_packet(1501, static_cast<std::uint16_t>(own.reply_id + 7), bytes_of("stale"));
        return std::vector{event, stale, packet, event};
    };
    check_whole(read_all(there), 2'000);
}

TEST_CASE(
    "over UDP a lost, a damaged or a doubled datagram costs a repeat with the same number, and no row") {
    for (const std::string fault : {"lost", "damaged", "doubled", "swapped"}) {
        CAPTURE(fault);
        FakeTerminal there = terminal_with(500);
        there.protocol = Protocol::udp;
        int packets = 0;
        there.on_the_way = [&](Bytes packet) -> std::vector<Bytes> {
            if (++packets % 5 != 0) return {packet};
            if (fault == "lost") return {};
            if (fault == "doubled") return {packet, packet};
            if (packets < 10) return {packet}; // learned is up to the serial number
            if (fault == "damaged") packet.back() ^= 0xFF;
            if (fault == "swapped") return {test::answer_packet(2000, read_packet(packet)->reply_id), packet};
            return {packet};
        };
        check_whole(read_all(there), 500);
    }
}

TEST_CASE("a terminal that does not number its answers is read all the same") {
    FakeTerminal there = terminal_with(3'000);
    there.echoes = false;
    check_whole(read_all(there), 3'000);
}

TEST_CASE("the key is given where one is wanted, also when it is 0") {
    FakeTerminal there = terminal_with(1);
    there.key = 123'456;
    there.expected_key = test::bytes_from_hex("297f323c");
    TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 123'456, 10s, quiet);
    CHECK(client.wanted_key());

    there.expected_key = test::bytes_from_hex("617d32bc");
    CHECK(TerminalClient(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet).wanted_key());
}

TEST_CASE("a wrong key is refused, and the session is ended") {
    FakeTerminal there = terminal_with(1);
    there.key = 1;
    try {
        TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 5, 10s, quiet);
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::refused);
        CHECK_THAT(error.hint(), Contains("comm_key"));
    }
    CHECK(there.heard == std::vector<std::uint16_t>{1000, 1102, 1001});
}

TEST_CASE("a pass without news is five commands") {
    FakeTerminal there = terminal_with(1);
    {
        TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet);
        client.serial_number();
        CHECK_THROWS_AS(client.time(), Error); // this one does not say
        client.counts();
        client.close();
        CHECK(client.requests() == 5);
    }
    CHECK(there.heard == std::vector<std::uint16_t>{1000, 11, 201, 50, 1001});
}

TEST_CASE(
    "a list that announces less than it has, or is counted higher, is not complete; what came is kept") {
    FakeTerminal less = terminal_with(10);
    less.announce_less = 80;
    const Reading part = read_all(less);
    CHECK_THAT(part.missing.value(), Contains("400 bytes") && Contains("320"));
    CHECK(part.codes.size() == 8);

    FakeTerminal counted = terminal_with(10);
    counted.count(0, 11);
    const Reading fewer = read_all(counted);
    CHECK_THAT(fewer.missing.value(), Contains("10 of the 11 rows"));
    CHECK(fewer.codes.size() == 10);

    FakeTerminal meanwhile = terminal_with(10);
    meanwhile.count(0, 9);
    CHECK_FALSE(read_all(meanwhile).missing);
}

TEST_CASE("a refused log is empty where none is counted, and else it is said") {
    FakeTerminal there = terminal_with(0);
    there.offer = Offer::nothing;
    CHECK_FALSE(read_all(there).missing);
    there.count(0, 3);
    CHECK_THAT(read_all(there).missing.value(), Contains("4989"));
    there.counts.resize(4);
    CHECK(read_all(there).missing);
}

TEST_CASE("a list whose packets contradict each other is given up, with what came before it") {
    FakeTerminal there = terminal_with(5'000);
    int answers_of_pieces = 0;
    there.on_the_way = [&](Bytes packet) -> std::vector<Bytes> {
        // The last packet of data of the third piece is lost: TCP loses none, so the terminal did.
        const bool is_data = read_packet(packet)->code == 1501;
        if (is_data && ++answers_of_pieces == 140) return {};
        return {packet};
    };
    TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet);
    client.serial_number();
    std::size_t rows = 0;
    try {
        client.read_log(client.counts(), clock_there,
                        [&](std::span<const LogRow> page) { rows += page.size(); });
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::protocol);
        CHECK_THAT(error.what(), Contains("gate") && Contains("bytes came"));
    }
    CHECK(rows == 2 * 65'472 / 40);
}

TEST_CASE("when the time is up nothing is waited for but the end of the session") {
    FakeTerminal there = terminal_with(10);
    TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet);
    client.serial_number();
    client.must_end_by(std::chrono::steady_clock::now());
    CHECK_THROWS_WITH(client.counts(), Contains("max_time"));
    client.close();
    CHECK(there.heard.back() == 1001);
}

TEST_CASE("packets of data without data end a transfer") {
    for (const Offer offer : {Offer::in_pieces, Offer::as_stream}) {
        FakeTerminal there = terminal_with(10);
        there.offer = offer;
        there.on_the_way = [](Bytes packet) -> std::vector<Bytes> {
            const Packet own = *read_packet(packet);
            if (own.code != 1501) return {packet};
            return std::vector(50, test::answer_packet(1501, own.reply_id));
        };
        CHECK_THROWS_WITH(read_all(there), Contains("empty"));
    }
}

TEST_CASE("a log that is counted and not given is not empty") {
    FakeTerminal there = terminal_with(0);
    there.count(0, 4);
    CHECK(read_all(there).missing);
    there.log.clear();
    CHECK_THAT(read_all(there).missing.value(), Contains("counts 4 rows, and gives none"));
}

TEST_CASE("a terminal that says nothing is given up") {
    FakeTerminal there = terminal_with(1);
    there.on_the_way = [](const Bytes&) { return std::vector<Bytes>{}; };
    for (const Protocol protocol : {Protocol::tcp, Protocol::udp}) {
        there.protocol = protocol;
        there.heard.clear();
        CHECK_THROWS_WITH(TerminalClient(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet),
                          Contains("no answer from the terminal at gate within 10 s"));
        CHECK(there.heard.size() ==
              (protocol == Protocol::udp ? 4 : 1)); // and no EXIT of a session that is none
    }
}

TEST_CASE("users are read with their codes and names") {
    FakeTerminal there = terminal_with(0);
    there.users =
        test::with_total(test::bytes_from_hex("0100000000000000416c696365000000e903000000010000e9030000"
                                              "02000000000000005a6fc3ab00000000ea03000000010000ea030000"));
    there.count(2, 0);
    TerminalClient client(std::make_unique<test::FakeLink>(there), "gate", 0, 10s, quiet);
    std::vector<std::string> people;
    CHECK(client.for_each_user(client.counts(), [&](const UserRow& user) {
        people.push_back(user.code + " " + user.name);
    }) == 2);
    CHECK(people == std::vector<std::string>{"1001 Alice", "1002 Zo\xc3\xab"});
}

TEST_CASE("a terminal without a serial number is known by nothing, and is read") {
    FakeTerminal there = terminal_with(1);
    there.serial.clear();
    check_whole(read_all(there), 1);
}
