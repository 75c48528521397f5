#pragma once

#include "line/options.hpp"

#include <functional>
#include <vector>

namespace CLI {
class App;
}

namespace zksync {

/// A subcommand as help tells it, and what adds its own options.
struct Subcommand {
    const char* name;
    const char* description;
    std::function<void(CLI::App&, Options&)> add_options;
};

/// All of them, in the order of help.
const std::vector<Subcommand>& subcommands();

} // namespace zksync
