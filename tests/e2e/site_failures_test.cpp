// A site that answers a write with an error 500 in its own words: something behind it is down, or it fails at
// one person's punches. What it stored all the same is found, nobody is blamed for what is not theirs, and
// one person's broken hook starves nobody.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

const std::string redis =
    "redis.exceptions.ConnectionError: Error 111 connecting to 127.0.0.1:11000. Connection refused.";

struct FailureScene : PushScene {
    /// Every request whose path holds this, from the nth on, fails with that exception.
    void fail(const std::string& path, const std::string& exception, int nth = 1) {
        site.faults({{"match", {{"path", path}, {"nth", nth}}},
                     {"times", 0},
                     {"do", {{"kind", "crash"}, {"exception", exception}}}});
    }
    /// Whatever would create a check-in of that person fails.
    void break_hook_of(const std::string& code) {
        for (const char* path : {"insert_many", "add_log_based"})
            site.faults(
                {{"match", {{"path", path}, {"body_contains", "HR-EMP-" + code}}},
                 {"times", 0},
                 {"do",
                  {{"kind", "crash"},
                   {"exception", "TypeError: unsupported operand type(s) for -: 'NoneType' and 'int'"}}}});
    }
    void mend() { site.erase("/_sim/faults"); }
    std::size_t stored_of(const std::string& code) {
        const Lines all = stored();
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const std::string& one) {
            return one.starts_with("HR-EMP-" + code);
        }));
    }
};

} // namespace

TEST_CASE(
    "Something that the site needs is down: the pass ends, everything is pending and nobody is blamed") {
    FailureScene scene;
    scene.employ(2);
    scene.punch_minutes(30);
    const std::string exception = GENERATE(
        as<std::string>(), redis, "pymysql.err.OperationalError: (1021, 'Disk full (/tmp); waiting')",
        "OSError: [Errno 28] No space left on device");
    scene.fail("insert_many", exception, 2);
    scene.fail("add_log_based", exception, 2);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(pass.message.find(exception.substr(exception.find(": ") + 2)) != std::string::npos);
    CHECK(pass.hint.find("the next pass sends them") != std::string::npos);
    CHECK(pass.count("sent") == 10);
    CHECK(pass.count("pending") == 20);
    CHECK(pass.count("waiting") == 0);
    CHECK(pass.count("in_doubt") == 0);
    CHECK(scene.batches() == std::vector<int>{10, 20});
    CHECK(scene.rehearsals() == 2);
    CHECK_FALSE(scene.run({"status"}).says("Refused"));

    scene.mend();
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.exit_code == 0);
    CHECK(next.count("sent") == 20);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Down from the start, rehearsals too: one check-in is tried, and everything stays pending") {
    FailureScene scene;
    scene.employ(2);
    scene.punch_minutes(30);
    scene.fail("insert_many", redis);
    scene.fail("add_log_based", redis);
    for (int pass = 0; pass < 2; ++pass) {
        const auto down = scene.pass();
        INFO(down.text());
        CHECK(down.exit_code == 69);
        CHECK(down.message.find("ConnectionError") != std::string::npos);
        CHECK(down.count("pending") == 30);
        CHECK(down.count("waiting") == 0);
    }
    CHECK(scene.batches() == std::vector<int>{1, 1});
    scene.mend();
    CHECK(scene.pass().count("sent") == 30);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Only writes fail, while rehearsals go well: it is found out after a few, and nobody is blamed") {
    FailureScene scene;
    scene.employ(2);
    scene.punch_minutes(60);
    scene.fail("insert_many", redis);
    SECTION("as a rule") {}
    SECTION("where rehearsals are not allowed") { scene.site.knobs({{"rehearsal", "refused_403"}}); }
    for (int pass = 0; pass < 2; ++pass) {
        const auto down = scene.pass();
        INFO(down.text());
        CHECK(down.exit_code == 69);
        CHECK(down.count("pending") == 60);
        CHECK(down.count("waiting") == 0);
        CHECK(scene.batches().size() <= 12);
        scene.site.forget_requests();
    }
    scene.mend();
    CHECK(scene.pass().count("sent") == 60);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("The site fails after it has stored: what it has is found at once and sent no second time") {
    FailureScene scene;
    scene.employ(1);
    scene.punch_minutes(30);
    scene.break_insert({{"kind", "crash"}, {"exception", redis}, {"after_commit", true}}, 1, 0);
    SECTION("as a rule") {}
    SECTION("while rehearsals fail as well") { scene.fail("add_log_based", redis); }
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 30);
    CHECK(pass.count("in_doubt") == 0);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.run({"why", "0001", days_ago(2)}).says("delivered: the site has it"));
    scene.site.forget_requests();
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.site.requests().empty());
}

TEST_CASE("The site fails after it has stored, and cannot be looked at then: in doubt, and settled later") {
    FailureScene scene;
    scene.employ(1);
    scene.punch_minutes(30);
    scene.site.faults(
        Json::array({{{"match", {{"path", "insert_many"}, {"nth", 2}}},
                      {"do", {{"kind", "crash"}, {"exception", redis}, {"after_commit", true}}}},
                     // The looks before and after the rehearsal, the reading back of the first batch, by
                     // names and by seconds; then none any more.
                     {{"match", {{"path", "get_list"}, {"body_contains", "Employee Checkin"}, {"nth", 5}}},
                      {"do", "html502"},
                      {"times", 0}}}));
    const auto lost = scene.pass();
    INFO(lost.text());
    CHECK(lost.exit_code == 69);
    CHECK(lost.count("sent") == 10);
    CHECK(lost.count("in_doubt") == 20);
    scene.mend();
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("While only one person has punches, nobody is told that the site is down") {
    FailureScene scene;
    scene.employ(2);
    scene.break_hook_of("0002");
    scene.punch_minutes(1, 2, "0002");
    for (int pass = 0; pass < 2; ++pass) {
        const auto alone = scene.pass();
        INFO(alone.text());
        CHECK(alone.exit_code == 69);
        CHECK(alone.count("pending") == 1);
        CHECK(alone.message.find("all that is to be sent is of HR-EMP-0002") != std::string::npos);
        CHECK(alone.hint.find("its Error Log tells") == 0);
    }
    scene.punch_minutes(1, 1, "0001");
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.exit_code == 0);
    CHECK(next.count("sent") == 1);
    CHECK(next.count("waiting") == 1);
}

TEST_CASE("One person's broken hook: the others' punches arrive, that person's wait with the site's words") {
    FailureScene scene;
    scene.employ(3);
    scene.break_hook_of("0002");
    scene.punch_minutes(2, 4, "0002"); // the oldest of all
    for (const char* code : {"0001", "0003"}) scene.punch_minutes(9, 3, code);
    scene.punch_minutes(1, 2, "0002");
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 18);
    CHECK(pass.count("waiting") == 3);
    CHECK(pass.count("pending") == 0);
    CHECK(scene.stored_of("0002") == 0);
    CHECK(pass.err.find("TypeError: unsupported operand") != std::string::npos);
    CHECK(scene.run({"why", "0002", days_ago(2)}).says("TypeError: unsupported operand"));

    scene.mend();
    CHECK(scene.pass_of("push", "lobby", {"--retry"}).count("sent") == 3);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Many punches in a row at which the site fails hold up nobody's for longer than a pass") {
    FailureScene scene;
    scene.employ(3);
    scene.break_hook_of("0002");
    scene.punch_minutes(7, 4, "0002");
    for (const char* code : {"0001", "0003"}) scene.punch_minutes(9, 3, code);
    const auto first = scene.pass();
    INFO(first.text());
    CHECK(first.count("waiting") == 0);
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.exit_code == 0);
    CHECK(next.count("waiting") == 7);
    CHECK(next.count("pending") == 0);
    CHECK(scene.stored_of("0001") == 9);
    CHECK(scene.stored_of("0003") == 9);
    CHECK(scene.stored_of("0002") == 0);
}

TEST_CASE(
    "One person alone, at whose punches the site fails, is not blamed while nobody else's get through") {
    FailureScene scene;
    scene.employ(2);
    scene.break_hook_of("0001");
    scene.punch_minutes(3);
    const auto alone = scene.pass();
    INFO(alone.text());
    CHECK(alone.exit_code == 69);
    CHECK(alone.count("pending") == 3);
    CHECK(alone.count("waiting") == 0);
    scene.punch("0002", at(1, "08:00:00"));
    const auto together = scene.pass();
    INFO(together.text());
    CHECK(together.exit_code == 0);
    CHECK(together.count("sent") == 1);
    CHECK(together.count("waiting") == 3);
}
