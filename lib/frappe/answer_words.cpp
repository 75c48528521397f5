#include "frappe/answer_words.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync::frappe {
namespace {

std::string kind_of_answer(const http::Response& response, const std::string& exc_type) {
    if (response.status >= 300 && response.status < 400) {
        const std::string target = response.header("location").value_or("");
        return fmt::format("it redirects to {}", printable(target.substr(0, target.find('?'))));
    }
    if (exc_type.empty()) return fmt::format("it answered HTTP {}", response.status);
    return fmt::format("it answered HTTP {} ({})", response.status, exc_type);
}

} // namespace

std::string why(const http::Response& response) {
    const auto error = read_frappe_error(response.body);
    if (error && !error->words.empty()) return error->words;
    return kind_of_answer(response, error ? error->exc_type : "");
}

std::string why(const http::Exchange& exchange) {
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) return printable(failure->why);
    return why(std::get<http::Response>(exchange));
}

bool met_another_write(const FrappeError& error) {
    return error.exc_type == "QueryDeadlockError" || error.exc_type == "QueryTimeoutError";
}

bool under_maintenance(const FrappeError& error) {
    return error.exc_type == "SessionStopped" || error.exc_type == "InReadOnlyMode";
}

bool is_frappe_error(const std::optional<FrappeError>& error) {
    return error && !(error->exc_type.empty() && error->words.empty());
}

} // namespace zksync::frappe
