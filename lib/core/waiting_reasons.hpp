#pragma once

#include "core/judgement.hpp"

#include <array>

namespace zksync {

/// What a punch can wait for (docs/rules.md, section 3).
inline constexpr std::array waiting_reasons{Reason::no_employee,  Reason::several_employees, Reason::inactive,
                                            Reason::not_employed, Reason::refused,           Reason::no_code};

} // namespace zksync
