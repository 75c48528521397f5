#pragma once

#include <string>

namespace e2e {

struct HttpAnswer {
    long status = 0; ///< 0: no answer
    std::string body;
};

/// One request to a simulator; certificates are not looked at.
HttpAnswer http_request(const std::string& method, const std::string& url, const std::string& body = {});

} // namespace e2e
