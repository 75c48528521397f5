#include "core/punch.hpp"

#include "core/blanks.hpp"

#include <array>
#include <cstddef>

namespace zksync {

EmployeeCode EmployeeCode::bare() const { return {std::string(without_outer_blanks(value))}; }

std::string_view usual_meaning(std::optional<int> state_code) {
    constexpr std::array<std::string_view, 6> meanings{"check in", "check out",   "break out",
                                                       "break in", "overtime in", "overtime out"};
    constexpr int not_tracked = 255;
    if (state_code == not_tracked) return "the terminal does not ask for it";
    if (!state_code || *state_code < 0 || *state_code >= static_cast<int>(meanings.size())) return "";
    return meanings.at(static_cast<std::size_t>(*state_code));
}

} // namespace zksync
