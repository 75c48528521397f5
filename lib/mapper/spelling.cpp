#include "mapper/spelling.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {

std::string both_spellings(const EmployeeCode& code, const EmployeeCode& id) {
    if (code.bare() == id) return printable(code.value);
    return fmt::format("{} (ID {})", printable(code.value), printable(id.value));
}

} // namespace zksync
