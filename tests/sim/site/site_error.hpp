#pragma once

#include "json.hpp"

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zksync_sim::site {

/// How many of Frappe's Guest cookies an answer sets: after a wrong secret they are also deleted again.
enum class Cookies { none, once, set_and_deleted };

/// An exception as Frappe reports it; the parts that are absent are left out of the body.
struct SiteError : std::exception {
    int status = 417;
    std::optional<std::string> exception;
    std::string exc_type;
    std::vector<Json> messages;
    std::optional<std::string> error_message;
    bool through_hrms = false;
    Cookies cookies = Cookies::once;
    std::vector<std::pair<std::string, std::string>> headers;

    const char* what() const noexcept override { return exc_type.c_str(); }
};

/// frappe.throw(): 417 ValidationError unless told otherwise.
SiteError thrown(const std::string& message, const std::string& exc_type = "ValidationError",
                 int status = 417);
/// The same with a class outside frappe.exceptions (`module.Class`), raised in HRMS.
SiteError thrown_by_hrms(const std::string& message,
                         const std::string& exception_class = "frappe.exceptions.ValidationError");
/// An exception that nobody wrote a message for.
SiteError crashed(const std::string& exception, const std::string& exc_type, int status = 500);
SiteError does_not_exist(const std::string& what);
SiteError not_whitelisted(const std::string& method);
SiteError unknown_method(const std::string& method, const std::string& why);
SiteError no_role_permission(const std::string& user, const std::string& doctype, const std::string& action);
SiteError no_list_permission(const std::string& user, const std::string& doctype);
SiteError unknown_field(const std::string& field);
SiteError authentication_failed(int status);
SiteError bad_json(const std::string& text);
SiteError lock_timeout();
SiteError deadlock();
SiteError session_stopped();
SiteError in_read_only_mode();
SiteError too_many_requests(int retry_after);

} // namespace zksync_sim::site
