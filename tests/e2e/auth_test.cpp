// auth and the device: every line that it can print, provoked.
#include "harness/auth_scene.hpp"
#include "harness/eventually.hpp"
#include "harness/secrecy.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace e2e;

namespace {

std::string day_of_go_live() { return days_ago(20); }

/// A self-signed certificate for 127.0.0.1 and its key.
struct Certificate {
    TempDir dir;
    std::string cert = (dir / "cert.pem").string(), key = (dir / "key.pem").string();
    Certificate() {
        const auto made =
            run({"/usr/bin/openssl",
                 {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
                  "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"},
                 {},
                 {},
                 {},
                 {}});
        REQUIRE(made.exit_code == 0);
    }
};

std::string with_host(const std::string& url, const std::string& host) {
    std::string other = url;
    return other.replace(other.find("127.0.0.1"), 9, host);
}

} // namespace

TEST_CASE("auth says what is well at both ends, line by line, and keeps the token") {
    AuthScene scene;
    const auto outcome = scene.auth();
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    for (const std::string& line :
         {std::string("ok   lobby: 127.0.0.1 is an address: no name to resolve\n"),
          "ok   lobby: port " + std::to_string(scene.device.port()) + " is open\n",
          std::string("ok   lobby: the API answers: 401 without a token, as it should, so it is reachable\n"),
          std::string("ok   lobby: logged in as admin; the token is kept\n"),
          "ok   lobby: transactions are readable: 1 since go-live (" + day_of_go_live() + " 00:00:00)\n",
          std::string("ok   lobby: the clocks of the device and this host differ by "),
          "ok   lobby: terminal Gate 1 (CQUJ190000001): firmware ZAM180-NF-Ver1.4.5, last active " +
              days_ago(1),
          "ok   site: port " + std::to_string(scene.site.port()) + " is open\n",
          std::string("ok   site: Frappe answers\n"),
          std::string("ok   site: the server has a site of that name\n"),
          std::string("ok   site: the API key is accepted: it belongs to sync@example.com\n"),
          std::string("ok   site: its roles: HR User, All, Guest, Desk User\n"),
          std::string("ok   site: versions: erpnext 16.0.0-dev, frappe 16.0.0-dev, hrms 16.0.0-dev\n"),
          std::string("ok   site: the clocks of the site's server and this host differ by "),
          std::string("ok   site: its profile says Asia/Dubai, which need not be the site's zone\n"),
          std::string("skip site: the zone of the site's clock, because it shows in the first rehearsal"),
          std::string("ok   site: 2 of 2 employees have a biometric ID in attendance_device_id\n"),
          std::string("ok   site: it may read all 2 employees\n"),
          std::string("ok   site: it may create check-ins\n"),
          std::string("ok   site: the site keeps the time of its check-ins (level 1 of Employee Checkin)\n"),
          std::string("ok   site: nothing keeps zksync from writing to it\n")}) {
        CAPTURE(line);
        CHECK(outcome.out.find(line) != std::string::npos);
    }
    CHECK(secrets_in(outcome.out + outcome.err, scene).empty());
    CHECK(scene.site.writes() == 0);
    CHECK(scene.device.log_ins() == 1);

    REQUIRE(scene.run({"pull", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.device.log_ins() == 1);
}

TEST_CASE("auth --json is one document") {
    AuthScene scene;
    scene.site.knobs({{"maintenance", true}});
    const Json document = scene.run_json({"auth"});
    INFO(document.dump(2));
    CHECK(document.at("exit_code") == 69);
    CHECK(document.at("devices").at(0).at("device") == "lobby");
    for (const Json& check : document.at("devices").at(0).at("checks")) CHECK(check.at("verdict") == "ok");
    const Json& checks = document.at("site").at("checks");
    CHECK(checks.at(2).at("check") == "frappe");
    CHECK(checks.at(2).at("verdict") == "fail");
    CHECK(checks.at(3).at("verdict") == "skip");
}

TEST_CASE("auth --all checks every device, and the site once; the first failure decides") {
    AuthScene scene;
    Device gate;
    gate.knobs({{"password", device_password}, {"licence_lapsed", true}});
    scene.config.set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("gate", device_password))
        .set("device.gate", "since", day_of_go_live());
    const auto outcome = scene.run({"auth", "--all"});
    says(outcome, "ok   lobby: logged in");
    says(outcome, "FAIL gate: cannot read the punches");
    says(outcome, "no API licence");
    says(outcome, "skip gate: the clock, because this failed: reading transactions");
    CHECK(outcome.exit_code == 77);
    CHECK(outcome.out.find("API key is accepted") == outcome.out.rfind("API key is accepted"));
    CHECK(scene.run({"auth"}).exit_code == 64);
}

TEST_CASE("auth: the way to the device") {
    AuthScene scene;
    const std::string unknown = std::string(70, 'x') + ".example";
    SECTION("a name that resolves") {
        scene.config.set("device.lobby", "url", with_host(scene.device.url(), "localhost"));
        says(scene.auth(), "ok   lobby: the name localhost resolves");
    }
    SECTION("a name that does not") {
        scene.config.set("device.lobby", "url", with_host(scene.device.url(), unknown));
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: cannot reach http://" + unknown);
        says(outcome, "skip lobby: the port, because this failed: the name");
        says(outcome, "see url of device \"lobby\"");
        CHECK(outcome.exit_code == 69);
    }
    SECTION("nobody listens") {
        scene.device.stop();
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: cannot reach");
        says(outcome, "ok   lobby: 127.0.0.1 is an address");
        says(outcome, "skip lobby: the terminals, because this failed: the port");
        says(outcome, "ok   site: the API key is accepted");
        CHECK(outcome.exit_code == 69);
    }
    SECTION("something that keeps the checks from beginning") {
        REQUIRE(scene.auth().exit_code == 0);
        std::filesystem::remove(scene.state_dir() / "lobby.token");
        std::filesystem::create_directory(scene.state_dir() / "lobby.token");
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: ");
        says(outcome, "lobby.token");
        says(outcome, "ok   site: the API key is accepted");
        CHECK(outcome.exit_code == 74);
    }
}

TEST_CASE("auth: TLS") {
    const Certificate own;
    AuthScene scene;
    Device safe({"--tls-cert", own.cert, "--tls-key", own.key});
    safe.knobs({{"password", device_password}});
    scene.config.set("device.lobby", "url", safe.url());
    SECTION("a self-signed certificate") {
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: cannot reach https://");
        says(outcome, "tls_ca of device \"lobby\"");
        CHECK(outcome.exit_code == 69);
    }
    SECTION("trusted") {
        scene.config.set("device.lobby", "tls_ca", own.cert);
        const auto outcome = scene.auth();
        says(outcome, "ok   lobby: TLS: the certificate is accepted");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("not looked at") {
        scene.config.set_raw("device.lobby", "tls_verify", "false");
        const auto outcome = scene.auth();
        says(outcome, "warn lobby: TLS: the certificate is not looked at (tls_verify = false)");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("http for https") {
        scene.config.set("device.lobby", "url", "http" + safe.url().substr(5));
        CHECK(scene.auth().exit_code != 0);
        says(scene.auth(), "FAIL lobby: cannot reach http://");
    }
    SECTION("https for http") {
        scene.config.set("device.lobby", "url", "https" + scene.device.url().substr(4));
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: cannot reach https://");
        says(outcome, "begin url of device \"lobby\" with http://");
        CHECK(outcome.exit_code == 69);
    }
}

TEST_CASE("auth: what answers there") {
    AuthScene scene;
    Json fault{{"match", {{"path", Device::transactions}}}, {"times", 0}};
    SECTION("a web page") {
        fault["do"] = "html200";
        scene.device.faults(fault);
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: cannot reach");
        says(outcome, "a web page came instead of the API's answer");
        CHECK(outcome.exit_code == 65);
    }
    SECTION("an error of the server's") {
        fault["do"] = "status";
        fault["status"] = 502;
        scene.device.faults(fault);
        const auto outcome = scene.auth();
        says(outcome, "the device answered 502");
        CHECK(outcome.exit_code == 69);
    }
    SECTION("punches for anybody") {
        fault.update({{"do", "status"}, {"status", 200}, {"times", 1}});
        fault["body"] = {{"count", 0}, {"next", nullptr}, {"code", 0}, {"data", Json::array()}};
        scene.device.faults(fault);
        says(scene.auth(), "warn lobby: the API answers, and gives punches to anybody, without a token");
    }
    SECTION("403 for 401") {
        scene.device.knobs({{"refused_status", 403}});
        says(scene.auth(), "ok   lobby: the API answers: 403 without a token");
    }
}

TEST_CASE("auth: the log-in") {
    AuthScene scene;
    SECTION("a wrong password is said at once, and is tried again at once") {
        scene.device.knobs({{"password", "another"}});
        const auto outcome = scene.auth();
        says(outcome,
             "FAIL lobby: cannot log in to " + scene.device.url() + ": the device refused the password");
        says(outcome, "skip lobby: reading transactions, because this failed: the log-in");
        CHECK(outcome.exit_code == 77);
        CHECK(scene.run({"pull"}).exit_code == 77);
        scene.device.knobs({{"password", device_password}});
        CHECK(scene.run({"pull"}).exit_code == 77); // the refusal is remembered
        CHECK(scene.auth().exit_code == 0);
        CHECK(scene.run({"pull"}).exit_code == 0);
    }
    SECTION("another way of logging in") {
        scene.device.knobs({{"auth", "token"}});
        const auto outcome = scene.auth();
        says(outcome, "auth = \"token\"");
        CHECK(outcome.exit_code == 78);
    }
    SECTION("a pass is at work") {
        REQUIRE(scene.run({"pull"}).exit_code == 0);
        const int lock = open((scene.state_dir() / "lobby.lock").c_str(), O_RDWR);
        REQUIRE(flock(lock, LOCK_EX) == 0);
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: no new token was asked for: a pass of this device (PID ");
        CHECK(outcome.exit_code == 75);
        close(lock);
    }
}

TEST_CASE("auth: transactions and clocks") {
    AuthScene scene;
    SECTION("no count") {
        scene.device.knobs({{"give_count", false}});
        says(scene.auth(),
             "ok   lobby: transactions are readable; this server does not say how many there are");
    }
    SECTION("no Date") {
        scene.device.knobs({{"no_date", true}});
        says(scene.auth(), "warn lobby: the device's answers have no Date header");
    }
    SECTION("two hours apart") {
        scene.device.knobs({{"date_skew", 7200}});
        const auto outcome = scene.auth();
        says(outcome, "warn lobby: this host's clock says ");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("two days apart") {
        scene.device.knobs({{"date_skew", -172800}});
        const auto outcome = scene.auth();
        says(outcome, "FAIL lobby: this host's clock says ");
        says(outcome, "ok   lobby: terminal Gate 1 (CQUJ190000001)");
        CHECK(outcome.exit_code == 78);
    }
}

TEST_CASE("auth: terminals") {
    AuthScene scene;
    SECTION("silent, never active, without firmware, not known") {
        scene.device.post("/_sim/terminals",
                          Json::array({{{"sn", "OLD1"}, {"last_activity", at(30, "08:00:00")}},
                                       {{"sn", "NEW1"}, {"fw_ver", ""}, {"last_activity", nullptr}},
                                       {{"sn", "GONE1"}, {"last_activity", at(60, "08:00:00")}}}));
        scene.config.set("device.lobby.terminal.TYPO1", "direction", "in");
        scene.config.set_raw("device.lobby.terminal.GONE1", "retired", "true");
        const auto outcome = scene.auth();
        says(outcome, "warn lobby: terminal OLD1: firmware ZAM180-NF-Ver1.4.5, last active " +
                          at(30, "08:00:00") + ", silent for more than a week; is it switched on");
        says(outcome, "retired = true in [device.lobby.terminal.OLD1]");
        says(outcome, "warn lobby: terminal NEW1: firmware not known, never active");
        says(outcome, "ok   lobby: terminal GONE1");
        says(outcome, "warn lobby: terminal TYPO1 is in the configuration, and the device does not know it");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("none") {
        scene.device.knobs({{"auto_terminals", false}});
        says(scene.auth(), "warn lobby: no terminal is known to the device");
    }
    SECTION("a list that is not given is no failure") {
        scene.device.faults({{"match", {{"path", "/iclock/api/terminals/"}}},
                             {"times", 0},
                             {"do", "status"},
                             {"status", 404}});
        const auto outcome = scene.auth();
        says(outcome, "warn lobby: cannot read the terminals");
        CHECK(outcome.exit_code == 0);
    }
}
