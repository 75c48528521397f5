#include "util/time_zone.hpp"

#include "core/error.hpp"
#include "util/paths.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace zksync {

struct TimeZone::Impl {
    cctz::time_zone zone = cctz::utc_time_zone();
};

namespace {

const std::filesystem::path database{"/usr/share/zoneinfo"};

/// cctz takes paths, and words of its own, for names of zones too; "right/…" counts leap seconds, which no
/// clock here does.
bool can_be_a_name(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
           name.find(':') == std::string_view::npos && !name.starts_with("right/") &&
           !name.starts_with("Fixed/");
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

/// Where Debian writes the name beside the link, for hosts whose /etc/localtime is a copy.
std::string zone_of_file() {
    std::ifstream file("/etc/timezone");
    std::string name;
    file >> name;
    return name;
}

cctz::time_point<cctz::seconds> instant(Moment moment) {
    return cctz::time_point<cctz::seconds>{moment.time_since_epoch()};
}

} // namespace

TimeZone::TimeZone(std::string name, std::shared_ptr<const Impl> impl)
    : name_(std::move(name)), impl_(std::move(impl)) {}

std::optional<TimeZone> TimeZone::find(const std::string& name) {
    std::error_code error;
    if (!std::filesystem::is_directory(database, error)) {
        throw Error(ErrorKind::state, "cannot read the time zone database of this host",
                    "install the package tzdata");
    }
    Impl found;
    // Only that zone's file is read, and now, so that a broken one is found here and not in the middle of a
    // pass.
    if (!can_be_a_name(name) || !cctz::load_time_zone(name, &found.zone)) return std::nullopt;
    return TimeZone{name, std::make_shared<const Impl>(found)};
}

TimeZone TimeZone::host() {
    try {
        for (const auto& told :
             {zone_of_environment, +[] { return linked_zone("/etc/localtime"); }, zone_of_file}) {
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
    return std::chrono::seconds{impl_->zone.lookup(instant(moment)).offset};
}

LocalTime TimeZone::to_local(Moment moment) const {
    return LocalTime{LocalTime::Instant{moment.time_since_epoch() + offset_at(moment)}};
}

Moment TimeZone::to_utc(LocalTime time) const {
    const auto wall = std::chrono::floor<std::chrono::seconds>(time.instant()).time_since_epoch();
    const cctz::civil_second shown = cctz::civil_second{1970, 1, 1} + wall.count();
    // The offset before the change: of a repeated hour it gives the earlier reading, and a time that was
    // skipped keeps its distance to the change, so that two of them stay two.
    return Moment{impl_->zone.lookup(shown).pre.time_since_epoch()};
}

} // namespace zksync
