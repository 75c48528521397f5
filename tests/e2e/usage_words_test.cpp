// A command line that is wrong: told in words of ours, with what to type instead.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

using Typed = std::vector<std::string>;

/// What the library would say.
void check_no_foreign_words(const Outcome& outcome) {
    for (const char* foreign : {"At Most", "required", "missing NAME", "excludes", "not in range", "not in {",
                                "not expected", "Could not convert", "disallowed", "xpected"})
        CHECK_FALSE(outcome.says(foreign));
}

} // namespace

TEST_CASE("An option that is wrong is told in our words, with where to look") {
    Desk desk;
    const auto [typed, said] = GENERATE(table<Typed, std::string>({
        {{"run", "--config", "a", "--config", "b"}, "--config is given 2 times: only one value can be meant"},
        {{"run", "--config"}, "--config needs a value: --config F"},
        {{"push", "--release"}, "--release needs a value: --release CODE@TIME"},
        {{"run", "--device="}, "--device needs a value: --device NAME"},
        {{"run", "-q", "-v"}, "--quiet and --verbose contradict each other"},
        {{"auth", "--device", "x", "--all"}, "--device and --all contradict each other"},
        {{"push", "--same-site", "--to-new-site"}, "--to-new-site and --same-site contradict each other"},
        {{"run", "--json=maybe"}, "--json takes no value"},
        {{"run", "--devise", "lobby"}, "run has no option --devise; did you mean --device?"},
        {{"run", "-x"}, "run has no option -x"},
        {{"--verison"}, "zksync has no option --verison; did you mean --version?"},
        {{"run", "lobby"}, "run does not know what to do with \"lobby\""},
        {{"run", "lobby"}, "a device is named with --device NAME"},
        {{"run", "--lock-wait", "soon"}, "--lock-wait: \"soon\" is no number of seconds from 0 to 86400"},
        {{"run", "--lock-wait", "86401"}, "--lock-wait: \"86401\" is no number of seconds"},
        {{"run", "--lock-wait", "-1"}, "--lock-wait"},
        {{"crontab", "--format", "sistemd"}, "there is no format \"sistemd\"; did you mean systemd?"},
        {{"crontab", "--format", "papyrus"}, "it is one of crontab, cron.d, systemd, kubernetes"},
        {{"pull", "--since", "x"}, "--since: \"x\" is no time: write 2026-11-22"},
        {{"why", "1", "x"}, "DATE: \"x\" is no time: write 2026-11-22"},
    }));
    const auto outcome = desk.run_bare(typed);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.out.empty());
    CHECK(outcome.says(said));
    CHECK(outcome.says("\nhint: "));
    CHECK(outcome.says(typed.front().starts_with("-")
                           ? "zksync --help lists the options"
                           : "zksync help " + typed.front() + " lists its options"));
    check_no_foreign_words(outcome);
}

TEST_CASE("What is missing is asked for, with an example that can be typed") {
    Desk desk;
    const auto [typed, said, example] = GENERATE(table<Typed, std::string, std::string>({
        {{"why"}, "whose punches?", "zksync why 0042 2026-11-24"},
        {{"why", "0001"}, "on which day?", "zksync why 0001 2026-11-24"},
        {{"why", "Ada Lovelace"}, "on which day?", "zksync why 'Ada Lovelace' 2026-11-24"},
        {{"reconcile"}, "from when on?", "zksync reconcile --since 2026-11-01"},
    }));
    const auto outcome = desk.run_bare(typed);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says(said));
    CHECK(outcome.says("hint: for example: " + example + "\n"));
    check_no_foreign_words(outcome);
}

TEST_CASE("Help and version take nothing that they do not use") {
    Desk desk;
    const auto [typed, said] = GENERATE(table<Typed, std::string>({
        {{"version", "--frobnicate"}, "no option --frobnicate"},
        {{"--version", "--frobnicate"}, "no option --frobnicate"},
        {{"help", "--frobnicate"}, "no option --frobnicate"},
        {{"help", "run", "--frobnicate"}, "run has no option --frobnicate"},
        {{"run", "--help", "--frobnicate"}, "run has no option --frobnicate"},
        {{"version", "run"}, "the version is that of the program, not of run"},
        {{"version", "--config"}, "--config needs a value"},
    }));
    const auto outcome = desk.run_bare(typed);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.out.empty());
    CHECK(outcome.says(said));
}

TEST_CASE("Help about help is that of the program") {
    Desk desk;
    const auto whole = desk.run_bare({"--help"}).out;
    CHECK(desk.run_bare({"help", "help"}).out == whole);
    CHECK(desk.run_bare({"help", "version"}).out == whole);
    CHECK(desk.run_bare({"why", "-h"}).exit_code == 0);
}

TEST_CASE("A version is a document for a script, help is none") {
    Desk desk;
    const Typed version =
        GENERATE(Typed{"version", "--json"}, Typed{"--version", "--json"}, Typed{"--json", "version"});
    const auto told = desk.run_bare(version);
    INFO(told.out);
    CHECK(told.exit_code == 0);
    const Json document = Json::parse(told.out);
    CHECK("zksync " + document.at("version").get<std::string>() + "\n" == desk.run_bare({"version"}).out);
    CHECK(document.at("exit_code") == 0);

    const Typed help = GENERATE(Typed{"help", "--json"}, Typed{"--help", "--json"},
                                Typed{"help", "run", "--json"}, Typed{"run", "--json", "--help"});
    const auto refused = desk.run_bare(help);
    INFO(refused.out);
    CHECK(refused.exit_code == 64);
    const Json failure = Json::parse(refused.out);
    CHECK(failure.at("exit_code") == 64);
    CHECK(failure.at("error").at("hint") == "leave out --json");
}
