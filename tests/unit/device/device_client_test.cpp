#include "rig.hpp"

using namespace zksync;
using namespace zksync::rig;

namespace {

/// A rig whose device has given its token already.
struct LoggedInRig : Rig {
    LoggedInRig() {
        transport.will_answer({classic_token()});
        client().log_in();
        transport.asked.clear();
    }
    const std::string& last_url() const { return transport.asked.back().url; }
};

const std::string row = R"({"id":1,"emp_code":"0042","punch_time":"2026-11-22 08:00:00","punch_state":"0"})";

} // namespace

TEST_CASE(
    "a window is asked for with a second more at both ends, both names of the page size and encoded times") {
    LoggedInRig rig;
    rig.transport.will_answer({page("[" + row + "]", R"("http://internal:8081/x?page=3")", 6)});
    const auto answer = rig.client().transactions(
        {LocalTime::parse("2026-11-22 08:00:00.5"), LocalTime::parse("2026-11-23 00:00:00")}, 2, 500);
    CHECK(rig.last_url() == "http://192.168.1.100/iclock/api/transactions/?page=2&page_size=500&limit=500"
                            "&start_time=2026-11-22%2007%3A59%3A59&end_time=2026-11-23%2000%3A00%3A01");
    REQUIRE(answer);
    CHECK(answer->rows == 1);
    CHECK(answer->count == 6);
    CHECK(answer->more == true);
    REQUIRE(answer->punches.size() == 1);
    CHECK(answer->punches[0].code.value == "0042");
    CHECK(rig.warnings.empty());
}

TEST_CASE("an absent end is not sent, because an empty one switches the filter off") {
    LoggedInRig rig;
    rig.transport.will_answer({page("[]"), page("[]")});
    rig.client().transactions({}, 1, 10);
    CHECK(rig.last_url() == "http://192.168.1.100/iclock/api/transactions/?page=1&page_size=10&limit=10");
    rig.client().transactions({{}, LocalTime::parse("2026-11-22")}, 1, 10);
    CHECK(rig.last_url().find("start_time") == std::string::npos);
    CHECK(rig.last_url().find("ordering") == std::string::npos);
}

TEST_CASE("rows that are no objects are counted and left out, with one warning a page") {
    LoggedInRig rig;
    rig.transport.will_answer({page("[" + row + ",null,7,[1]]"), page("[7]")});
    const auto answer = rig.client().transactions({}, 1, 10);
    CHECK(answer->rows == 4);
    CHECK(answer->punches.size() == 1);
    REQUIRE(rig.warnings.size() == 1);
    CHECK(rig.warnings[0] == "3 rows are no punches and were left out");
    rig.client().transactions({}, 1, 10);
    CHECK(rig.warnings.back() == "1 row is no punch and was left out");
}

TEST_CASE("a page that there is not is nothing, the first one too") {
    LoggedInRig rig;
    rig.transport.will_answer({denied(404, "Invalid page."), denied(404, "Invalid page."),
                               denied(404, "Page non valide."), denied(404, "Invalid page.")});
    CHECK_FALSE(rig.client().transactions({}, 2, 10));
    CHECK_FALSE(rig.client().transactions({}, 1, 10));
    CHECK_FALSE(rig.client().transactions({}, 2, 10));
    CHECK_FALSE(rig.client().count({}));
}

TEST_CASE("a 404 that is no page of the API is a matter of the configuration") {
    LoggedInRig rig;
    rig.transport.will_answer(
        {html(404), html(404), denied(404, "Not found."), {http::Response{404, {}, ""}}});
    for (const int number : {1, 2, 1, 2}) {
        const Error error = error_of([&] { rig.client().transactions({}, number, 10); });
        CHECK(error.kind() == ErrorKind::configuration);
        CHECK_THAT(error.what(), Catch::Contains("has no /iclock/api/transactions/"));
    }
}

TEST_CASE("a 400 is told in the server's words") {
    LoggedInRig rig;
    rig.transport.will_answer({json_answer(400, R"({"start_time":["Enter a valid date/time."]})")});
    const Error error = error_of([&] { rig.client().transactions({}, 1, 10); });
    CHECK(error.kind() == ErrorKind::protocol);
    CHECK_THAT(error.what(), Catch::Contains("start_time: Enter a valid date/time."));
}

TEST_CASE("what is no page is an error: a web page, a redirect, half a text") {
    LoggedInRig rig;
    rig.transport.will_answer(
        {html(200), redirect(301, "/elsewhere/"), json_answer(200, R"({"data":[{"id)")});
    for (int i = 0; i < 3; ++i) {
        CHECK(error_of([&] { rig.client().transactions({}, 1, 10); }).kind() == ErrorKind::protocol);
    }
}

TEST_CASE("a transient fault is tried again, a bounded number of times") {
    LoggedInRig rig;
    SECTION("and passes") {
        rig.transport.will_answer({html(500),
                                   http::TransportFailure{http::Failure::broken, "connection reset"},
                                   http::TransportFailure{http::Failure::timeout, "no answer"}, page("[]")});
        auto client = rig.client();
        CHECK(client.transactions({}, 1, 10));
        CHECK(client.requests() == 4);
    }
    SECTION("or not") {
        for (int i = 0; i < 4; ++i) rig.transport.will_answer({html(502)});
        const Error error = error_of([&] { rig.client().transactions({}, 1, 10); });
        CHECK(error.kind() == ErrorKind::unreachable);
        CHECK(std::string{error.what()} ==
              "cannot read the punches from http://192.168.1.100: the device answered 502");
        CHECK(rig.transport.script.empty());
    }
}

TEST_CASE("the count takes one row") {
    LoggedInRig rig;
    rig.transport.will_answer({page("[" + row + "]", "null", 6), json_answer(200, "[" + row + "]")});
    CHECK(rig.client().count({LocalTime::parse("2026-11-22"), {}}) == 6);
    CHECK(rig.last_url() == "http://192.168.1.100/iclock/api/transactions/?page=1&page_size=1&limit=1"
                            "&start_time=2026-11-22%2000%3A00%3A00");
    CHECK_FALSE(rig.client().count({}));
}

TEST_CASE("terminals are read page by page, and next is never followed") {
    LoggedInRig rig;
    rig.transport.will_answer(
        {page(R"([{"sn":"A"},{"sn":null},7])", R"("http://evil.example/?page=2")"), page(R"([{"sn":"B"}])")});
    const auto terminals = rig.client().terminals();
    REQUIRE(terminals.size() == 2);
    CHECK(terminals[1].serial_number == "B");
    CHECK(rig.last_url() == "http://192.168.1.100/iclock/api/terminals/?page=2&page_size=500&limit=500");
}

TEST_CASE("terminals end where a page is empty, missing or repeated") {
    LoggedInRig rig;
    const auto last = GENERATE(page("[]", R"("more")"), denied(404, "Invalid page."),
                               page(R"([{"sn":"A","last_activity":"2026-11-22 08:00:01"}])", R"("more")"));
    rig.transport.will_answer(
        {page(R"([{"sn":"A","last_activity":"2026-11-22 08:00:00"}])", R"("more")"), last});
    CHECK(rig.client().terminals().size() == 1);
    CHECK(rig.transport.script.empty());
}

TEST_CASE("a list without a first page is no empty list") {
    LoggedInRig rig;
    rig.transport.will_answer({denied(404, "Invalid page."), page("[]")});
    CHECK(error_of([&] { rig.client().terminals(); }).kind() == ErrorKind::protocol);
    CHECK(rig.client().terminals().empty());
}

TEST_CASE("employees are handed on page by page") {
    LoggedInRig rig;
    rig.transport.will_answer({page(R"([{"emp_code":"1","first_name":"Sara"},{"emp_code":""}])", R"("more")"),
                               page(R"([{"emp_code":"2","last_name":"Haddad","card_no":"99"}])")});
    std::vector<std::string> seen;
    const auto many = rig.client().for_each_employee(
        [&](const DeviceEmployee& employee) { seen.push_back(employee.code.value + " " + employee.name); });
    CHECK(many == 2);
    CHECK(seen == std::vector<std::string>{"1 Sara", "2 Haddad"});
    CHECK(rig.last_url() == "http://192.168.1.100/personnel/api/employees/?page=2&page_size=500&limit=500");
}

TEST_CASE("employees that go round in circles are an error, unless no next page was promised") {
    LoggedInRig rig;
    std::size_t seen = 0;
    const auto count = [&](const DeviceEmployee&) { ++seen; };
    SECTION("with next") {
        rig.transport.will_answer({page(R"([{"emp_code":"1"}])", R"("more")"),
                                   page(R"([{"emp_code":"2"}])", R"("more")"),
                                   page(R"([{"emp_code":"1"}])", R"("more")")});
        const Error error = error_of([&] { rig.client().for_each_employee(count); });
        CHECK(error.kind() == ErrorKind::protocol);
        CHECK_THAT(error.what(), Catch::Contains("repeat"));
        CHECK(seen == 2);
    }
    SECTION("the last page again and again is the end") {
        rig.transport.will_answer({page(R"([{"emp_code":"1"}])", R"("more")", 5),
                                   page(R"([{"emp_code":"2"}])", R"("more")", 5),
                                   page(R"([{"emp_code":"2"}])", R"("more")", 5)});
        CHECK(rig.client().for_each_employee(count) == 2);
    }
    SECTION("the first page again is the end when everybody has come") {
        rig.transport.will_answer(
            {page(R"([{"emp_code":"1"}])", R"("more")", 1), page(R"([{"emp_code":"1"}])", R"("more")", 1)});
        CHECK(rig.client().for_each_employee(count) == 1);
    }
    SECTION("the first page again is no end when somebody has not come") {
        rig.transport.will_answer(
            {page(R"([{"emp_code":"1"}])", R"("more")", 2), page(R"([{"emp_code":"1"}])", R"("more")", 2)});
        CHECK(error_of([&] { rig.client().for_each_employee(count); }).kind() == ErrorKind::protocol);
    }
    SECTION("a bare list") {
        rig.transport.will_answer(
            {json_answer(200, R"([{"emp_code":"1"}])"), json_answer(200, R"([{"emp_code":"1"}])")});
        CHECK(rig.client().for_each_employee(count) == 1);
    }
}

TEST_CASE("pages without end are bounded") {
    LoggedInRig rig;
    struct Endless : http::Transport {
        int pages = 0;
        http::Exchange perform(const http::Request&) override {
            return page(R"([{"sn":")" + std::to_string(++pages) + R"("}])", R"("more")");
        }
    } endless;
    DeviceClient client{rig.device, [] { return Secret{"x"}; }, endless, {rig.token_file()}, rig.clock,
                        rig.log};
    CHECK_THAT(error_of([&] { client.terminals(); }).what(), Catch::Contains("does not end"));
    CHECK(endless.pages == 10'001);
}

TEST_CASE("the server's clock is read beside this host's") {
    LoggedInRig rig;
    auto client = rig.client();
    CHECK_FALSE(client.clock());
    http::Response dated = page("[]");
    dated.headers.emplace_back("date", "Sun, 22 Nov 2026 09:00:00 GMT");
    rig.transport.will_answer({dated, page("[]")});
    client.count({});
    REQUIRE(client.clock());
    CHECK(client.clock()->server == rig.clock.moment + 1h);
    CHECK(client.clock()->host == rig.clock.moment);
    client.count({});
    CHECK_FALSE(client.clock());
}

TEST_CASE("every request is counted, log-ins and retries included") {
    Rig rig;
    rig.transport.will_answer({classic_token(), html(500), page("[]")});
    auto client = rig.client();
    CHECK(client.requests() == 0);
    client.count({});
    CHECK(client.requests() == 3);
}
