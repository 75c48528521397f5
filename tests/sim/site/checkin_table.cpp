#include "checkin_table.hpp"

#include "collation.hpp"

#include <algorithm>
#include <cctype>

namespace zksync_sim::site {
namespace {

struct SplitName {
    std::string_view prefix;
    std::uint8_t width = 0;
    std::uint64_t number = 0;
};

/// `EMP-CKIN-11-2026-000001` is a shared prefix and a number of six digits.
SplitName split_name(std::string_view name) {
    std::size_t digits = 0;
    while (digits < name.size() && digits < 18 &&
           std::isdigit(static_cast<unsigned char>(name[name.size() - digits - 1])))
        ++digits;
    SplitName result{name.substr(0, name.size() - digits), static_cast<std::uint8_t>(digits), 0};
    for (const char digit : name.substr(result.prefix.size()))
        result.number = result.number * 10 + static_cast<std::uint64_t>(digit - '0');
    return result;
}

} // namespace

TextId TextPool::id(std::string_view text) {
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    texts_.emplace_back(text);
    const auto id = static_cast<TextId>(texts_.size() - 1);
    ids_.emplace(texts_.back(), id);
    return id;
}

std::optional<TextId> TextPool::known(std::string_view text) const {
    const auto found = ids_.find(text);
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

RowId CheckinTable::add(const Checkin& checkin, Version version) {
    const auto maybe = [this](const std::optional<std::string>& text) {
        return text ? pool_.id(*text) : TextId{0};
    };
    const auto name = split_name(checkin.name);
    CheckinRow row{};
    row.creation = checkin.creation, row.modified = checkin.modified, row.time = checkin.time;
    row.shift_start = checkin.shift_start, row.shift_end = checkin.shift_end;
    row.shift_actual_start = checkin.shift_actual_start, row.shift_actual_end = checkin.shift_actual_end;
    row.latitude = checkin.latitude, row.longitude = checkin.longitude;
    row.committed = version;
    row.name_number = name.number, row.name_width = name.width, row.name_prefix = pool_.id(name.prefix);
    row.owner = pool_.id(checkin.owner), row.modified_by = pool_.id(checkin.modified_by);
    row.employee = pool_.id(checkin.employee), row.employee_name = pool_.id(checkin.employee_name);
    row.log_type = maybe(checkin.log_type), row.shift = maybe(checkin.shift);
    row.device_id = maybe(checkin.device_id), row.attendance = maybe(checkin.attendance);
    row.skip_auto_attendance = checkin.skip_auto_attendance ? 1 : 0;
    row.has_geolocation = checkin.has_geolocation ? 1 : 0;
    const auto id = static_cast<RowId>(rows_.size());
    rows_.push_back(row);
    by_name_.emplace(NameKey{pool_.id(folded(name.prefix)), name.width, name.number}, id);
    auto& timeline = by_employee_[row.employee];
    const std::pair entry{row.time, id};
    timeline.insert(std::upper_bound(timeline.begin(), timeline.end(), entry), entry);
    return id;
}

std::vector<RowId> CheckinTable::named(std::string_view name) const {
    std::vector<RowId> found;
    const auto parts = split_name(name);
    const auto prefix = pool_.known(folded(parts.prefix));
    if (!prefix) return found;
    const auto [first, last] = by_name_.equal_range(NameKey{*prefix, parts.width, parts.number});
    for (auto entry = first; entry != last; ++entry) found.push_back(entry->second);
    return found;
}

const CheckinTable::Timeline& CheckinTable::of_employee(std::string_view employee) const {
    static const Timeline nobody;
    const auto id = pool_.known(employee);
    const auto found = id ? by_employee_.find(*id) : by_employee_.end();
    return found == by_employee_.end() ? nobody : found->second;
}

std::string CheckinTable::name_of(const CheckinRow& row) const {
    std::string digits = row.name_width == 0 ? "" : std::to_string(row.name_number);
    if (digits.size() < row.name_width) digits.insert(0, row.name_width - digits.size(), '0');
    return pool_.text(row.name_prefix) + digits;
}

Checkin CheckinTable::unpack(const CheckinRow& row) const {
    const auto maybe = [this](TextId id) -> std::optional<std::string> {
        if (id == 0) return std::nullopt;
        return pool_.text(id);
    };
    Checkin checkin;
    checkin.name = name_of(row);
    checkin.owner = pool_.text(row.owner), checkin.modified_by = pool_.text(row.modified_by);
    checkin.employee = pool_.text(row.employee), checkin.employee_name = pool_.text(row.employee_name);
    checkin.log_type = maybe(row.log_type), checkin.shift = maybe(row.shift);
    checkin.device_id = maybe(row.device_id), checkin.attendance = maybe(row.attendance);
    checkin.creation = row.creation, checkin.modified = row.modified, checkin.time = row.time;
    checkin.shift_start = row.shift_start, checkin.shift_end = row.shift_end;
    checkin.shift_actual_start = row.shift_actual_start, checkin.shift_actual_end = row.shift_actual_end;
    checkin.latitude = row.latitude, checkin.longitude = row.longitude;
    checkin.skip_auto_attendance = row.skip_auto_attendance != 0;
    checkin.has_geolocation = row.has_geolocation != 0;
    return checkin;
}

std::string geolocation_text(double latitude, double longitude) {
    return python_dump(
        {{"type", "FeatureCollection"},
         {"features",
          Json::array(
              {{{"type", "Feature"},
                {"properties", Json::object()},
                {"geometry", {{"type", "Point"}, {"coordinates", Json::array({longitude, latitude})}}}}})}});
}

Json checkin_document(const Checkin& checkin) {
    Json document = Json::object();
    const auto put_text = [&document](const char* field, const std::optional<std::string>& text) {
        if (text) document[field] = *text;
    };
    const auto put_time = [&document](const char* field, Micros moment) {
        if (moment != no_time) document[field] = format_time(moment);
    };
    document["name"] = checkin.name;
    document["owner"] = checkin.owner;
    put_time("creation", checkin.creation);
    put_time("modified", checkin.modified);
    document["modified_by"] = checkin.modified_by;
    document["docstatus"] = 0;
    document["idx"] = 0;
    document["employee"] = checkin.employee;
    document["employee_name"] = checkin.employee_name;
    put_text("log_type", checkin.log_type);
    put_text("shift", checkin.shift);
    put_time("time", checkin.time);
    put_text("device_id", checkin.device_id);
    document["skip_auto_attendance"] = checkin.skip_auto_attendance ? 1 : 0;
    put_text("attendance", checkin.attendance);
    document["latitude"] = checkin.latitude;
    document["longitude"] = checkin.longitude;
    if (checkin.has_geolocation)
        document["geolocation"] = geolocation_text(checkin.latitude, checkin.longitude);
    put_time("shift_start", checkin.shift_start);
    put_time("shift_end", checkin.shift_end);
    put_time("shift_actual_start", checkin.shift_actual_start);
    put_time("shift_actual_end", checkin.shift_actual_end);
    document["doctype"] = "Employee Checkin";
    return document;
}

} // namespace zksync_sim::site
