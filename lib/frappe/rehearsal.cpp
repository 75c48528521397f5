#include "frappe/answer_words.hpp"
#include "frappe/client_impl.hpp"
#include "http/retry.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zksync {
namespace {

const std::string add_log =
    "/api/method/hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field";

frappe::SiteConnection::Parameters parameters_for(const Checkin& checkin) {
    frappe::SiteConnection::Parameters parameters{{"employee_field_value", checkin.employee},
                                                  {"employee_fieldname", "name"},
                                                  {"timestamp", checkin.time.text()},
                                                  {"device_id", checkin.device_id}};
    if (checkin.log_type != LogType::none) parameters.emplace_back("log_type", to_text(checkin.log_type));
    if (checkin.latitude) parameters.emplace_back("latitude", fmt::format("{}", *checkin.latitude));
    if (checkin.longitude) parameters.emplace_back("longitude", fmt::format("{}", *checkin.longitude));
    return parameters;
}

void read_document(Rehearsal& rehearsal, const std::string& body) {
    rehearsal.words = "the answer is not a check-in";
    try {
        const json::Document answer = json::parse(body);
        const json::Value document = answer["message"];
        if (!document.is_object()) return;
        rehearsal.outcome = Rehearsal::Outcome::accepted;
        rehearsal.passed_naming = true;
        rehearsal.words.clear();
        rehearsal.time = document["time"].string().value_or("");
        rehearsal.created = LocalTime::parse(document["creation"].string().value_or(""));
        rehearsal.name = document["name"].text().value_or("");
    } catch (const json::ParseError&) {
        return;
    }
}

Rehearsal::Outcome outcome_of(int status, const std::optional<FrappeError>& error) {
    using Outcome = Rehearsal::Outcome;
    if (status < 300) return Outcome::failed;
    if (status < 400 || status == 401 || status == 403 || status == 404 || status == 405)
        return Outcome::not_allowed;
    if (error && frappe::met_another_write(*error)) return Outcome::busy;
    if (status == 408 || status == 429 || status > 500 || !frappe::is_frappe_error(error))
        return Outcome::failed;
    if (frappe::under_maintenance(*error)) return Outcome::failed;
    // The site has no such method: it looked at nothing.
    if (error->words.starts_with("Failed to get method for command")) return Outcome::not_allowed;
    return status == 500 ? Outcome::broken : Outcome::refused;
}

/// Frappe names a document after the check of its links and before validate(), where HRMS raises these. What
/// a site's own hooks raise may come from either side of it.
bool comes_after_naming(const FrappeError& error) {
    constexpr std::array types{"InactiveEmployeeStatusError", "CheckinRadiusExceededError"};
    constexpr std::array sentences{"already has a log with the same timestamp",
                                   "Latitude and longitude values are required for checking in",
                                   "Log Type is required for check-ins falling in the shift"};
    return std::ranges::find(types, error.exc_type) != types.end() ||
           std::ranges::any_of(sentences, [&](const char* sentence) {
               return error.words.find(sentence) != std::string::npos;
           });
}

Rehearsal read_rehearsal(const http::Exchange& exchange) {
    Rehearsal rehearsal;
    const auto* response = std::get_if<http::Response>(&exchange);
    if (!response) {
        rehearsal.words = frappe::why(exchange);
        return rehearsal;
    }
    rehearsal.status = response->status;
    rehearsal.date = http::server_date(*response);
    if (response->status == 200) {
        read_document(rehearsal, response->body);
        return rehearsal;
    }
    const auto error = read_frappe_error(response->body);
    rehearsal.outcome = frappe::is_turned_away(*response) ? Rehearsal::Outcome::not_allowed
                                                          : outcome_of(response->status, error);
    rehearsal.words = frappe::why(*response);
    rehearsal.advice = frappe::advice_on_front(*response);
    if (error) {
        rehearsal.exc_type = error->exc_type;
        rehearsal.passed_naming =
            rehearsal.outcome == Rehearsal::Outcome::refused && comes_after_naming(*error);
    }
    return rehearsal;
}

} // namespace

Rehearsal FrappeClient::rehearse(const Checkin& checkin, std::chrono::milliseconds timeout) {
    http::Request request = impl_->site.get(add_log, parameters_for(checkin));
    request.timeout = timeout;
    return read_rehearsal(impl_->site.send_once(std::move(request)));
}

} // namespace zksync
