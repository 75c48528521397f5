// Two people whose names have no more than a sound, a beginning or a letter in common.
#include "harness/map_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("A sound, a beginning or a letter in common does not make one person of two") {
    const auto [first, last, on_site] = GENERATE(table<std::string, std::string, std::string>({
        {"Pat", "Jones", "Bede Cole"},
        {"Alice", "Price", "Ali Brown"},
        {"Lee", "Wong", "Leo Lang"},
    }));
    CAPTURE(first, last, on_site);
    MapScene scene;
    scene.same_code(first, last, on_site);
    const Json document = scene.check();
    CHECK(only(document, "other-name").at("blocks") == true);
    CHECK(document.at("exit_code") == 1);
}

TEST_CASE("It does where no other part of the names contradicts") {
    const auto [first, last, on_site] = GENERATE(table<std::string, std::string, std::string>({
        {"Chris", "Smith", "Christopher Smyth"},
        {"Tarek", "", "Tariq Aziz"},
        {"Yusuf", "Khan", "Youssef Khan Aziz"},
    }));
    CAPTURE(first, last, on_site);
    MapScene scene;
    scene.same_code(first, last, on_site);
    CHECK(scene.check().at("findings").empty());
}
