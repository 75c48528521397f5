#include "device/punch_reader.hpp"

#include "core/blanks.hpp"
#include "core/reported_time.hpp"
#include "util/secret.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace zksync {

namespace {

std::string_view text_in(json::Value row, std::string_view key) { return row[key].spelling(); }

/// A number, or a text that is one and nothing else.
std::optional<double> number_in(std::string_view text) {
    text = without_outer_blanks(text);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<int> state_in(json::Value row) {
    const auto state = row["punch_state"].integer();
    if (!state || *state < std::numeric_limits<int>::min() || *state > std::numeric_limits<int>::max()) {
        return std::nullopt;
    }
    return static_cast<int>(*state);
}

std::int64_t made_id(json::Value row) {
    const std::string digest = fingerprint({text_in(row, "emp_code"), text_in(row, "punch_time"),
                                            text_in(row, "terminal_sn"), text_in(row, "punch_state")});
    std::uint64_t hash = 0;
    std::from_chars(digest.data(), digest.data() + digest.size(), hash, 16);
    return std::max(-1 - static_cast<std::int64_t>(hash >> 1), end_of_file_ids);
}

/// The server numbers from 1; everything else would meet the made ones.
std::int64_t id_of(json::Value row) {
    const auto id = row["id"].integer();
    return id && *id > 0 ? *id : made_id(row);
}

} // namespace

std::optional<Coordinates> read_place(json::Value row) {
    if (const auto own =
            possible_place(number_in(text_in(row, "latitude")), number_in(text_in(row, "longitude"))))
        return own;
    const std::string_view both = text_in(row, "gps_location");
    const auto comma = both.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    return possible_place(number_in(both.substr(0, comma)), number_in(both.substr(comma + 1)));
}

std::optional<Punch> read_punch(json::Value row) {
    if (!row.is_object()) return std::nullopt;
    Punch punch;
    punch.id = id_of(row);
    punch.code = EmployeeCode{std::string(text_in(row, "emp_code"))};
    punch.reported_time = text_in(row, "punch_time");
    punch.time = read_reported_time(punch.reported_time);
    punch.state_code = state_in(row);
    punch.terminal = text_in(row, "terminal_sn");
    punch.terminal_alias = text_in(row, "terminal_alias");
    punch.uploaded = read_reported_time(text_in(row, "upload_time"));
    return punch;
}

} // namespace zksync
