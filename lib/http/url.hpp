#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync::http {

/// RFC 3986 percent-encoding of everything that is not unreserved.
std::string percent_encode(std::string_view text);
/// `base` with `?a=b&c=d` (`&a=b…` when it has a query already); as it is when there is nothing to add.
std::string with_query(std::string base, const std::vector<std::pair<std::string, std::string>>& parameters);

/// The parts of an absolute http(s) URL. `scheme` in lower case, `host` without brackets, `port` 0 when none
/// is written.
struct Url {
    std::string scheme, host;
    int port = 0;
};
/// Nothing when it is no http(s) URL, or when it holds a user name: those belong elsewhere.
std::optional<Url> parse_url(std::string_view text);

} // namespace zksync::http
