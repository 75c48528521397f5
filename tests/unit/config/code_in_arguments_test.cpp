#include "config/code_in_arguments.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using zksync::config_file::code_in_arguments;
using Words = std::vector<std::string>;

TEST_CASE("words of others as arguments are harmless") {
    const auto arguments = GENERATE(values<Words>({
        {"mail", "-s", "{subject}", "hr@example.com"},
        {"mail", "-c", "{subject}", "hr@example.com"},
        {"sh", "-c", "mail -s \"$1\" hr@example.com", "sh", "{subject}"},
        {"/bin/bash", "--rcfile", "x", "-euo", "pipefail", "-c", "page \"$1\"", "page", "{subject}",
         "{device}"},
        {"sh", "-c", "-e", "page \"$1\"", "page", "{subject}"},
        {"sh", "/usr/local/bin/page", "{subject}"},
        {"perl", "/usr/local/bin/page.pl", "-s", "{subject}"},
        {"python3", "-c", "import sys; print(sys.argv[1])", "{subject}"},
        {"ssh", "mailhost", "mail -s zksync hr@example.com"},
        {"timeout", "20", "mail", "-s", "{subject}", "bash"},
        {"mail", "-s", "{subject}", "sh"},
        {"zsh-mail", "-c", "{subject}"},
    }));
    CAPTURE(arguments);
    CHECK(code_in_arguments(arguments) == "");
}

TEST_CASE("words of others inside commands are refused") {
    const auto [arguments, interpreter] = GENERATE(table<Words, const char*>({
        {{"sh", "-c", "mail -s '{subject}' hr"}, "sh"},
        {{"/bin/bash", "-lc", "mail -s \"{subject}\" hr"}, "bash"},
        {{"bash", "-o", "pipefail", "-e", "-c", "page {device}"}, "bash"},
        {{"sh", "-c", "-e", "page {device}"}, "sh"},
        {{"sh", "-c", "{subject}"}, "sh"},
        {{"/usr/bin/env", "dash", "-c", "page '{subject}'"}, "dash"},
        {{"timeout", "20", "ksh93", "-c", "page '{subject}'"}, "ksh"},
        {{"fish", "--command", "page '{subject}'"}, "fish"},
        {{"busybox", "ash", "-c", "page '{subject}'"}, "ash"},
        {{"su", "mail", "-c", "page '{subject}'"}, "su"},
        {{"/usr/bin/python3.11", "-c", "print('{subject}')"}, "python"},
        {{"perl", "-ne", "print '{subject}'"}, "perl"},
        {{"perl", "-eprint '{subject}'"}, "perl"},
        {{"node", "--eval", "log('{subject}')"}, "node"},
    }));
    CAPTURE(arguments);
    const auto problem = code_in_arguments(arguments);
    CHECK_THAT(problem, Contains(std::string("into the commands of ") + interpreter + ","));
    // As it is typed.
    CHECK_THAT(problem, Contains(R"(["sh", "-c", "mail -s \"$1\" hr@example.com", "sh", "{subject}"])"));
}

TEST_CASE("a shell that would run the text, and another host's, are refused") {
    const auto arguments =
        GENERATE(values<Words>({{"sh"}, {"bash", "-s", "{subject}"}, {"nice", "/bin/sh", "-e"}}));
    CHECK_THAT(code_in_arguments(arguments), Contains("run the text of a message as commands"));
    CHECK_THAT(code_in_arguments({"ssh", "mailhost", "mail", "-s", "{subject}", "hr"}),
               Contains("what ssh has a shell run over there"));
}
