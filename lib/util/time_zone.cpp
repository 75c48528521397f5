#include "util/time_zone.hpp"

#include "core/error.hpp"
#include "util/paths.hpp"

#include <date/tz.h>
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace zksync {

/// `zone` is null for the UTC of a host without a zone database.
struct TimeZone::Impl {
    const date::time_zone* zone = nullptr;
};

namespace {

void require_database() {
    try {
        if (!date::get_tzdb().zones.empty()) return;
    } catch (const std::runtime_error&) {
        // Said below, in the words of the one who has to mend it.
    }
    throw Error(ErrorKind::state, "cannot read the time zone database of this host",
                "install the package tzdata");
}

/// "Europe/Berlin" of a link to /usr/share/zoneinfo/Europe/Berlin; "" when it is none.
std::string linked_zone(const std::filesystem::path& link) {
    std::error_code error;
    const std::string target = std::filesystem::read_symlink(link, error).native();
    constexpr std::string_view folder = "zoneinfo/";
    const auto at = target.find(folder);
    return at == std::string::npos ? "" : target.substr(at + folder.size());
}

std::string zone_of_environment() {
    const std::string name = process_environment("TZ").value_or("");
    return name.starts_with(':') ? name.substr(1) : name;
}

std::string zone_of_database() {
    try {
        return date::current_zone()->name();
    } catch (const std::exception&) {
        return "";
    }
}

} // namespace

TimeZone::TimeZone(std::string name, std::shared_ptr<const Impl> impl)
    : name_(std::move(name)), impl_(std::move(impl)) {}

std::optional<TimeZone> TimeZone::find(const std::string& name) {
    require_database();
    try {
        const date::time_zone* zone = date::locate_zone(name);
        // The zone's file is read now, so that a broken one is found here and not in the middle of a pass.
        zone->get_info(date::sys_seconds{});
        return TimeZone{name, std::make_shared<const Impl>(Impl{zone})};
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

TimeZone TimeZone::host() {
    try {
        for (const auto& told : {zone_of_environment, +[] { return linked_zone("/etc/localtime"); },
                                 zone_of_database, +[] { return std::string{"UTC"}; }}) {
            const std::string name = told();
            if (name.empty()) continue;
            if (auto zone = find(name)) return *zone;
        }
    } catch (const Error&) {
        // No database: this host cannot tell its zone.
    }
    return TimeZone{"UTC", std::make_shared<const Impl>()};
}

std::chrono::seconds TimeZone::offset_at(Moment moment) const {
    return impl_->zone == nullptr ? std::chrono::seconds{0} : impl_->zone->get_info(moment).offset;
}

LocalTime TimeZone::to_local(Moment moment) const {
    return LocalTime{LocalTime::Instant{moment.time_since_epoch() + offset_at(moment)}};
}

Moment TimeZone::to_utc(LocalTime time) const {
    const auto wall = std::chrono::floor<std::chrono::seconds>(time.instant()).time_since_epoch();
    if (impl_->zone == nullptr) return Moment{wall};
    // The offset before the change: of a repeated hour it gives the earlier reading, and a time that was
    // skipped keeps its distance to the change, so that two of them stay two.
    return Moment{wall - impl_->zone->get_info(date::local_seconds{wall}).first.offset};
}

} // namespace zksync
