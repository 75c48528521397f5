#pragma once

namespace zksync_sim {

int run_ready_device(int argc, char** argv);

} // namespace zksync_sim
