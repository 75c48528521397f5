#include "source/key_memory.hpp"

#include "util/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace zksync;

namespace {

constexpr Moment then{std::chrono::seconds{1'795'000'000}};

} // namespace

TEST_CASE(
    "a refused key is remembered for its address, until another is accepted, and is not to be read there") {
    const test::TemporaryDirectory folder;
    const TokenStore store{folder.path() / "gate.token"};
    KeyMemory(store).note_refusal("10.0.0.1:4370", 123'456, then);
    CHECK(KeyMemory(store).refused_at("10.0.0.1:4370", 123'456) == then);
    CHECK_FALSE(KeyMemory(store).refused_at("10.0.0.1:4370", 123'457));
    CHECK_FALSE(KeyMemory(store).refused_at("10.0.0.2:4370", 123'456));
    std::stringstream text;
    text << std::ifstream(store.file).rdbuf();
    CHECK(text.str().find("123456") == std::string::npos);
    KeyMemory(store).forget();
    CHECK_FALSE(KeyMemory(store).refused_at("10.0.0.1:4370", 123'456));
}

TEST_CASE("a rehearsal heeds what is remembered, and remembers nothing") {
    const test::TemporaryDirectory folder;
    const TokenStore kept{folder.path() / "gate.token"};
    const TokenStore forgetful{kept.file, TokenStore::Mode::forgetful};
    KeyMemory(forgetful).note_refusal("10.0.0.1:4370", 1, then);
    CHECK_FALSE(KeyMemory(kept).refused_at("10.0.0.1:4370", 1));
    KeyMemory(kept).note_refusal("10.0.0.1:4370", 1, then);
    CHECK(KeyMemory(forgetful).refused_at("10.0.0.1:4370", 1));
}
