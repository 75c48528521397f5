#pragma once

namespace zksync_sim {

/// `zksync-sim site`: a simulated Frappe HR site, until SIGTERM or SIGINT.
int run_site(int argc, char** argv);

} // namespace zksync_sim
