#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace zksync {

/// One word for a shell, whatever is in it.
std::string in_shell_quotes(std::string_view text);
/// A path as a shell takes it: in quotation marks where it has to be.
std::string shell_word(const std::filesystem::path& path);
/// How this program was called, as it is typed again.
std::string own_command();

} // namespace zksync
