#include "device/reach.hpp"

#include "rig.hpp"

using namespace zksync;
using namespace zksync::rig;

namespace {

Reach reach_with(Rig& rig, http::Exchange exchange) {
    rig.transport.will_answer({std::move(exchange)});
    return rig.client().reach();
}

} // namespace

TEST_CASE("how far a request without a token comes") {
    using Step = Reach::Step;
    using http::Failure;
    struct Case {
        http::Exchange exchange;
        Step step;
    };
    const std::vector<Case> cases{
        {http::TransportFailure{Failure::resolve, "no such name"}, Step::name},
        {http::TransportFailure{Failure::connect, "refused"}, Step::port},
        {http::TransportFailure{Failure::tls, "no"}, Step::tls},
        {http::TransportFailure{Failure::timeout, "late"}, Step::answer},
        {http::TransportFailure{Failure::not_http, "ssh"}, Step::program},
        {denied(401, "Authentication credentials were not provided."), Step::done},
        {denied(403, "Authentication credentials were not provided."), Step::done},
        {page("[]"), Step::done},
        {html(401), Step::program},
        {html(200), Step::program},
        {html(404), Step::program},
        {html(502), Step::answer},
        {redirect(302, "https://elsewhere.example/login"), Step::program},
        {rig::json_answer(200, "{}"), Step::program},
    };
    for (const Case& one : cases) {
        Rig rig;
        const Reach reach = reach_with(rig, one.exchange);
        CHECK(reach.step == one.step);
        CHECK(reach.error.has_value() == (one.step != Step::done));
        REQUIRE(rig.transport.asked.size() == 1);
        CHECK(header_of(rig.transport.asked[0], "Authorization").empty());
        CHECK(rig.password_reads == 0);
    }
}
