#pragma once

#include <string>
#include <string_view>

namespace zksync::config_file {

/// What is wrong with a `url` that must be a scheme and a host and no more; "" when nothing is. A URL that
/// holds a password is never quoted.
std::string base_url_problem(std::string_view url);

/// The same place has the same text: lower case, and without the port that the scheme has anyway. For a URL
/// without a problem.
std::string comparable_url(std::string_view url);

} // namespace zksync::config_file
