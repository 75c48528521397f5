#include "util/shell.hpp"

#include "util/files.hpp"
#include "util/log.hpp"

#include <algorithm>

namespace zksync {
namespace {

bool is_plain(char c) {
    constexpr std::string_view marks = "/._-+:@%,";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
}

} // namespace

std::string in_shell_quotes(std::string_view text) {
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string shell_word(const std::filesystem::path& path) {
    const std::string& text = path.native();
    if (!text.empty() && std::ranges::all_of(text, is_plain)) return text;
    return printable(in_shell_quotes(text), 4'096);
}

std::string own_command() {
    std::string words = read_file("/proc/self/cmdline").value_or("");
    std::string command;
    for (std::size_t begin = 0; begin < words.size();) {
        const auto end = std::min(words.find('\0', begin), words.size());
        command += (command.empty() ? "" : " ") + shell_word(words.substr(begin, end - begin));
        begin = end + 1;
    }
    return command;
}

} // namespace zksync
