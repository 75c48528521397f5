#pragma once

#include <string>
#include <string_view>

namespace zksync::config_file {

/// May the other end live below a path of its host, as a device behind a proxy does? A Frappe site never
/// does.
enum class BelowPath { refused, allowed };

/// What is wrong with a `url` that must be a scheme and a host, perhaps with a path, and no more; "" when
/// nothing is. A URL that holds a password is never quoted.
std::string base_url_problem(std::string_view url, BelowPath path = BelowPath::refused);

/// What is wrong with a host, perhaps with a port behind it: what stands between "://" and a path; "" when
/// nothing is. `expected_form` says how the whole is written.
std::string authority_problem(std::string_view authority, std::string_view expected_form);

/// What is wrong with a `proxy`; "" when it is "none" or the address of one, with its port. One that holds a
/// password is never quoted.
std::string proxy_problem(std::string_view proxy);

/// The same place has the same text: scheme and host in lower case, and without the port that the scheme has
/// anyway. For a URL without a problem.
std::string comparable_url(std::string_view url);

} // namespace zksync::config_file
