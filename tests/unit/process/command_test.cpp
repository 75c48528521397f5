#include "process/command.hpp"

#include "process/find_program.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <stdlib.h>

using namespace zksync;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Steady = std::chrono::steady_clock;

namespace {

CommandResult in_shell(const std::string& script, std::chrono::milliseconds limit, std::string input = {},
                       Command::Wanted wanted = Command::Wanted::answer) {
    // As the program does: whoever reads no more is no reason to die.
    static const bool ignored = ::signal(SIGPIPE, SIG_IGN) != SIG_ERR;
    REQUIRE(ignored);
    return run_command({{"sh", "-c", script}, std::move(input), wanted}, limit);
}

} // namespace

TEST_CASE("a command that does not end is ended, with everything it started") {
    const auto* script = GENERATE("sleep 20", "sleep 20 & echo s3cret", "exec >&-; sleep 20");
    CAPTURE(script);
    const auto begin = Steady::now();
    const auto result = in_shell(script, 200ms);
    CHECK_THAT(result.failure, Contains("did not end"));
    CHECK(result.output.empty());
    CHECK(Steady::now() - begin < 5s);
}

TEST_CASE("a command that prints without end is ended") {
    const auto begin = Steady::now();
    CHECK_THAT(run_command({.arguments = {"yes"}}, 20s).failure, Contains("printed too much"));
    CHECK(Steady::now() - begin < 10s);
}

TEST_CASE("a command that ends well gives its output") {
    const auto result = run_command({.arguments = {"printf", "one\\ntwo"}}, 20s);
    CHECK(result.failure.empty());
    CHECK(result.output == "one\ntwo");
}

TEST_CASE("a command gets its input whole, however long, and may leave it unread") {
    const std::string input(300'000, 'x');
    const auto result = in_shell("wc -c", 20s, input);
    CHECK(result.failure.empty());
    CHECK_THAT(result.output, Contains("300000"));
    CHECK(in_shell("exec <&-; echo done", 20s, input).output == "done\n");
    CHECK(in_shell("true", 20s, input, Command::Wanted::complaints).failure.empty());
}

TEST_CASE("what a command complains of is both its outputs, cut, and none of it keeps it from ending") {
    const auto failed = in_shell("echo out; echo err >&2; exit 3", 20s, "text", Command::Wanted::complaints);
    CHECK(failed.failure == "failed with exit code 3");
    CHECK_THAT(failed.output, Contains("out") && Contains("err"));
    CHECK(in_shell("yes | head -c 200000", 20s, "", Command::Wanted::complaints).output.size() == 2'000);
}

TEST_CASE("what a command that has ended left working goes on, and is not waited for") {
    const auto begin = Steady::now();
    const auto result = in_shell("sleep 20 & echo $!", 10s, "text", Command::Wanted::complaints);
    CHECK(result.failure.empty());
    CHECK(Steady::now() - begin < 5s);
    const auto left = static_cast<pid_t>(std::stol(result.output));
    CHECK(::kill(left, SIGKILL) == 0);
}

TEST_CASE("a command that complains without end is ended") {
    const auto begin = Steady::now();
    CHECK_THAT(in_shell("exec yes", 300ms, "", Command::Wanted::complaints).failure, Contains("did not end"));
    CHECK(in_shell("yes & exit 0", 10s, "", Command::Wanted::complaints).failure.empty());
    CHECK(Steady::now() - begin < 8s);
}

TEST_CASE("a command that complains and hangs is ended with its children, and its words are kept") {
    const auto result =
        in_shell("echo no route; sleep 20 & echo $!; wait", 300ms, "", Command::Wanted::complaints);
    CHECK_THAT(result.failure, Contains("did not end"));
    CHECK_THAT(result.output, Contains("no route"));
}

TEST_CASE("a program is found as a shell finds it") {
    CHECK(find_program("sh", "/nowhere:/bin") == "/bin/sh");
    CHECK(find_program("/bin/sh", "") == "/bin/sh");
    CHECK(find_program("no-such-program", "/bin:/usr/bin").empty());
    CHECK(find_program("/etc/passwd", "/bin").empty());
    CHECK(find_program("bin", "/").empty());
}

TEST_CASE("a command has the environment of this process, but for what is to be otherwise") {
    const auto value = [](const char* script, std::vector<std::string> environment) {
        return run_command({{"sh", "-c", script}, {}, Command::Wanted::answer, std::move(environment)}, 20s)
            .output;
    };
    CHECK(value("echo \"$PATH\"", {"ZKSYNC_TEST=here"}) == std::string(::getenv("PATH")) + "\n");
    CHECK(value("echo \"$ZKSYNC_TEST\"", {"ZKSYNC_TEST=here"}) == "here\n");
    CHECK(value("env | grep -c ^HOME=; echo \"$HOME\"", {"HOME=/elsewhere"}) == "1\n/elsewhere\n");
}
