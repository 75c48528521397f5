#include "http/proxy.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace zksync;
using namespace zksync::http;

namespace {

using Variables = std::map<std::string, std::string>;

Environment of(Variables variables) {
    return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional{found->second};
    };
}

std::string shown(const std::string& url, const Variables& variables,
                  const std::optional<std::string>& configured = {}) {
    const auto proxy = proxy_for(url, configured, of(variables));
    return proxy ? proxy->shown : "";
}

} // namespace

TEST_CASE("the environment names a proxy by the scheme of the URL") {
    const Variables both{{"http_proxy", "http://10.0.0.1:3128"}, {"https_proxy", "http://10.0.0.2:3128"}};
    CHECK(shown("http://192.168.1.100/x", both) == "http://10.0.0.1:3128 (http_proxy)");
    CHECK(shown("https://hr.example.com/x", both) == "http://10.0.0.2:3128 (https_proxy)");
    CHECK(shown("http://192.168.1.100/x", {{"HTTP_PROXY", "http://10.0.0.1:3128"}}).empty());
    CHECK(shown("https://hr.example.com", {{"HTTPS_PROXY", "10.0.0.1:3128"}}) ==
          "http://10.0.0.1:3128 (HTTPS_PROXY)");
    CHECK(shown("http://lobby", {{"ALL_PROXY", "socks5://10.0.0.1:1080"}}) ==
          "socks5://10.0.0.1:1080 (ALL_PROXY)");
    CHECK(shown("http://lobby", {}).empty());
}

TEST_CASE("the configuration comes before the environment, and none means none") {
    const Variables environment{{"http_proxy", "http://10.0.0.1:3128"}, {"no_proxy", "*"}};
    CHECK(shown("http://lobby", environment, "http://10.0.0.9:8080") == "http://10.0.0.9:8080");
    CHECK(shown("http://lobby", {{"http_proxy", "http://10.0.0.1:3128"}}, "none").empty());
}

TEST_CASE("a user and a password are used and not shown") {
    const auto proxy =
        proxy_for("http://lobby", {}, of({{"http_proxy", "http://somebody:s3cr@t@10.0.0.1:3128/"}}));
    REQUIRE(proxy);
    CHECK(proxy->address == "http://somebody:s3cr@t@10.0.0.1:3128/");
    CHECK(proxy->shown == "http://10.0.0.1:3128 (http_proxy)");
    CHECK(shown("http://lobby", {{"http_proxy", "somebody:secret@proxy"}}) == "http://proxy (http_proxy)");
}

TEST_CASE("nothing of a password is shown, whatever stands in it, and how to write it is said") {
    const std::string password = GENERATE("Se#cret1", "Se/cret1", "Se?cret1", "#/?@:Se", "Se cret1", "a://b");
    const std::string kind = GENERATE("", "http://", "socks5://");
    INFO(kind << password);
    const auto proxy =
        proxy_for("http://lobby", {}, of({{"http_proxy", kind + "user:" + password + "@10.0.0.1:3128"}}));
    REQUIRE(proxy);
    CHECK(proxy->shown == (kind.empty() ? "http://" : kind) + "10.0.0.1:3128 (http_proxy)");
    CHECK(proxy->problem.find("%23 (#)") != std::string::npos);
}

TEST_CASE("what does not parse is not shown") {
    const std::string address = GENERATE("user:Se#cret1", "http://user:Secret", "http://", "@", "http://[::1",
                                         "user:Secret@", "http://u@h:1 2");
    INFO(address);
    const auto proxy = proxy_for("http://lobby", {}, of({{"http_proxy", address}}));
    REQUIRE(proxy);
    CHECK(proxy->shown == "of an unreadable address (http_proxy)");
    CHECK_FALSE(proxy->problem.empty());
}

TEST_CASE("a sound address has no problem") {
    const std::string address =
        GENERATE("10.0.0.1:3128", "http://proxy", "http://user:p%40ss@proxy:3128/", "socks5h://[::1]:1080",
                 "http://DOM\\user:Secret1@proxy:3128", "https://proxy.example.com:443");
    INFO(address);
    const auto proxy = proxy_for("http://lobby", {}, of({{"http_proxy", address}}));
    REQUIRE(proxy);
    CHECK(proxy->problem.empty());
    CHECK(proxy->shown.find("roxy") != std::string::npos);
    CHECK(proxy->shown.find("user") == std::string::npos);
}

TEST_CASE("hosts, domains and networks are exempt from a proxy") {
    CHECK(is_exempt("hr.example.com", "*"));
    CHECK(is_exempt("hr.example.com", "localhost, example.com"));
    CHECK(is_exempt("HR.example.com.", ".Example.com"));
    CHECK(is_exempt("hr.example.com", "hr.example.com."));
    CHECK(is_exempt("192.168.1.100", "10.0.0.0/8,192.168.0.0/16"));
    CHECK(is_exempt("192.168.1.100", "192.168.1.100"));
    CHECK(is_exempt("fe80::1", "fe80::/10"));
    CHECK(is_exempt("127.0.0.1", "0.0.0.0/0"));
    CHECK_FALSE(is_exempt("badexample.com", "example.com"));
    CHECK_FALSE(is_exempt("192.168.1.100", "168.1.100"));
    CHECK_FALSE(is_exempt("192.169.1.100", "192.168.0.0/16"));
    CHECK_FALSE(is_exempt("192.168.1.100", "192.168.0.0/33"));
    CHECK_FALSE(is_exempt("192.168.1.100", "fe80::/10"));
    CHECK_FALSE(is_exempt("hr.example.com", " , ,"));
    CHECK_FALSE(is_exempt("hr.example.com", ""));
    CHECK(shown("http://192.168.1.100:8081/x",
                {{"http_proxy", "http://10.0.0.1:3128"}, {"NO_PROXY", "192.168.0.0/16"}})
              .empty());
}
