#pragma once

#include "config/base_url.hpp"
#include "config/config.hpp"
#include "config/section.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zksync::config_file {

/// Keys that sections share.

/// `url`, required: a scheme (in lower case) and a host, and a path where `path` allows one. `example` is a
/// line that would do.
std::string read_url(Section& section, std::string_view example, BelowPath path = BelowPath::refused);
/// `time_zone`: one that the system knows.
std::optional<std::string> read_time_zone(Section& section);
/// `tls_ca` and `tls_verify`.
TlsConfig read_tls(Section& section);
/// `proxy`: "none", or the address of one, without a user and a password.
std::optional<std::string> read_proxy(Section& section);
/// `ping_url`: an address of a monitor, in the manner of healthchecks; it may have a path and a query.
std::optional<std::string> read_ping_url(Section& section);
/// `direction`.
std::optional<Direction> read_direction(Section& section);

} // namespace zksync::config_file
