#include "checkin_location.hpp"

#include "shifts.hpp"

#include <cmath>
#include <numbers>

namespace zksync_sim::site {
namespace {

double metres_between(double latitude_1, double longitude_1, double latitude_2, double longitude_2) {
    const double degree = std::numbers::pi / 180;
    const double north = std::sin((latitude_2 - latitude_1) * degree / 2);
    const double east = std::sin((longitude_2 - longitude_1) * degree / 2);
    const double part =
        north * north + std::cos(latitude_1 * degree) * std::cos(latitude_2 * degree) * east * east;
    return 2 * 6'371'000 * std::asin(std::sqrt(part));
}

} // namespace

void check_geolocation(const Context& context, Checkin& checkin) {
    if (!context.knobs.geolocation_required || context.knobs.version_profile < 15) return;
    if (checkin.latitude == 0 && checkin.longitude == 0)
        throw thrown_by_hrms("Latitude and longitude values are required for checking in.");
    checkin.has_geolocation = true;
    const std::shared_lock lock(context.store.mutex);
    const Json* assignment = assignment_of_day(context.store, checkin.employee, midnight_of(checkin.time));
    const auto location = assignment == nullptr ? Json() : assignment->value("location", Json());
    if (!location.is_object()) return;
    const auto radius = whole_number(location, "checkin_radius");
    if (metres_between(checkin.latitude, checkin.longitude, real_number(location, "latitude"),
                       real_number(location, "longitude")) <= static_cast<double>(radius))
        return;
    throw thrown_by_hrms("You must be within " + std::to_string(radius) +
                             " meters of your shift location to check in.",
                         "hrms.hr.doctype.employee_checkin.employee_checkin.CheckinRadiusExceededError");
}

} // namespace zksync_sim::site
