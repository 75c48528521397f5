#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using Catch::Matchers::Contains;

namespace {

const std::string notify = "[notify]\n";

} // namespace

TEST_CASE("each reader has a program of its own, and nobody has one by default") {
    CHECK(read(with_lobby("")).config.notify.hr.empty());
    const auto reading = read(with_lobby(
        notify + "hr = [\"mail\", \"-s\", \"{subject}\", \"hr@example.com\"]\nadmin = [\"bin/page\"]"));
    REQUIRE(reading.problems.empty());
    CHECK(reading.config.notify.hr == std::vector<std::string>{"mail", "-s", "{subject}", "hr@example.com"});
    // A path starts at the folder of the file.
    CHECK(reading.config.notify.admin == std::vector<std::string>{"/etc/zksync/bin/page"});
}

TEST_CASE("mistakes in [notify] are found, each once") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"hr = \"mail hr@example.com\"", "is text; expected a list"},
        {"admin = []", "names no program; expected a list, like [\"mail\", \"-s\", \"{subject}\""},
        {"hr = [\"\"]", "names no program"},
        {"hr = [\"mail\", 5]", "expected text in quotation marks: the program and its arguments"},
        {R"(hr = ["sh", "-c", "mail -s '{subject}' hr"])",
         "notify.hr: puts words of others into the commands of sh"},
        {R"(admin = ["sh"])", "notify.admin: lets sh run the text of a message as commands"},
        {"admi = [\"mail\"]", "unknown key; did you mean admin?"},
        {"", "[notify]: tells nobody; expected hr, admin or both"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_lobby(notify + more)), Contains(what));
    CHECK_THAT(problems(with_lobby(notify + "hr = []")).at(0), Contains("9:6: notify.hr: names no program"));
}
