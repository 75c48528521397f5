#include "core/judgement.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace zksync;

namespace {

constexpr int reasons = static_cast<int>(Reason::ahead) + 1;

} // namespace

TEST_CASE("every reason has a word of its own, which leads back to it") {
    std::set<std::string_view> words;
    for (int number = 0; number < reasons; ++number) {
        const auto reason = static_cast<Reason>(number);
        const auto word = to_text(reason);
        CAPTURE(number, word);
        CHECK_FALSE(word.empty());
        CHECK(words.insert(word).second);
        CHECK(reason_from(word) == reason);
    }
}

TEST_CASE("the words are those of --json") {
    CHECK(to_text(Reason::none) == "none");
    CHECK(to_text(Reason::no_employee) == "no-employee");
    CHECK(to_text(Reason::before_2015) == "before-2015");
}

TEST_CASE("a word that is no reason's gives nothing") {
    CHECK_FALSE(reason_from(""));
    CHECK_FALSE(reason_from("no_employee"));
    CHECK_FALSE(reason_from("No-Employee"));
}

TEST_CASE("every reason but none has a sentence for people") {
    CHECK(sentence(Reason::none).empty());
    CHECK(sentence(Reason::no_employee) == "Employee Not Found: nobody on the site has this code");
    std::set<std::string_view> sentences;
    for (int number = 1; number < reasons; ++number) {
        CHECK(sentences.insert(sentence(static_cast<Reason>(number))).second);
    }
    CHECK_FALSE(sentences.contains(""));
}
