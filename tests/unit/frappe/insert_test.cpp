#include "scripted_site.hpp"
#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;
using test::Given;
using test::recorded;

namespace {

std::vector<Checkin> three() {
    const SiteTime time{*LocalTime::parse("2026-10-05 09:00:00")};
    return {{"HR-EMP-00011", time, LogType::in, "lobby", {}, {}},
            {"HR-EMP-00012", time, LogType::none, "Gate \"1\"", 25.2, 55.3},
            {"HR-EMP-00013", time, LogType::out, "", {}, {}}};
}

} // namespace

TEST_CASE("a batch is one insert_many, with the documents as a JSON text") {
    Given given{recorded("insert-many-created")};
    const auto answer = given.client.insert(three());
    CHECK(answer.meaning == WriteMeaning::stored);
    CHECK(answer.names.size() == 3);

    const auto& request = given.site.asked.at(0);
    CHECK(request.method == http::Method::post);
    CHECK(request.url == "https://hr.example.com/api/method/frappe.client.insert_many");
    CHECK(request.connection == http::Connection::fresh);
    CHECK(request.timeout == 130s);

    const auto body = json::parse(request.body);
    CHECK(body.root().keys() == std::vector<std::string>{"docs"});
    const auto docs = json::parse(*body["docs"].string());
    REQUIRE(docs.root().size() == 3);
    CHECK(docs.root().at(0).dump() == R"({"doctype":"Employee Checkin","employee":"HR-EMP-00011",)"
                                      R"("time":"2026-10-05 09:00:00","device_id":"lobby","log_type":"IN"})");
    const auto second = docs.root().at(1);
    CHECK_FALSE(second["log_type"].exists());
    CHECK(second["device_id"].string() == "Gate \"1\"");
    CHECK(second["latitude"].number() == 25.2);
    CHECK(second["longitude"].number() == 55.3);
    CHECK(docs.root().at(2)["log_type"].string() == "OUT");
    CHECK_FALSE(docs.root().at(2)["latitude"].exists());
}

TEST_CASE("a batch is sent once, whatever comes of it") {
    for (const auto& exchange : std::vector<http::Exchange>{
             recorded("nginx-502"), recorded("lock-wait-timeout"), recorded("rate-limit-1"),
             recorded("maintenance"), http::TransportFailure{http::Failure::broken, "reset"},
             http::TransportFailure{http::Failure::connect, "refused"}}) {
        Given given{exchange};
        CHECK(given.client.insert(three()).meaning != WriteMeaning::stored);
        CHECK(given.client.requests() == 1);
    }
}
