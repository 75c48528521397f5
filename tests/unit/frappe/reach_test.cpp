#include "scripted_site.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using test::answer;
using test::failure;
using test::Given;
using test::header;
using test::recorded;

TEST_CASE("how far a ping without the key comes") {
    using Step = Reach::Step;
    struct Case {
        http::Exchange exchange;
        Step step;
    };
    const std::vector<Case> cases{{answer(200, R"({"message":"pong"})"), Step::done},
                                  {failure(http::Failure::resolve, "no such name"), Step::name},
                                  {failure(http::Failure::connect, "refused"), Step::port},
                                  {failure(http::Failure::tls, "no"), Step::tls},
                                  {failure(http::Failure::broken, "reset"), Step::answer},
                                  {recorded("nginx-502"), Step::answer},
                                  {recorded("nginx-301"), Step::program},
                                  {answer(200, R"({"message":"hello"})"), Step::program},
                                  {answer(200, "<html>"), Step::program},
                                  {recorded("unknown-site"), Step::site}};
    for (const Case& one : cases) {
        Given given{one.exchange};
        const Reach reach = given.client.reach();
        CHECK(reach.step == one.step);
        CHECK(reach.error.has_value() == (one.step != Step::done));
        CHECK(header(given.site.asked[0], "Authorization").empty());
        CHECK(given.secret_read == 0);
        CHECK(given.client.requests() == 1);
    }
}

TEST_CASE("all employees are counted, seen or not") {
    Given given{answer(200, R"({"message":240})"), answer(200, "{}")};
    CHECK(given.client.employee_total() == 240);
    CHECK(given.site.asked[0].url ==
          "https://hr.example.com/api/method/frappe.client.get_count?doctype=Employee");
    CHECK(test::error_of([&] { given.client.employee_total(); }).kind() == ErrorKind::protocol);
}
