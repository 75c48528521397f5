#pragma once

#include <string>

namespace CLI {
class App;
}

namespace zksync {

/// The help of the program: every option, every command, every exit status. In 80 columns.
std::string program_help(const CLI::App& app);
/// Of a command: its own options first; what every command has, and the exit status, in a few lines.
std::string command_help(const CLI::App& command);

} // namespace zksync
