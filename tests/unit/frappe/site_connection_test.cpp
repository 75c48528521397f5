#include "scripted_site.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace zksync;
using Catch::Matchers::Contains;
using test::answer;
using test::error_of;
using test::Given;
using test::recorded;

namespace {

/// A page of `count` employees, numbered from `from`.
http::Response page(int from, int count) {
    std::string rows;
    for (int i = from; i < from + count; ++i)
        rows +=
            fmt::format(R"({}{{"name":"HR-EMP-{}","attendance_device_id":"{}"}})", i > from ? "," : "", i, i);
    return answer(200, R"({"message":[)" + rows + "]}");
}

int employees_in(Given& given) {
    int count = 0;
    given.client.for_each_employee([&](const Employee&) { ++count; });
    return count;
}

} // namespace

TEST_CASE("a list is read page by page, until fewer come than were asked for") {
    Given given{page(0, 500), page(500, 500), page(1'000, 3)};
    CHECK(employees_in(given) == 1'003);
    REQUIRE(given.site.asked.size() == 3);
    for (const auto& request : given.site.asked) {
        CHECK(request.method == http::Method::post);
        CHECK(request.url == "https://hr.example.com/api/method/frappe.client.get_list");
        CHECK(request.connection == http::Connection::reuse);
        CHECK_THAT(request.body,
                   Contains(R"("limit_page_length":500)") && Contains(R"("order_by":"name asc")"));
    }
    CHECK_THAT(given.site.asked[1].body, Contains(R"("limit_start":500)"));
    CHECK_THAT(given.site.asked[2].body, Contains(R"("limit_start":1000)"));
}

TEST_CASE("exactly a page, and nothing at all") {
    Given given{page(0, 500), page(0, 0), page(0, 0)};
    CHECK(employees_in(given) == 500);
    CHECK(employees_in(given) == 0);
    CHECK(given.client.requests() == 3);
}

TEST_CASE("a site that ignores the paging is found out") {
    Given repeats{page(0, 500), page(0, 500)};
    CHECK_THAT(error_of([&] { employees_in(repeats); }).what(), Contains("same page"));
    Given all_at_once{page(0, 501)};
    CHECK(error_of([&] { employees_in(all_at_once); }).kind() == ErrorKind::protocol);
    Given no_list{answer(200, R"({"message":{}})")};
    CHECK(error_of([&] { employees_in(no_list); }).kind() == ErrorKind::protocol);
}

TEST_CASE("a list beyond its bounds is an error, and what was asked for by name has closer ones") {
    Given many{page(0, 500), page(500, 500), page(1'000, 500)};
    const std::vector<EmployeeCode> codes{{"0042"}};
    const Error error = error_of([&] { many.client.employees_with(codes); });
    CHECK(error.kind() == ErrorKind::protocol);
    CHECK_THAT(error.what(), Contains("does not end"));

    Given few{page(0, 500), page(500, 3)};
    CHECK(few.client.employees_with(codes).size() == 503);
}

TEST_CASE("the log says method, path, status and time of a request; no query, no header") {
    Given given{recorded("roles-method"), test::failure(http::Failure::tls, "a bad certificate")};
    given.client.roles("hr@example.com");
    REQUIRE(given.lines.size() == 1);
    CHECK_THAT(given.lines[0], Catch::Matchers::StartsWith("GET http") &&
                                   Contains("/api/method/frappe.core.doctype.user.user.get_roles: 200, "));
    CHECK_THAT(given.lines[0], Catch::Matchers::EndsWith(" ms"));
    CHECK_THROWS_AS(given.client.who_am_i(), Error);
    CHECK_THAT(given.lines[1], Contains("a bad certificate"));
    for (const auto& line : given.lines)
        CHECK_THAT(line, !Contains("hr@example.com") && !Contains("key1") && !Contains(test::secret_text));
}

TEST_CASE("a site that echoes the secret does not get it into a message") {
    const std::string echo =
        R"({"exc_type":"ValidationError","exception":"ValidationError: got token key1:)" + test::secret_text +
        " twice " + test::secret_text + R"("})";
    Given given{answer(417, echo), answer(417, echo),
                answer(301, "", {{"location", "https://x/" + test::secret_text}}),
                test::failure(http::Failure::tls, "sent " + test::secret_text)};
    CHECK_THAT(error_of([&] { given.client.who_am_i(); }).what(),
               Contains("***") && !Contains(test::secret_text));
    CHECK_THAT(given.client.insert(std::vector<Checkin>(1)).words,
               Contains("***") && !Contains(test::secret_text));
    CHECK_THAT(error_of([&] { given.client.who_am_i(); }).what(), !Contains(test::secret_text));
    CHECK_THAT(error_of([&] { given.client.who_am_i(); }).what(), !Contains(test::secret_text));
}
