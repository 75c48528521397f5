#include "site_error.hpp"

#include <algorithm>
#include <mutex>
#include <random>

namespace zksync_sim::site {
namespace {

std::string exception_id() {
    static std::mutex mutex;
    static std::mt19937_64 random{std::random_device{}()};
    const std::scoped_lock lock(mutex);
    std::string id;
    while (id.size() < 56) id += "0123456789abcdef"[random() % 16];
    return id;
}

Json raised(const std::string& message, const std::string& title) {
    return {{"message", message},
            {"title", title},
            {"indicator", "red"},
            {"raise_exception", 1},
            {"__frappe_exc_id", exception_id()}};
}

SiteError error(int status, const std::string& exception, const std::string& exc_type) {
    SiteError result;
    result.status = status;
    result.exception = exception;
    result.exc_type = exc_type;
    return result;
}

std::string class_name(const std::string& path) { return path.substr(path.rfind('.') + 1); }

} // namespace

SiteError thrown(const std::string& message, const std::string& exc_type, int status) {
    auto result = error(status, "frappe.exceptions." + exc_type + ": " + message, exc_type);
    result.messages.push_back(raised(message, "Message"));
    return result;
}

SiteError thrown_by_hrms(const std::string& message, const std::string& exception_class) {
    auto result = error(417, exception_class + ": " + message, class_name(exception_class));
    result.messages.push_back(raised(message, "Message"));
    result.through_hrms = true;
    return result;
}

SiteError crashed(const std::string& exception, const std::string& exc_type, int status) {
    return error(status, exception, exc_type);
}

SiteError does_not_exist(const std::string& what) {
    SiteError result;
    result.status = 404;
    result.exc_type = "DoesNotExistError";
    if (!what.empty()) result.messages.push_back(raised(what + " not found", "Message"));
    return result;
}

SiteError not_whitelisted(const std::string& method) {
    const std::string message =
        "<details><summary>You are not permitted to access this resource.</summary>Function <strong>" +
        method + "</strong> is not whitelisted.</details>";
    auto result = error(403, "frappe.exceptions.PermissionError: " + message, "PermissionError");
    result.messages.push_back(raised(message, "Method Not Allowed"));
    return result;
}

SiteError unknown_method(const std::string& method, const std::string& why) {
    return thrown("Failed to get method for command " + method + " with " + why);
}

SiteError no_role_permission(const std::string& user, const std::string& doctype, const std::string& action) {
    auto result = error(403, "frappe.exceptions.PermissionError", "PermissionError");
    result.messages.push_back(
        {{"message", "User <strong>" + user +
                         "</strong> does not have doctype access via role permission for "
                         "document <strong>" +
                         doctype + "</strong><br>User <strong>" + user +
                         "</strong> does not have access to this document"},
         {"title", "Message"}});
    result.error_message = "Insufficient Permission for " + doctype + " (<strong>" + action + "</strong>)";
    return result;
}

SiteError no_list_permission(const std::string& user, const std::string& doctype) {
    auto result = error(403, "frappe.exceptions.PermissionError", "PermissionError");
    result.messages.push_back(
        {{"message", "User <strong>" + user +
                         "</strong> does not have doctype access via role permission for "
                         "document <strong>" +
                         doctype + "</strong>"},
         {"title", "Message"}});
    result.error_message = "No permission for " + doctype;
    return result;
}

SiteError unknown_field(const std::string& field) {
    return thrown("Field not permitted in query: " + field, "DataError");
}

SiteError authentication_failed(int status) {
    auto result = error(status, "frappe.exceptions.AuthenticationError", "AuthenticationError");
    result.cookies = Cookies::set_and_deleted;
    return result;
}

SiteError bad_json(const std::string& text) {
    std::size_t where = text.size();
    try {
        const Json unused = Json::parse(text);
    } catch (const Json::parse_error& problem) {
        where = problem.byte == 0 ? 0 : std::min(problem.byte - 1, text.size());
    }
    const auto before = text.substr(0, where);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const auto last_break = before.rfind('\n');
    const std::size_t column = where - (last_break == std::string::npos ? 0 : last_break + 1) + 1;
    auto result = error(500,
                        "json.decoder.JSONDecodeError: Expecting value: line " + std::to_string(line) +
                            " column " + std::to_string(column) + " (char " + std::to_string(where) + ")",
                        "JSONDecodeError");
    result.cookies = Cookies::none;
    return result;
}

SiteError lock_timeout() {
    return crashed(
        "pymysql.err.OperationalError: (1205, 'Lock wait timeout exceeded; try restarting transaction')",
        "QueryTimeoutError");
}

SiteError deadlock() {
    return crashed(
        "pymysql.err.OperationalError: (1213, 'Deadlock found when trying to get lock; try restarting "
        "transaction')",
        "QueryDeadlockError");
}

SiteError session_stopped() {
    auto result = crashed("frappe.exceptions.SessionStopped: Session Stopped", "SessionStopped", 503);
    result.cookies = Cookies::none;
    return result;
}

SiteError in_read_only_mode() {
    const std::string message =
        "Site is running in read only mode for maintenance or site update, this action can not "
        "be performed right now. Please try again later.";
    auto result = error(503, "frappe.exceptions.InReadOnlyMode: " + message, "InReadOnlyMode");
    result.messages.push_back(raised(message, "In Read Only Mode"));
    return result;
}

SiteError too_many_requests(int retry_after) {
    auto result = crashed("frappe.exceptions.TooManyRequestsError", "TooManyRequestsError", 429);
    result.headers = {{"X-RateLimit-Reset", std::to_string(retry_after)},
                      {"X-RateLimit-Limit", "50000"},
                      {"X-RateLimit-Remaining", "0"},
                      {"Retry-After", std::to_string(retry_after)}};
    return result;
}

} // namespace zksync_sim::site
