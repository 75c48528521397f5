#pragma once

#include <string>
#include <string_view>

namespace zksync::config_file {

/// What is wrong with a `url` that must be a scheme and a host and no more; "" when nothing is. A URL that
/// holds a password is never quoted.
std::string base_url_problem(std::string_view url);

/// What is wrong with a `proxy`; "" when it is "none" or the address of one, with its port. One that holds a
/// password is never quoted.
std::string proxy_problem(std::string_view proxy);

/// The same place has the same text: lower case, and without the port that the scheme has anyway. For a URL
/// without a problem.
std::string comparable_url(std::string_view url);

} // namespace zksync::config_file
