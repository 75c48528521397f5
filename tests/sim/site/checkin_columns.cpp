#include "checkin_columns.hpp"

#include "collation.hpp"

#include <map>

namespace zksync_sim::site {
namespace {

template <class Value>
int order(const Value& a, const Value& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

Place place_of(const std::string& field) {
    static const std::map<std::string, Place> places{
        {"owner", &CheckinRow::owner},
        {"creation", &CheckinRow::creation},
        {"modified", &CheckinRow::modified},
        {"modified_by", &CheckinRow::modified_by},
        {"employee", &CheckinRow::employee},
        {"employee_name", &CheckinRow::employee_name},
        {"log_type", &CheckinRow::log_type},
        {"shift", &CheckinRow::shift},
        {"time", &CheckinRow::time},
        {"device_id", &CheckinRow::device_id},
        {"skip_auto_attendance", &CheckinRow::skip_auto_attendance},
        {"attendance", &CheckinRow::attendance},
        {"latitude", &CheckinRow::latitude},
        {"longitude", &CheckinRow::longitude},
        {"shift_start", &CheckinRow::shift_start},
        {"shift_end", &CheckinRow::shift_end},
        {"shift_actual_start", &CheckinRow::shift_actual_start},
        {"shift_actual_end", &CheckinRow::shift_actual_end}};
    const auto found = places.find(field);
    return found == places.end() ? Place{} : found->second;
}

int compare_rows(const CheckinTable& table, const Field& field, const Place& place, const CheckinRow& a,
                 const CheckinRow& b) {
    if (const auto* moment = std::get_if<Micros CheckinRow::*>(&place)) return order(a.**moment, b.**moment);
    if (const auto* real = std::get_if<double CheckinRow::*>(&place)) return order(a.**real, b.**real);
    if (const auto* flag = std::get_if<std::uint8_t CheckinRow::*>(&place)) return order(a.**flag, b.**flag);
    if (const auto* text = std::get_if<TextId CheckinRow::*>(&place)) {
        if (a.**text == b.**text) return 0;
        return folded(table.pool().text(a.**text)).compare(folded(table.pool().text(b.**text)));
    }
    if (field.name != "name") return 0;
    if (a.name_prefix == b.name_prefix && a.name_width == b.name_width)
        return order(a.name_number, b.name_number);
    return folded(table.name_of(a)).compare(folded(table.name_of(b)));
}

} // namespace zksync_sim::site
