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
    CHECK(words_of({"A1", {}, {}}).empty());
    CHECK(words_of({"", {}, {}}).empty());
    CHECK(words_of({"A1", "A1", {}}).empty());
    CHECK(words_of({"A1", {}, "A1"}).empty());
}

TEST_CASE("the configuration's serial number is the consent to another terminal than the journal's") {
    CHECK(words_of({"B2", "B2", "A1"}).empty());
    CHECK_THAT(words_of({"B2", {}, "A1"}),
               Contains("B2") && Contains("A1") && Contains("serial_number = \"B2\" in [device.gate]"));
    CHECK_THAT(words_of({"B2", "A1", "A1"}),
               Contains("B2") && Contains("A1") && Contains("nothing was read"));
}

TEST_CASE("one that no longer says who it is is not taken for the one that was known") {
    CHECK_THAT(words_of({"", {}, "A1"}), Contains("tells no serial number") && Contains("A1"));
    CHECK_THAT(words_of({"", "A1", {}}),
               Contains("tells no serial number") && Contains("leave serial_number out"));
}
