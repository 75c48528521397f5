#include "harness/tested_program.hpp"

#include <cstdlib>

namespace e2e {

std::filesystem::path tested_program() {
    const char* other = std::getenv("E2E_PROGRAM");
    return other != nullptr ? other : E2E_PROGRAM;
}

bool is_sanitized() {
#if defined(__SANITIZE_ADDRESS__)
    return true;
#else
    return std::getenv("E2E_SANITIZED") != nullptr;
#endif
}

} // namespace e2e
