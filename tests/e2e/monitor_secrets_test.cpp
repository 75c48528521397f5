// The path of a monitor's address is what speaks for this host: no output, message or file of state has it.
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

const std::string uuid = "5a1c7d10-aaaa-bbbb-cccc-0123456789ab", word = "k3y-in-the-query";

struct Watched : NotifyScene {
    Simulator monitor{Simulator::Kind::monitor};

    void watch_by(const std::string& base) {
        config.set("monitor", "ping_url", base + "/" + uuid + "?" + word)
            .set("device.lobby", "ping_url", base + "/ping/" + uuid + "/lobby?" + word);
    }
    void expect_nothing_of_it(const std::string& text) const {
        INFO(text);
        CHECK(text.find(uuid) == std::string::npos);
        CHECK(text.find(word) == std::string::npos);
    }
    void expect_nothing_of_it_in(const std::vector<std::string>& arguments) {
        INFO(arguments.back());
        const Outcome outcome = run(arguments);
        expect_nothing_of_it(outcome.out + outcome.err);
    }
    void expect_nothing_of_it_in_the_state() const {
        for (const auto& entry : fs::directory_iterator(state_dir()))
            expect_nothing_of_it(read_file(entry.path()));
    }
};

/// One that answers with an error, one that sends elsewhere, one that is not there, one whose name is
/// nobody's.
std::string base_of(Watched& scene, const std::string& kind) {
    if (kind == "404" || kind == "302") scene.monitor.knobs({{"status", std::stoi(kind)}});
    if (kind == "closed") return "http://127.0.0.1:1";
    if (kind == "nobody") return "http://monitor.invalid";
    if (kind == "no TLS")
        return "https://127.0.0.1:" + scene.monitor.url().substr(scene.monitor.url().rfind(':') + 1);
    return scene.monitor.url();
}

} // namespace

TEST_CASE("A monitor that cannot be told is named by its host alone, wherever that is said") {
    Watched scene;
    const std::string kind = GENERATE("200", "404", "302", "closed", "nobody", "no TLS");
    INFO(kind);
    scene.watch_by(base_of(scene, kind));
    const Outcome first = scene.run({"run"});
    INFO(first.err);
    CHECK(first.exit_code == 0);
    scene.expect_nothing_of_it(first.out + first.err);
    if (kind != "200")
        CHECK(first.says("cannot tell the monitor at " +
                         std::string(kind == "nobody" ? "monitor.invalid" : "127.0.0.1")));
    scene.expect_nothing_of_it_in({"-vv", "--json", "run"});
    for (const char* command : {"auth", "status", "report", "crontab"})
        scene.expect_nothing_of_it_in({"-vv", command});
    scene.expect_nothing_of_it_in({"--json", "status"});
    for (const char* format : {"systemd", "kubernetes"})
        scene.expect_nothing_of_it_in({"crontab", "--format", format});
    for (const Letter& letter : scene.letters("admin"))
        scene.expect_nothing_of_it(letter.subject() + letter.text);
    scene.expect_nothing_of_it_in_the_state();
}

TEST_CASE("An address that is written wrongly is not quoted") {
    Watched scene;
    const std::string value = GENERATE("\"ftp://hc-ping.com/" + uuid + "\"", "https://hc-ping.com/" + uuid,
                                       "\"https://hc ping.com/" + uuid + "\"", "'https://hc-ping.com/" + uuid,
                                       "[\"https://hc-ping.com/" + uuid + "\"]");
    scene.config.set_raw("monitor", "ping_url", value);
    const Outcome outcome = scene.run({"run"});
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says("ping_url"));
    scene.expect_nothing_of_it(outcome.out + outcome.err);
}
