#pragma once

#include "core/checkin.hpp"
#include "core/punch.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// A punch on its way to the site, as the check-in that it becomes; and the punches of the same employee in
/// the same second, which go where it goes.
struct Delivery {
    std::int64_t seq = 0; ///< the journal's
    Checkin checkin;
    EmployeeCode code; ///< as the device has it
    std::vector<std::int64_t> followers;
    bool tried_before = false; ///< it was sent once and did not arrive, or was refused
};

/// One row a second (docs/rules.md, section 4, point 3): of deliveries in the order of time and id, the first
/// of each employee and second goes, the others follow it.
std::vector<Delivery> one_a_second(std::vector<Delivery> deliveries);

/// At most so many check-ins that have as little in common as can be: the first of each employee, then others
/// from the front. What one person's data do to a site, the next one's need not do.
std::vector<Checkin> unlike_ones(std::span<const Delivery> deliveries, std::size_t most);

} // namespace zksync
