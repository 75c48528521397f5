#pragma once

#include "core/punch.hpp"

#include <string>

namespace zksync {

/// A code as it is told to people: "0042", or "0042 (ID B-0042)" where its biometric ID is spelt otherwise.
std::string both_spellings(const EmployeeCode& code, const EmployeeCode& id);

} // namespace zksync
