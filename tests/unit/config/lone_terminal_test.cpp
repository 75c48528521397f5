#include "config/comm_key.hpp"

#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using Catch::Matchers::Contains;

namespace {

/// [device.gate], a terminal at that address; `more` goes below.
std::string gate_at(const std::string& url, const std::string& more = "", const std::string& name = "gate") {
    return "[device." + name + "]\nurl = \"" + url + "\"\nsince = \"2026-11-22\"\n" + more + "\n";
}

std::string with_gate(const std::string& more) { return site + gate_at("zk://192.168.1.201", more); }

DeviceConfig gate_of(const std::string& text, const Environment& from = environment()) {
    const auto reading = read(text, from);
    CAPTURE(problems(text, from));
    REQUIRE(reading.problems.empty());
    return reading.config.devices.front();
}

std::string key_of(const DeviceConfig& device) {
    const auto* literal = std::get_if<Secret>(&device.lone.value().comm_key.from);
    return literal == nullptr ? "no literal" : literal->reveal();
}

} // namespace

TEST_CASE("a terminal that stands alone needs its address and a go-live, and the rest has defaults") {
    const auto gate = gate_of(with_gate(""));
    REQUIRE(gate.lone);
    CHECK(gate.url == "zk://192.168.1.201");
    CHECK(gate.lone->host == "192.168.1.201");
    CHECK(gate.lone->port == 4370);
    CHECK(gate.lone->protocol == LoneTerminal::Protocol::tcp);
    CHECK_FALSE(gate.lone->serial_number);
    CHECK(std::holds_alternative<SecretSource::Missing>(gate.lone->comm_key.from));
    CHECK(gate.timeout == std::chrono::seconds(10));
}

TEST_CASE("the address of a terminal is read with its port, its protocol, and as IPv6") {
    const auto udp = gate_of(site + gate_at("ZK+UDP://Gate.local:4371"));
    CHECK(udp.url == "zk+udp://Gate.local:4371");
    CHECK(udp.lone.value().host == "Gate.local");
    CHECK(udp.lone.value().port == 4371);
    CHECK(udp.lone.value().protocol == LoneTerminal::Protocol::udp);
    CHECK(gate_of(site + gate_at("zk://[fe80::1]:5000")).lone.value().host == "fe80::1");
    CHECK(gate_of(site + gate_at("zk://[fe80::1]:5000")).lone.value().port == 5000);
    CHECK(gate_of(site + gate_at("zk://[fe80::1]")).lone.value().port == 4370);
}

TEST_CASE("what stands behind the address of a terminal is a mistake, and so is a port that is none") {
    CHECK_THAT(problem(site + gate_at("zk://192.168.1.201/")), Contains("something behind the address"));
    CHECK_THAT(problem(site + gate_at("zk://192.168.1.201/log")), Contains("something behind the address"));
    CHECK_THAT(problem(site + gate_at("zk://192.168.1.201:0")), Contains("\"0\" is not a port"));
    CHECK_THAT(problem(site + gate_at("zk://192.168.1.201:")), Contains("is not a port"));
    CHECK_THAT(problem(site + gate_at("zk://192.168.1.201:70000")), Contains("is not a port"));
    CHECK_THAT(problem(site + gate_at("zk://")), Contains("is not the name or address of a host"));
    CHECK_THAT(problem(site + gate_at("zk://key@192.168.1.201")), Contains("a terminal has a comm_key"));
    CHECK(problems(site + gate_at("zk://192.168.1.201/")).front().starts_with("5:7: device.gate.url: "));
}

TEST_CASE("a key is a number, or a text of digits, and is never quoted") {
    CHECK(key_of(gate_of(with_gate("comm_key = 123456"))) == "123456");
    CHECK(key_of(gate_of(with_gate("comm_key = \"001234\""))) == "001234");
    for (const std::string bad : {"1234567", "-5", "\"12a\"", "\" 1\""}) {
        CAPTURE(bad);
        const auto said = problem(with_gate("comm_key = " + bad));
        CHECK_THAT(said, Contains("expected a number of up to six digits"));
        CHECK_THAT(said, !Contains("1234567") && !Contains("12a"));
    }
    const auto from = environment({{"ZKSYNC_GATE_COMM_KEY", "7"}});
    CHECK(std::holds_alternative<SecretSource::FromEnvironment>(
        gate_of(with_gate(""), from).lone.value().comm_key.from));
    CHECK_THAT(problem(with_gate("comm_key = 7"), from), Contains("has 2 sources"));
    CHECK(comm_key_from("001234") == 1'234U);
    CHECK(comm_key_from("999999") == 999'999U);
    CHECK_FALSE(comm_key_from(""));
}

TEST_CASE("keys of a server do not apply to a terminal, nor its keys to a server") {
    for (const std::string line :
         {"username = \"admin\"", "password = \"x\"", "password_file = \"x\"", "company = \"acme\"",
          "email = \"a@b.c\"", "auth = \"jwt\"", "login_path = \"/x/\"", "page_size = 100",
          "lookback = \"3d\"", "overlap = \"1h\"", "tls_verify = false", "tls_ca = \"x.pem\"",
          "proxy = \"none\""}) {
        CAPTURE(line);
        CHECK_THAT(problem(with_gate(line)), Contains("does not apply to a terminal that stands alone"));
    }
    for (const std::string line : {"comm_key = 5", "comm_key_file = \"x\"", "comm_key_command = [\"x\"]",
                                   "serial_number = \"CQUJ190000001\""}) {
        CAPTURE(line);
        CHECK_THAT(problem(with_lobby(line)), Contains("applies to a terminal that stands alone only"));
    }
}

TEST_CASE("two devices at one address are one terminal") {
    CHECK_THAT(problem(site + gate_at("zk://Gate.local") + gate_at("zk+udp://gate.local:4370", "", "door")),
               Contains("[device.door]: has the address of [device.gate]"));
    CHECK(problems(site + gate_at("zk://gate.local") + gate_at("zk://gate.local:4371", "", "door")).empty());
    CHECK_THAT(problem(site + gate_at("zk://10.0.0.1", "", "a-b") + gate_at("zk://10.0.0.2", "", "a_b")),
               Contains("takes its key from the same environment variable as [device.a-b]"));
}
