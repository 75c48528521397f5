// TLS that does not come to stand: each failure has the sentence that cures it, said once, and none about
// certificates where there is none.
#include "harness/auth_scene.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace e2e;

namespace {

/// A self-signed certificate for one name, good for so many days, and its key.
struct Certified {
    TempDir dir;
    std::string cert = (dir / "cert.pem").string(), key = (dir / "key.pem").string();

    explicit Certified(const std::string& name = "IP:127.0.0.1", const std::string& days = "2") {
        const std::string request = (dir / "request.pem").string();
        const auto made = run({"/bin/sh",
                               {"-c", "openssl req -newkey rsa:2048 -nodes -keyout " + key + " -out " +
                                          request + " -subj /CN=test -addext subjectAltName=" + name +
                                          " && openssl x509 -req -copy_extensions copy -days " + days +
                                          " -in " + request + " -signkey " + key + " -out " + cert},
                               {},
                               {},
                               {},
                               {}});
        INFO(made.err);
        REQUIRE(made.exit_code == 0);
    }
    std::vector<std::string> options() const { return {"--tls-cert", cert, "--tls-key", key}; }
};

/// How often the text is there.
std::size_t times(const std::string& all, const std::string& text) {
    std::size_t count = 0;
    for (auto at = all.find(text); at != std::string::npos; at = all.find(text, at + text.size())) ++count;
    return count;
}

/// Either end behind TLS, and how messages name its keys.
struct SafeEnds : AuthScene {
    Device safe_device;
    Site safe_site;

    explicit SafeEnds(const Certified& certified)
        : safe_device(certified.options()), safe_site(certified.options()) {
        safe_device.knobs({{"password", device_password}});
        config.set("device.lobby", "url", safe_device.url());
        config.set("site", "url", safe_site.url());
    }
};

void check_cures(const Outcome& outcome, const std::string& why, const std::string& cure_of_device,
                 const std::string& cure_of_site, int code) {
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == code);
    CHECK(times(outcome.out, why) == 2);
    CHECK(times(outcome.out, cure_of_device) == 1);
    CHECK(times(outcome.out, cure_of_site) == 1);
}

} // namespace

TEST_CASE("TLS: https at a port of plain http") {
    AuthScene scene;
    scene.config.set("device.lobby", "url", "https" + scene.device.url().substr(4));
    scene.config.set("site", "url", "https" + scene.site.url().substr(4));
    const auto outcome = scene.auth();
    check_cures(outcome, "the other end does not speak TLS at this port",
                "; begin url of device \"lobby\" with http://", "; begin site.url with http://", 69);
    CHECK_FALSE(outcome.says("tls_ca"));
}

TEST_CASE("TLS: http at a port of TLS, which nginx says in its words") {
    const Certified own;
    SafeEnds scene(own);
    scene.config.set("device.lobby", "url", "http" + scene.safe_device.url().substr(5));
    scene.config.set("site", "url", "http" + scene.safe_site.url().substr(5));
    const auto outcome = scene.auth();
    check_cures(outcome, "speaks TLS at this port, and was asked without it",
                "; begin url of device \"lobby\" with https://", "; begin site.url with https://", 78);
    CHECK_FALSE(outcome.says("certificate"));
    const auto pass = scene.run({"run"});
    INFO(pass.err);
    CHECK(pass.exit_code == 78);
    CHECK(times(pass.err, "hint: ") == 1);
    CHECK(pass.says("begin url of device \"lobby\" with https://"));
}

TEST_CASE("TLS: an authority that nobody here knows") {
    const Certified own;
    SafeEnds scene(own);
    SECTION("none is named") {
        const auto outcome = scene.auth();
        check_cures(outcome, "the certificate is not trusted: self-signed certificate",
                    "name the file of its certificate in tls_ca of device \"lobby\"",
                    "name the file of its certificate in site.tls_ca", 69);
        CHECK(times(outcome.out, "tls_ca") == 2);
    }
    SECTION("another is named") {
        const Certified other;
        scene.config.set("device.lobby", "tls_ca", other.cert).set("site", "tls_ca", other.cert);
        check_cures(scene.auth(), "the certificate is not trusted",
                    "the file that tls_ca of device \"lobby\" names has to hold",
                    "the file that site.tls_ca names has to hold", 69);
    }
    SECTION("the right one is named") {
        scene.config.set("device.lobby", "tls_ca", own.cert).set("site", "tls_ca", own.cert);
        CHECK(scene.auth().says("ok   lobby: TLS: the certificate is accepted"));
    }
}

TEST_CASE("TLS: a certificate of another name") {
    const Certified other("DNS:hr.example.com");
    SafeEnds scene(other);
    scene.config.set("device.lobby", "tls_ca", other.cert).set("site", "tls_ca", other.cert);
    check_cures(scene.auth(), "the certificate is not for 127.0.0.1",
                "write the name that the certificate was made for into url of device \"lobby\"",
                "write the name that the certificate was made for into site.url", 69);
}

TEST_CASE("TLS: a certificate that has expired") {
    const Certified old("IP:127.0.0.1", "-1");
    SafeEnds scene(old);
    scene.config.set("device.lobby", "tls_ca", old.cert).set("site", "tls_ca", old.cert);
    const auto outcome = scene.auth();
    INFO(outcome.out);
    CHECK(outcome.exit_code == 69);
    CHECK(times(outcome.out, "certificate has expired; have it renewed on that server") == 2);
    CHECK_FALSE(outcome.says("tls_ca"));
}

TEST_CASE("TLS: a tls_ca that is no certificate is a mistake of the configuration") {
    const Certified own;
    SafeEnds scene(own);
    const auto file = scene.dir / "ca";
    std::string says_of_it;
    SECTION("some text") {
        write_file(file, "hello\n");
        says_of_it = "is no certificate; expected certificates in PEM form";
    }
    SECTION("a key") {
        std::filesystem::copy_file(own.key, file);
        says_of_it = "holds a key; expected the certificate of an authority";
    }
    SECTION("DER") {
        REQUIRE(run({"/usr/bin/openssl",
                     {"x509", "-in", own.cert, "-outform", "der", "-out", file.string()},
                     {},
                     {},
                     {},
                     {}})
                    .exit_code == 0);
        says_of_it = "is in DER form";
    }
    SECTION("one whose middle is damaged") {
        write_file(file, "-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n");
        says_of_it = "no certificate can be read from the file that is to vouch for it; see the file that "
                     "site.tls_ca names";
    }
    scene.config.set("device.lobby", "tls_ca", own.cert).set("site", "tls_ca", file.string());
    const auto outcome = scene.auth();
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says(says_of_it));
}
