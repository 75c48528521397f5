#include "mapper/mapper.hpp"

// Between device time, site time and UTC: docs/rules.md, section 5.

namespace zksync {

SiteTime Mapper::site_time(LocalTime device_time) const {
    const LocalTime second = device_time.whole_second();
    // Through UTC and back, a repeated or a skipped hour would move although both clocks show the same.
    if (!converts()) return SiteTime{second};
    return SiteTime{site_zone_->to_local(device_zone_->to_utc(second))};
}

LocalTime Mapper::device_time(SiteTime site_time) const {
    if (!converts()) return site_time.wall();
    return device_zone_->to_local(site_zone_->to_utc(site_time.wall()));
}

LocalTime Mapper::device_now(Moment moment) const {
    return device_zone_ ? device_zone_->to_local(moment) : host_zone_.to_local(moment);
}

SiteTime Mapper::site_now(Moment moment) const {
    return SiteTime{site_zone_ ? site_zone_->to_local(moment) : device_now(moment)};
}

bool Mapper::converts() const {
    return device_zone_ && site_zone_ && device_zone_->name() != site_zone_->name();
}

} // namespace zksync
