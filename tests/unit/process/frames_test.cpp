#include "process/frames.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Messages = std::vector<std::string>;

TEST_CASE("messages come out whole and in order, in whatever pieces they came") {
    const Messages sent{"one", "", std::string("\0two", 4), std::string(70'000, 'x')};
    std::string bytes;
    for (const std::string& message : sent) bytes += framed(message);
    const std::size_t piece = GENERATE(1U, 3U, 65'536U, 1'000'000U);
    Frames frames;
    Messages came;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        frames.add(std::string_view(bytes).substr(at, piece));
        for (std::string& message : frames.take()) came.push_back(std::move(message));
    }
    CHECK(came == sent);
}

TEST_CASE("what was cut off is never a message") {
    Frames frames;
    const std::string whole = framed("a message");
    frames.add(std::string_view(whole).substr(0, whole.size() - 1));
    CHECK(frames.take().empty());
    CHECK(frames.take().empty());
    frames.add("e");
    CHECK(frames.take() == Messages{"a message"});
}
