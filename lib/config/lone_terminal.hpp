#pragma once

#include "config/config.hpp"
#include "config/section.hpp"

#include <string>
#include <string_view>

namespace zksync::config_file {

/// Does a `url` mean a terminal that stands alone (zk:// or zk+udp://), and no server?
bool means_lone_terminal(std::string_view url);

/// What is wrong with such a `url`, which is a scheme, a host and perhaps a port, and no more; "" when
/// nothing is.
std::string lone_url_problem(std::string_view url);

/// Reads what only a device of that kind has, its `url` included, and says of every key of a server's that it
/// does not apply. `key_variable` is the environment variable for its key.
void read_lone_terminal(Section& section, DeviceConfig& device, const std::string& key_variable);

/// The same the other way round: says of every key of such a terminal that it does not apply to a server.
void refuse_keys_of_lone_terminal(Section& section);

} // namespace zksync::config_file
