#include "http/curl_transport.hpp"

#include "core/error.hpp"
#include "local_server.hpp"
#include "util/signals.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <future>
#include <sys/wait.h>
#include <thread>

using namespace zksync;
using namespace zksync::http;
using namespace std::chrono_literals;
using Catch::Contains;
using test::LocalServer;
using test::Peer;

namespace {

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

Exchange perform(const Request& request) { return CurlTransport{{}}.perform(request); }

Request get(std::string url) {
    Request request;
    request.url = std::move(url);
    return request;
}

Request post(std::string url, std::string body) {
    Request request = get(std::move(url));
    request.method = Method::post;
    request.body = std::move(body);
    request.connection = Connection::fresh;
    return request;
}

Response response(const Exchange& exchange) {
    if (const auto* failed = std::get_if<TransportFailure>(&exchange)) FAIL("no answer: " << failed->why);
    return std::get<Response>(exchange);
}

TransportFailure failure(const Exchange& exchange) {
    REQUIRE(std::holds_alternative<TransportFailure>(exchange));
    return std::get<TransportFailure>(exchange);
}

/// Answers every request of a connection.
void answer_all(Peer& peer) {
    while (!peer.read_request().empty()) peer.write(ok);
}

/// Takes one request, answers `text`, and closes.
auto answer_once(std::string text) {
    return [text = std::move(text)](Peer& peer) {
        peer.read_request();
        peer.write(text);
    };
}

int unused_port() {
    int port = 0;
    {
        const LocalServer server{[](Peer&) {}};
        const std::string url = server.url("");
        port = std::stoi(url.substr(url.rfind(':') + 1));
    }
    return port;
}

} // namespace

TEST_CASE("an answer comes with its status, its headers in lower case, and its body") {
    LocalServer server{
        answer_once("HTTP/1.1 404 Not Found\r\nX-Frappe:  yes \r\nContent-Length: 4\r\n\r\nbody")};
    const auto answer = response(perform(get(server.url("/x"))));
    CHECK(answer.status == 404);
    CHECK(answer.header("x-frappe") == "yes");
    CHECK_FALSE(answer.header("x-other"));
    CHECK(answer.body == "body");
}

TEST_CASE("a request goes out as it was put together") {
    std::string seen;
    LocalServer server{[&](Peer& peer) {
        seen = peer.read_request();
        peer.write(ok);
    }};
    Request request = post(server.url("/api?a=b"), R"({"x":1})");
    request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
    response(perform(request));
    CHECK_THAT(seen, Catch::StartsWith("POST /api?a=b HTTP/1.1\r\n"));
    CHECK_THAT(seen, Contains("\r\nContent-Type: application/json\r\n") && Contains("\r\nX-Empty:\r\n"));
    CHECK_THAT(seen, Contains("\r\nUser-Agent: zksync") && Contains("\r\nContent-Length: 7\r\n"));
    CHECK_THAT(seen, Contains("\r\nAccept-Encoding: gzip, deflate\r\n") && !Contains("Expect:"));
    CHECK_THAT(seen, Catch::EndsWith("\r\n\r\n{\"x\":1}"));
}

TEST_CASE("a POST or PUT without a body says so") {
    std::string seen;
    LocalServer server{[&](Peer& peer) {
        seen = peer.read_request();
        peer.write(ok);
    }};
    Request request = post(server.url("/"), "");
    request.method = GENERATE(Method::post, Method::put);
    request.headers = {{"User-Agent", "tester"}};
    response(perform(request));
    CHECK_THAT(seen, Catch::StartsWith(std::string{to_text(request.method)} + " / HTTP/1.1\r\n"));
    CHECK_THAT(seen, Contains("\r\nContent-Length: 0\r\n") && Contains("\r\nUser-Agent: tester\r\n"));
    CHECK_THAT(seen, !Contains("Content-Type:"));
}

TEST_CASE("a large body goes out whole") {
    std::string seen;
    LocalServer server{[&](Peer& peer) {
        seen = peer.read_request();
        peer.write(ok);
    }};
    response(perform(post(server.url("/"), std::string(3'000'000, 'x'))));
    CHECK(seen.size() > 3'000'000);
}

TEST_CASE("a header cannot smuggle in another") {
    Request request = get("http://127.0.0.1:1/");
    request.headers = {{"Authorization", "token a\r\nX-Evil: 1"}};
    CHECK_THROWS_AS(perform(request), Error);
}

TEST_CASE("no redirect is followed, and no cookie kept") {
    std::string second;
    LocalServer server{[&](Peer& peer) {
        peer.read_request();
        peer.write(
            "HTTP/1.1 302 Found\r\nLocation: /other\r\nSet-Cookie: sid=1\r\nContent-Length: 0\r\n\r\n");
        second = peer.read_request();
        peer.write(ok);
    }};
    CurlTransport transport{{}};
    CHECK(response(transport.perform(get(server.url("/")))).status == 302);
    response(transport.perform(get(server.url("/next"))));
    CHECK_THAT(second, Catch::StartsWith("GET /next ") && !Contains("Cookie:"));
}

TEST_CASE("the header of an interim answer does not count") {
    LocalServer server{answer_once("HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n" + std::string{ok})};
    const auto answer = response(perform(get(server.url("/"))));
    CHECK(answer.status == 200);
    CHECK_FALSE(answer.header("x-interim"));
}

TEST_CASE("a connection is used again, unless a fresh one is asked for") {
    LocalServer server{answer_all};
    CurlTransport transport{{}};
    response(transport.perform(get(server.url("/1"))));
    response(transport.perform(get(server.url("/2"))));
    CHECK(server.connections() == 1);
}

TEST_CASE("a fresh connection is neither an old one nor left to the next") {
    LocalServer server{answer_all};
    CurlTransport transport{{}};
    response(transport.perform(post(server.url("/1"), "x")));
    response(transport.perform(post(server.url("/2"), "x")));
    response(transport.perform(get(server.url("/3"))));
    CHECK(server.connections() == 3);
}

TEST_CASE("a write is never sent twice, even when its connection dies") {
    int requests = 0;
    LocalServer server{[&](Peer& peer) {
        peer.read_request();
        ++requests;
        peer.reset();
    }};
    const auto failed = failure(perform(post(server.url("/"), "x")));
    CHECK(failed.failure == Failure::broken);
    CHECK(failed.why == "the connection was closed before an answer came");
    CHECK_FALSE(failed.never_sent());
    CHECK(server.connections() == 1);
    CHECK(requests == 1);
}

TEST_CASE("an empty reply is a broken connection") {
    LocalServer server{answer_once("")};
    const auto failed = failure(perform(get(server.url("/"))));
    CHECK(failed.failure == Failure::broken);
    CHECK_FALSE(failed.never_sent());
}

TEST_CASE("an answer that ends too early is a broken connection") {
    const bool by_reset = GENERATE(true, false);
    LocalServer server{[by_reset](Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
        std::this_thread::sleep_for(50ms);
        if (by_reset) peer.reset();
    }};
    const auto failed = failure(perform(post(server.url("/"), "x")));
    CHECK(failed.failure == Failure::broken);
    CHECK(failed.why == "the connection was closed in the middle of the answer");
    CHECK_FALSE(failed.never_sent());
}

TEST_CASE("an answer that does not come in time is a time-out") {
    const auto* begun = GENERATE("", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
    LocalServer server{[begun](Peer& peer) {
        peer.read_request();
        peer.write(begun);
        peer.wait();
    }};
    Request request = post(server.url("/"), "x");
    request.timeout = 300ms;
    const auto start = std::chrono::steady_clock::now();
    const auto failed = failure(perform(request));
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    CHECK(failed.failure == Failure::timeout);
    CHECK(failed.why == (*begun == '\0' ? "no answer within 0.3 s" : "no complete answer within 0.3 s"));
    CHECK_FALSE(failed.never_sent());
}

TEST_CASE("a refused connection says so, and nothing was sent") {
    const auto failed = failure(perform(post("http://127.0.0.1:" + std::to_string(unused_port()), "x")));
    CHECK(failed.failure == Failure::connect);
    CHECK(failed.why == "connection refused");
    CHECK(failed.never_sent());
}

TEST_CASE("a name that nobody knows says so, and nothing was sent") {
    const auto failed = failure(perform(post("http://hr.invalid:1/", "x")));
    CHECK(failed.failure == Failure::resolve);
    CHECK(failed.why == "the name hr.invalid is not known");
    CHECK(failed.never_sent());
}

TEST_CASE("plain HTTP at an https port says so, and nothing was sent") {
    LocalServer server{[](Peer& peer) {
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.wait();
    }};
    const auto failed = failure(perform(post(server.url("/", "https"), "x")));
    CHECK(failed.failure == Failure::tls);
    CHECK(failed.why == "the other end does not speak TLS at this port");
    CHECK(failed.never_sent());
}

TEST_CASE("a connection that ends during the TLS handshake may be tried again, and nothing was sent") {
    LocalServer server{[](Peer& peer) {
        peer.read_some();
        peer.reset();
    }};
    const auto failed = failure(perform(post(server.url("/", "https"), "x")));
    CHECK(failed.failure == Failure::connect);
    CHECK(failed.why == "the connection was closed during the TLS handshake");
    CHECK(failed.never_sent());
}

TEST_CASE("a TLS handshake that stalls ends with the time to connect") {
    LocalServer server{[](Peer& peer) { peer.wait(); }};
    Request request = post(server.url("/", "https"), "x");
    request.connect_timeout = 300ms;
    const auto failed = failure(perform(request));
    CHECK(failed.failure == Failure::connect);
    CHECK(failed.why == "no TLS handshake within 0.3 s");
    CHECK(failed.never_sent());
}

TEST_CASE("what is not HTTP says so") {
    LocalServer server{answer_once("SSH-2.0-OpenSSH_9.2\r\n")};
    const auto failed = failure(perform(post(server.url("/"), "x")));
    CHECK(failed.failure == Failure::not_http);
    CHECK_FALSE(failed.never_sent());
}

TEST_CASE("an answer beyond the cap is given up, with or without its length") {
    const auto* head = GENERATE("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n");
    LocalServer server{answer_once(head + std::string(2000, 'x'))};
    Request request = get(server.url("/"));
    request.body_cap = 1000;
    const auto failed = failure(perform(request));
    CHECK(failed.failure == Failure::too_large);
    CHECK_FALSE(failed.never_sent());
    request.body_cap = 2000;
    CHECK(response(perform(request)).body.size() == 2000);
}

TEST_CASE("a transport can be used again after a failure") {
    int nth = 0;
    LocalServer server{[&](Peer& peer) {
        peer.read_request();
        if (++nth == 1) return;
        peer.write(ok);
    }};
    CurlTransport transport{{}};
    failure(transport.perform(get(server.url("/"))));
    CHECK(response(transport.perform(get(server.url("/")))).body == "ok");
}

TEST_CASE("a CA file that cannot be read is an error of the configuration") {
    try {
        const CurlTransport transport{WayOptions{"/nonexistent/ca.pem"}};
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::configuration);
        CHECK_THAT(error.what(), Contains("/nonexistent/ca.pem"));
    }
}

TEST_CASE("a signal ends a stalled transfer within a second") {
    const bool begun = GENERATE(false, true);
    LocalServer server{[begun](Peer& peer) {
        peer.read_request();
        if (begun) peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        peer.wait();
    }};
    // A child, because a process that was told to end stays so.
    const pid_t child = ::fork();
    if (child == 0) {
        signals::install();
        try {
            static_cast<void>(perform(get(server.url("/"))));
        } catch (const Interrupted& interrupted) {
            ::_exit(interrupted.signal());
        }
        ::_exit(0);
    }
    std::this_thread::sleep_for(500ms);
    const auto start = std::chrono::steady_clock::now();
    ::kill(child, SIGTERM);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == SIGTERM);
}

TEST_CASE("a request that is sent ahead is on its way before anybody waits for it, and is sent once") {
    std::promise<std::string> came;
    std::atomic<int> requests{0};
    LocalServer server{[&](Peer& peer) {
        for (std::string request; !(request = peer.read_request()).empty(); peer.write(ok))
            if (++requests == 2) came.set_value(request);
    }};
    CurlTransport transport{{}};
    response(transport.perform(get(server.url("/1"))));
    transport.send_ahead(get(server.url("/2")));
    CHECK_THAT(came.get_future().get(), Catch::StartsWith("GET /2 "));
    transport.send_ahead(get(server.url("/3")));
    transport.receive_ahead();
    CHECK(response(transport.perform(get(server.url("/2")))).body == "ok");
    CHECK(requests == 2);
    CHECK(server.connections() == 1);
}

TEST_CASE("another request waits until the one that was sent ahead is over") {
    std::vector<std::string> seen;
    LocalServer server{[&](Peer& peer) {
        for (std::string request; !(request = peer.read_request()).empty(); peer.write(ok))
            seen.push_back(request.substr(0, request.find(" HTTP")));
    }};
    {
        CurlTransport transport{{}};
        transport.send_ahead(get(server.url("/ahead")));
        CHECK(response(transport.perform(get(server.url("/other")))).body == "ok");
        CHECK(response(transport.perform(get(server.url("/ahead")))).body == "ok");
        CHECK(server.connections() == 1);
    }
    CHECK(seen == std::vector<std::string>{"GET /ahead", "GET /other", "GET /ahead"});
}

TEST_CASE("what became of a request that was sent ahead is told when it is performed") {
    LocalServer server{[](Peer& peer) {
        peer.read_request();
        peer.reset();
    }};
    CurlTransport transport{{}};
    const Request request = get(server.url("/"));
    transport.send_ahead(request);
    CHECK(failure(transport.perform(request)).failure == Failure::broken);
}

TEST_CASE("time in which nobody looks at a request that was sent ahead is none of its time-out") {
    LocalServer server{answer_all};
    CurlTransport transport{{}};
    response(transport.perform(get(server.url("/1"))));
    Request request = get(server.url("/2"));
    request.timeout = 30ms;
    transport.send_ahead(request);
    std::this_thread::sleep_for(60ms);
    CHECK(response(transport.perform(request)).body == "ok");
}

TEST_CASE("compressed answers are asked for, and what cannot be undone is a broken answer") {
    std::string asked;
    LocalServer server{[&](Peer& peer) {
        asked = peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip");
    }};
    const auto failed = failure(perform(get(server.url("/"))));
    CHECK(failed.failure == Failure::broken);
    CHECK(failed.why == "the answer is compressed in a way that cannot be undone");
    CHECK_FALSE(failed.never_sent());
    CHECK_THAT(asked, Contains("Accept-Encoding: gzip, deflate\r\n"));
}
