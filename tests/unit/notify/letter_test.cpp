#include "notify/letter.hpp"

#include "text/text_width.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

using namespace zksync;
using namespace zksync::notify;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

const Occasion occasion{"wages1", "https://hr.example.com", Moment{std::chrono::seconds{1'795'000'000}}};

Shown shown(const std::string& title, const std::string& what = "what", const std::string& to_do = "") {
    Matter matter{{"admin", "device", "lobby", title}, title};
    matter.what = what;
    matter.to_do = to_do;
    matter.devices = {"lobby"};
    return {matter, {}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("a letter says what happened, since when, and what to do, wrapped like mail") {
    Plan plan;
    plan.news = {
        shown("lobby cannot be reached",
              "cannot log in to http://192.168.1.100: connection refused, as it was said at some length "
              "so that it has to be wrapped",
              "see that it is on, and ask for what is where: zksync status")};
    plan.news.front().matter.since = occasion.now;
    plan.lasting = {shown("terminal Gate 1 of lobby is silent")};
    const Letter letter = letter_of(Reader::admin, plan, occasion);
    CHECK(letter.subject == "zksync: lobby cannot be reached");
    CHECK(letter.device == "lobby");
    CHECK_THAT(letter.text, StartsWith("What the administrator has to do. Written by zksync on wages1 at"));
    CHECK_THAT(letter.text, Contains("\nNEW\n\n  lobby cannot be reached\n    since 2026-"));
    CHECK_THAT(letter.text, Contains("\n    Hint: see that it is on"));
    CHECK_THAT(letter.text, Contains("\nSTILL SO\n\n  terminal Gate 1 of lobby is silent\n"));
    for (const std::string& line : lines_of(letter.text)) CHECK(display_width(line) <= 72);
}

TEST_CASE("nothing that others wrote begins a line, or is a line of a subject") {
    const std::string evil = "x\r\nBcc: thief@example.com\n.\n~!rm -rf\nFrom me";
    Plan plan;
    plan.news = {shown(evil, evil, evil)};
    Letter letter = letter_of(Reader::hr, plan, occasion);
    CHECK(std::ranges::none_of(letter.subject, [](unsigned char c) { return c < 0x20; }));
    for (const std::string& line : lines_of(letter.text)) {
        INFO(line);
        CHECK_FALSE((line.starts_with('.') || line.starts_with('~') || line.starts_with("From") ||
                     line.starts_with("Bcc")));
    }
    plan.news = {shown(std::string(5'000, 'x'))};
    CHECK(letter_of(Reader::hr, plan, occasion).subject.size() < 200);
}

TEST_CASE("many matters are counted, in the subject and behind the twentieth") {
    Plan plan;
    for (int i = 0; i < 23; ++i) plan.news.push_back(shown("code " + std::to_string(i) + " waits"));
    const Letter letter = letter_of(Reader::hr, plan, occasion);
    CHECK(letter.subject == "zksync: code 0 waits, and 22 more");
    CHECK_THAT(letter.text,
               Contains("  and 3 more:\n    code 20 waits\n    code 21 waits\n    code 22 waits\n"));
}

TEST_CASE("what lasts, and what is over, is called that") {
    Plan plan;
    plan.lasting = {shown("lobby cannot be reached")};
    CHECK(letter_of(Reader::admin, plan, occasion).subject == "zksync: still so: lobby cannot be reached");
    plan.lasting.clear();
    plan.over = {{Told{{"admin", "device", "lobby", ""},
                       "lobby cannot be reached",
                       "",
                       0,
                       Told::Stands::lasts,
                       occasion.now,
                       occasion.now,
                       {}},
                  {}}};
    const Letter letter = letter_of(Reader::admin, plan, occasion);
    CHECK(letter.subject == "zksync: no longer so: lobby cannot be reached");
    CHECK(letter.device == "lobby");
    CHECK_THAT(letter.text, Contains("There is nothing else to do."));
}

TEST_CASE("placeholders are replaced within arguments, each once, and never in the program") {
    const Letter letter{"zksync: {device} is a code", "lobby", "text"};
    CHECK(filled_in({"{device}", "-s", "[{device}] {subject}", "{\"a\":1}"}, letter) ==
          std::vector<std::string>{"{device}", "-s", "[lobby] zksync: {device} is a code", "{\"a\":1}"});
}

TEST_CASE("a program takes a letter for UTF-8, whatever locale there is") {
    using Variables = std::map<std::string, std::string>;
    const auto changes = [](const Variables& variables) {
        return locale_for_letters([&](const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        });
    };
    const std::vector<std::string> is_changed{"LC_ALL=C.UTF-8"};
    for (const auto& variables : {Variables{}, Variables{{"LANG", "C"}}, Variables{{"LANG", "de_DE@euro"}},
                                  Variables{{"LANG", "C.UTF-8"}, {"LC_ALL", "POSIX"}},
                                  Variables{{"LANG", "C.UTF-8"}, {"LC_CTYPE", "de_DE.ISO-8859-1"}}})
        CHECK(changes(variables) == is_changed);
    for (const auto& variables :
         {Variables{{"LANG", "C.UTF-8"}}, Variables{{"LANG", "ar_EG.utf8"}},
          Variables{{"LANG", "C"}, {"LC_ALL", "de_DE.UTF-8@euro"}}, Variables{{"LC_CTYPE", "C.utf-8"}}})
        CHECK(changes(variables).empty());
}
