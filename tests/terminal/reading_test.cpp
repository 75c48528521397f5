#include "harness/eventually.hpp"
#include "rig.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;
using Catch::Contains;

namespace {

constexpr auto protocols = {Protocol::tcp, Protocol::udp};

void check_whole(const Reading& reading, std::size_t rows) {
    CAPTURE(reading.error.value_or(""), reading.missing.value_or(""));
    CHECK_FALSE(reading.error);
    CHECK_FALSE(reading.missing);
    CHECK(reading.rows.size() == rows);
}

} // namespace

TEST_CASE("each size of row is read over TCP and UDP, with a key and without") {
    for (const std::string layout : {"8", "8b", "16", "40", "49", "52"}) {
        for (const Protocol protocol : protocols) {
            for (const bool with_key : {false, true}) {
                CAPTURE(layout, static_cast<int>(protocol), with_key);
                Rig rig;
                rig.terminal.knobs({{"layout", layout}});
                if (with_key) rig.terminal.knobs({{"key", rig.key = 123'456}});
                rig.terminal.post("/_sim/generate", {{"count", 300}, {"people", 7}});
                const Reading reading = rig.read(protocol);
                check_whole(reading, 300);
                CHECK(reading.identity == "CQUJ190000001");
                REQUIRE(reading.rows.size() == 300);
                const auto& row = reading.rows[8]; // the second person, for the second time
                if (layout.front() == '8')
                    CHECK(row.internal_number == 2);
                else
                    CHECK(row.code == "1002");
                CHECK(row.time.text() == "2026-11-16 00:00:08");
                CHECK(row.state == 1);
            }
        }
    }
}

TEST_CASE("logs of no row, of one and of a thousand are read by every way that is offered") {
    for (const std::string offer : {"pieces", "whole", "stream"}) {
        for (const Protocol protocol : protocols) {
            for (const int rows : {0, 1, 1'000}) {
                CAPTURE(offer, static_cast<int>(protocol), rows);
                Rig rig;
                rig.terminal.knobs({{"offer", offer}, {"whole_below", 0}});
                rig.terminal.post("/_sim/generate", {{"count", rows}});
                check_whole(rig.read(protocol), static_cast<std::size_t>(rows));
                CHECK(eventually([&] { return rig.terminal.commands().back() == 1001; }));
            }
        }
    }
}

TEST_CASE("what happens on the way to a terminal costs no row") {
    for (const std::string fault : {"event", "stale", "late", "split"}) {
        for (const Protocol protocol : protocols) {
            CAPTURE(fault, static_cast<int>(protocol));
            Rig rig;
            rig.terminal.post("/_sim/generate", {{"count", 400}});
            rig.terminal.faults({{"do", fault}, {"times", 0}, {"ms", 5}});
            check_whole(rig.read(protocol), 400);
        }
    }
}

TEST_CASE("over UDP lost, doubled, damaged, swapped and shortened datagrams are asked for again") {
    for (const std::string fault : {"lose", "double", "damage", "swap", "cut", "no_data", "silence"}) {
        CAPTURE(fault);
        Rig rig;
        rig.timeout = std::chrono::seconds(4);
        rig.terminal.post("/_sim/generate", {{"count", 200}});
        rig.terminal.faults({{"do", fault}, {"code_of", 1504}, {"nth", 3}, {"times", 2}});
        check_whole(rig.read(Protocol::udp), 200);
    }
}

TEST_CASE("over TCP what breaks a transfer is said, and what came is kept") {
    for (const std::string fault : {"lose", "cut", "close", "reset", "silence", "long", "http", "refuse"}) {
        CAPTURE(fault);
        Rig rig;
        rig.timeout = std::chrono::seconds(2);
        rig.terminal.post("/_sim/generate", {{"count", 4'000}});
        rig.terminal.faults({{"do", fault}, {"code_of", 1504}, {"nth", 2}});
        const Reading reading = rig.read(Protocol::tcp);
        REQUIRE(reading.error);
        CHECK_THAT(*reading.error, Contains(rig.address(Protocol::tcp).text()));
        CHECK(reading.rows.size() == 65'472 / 40); // the piece before
        rig.timeout = std::chrono::seconds(10);
        CHECK(rig.read(Protocol::tcp).rows.size() == 4'000);
    }
}

TEST_CASE("each step of a session may break: it is bounded and said") {
    for (const int command : {1000, 11, 201, 50, 1503}) {
        for (const std::string fault : {"close", "reset", "silence"}) {
            CAPTURE(command, fault);
            Rig rig;
            rig.timeout = std::chrono::seconds(1);
            rig.terminal.faults({{"do", fault}, {"code_of", command}});
            const Reading reading = rig.read(Protocol::tcp);
            CHECK(reading.kind == zksync::ErrorKind::unreachable);
        }
    }
}

TEST_CASE("wrong checksums and answers without numbers are learned, and read all the same") {
    for (const Protocol protocol : protocols) {
        Rig rig;
        rig.terminal.knobs({{"right_checksums", false}, {"echoes_numbers", false}});
        rig.terminal.post("/_sim/generate", {{"count", 300}});
        check_whole(rig.read(protocol), 300);
    }
}

TEST_CASE("sizes that do not fit each other are no complete log") {
    Rig rig;
    rig.terminal.post("/_sim/generate", {{"count", 100}});
    rig.terminal.knobs({{"announce_delta", -80}});
    CHECK_THAT(rig.read(Protocol::tcp).missing.value(), Contains("4000 bytes"));
    rig.terminal.knobs({{"announce_delta", 0}, {"total_delta", 40}});
    CHECK(rig.read(Protocol::tcp).missing);
    rig.terminal.knobs({{"total_delta", 0}, {"count_delta", 5}});
    CHECK_THAT(rig.read(Protocol::tcp).missing.value(), Contains("100 of the 105 rows"));
    rig.terminal.knobs({{"count_delta", 0}, {"counts_size", 4}});
    check_whole(rig.read(Protocol::tcp), 100);
    rig.terminal.knobs({{"offer", "refused"}, {"refusal", 4'989}});
    CHECK_THAT(rig.read(Protocol::tcp).missing.value(), Contains("4989"));
}

TEST_CASE("a terminal that takes longer than there is time is left with EXIT, and what came is kept") {
    Rig rig;
    rig.terminal.post("/_sim/generate", {{"count", 4'000}});
    rig.terminal.faults({{"do", "silence"}, {"code_of", 1504}, {"nth", 2}});
    rig.timeout = std::chrono::seconds(60);
    zksync::terminal::TerminalClient client(rig.address(Protocol::tcp), 0, rig.timeout, rig.log);
    client.serial_number();
    const auto before = client.counts();
    const auto now = client.time().value();
    client.must_end_by(std::chrono::steady_clock::now() + std::chrono::seconds(3));
    std::size_t rows = 0;
    CHECK_THROWS_WITH(
        client.read_log(before, now,
                        [&](std::span<const zksync::terminal::LogRow> page) { rows += page.size(); }),
        Contains("max_time"));
    CHECK(rows == 65'472 / 40);
    client.close();
    CHECK(eventually([&] { return rig.terminal.commands().back() == 1001; }));
}

TEST_CASE("a wrong key is refused after one try, and EXIT is said") {
    for (const Protocol protocol : protocols) {
        Rig rig;
        rig.terminal.knobs({{"key", 4'711}});
        CHECK(rig.read(protocol).kind == zksync::ErrorKind::refused);
        CHECK(eventually([&] { return rig.terminal.commands() == std::vector<int>{1000, 1102, 1001}; }));
    }
}

TEST_CASE("the list of users of both sizes is read") {
    for (const int size : {28, 72}) {
        Rig rig;
        rig.terminal.knobs({{"user_size", size}});
        rig.terminal.post("/_sim/users",
                          {{{"code", "1001"}, {"name", "Alice"}}, {{"code", "42"}, {"name", "Bob"}}});
        zksync::terminal::TerminalClient client(rig.address(Protocol::tcp), 0, rig.timeout, rig.log);
        client.serial_number();
        std::vector<std::string> codes;
        CHECK(client.for_each_user(client.counts(), [&](const zksync::terminal::UserRow& user) {
            codes.push_back(user.code + user.name);
        }) == 2);
        CHECK(codes == std::vector<std::string>{"1001Alice", "42Bob"});
    }
}

TEST_CASE("a hundred thousand rows are handed on in pages while they come") {
    Rig rig;
    rig.terminal.knobs({{"data_size", 65'472}});
    rig.terminal.post("/_sim/generate", {{"count", 100'000}, {"people", 500}});
    zksync::terminal::TerminalClient client(rig.address(Protocol::tcp), 0, rig.timeout, rig.log);
    client.serial_number();
    const auto before = client.counts();
    std::size_t rows = 0, largest = 0;
    const auto read =
        client.read_log(before, client.time().value(), [&](std::span<const zksync::terminal::LogRow> page) {
            rows += page.size();
            largest = std::max(largest, page.size());
        });
    CHECK_FALSE(what_is_missing(read, before));
    CHECK(rows == 100'000);
    CHECK(largest <= 1'000);
}
