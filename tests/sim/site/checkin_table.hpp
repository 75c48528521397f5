#pragma once

#include "json.hpp"
#include "wall_clock.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace zksync_sim::site {

/// One Employee Checkin as a person would read it.
struct Checkin {
    std::string name, owner, modified_by, employee, employee_name;
    std::optional<std::string> log_type, shift, device_id, attendance;
    Micros creation = 0, modified = 0, time = 0;
    Micros shift_start = no_time, shift_end = no_time, shift_actual_start = no_time,
           shift_actual_end = no_time;
    double latitude = 0, longitude = 0;
    bool skip_auto_attendance = false;
    bool has_geolocation = false;
};

using TextId = std::uint32_t; ///< a text of the pool; 0 is null
using RowId = std::uint32_t;
using Version = std::uint64_t; ///< how many transactions had been committed

/// Every text that check-ins share, once.
class TextPool {
public:
    TextId id(std::string_view text);
    std::optional<TextId> known(std::string_view text) const;
    const std::string& text(TextId id) const { return texts_[id]; }

private:
    std::deque<std::string> texts_{std::string()};
    std::unordered_map<std::string_view, TextId> ids_;
};

/// One check-in as it is kept: some 150 bytes.
struct CheckinRow {
    Micros creation, modified, time, shift_start, shift_end, shift_actual_start, shift_actual_end;
    double latitude, longitude;
    Version committed, deleted;
    std::uint64_t name_number;
    TextId name_prefix, owner, modified_by, employee, employee_name, log_type, shift, device_id, attendance;
    std::uint8_t name_width, skip_auto_attendance, has_geolocation;
};

/// The check-ins, with the versions between which each was there. Not synchronised: Store is.
class CheckinTable {
public:
    RowId add(const Checkin& checkin, Version version);
    void remove(RowId row, Version version) { rows_[row].deleted = version; }

    const std::deque<CheckinRow>& rows() const { return rows_; }
    CheckinRow& row(RowId id) { return rows_[id]; }
    const CheckinRow& row(RowId id) const { return rows_[id]; }
    static bool visible(const CheckinRow& row, Version snapshot) {
        return row.committed <= snapshot && (row.deleted == 0 || row.deleted > snapshot);
    }

    /// Every row, deleted ones too, that ever had this name (case does not count).
    std::vector<RowId> named(std::string_view name) const;
    /// (time, row) of an employee, by time; the pool's id of the employee's name.
    using Timeline = std::vector<std::pair<Micros, RowId>>;
    const std::map<TextId, Timeline>& by_employee() const { return by_employee_; }
    const Timeline& of_employee(std::string_view employee) const;

    std::string name_of(const CheckinRow& row) const;
    Checkin unpack(const CheckinRow& row) const;
    TextPool& pool() { return pool_; }
    const TextPool& pool() const { return pool_; }

private:
    struct NameKey {
        TextId prefix;
        std::uint8_t width;
        std::uint64_t number;
        bool operator==(const NameKey&) const = default;
    };
    struct NameHash {
        std::size_t operator()(const NameKey& key) const {
            return (static_cast<std::size_t>(key.prefix) << 40U) ^ (key.number * 0x9E3779B97F4A7C15ULL) ^
                   key.width;
        }
    };

    std::deque<CheckinRow> rows_;
    TextPool pool_;
    std::map<TextId, Timeline> by_employee_;
    std::unordered_multimap<NameKey, RowId, NameHash> by_name_;
};

/// The document as the API answers it: nulls left out.
Json checkin_document(const Checkin& checkin);

/// What set_geolocation() stores for a pair of coordinates.
std::string geolocation_text(double latitude, double longitude);

} // namespace zksync_sim::site
