#pragma once

#include "http/transport.hpp"

#include <string>

namespace zksync::test {

/// The answer of one exchange with a real site: tests/fixtures/frappe/NAME.http holds the request, a line
/// `--`, and the answer. Throws when there is no such file.
http::Response recorded(const std::string& name);

/// An answer made up for a test.
http::Response answer(int status, std::string body,
                      std::vector<std::pair<std::string, std::string>> headers = {});

/// What is no answer of Frappe.
inline constexpr auto html = "<html><h1>Something</h1></html>";

} // namespace zksync::test
