#pragma once

#include <string>
#include <vector>

namespace zksync::config_file {

/// Why the arguments of a program of [notify] would let others run commands here; "" where they do not. What
/// stands for {subject} and {device} has codes, names of terminals and words of the site in it, and so has
/// the text: as an argument or an input it is only read, as a part of what a shell or another interpreter
/// takes for its program it is run. Pure.
std::string code_in_arguments(const std::vector<std::string>& arguments);

} // namespace zksync::config_file
