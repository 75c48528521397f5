#pragma once

#include "http_server.hpp"

namespace zksync_sim {

/// The answer as `reply.coding` has it: compressed, with `reply.bomb_mib` of blanks before the body. 406 for
/// a client that does not take it so.
Reply compressed(const Reply& reply, const Request& request);

} // namespace zksync_sim
