#include "process/find_program.hpp"

#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <system_error>

namespace zksync {

std::string find_program(const std::string& program, const std::string& path) {
    const auto is_program = [](const std::filesystem::path& file) {
        std::error_code none;
        return std::filesystem::is_regular_file(file, none) && ::access(file.c_str(), X_OK) == 0;
    };
    if (program.find('/') != std::string::npos) return is_program(program) ? program : "";
    std::istringstream folders(path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto file = std::filesystem::path(folder.empty() ? "." : folder) / program;
        if (is_program(file)) return file.string();
    }
    return "";
}

} // namespace zksync
