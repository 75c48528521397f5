#include "core/terminal_name.hpp"

namespace zksync {

std::string terminal_name(const std::string& serial_number, const std::string& alias) {
    return alias.empty() ? serial_number : alias + " (" + serial_number + ")";
}

} // namespace zksync
