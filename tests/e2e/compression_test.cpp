// Answers that come compressed, from both ends: read as they are meant, and never larger than an answer may
// be.
#include "harness/push_scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct CompressionScene : PushScene {
    CompressionScene() {
        employ(3);
        device.generate({{"people", 3}, {"days", 2}, {"from", days_ago(3)}, {"per_day", 2}});
    }
    void check_delivered() {
        const PassResult result = pass();
        INFO(result.text());
        CHECK(result.exit_code == 0);
        CHECK(stored() == due());
        CHECK(site.doubled() == 0);
    }
};

} // namespace

TEST_CASE("What both ends compress is carried over as ever") {
    const std::string coding = GENERATE("gzip", "deflate");
    INFO(coding);
    CompressionScene scene;
    scene.device.knobs({{"compress", coding}});
    scene.site.knobs({{"compress", coding}});
    scene.check_delivered();
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
}

TEST_CASE("A page that swells when it is decompressed is given up, and the memory stays what it was") {
    CompressionScene scene;
    scene.device.faults(
        {{"match", {{"path", Device::transactions}}}, {"do", "bomb"}, {"mib", 2'000}, {"times", 20}});
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 65);
    CHECK(outcome.says("the answer is larger than"));
    if (!is_sanitized()) CHECK(outcome.max_rss_kib < 128 * 1024);
    scene.device.erase("/_sim/faults");
    scene.check_delivered();
}

TEST_CASE(
    "An answer of the site that swells when it is decompressed is given up, and nothing is doubled for it") {
    const char* path = GENERATE("frappe.client.get_list", "insert_many");
    INFO(path);
    CompressionScene scene;
    scene.site.faults({{"match", {{"path", path}}}, {"times", 1}, {"do", "bomb"}});
    const auto outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.says("the answer is larger than"));
    if (!is_sanitized()) CHECK(outcome.max_rss_kib < 128 * 1024);
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("What says that it is compressed and is not costs a pass") {
    CompressionScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}},
                         {"times", 4},
                         {"do", "status"},
                         {"status", 200},
                         {"body", "no gzip"},
                         {"headers", {{"Content-Encoding", "gzip"}}}});
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 69);
    CHECK(outcome.says("compressed in a way that cannot be undone"));
    scene.device.erase("/_sim/faults");
    scene.check_delivered();
}
