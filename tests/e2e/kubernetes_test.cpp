// crontab --format kubernetes: what Kubernetes would take of it, and what keeps the passes of a site on one
// node.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;
using Catch::Contains;

namespace {

struct Cluster : Desk {
    Cluster() { config.set("site", "url", "https://hr.example.com"); }
    void gate(const std::string& name, const std::string& frequency) {
        config.set("device." + name, "url", "http://" + name + ".example")
            .set("device." + name, "username", "admin")
            .set("device." + name, "password_file", secret("gate", device_password))
            .set("device." + name, "since", days_ago(1))
            .set("device." + name, "frequency", frequency);
    }
    std::string text() {
        const auto outcome = run({"crontab", "--format", "kubernetes"});
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return outcome.out;
    }
    /// What the schema and the look behind it say of it.
    Outcome checked(const std::string& yaml) {
        return e2e::run({E2E_SOURCE_DIR "/tests/e2e/kubernetes/check.py", {}, {}, yaml, {}, {}});
    }
};

} // namespace

TEST_CASE("Every CronJob is one that Kubernetes takes, and seeks the others of its site") {
    Cluster cluster;
    cluster.gate("gate_1", "0 8 * * 7");
    cluster.gate("every", "all");
    cluster.gate("never", "0 0 31 2 *");
    cluster.gate("a-name-that-is-longer-than-kubernetes-lets-the-name-of-a-job-be",
                 "*/15 6-20 1-7 jan,mar *");
    cluster.gate("closed", "hourly");
    cluster.config.set_raw("device.closed", "enabled", "false");
    const auto checked = cluster.checked(cluster.text());
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
    CHECK_THAT(checked.out, Contains("zksync-gate-1 hr.example.com 0 8 * * 0\n"));
    CHECK_THAT(checked.out, Contains("zksync-every hr.example.com * * * * *\n"));
    CHECK(std::count(checked.out.begin(), checked.out.end(), '\n') == 5);
}

TEST_CASE("A field that Kubernetes does not know is seen by the schema") {
    Cluster cluster;
    std::string yaml = cluster.text();
    const std::string field = "topologyKey";
    REQUIRE(yaml.find(field) != std::string::npos);
    const auto checked = cluster.checked(yaml.replace(yaml.find(field), field.size(), "topologykey"));
    CHECK(checked.exit_code == 1);
    CHECK_THAT(checked.err, Contains("topologykey"));
}

TEST_CASE("A site at any address has a label that Kubernetes takes") {
    Cluster cluster;
    const auto [url, label] = GENERATE(table<std::string, std::string>(
        {{"http://127.0.0.1:8000", "127.0.0.1-8000"},
         {"https://[::1]:8443", "1--8443"},
         {"https://" + std::string(62, 'h') + ".example.com", std::string(62, 'h')}}));
    cluster.config.set("site", "url", url);
    const auto checked = cluster.checked(cluster.text());
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
    CHECK_THAT(checked.out, Contains(" " + label + " "));
}

TEST_CASE("What holds across nodes stands in the YAML, and the image that script/package makes") {
    Cluster cluster;
    const std::string text = cluster.text();
    CHECK_THAT(text, Contains("Journals and locks hold on one node at a time."));
    CHECK_THAT(text, Contains("Another site has a namespace of its own, with a volume of its own"));
    CHECK_THAT(text, Contains("image: \"zksync:"));
    CHECK_THAT(text, Contains("script/package --image"));
}

TEST_CASE("A pass of a terminal alone gets its Comm Key, if there is one, and no password") {
    Cluster cluster;
    cluster.config.set("device.wall-2", "url", "zk://192.168.1.201")
        .set("device.wall-2", "since", days_ago(1));
    const std::string text = cluster.text();
    const auto checked = cluster.checked(text);
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
    CHECK_THAT(text, Contains("- name: ZKSYNC_WALL_2_COMM_KEY\n"));
    CHECK_THAT(text, Contains("key: wall-2-comm-key\n                      optional: true"));
    CHECK_THAT(text, !Contains("wall-2-password"));
    CHECK_THAT(text, Contains("key: lobby-password\n              securityContext:"));
}
