#include "core/punch.hpp"

#include "core/blanks.hpp"

namespace zksync {

EmployeeCode EmployeeCode::bare() const { return {std::string(without_outer_blanks(value))}; }

} // namespace zksync
