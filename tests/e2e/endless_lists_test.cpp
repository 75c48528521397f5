// Lists of people that never end: one sentence, and no more memory or time than a large staff takes.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace e2e;

namespace {

constexpr int letters_of_a_name = 60'000;          // a page of them is just below the cap of an answer
constexpr long most_memory_of_a_list = 256 * 1024; // KiB

void expect_a_bounded_end(const Outcome& outcome, int exit_code) {
    INFO(outcome.out << outcome.err);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.exit_code == exit_code);
    CHECK(outcome.max_rss_kib < most_memory_of_a_list);
    CHECK(outcome.says("the list does not end"));
    CHECK(outcome.err.size() < 1'500);
}

} // namespace

TEST_CASE("A site that finds people without end for a code does not keep the pass") {
    Scene scene;
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    scene.site.employ("0042");
    scene.site.knobs({{"endless_employees", letters_of_a_name}});
    expect_a_bounded_end(scene.run({"run", "--device", "lobby"}), 65);

    scene.site.knobs({{"endless_employees", 0}});
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.site.checkins().size() == 1);
}

TEST_CASE("A site whose staff never ends is no staff to compare") {
    Scene scene;
    scene.site.knobs({{"endless_employees", letters_of_a_name}});
    expect_a_bounded_end(scene.run({"map-check"}), 65);
}

TEST_CASE("A device whose employees never end is left, too") {
    Scene scene;
    scene.site.employ("0042");
    scene.device.knobs({{"endless_employees", letters_of_a_name / 2}, {"next", "looping"}});
    const auto outcome = scene.run({"map-check"});
    expect_a_bounded_end(outcome, 65);
    CHECK(outcome.says("whether a go-live is safe is not known, because a device could not be read"));
    CHECK_FALSE(outcome.says("nothing stands in the way"));
}

TEST_CASE("A token longer than any header is refused where it comes, and not kept for the passes to come") {
    Scene scene;
    scene.site.employ("0042");
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    scene.device.faults({{"match", {{"path", "/jwt-api-token-auth/"}}},
                         {"do", "status"},
                         {"status", 200},
                         {"body", {{"token", std::string(100'000, 'a')}}},
                         {"times", 1}});
    const auto outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 65);
    CHECK(outcome.says("the token that came cannot be sent"));
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.site.checkins().size() == 1);
}
