#include "source/terminal_identity.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;

namespace {

DeviceConfig gate() {
    DeviceConfig device;
    device.name = "gate";
    device.url = "zk://192.168.1.201";
    return device;
}

std::string words_of(const TerminalIdentities& identities) {
    const auto error = wrong_terminal(identities, gate());
    if (!error) return "";
    CHECK(error->kind() == ErrorKind::configuration);
    return std::string(error->what()) + "; hint: " + error->hint();
}

} // namespace

TEST_CASE("the terminal that is configured, or that the journal knows, is the right one") {
    CHECK(words_of({{"A1"}, {}, {}}).empty());
    CHECK(words_of({{""}, {}, {}}).empty());
    CHECK(words_of({{"A1"}, "A1", {}}).empty());
    CHECK(words_of({{"A1"}, {}, {{"A1"}}}).empty());
}

TEST_CASE("the configuration's serial number is the consent to another terminal than the journal's") {
    CHECK(words_of({{"B2"}, "B2", {{"A1"}}}).empty());
    CHECK_THAT(words_of({{"B2"}, {}, {{"A1"}}}),
               Contains("B2") && Contains("A1") && Contains("serial_number = \"B2\" in [device.gate]"));
    CHECK_THAT(words_of({{"B2"}, "A1", {{"A1"}}}),
               Contains("B2") && Contains("A1") && Contains("nothing was read"));
}

TEST_CASE("one that no longer says who it is is not taken for the one that was known") {
    CHECK_THAT(words_of({{""}, {}, {{"A1"}}}), Contains("tells no serial number") && Contains("A1"));
    CHECK_THAT(words_of({{""}, "A1", {}}),
               Contains("tells no serial number") && Contains("leave serial_number out"));
}

TEST_CASE("the MAC tells who it is where a serial number is not told") {
    const TerminalIdentities tells_less{{"", "00:17"}, {}, LoneIdentity{"A1", "00:17"}};
    CHECK(words_of(tells_less).empty());
    CHECK(name_of_terminal(tells_less) == "A1");
    CHECK(words_of({{"", "00:17"}, "A1", LoneIdentity{"A1", "00:17"}}).empty());
    const TerminalIdentities tells_more{{"A1", "00:17"}, {}, LoneIdentity{"00:17", "00:17"}};
    CHECK(words_of(tells_more).empty());
    CHECK(name_of_terminal(tells_more) == "A1");
    CHECK(words_of({{"A1", "00:17"}, {}, LoneIdentity{"00:17"}}).empty()); // a journal of before
    CHECK_THAT(words_of({{"", "00:99"}, {}, LoneIdentity{"A1", "00:17"}}),
               Contains("00:99") && Contains("A1"));
    CHECK_THAT(words_of({{"", ""}, {}, LoneIdentity{"A1", ""}}), Contains("tells no serial number"));
    CHECK_THAT(words_of({{"B2", "00:17"}, {}, LoneIdentity{"A1", "00:17"}}),
               Contains("B2") && Contains("A1"));
}

TEST_CASE("the MAC is asked for where the serial number alone does not do, and once to be remembered") {
    CHECK(is_mac_needed({{"A1"}, {}, {}}));
    CHECK(is_mac_needed({{"A1"}, {}, LoneIdentity{"A1"}}));
    CHECK_FALSE(is_mac_needed({{"A1"}, {}, LoneIdentity{"A1", ""}}));
    CHECK_FALSE(is_mac_needed({{"A1"}, "A1", LoneIdentity{"A1", "00:17"}}));
    CHECK(is_mac_needed({{"A1"}, "00:17", LoneIdentity{"A1", "00:17"}}));
    CHECK(is_mac_needed({{"A1"}, {}, LoneIdentity{"00:17", "00:17"}}));
    CHECK(is_mac_needed({{""}, {}, LoneIdentity{"A1", "00:17"}}));
}
