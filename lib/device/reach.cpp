#include "device/reach.hpp"

#include "device/envelope.hpp"
#include "device/on_the_way.hpp"
#include "http/reach.hpp"

namespace zksync {
namespace {

/// What is wrong with an answer to a request without a token; nothing when it is the API's.
std::optional<Error> complaint(const Asked& asked, const http::Response& response) {
    const bool refuses = response.status == 401 || response.status == 403;
    // Without words anybody may have refused, the API too.
    const bool is_of_a_speaking_front =
        wants_own_password(response) || (is_of_a_front(response) && !response.body.empty());
    if (refuses && (may_be_of_a_proxy(response) || is_of_a_speaking_front))
        return unwelcome_answer(asked, response);
    if (response.status == 200 && is_web_page(response)) return web_page_came(asked, response);
    if (refuses) return std::nullopt;
    if (response.status != 200) return unwelcome_answer(asked, response);
    try {
        open_envelope(asked, response);
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

Reach read_reach(const Asked& asked, const http::Exchange& exchange) {
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange))
        return {http::step_of(failure->failure), no_answer(asked, *failure), 0, failure->proxy};
    const auto& response = std::get<http::Response>(exchange);
    const auto error = complaint(asked, response);
    if (!error) return {Reach::Step::done, std::nullopt, response.status, response.proxy};
    const bool unwell = error->kind() == ErrorKind::unreachable;
    return {unwell ? Reach::Step::answer : Reach::Step::program, error, response.status, response.proxy};
}

} // namespace zksync
