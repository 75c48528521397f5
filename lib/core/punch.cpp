#include "core/punch.hpp"

#include "core/blanks.hpp"

#include <array>
#include <cstddef>

#include <cmath>

namespace zksync {
namespace {

constexpr std::string_view before_number = "user ", behind_number = " of the terminal";

} // namespace

std::optional<Coordinates> possible_place(std::optional<double> latitude, std::optional<double> longitude) {
    constexpr double most_north = 90, most_east = 180;
    if (!latitude || !longitude) return std::nullopt;
    // What is no number is not in range either.
    const bool is_in_range = std::abs(*latitude) <= most_north && std::abs(*longitude) <= most_east;
    if (!is_in_range || (*latitude == 0 && *longitude == 0)) return std::nullopt;
    return Coordinates{*latitude, *longitude};
}

EmployeeCode EmployeeCode::bare() const { return {std::string(without_outer_blanks(value))}; }

EmployeeCode code_of_nameless_user(unsigned internal_number) {
    return {std::string(before_number) + std::to_string(internal_number) + std::string(behind_number)};
}

bool is_of_nameless_user(const EmployeeCode& code) {
    std::string_view text = code.value;
    if (!text.starts_with(before_number) || !text.ends_with(behind_number)) return false;
    text.remove_prefix(before_number.size());
    const auto digits = text.find_first_not_of("0123456789");
    return digits > 0 && text.substr(digits) == behind_number;
}

std::string_view usual_meaning(std::optional<int> state_code) {
    constexpr std::array<std::string_view, 6> meanings{"check in", "check out",   "break out",
                                                       "break in", "overtime in", "overtime out"};
    constexpr int not_tracked = 255;
    if (state_code == not_tracked) return "the terminal does not ask for it";
    if (!state_code || *state_code < 0 || *state_code >= static_cast<int>(meanings.size())) return "";
    return meanings.at(static_cast<std::size_t>(*state_code));
}

} // namespace zksync
