// An option of a command that stands before it: where it belongs is said, to be typed as it stands.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("An option that stands before its command is told where to go") {
    Desk desk;
    struct Typed {
        std::vector<std::string> words;
        std::string hint;
    };
    const Typed typed = GENERATE(Typed{{"--dry-run", "pull"}, "zksync pull --dry-run"},
                                 Typed{{"--all", "run"}, "zksync run --all"},
                                 Typed{{"--device", "lobby", "push"}, "zksync push --device NAME"},
                                 Typed{{"--device=lobby", "status"}, "zksync status --device NAME"},
                                 Typed{{"--jobs", "3", "run", "--all"}, "zksync run --jobs N"});
    const Outcome outcome = desk.run_bare(typed.words);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("hint: put it behind: " + typed.hint + "\n"));
    CHECK_FALSE(outcome.says("did you mean"));
}

TEST_CASE("An option that no command has is no matter of its place") {
    Desk desk;
    const Outcome outcome = desk.run_bare({"--dry-rum", "pull"});
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("did you mean --dry-run?"));
}
