#pragma once

#include "frappe/site_errors.hpp"
#include "frappe/write_answer.hpp"

#include <string>

namespace zksync::frappe {

/// The hint where what answers may be something else.
inline const std::string is_it_frappe = "is site.url the address of a Frappe site?";

/// One site, one question: makes the Error for an exchange that gave no answer.
class Judge {
public:
    Judge(const Asked& asked, const std::string& url) : asked_(asked), url_(url) {}

    /// "cannot DOING at URL: REASON"
    Error error(ErrorKind kind, const std::string& reason, const std::string& hint = {}) const {
        return Error(kind, message(reason), hint);
    }
    std::string message(const std::string& reason) const;

    Error failure(const http::TransportFailure& failure) const;
    Error redirect(const http::Response& response) const;
    Error key_refused(const FrappeError& said) const;
    Error forbidden(const FrappeError& said) const;
    Error not_found(const http::Response& response) const;
    Error unavailable(const http::Response& response) const;
    Error through_proxy(const http::Response& response) const;
    [[noreturn]] void throw_for(const http::Response& response) const;

private:
    const Asked& asked_;
    const std::string& url_;
};

} // namespace zksync::frappe
