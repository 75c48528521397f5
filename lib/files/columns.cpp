#include "files/columns.hpp"

#include "core/blanks.hpp"
#include "core/error.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace zksync {
namespace {

constexpr std::size_t usb_columns = 6, most_columns = 10'000;

Error wrong(const std::string& why) {
    return Error(
        ErrorKind::usage, "--columns: " + why,
        "by number: --columns code=1,time=2,state=4; by heading: --columns 'code=Person ID,time=Date+Time'");
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(at);
        parts.emplace_back(without_outer_blanks(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// From 1; 0 for what is no number.
std::size_t number_in(const std::string& text) {
    std::size_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end && number <= most_columns ? number : 0;
}

std::map<std::string, std::string> pairs_in(const std::string& text) {
    std::map<std::string, std::string> pairs;
    for (const std::string& part : split(text, ',')) {
        const auto sign = part.find('=');
        const std::string key(without_outer_blanks(part.substr(0, sign)));
        const std::string value(
            sign == std::string::npos ? "" : without_outer_blanks(std::string_view(part).substr(sign + 1)));
        if (key != "code" && key != "time" && key != "state" && key != "terminal")
            throw wrong(fmt::format("\"{}\" is none of code, time, state and terminal", printable(key)));
        if (value.empty()) throw wrong(fmt::format("which column has the {}?", key));
        if (!pairs.emplace(key, value).second) throw wrong(fmt::format("{} is named twice", key));
    }
    return pairs;
}

void check_numbers(const std::vector<std::string>& names, Columns& columns) {
    const auto numbers = std::ranges::count_if(names, [](const auto& name) { return number_in(name) > 0; });
    if (numbers == 0) columns.by = Columns::By::heading;
    if (numbers != 0 && numbers != std::ssize(names))
        throw wrong("some are numbers and some are headings: a file has headings, or none");
}

/// The last one of that name would be another column.
std::optional<std::size_t> place_of(const Columns& columns, const std::string& name, const Fields& headings) {
    if (columns.by == Columns::By::number) return number_in(name) - 1;
    const auto found = std::ranges::find_if(
        headings, [&](const std::string& heading) { return without_outer_blanks(heading) == name; });
    if (found == headings.end()) return std::nullopt;
    return static_cast<std::size_t>(found - headings.begin());
}

} // namespace

Columns columns_from(const std::string& text) {
    const auto pairs = pairs_in(text);
    const auto value = [&](const char* key) {
        const auto found = pairs.find(key);
        return found == pairs.end() ? "" : found->second;
    };
    if (value("code").empty() || value("time").empty()) throw wrong("code and time have to be named");
    Columns columns;
    columns.code = value("code");
    columns.time = split(value("time"), '+');
    columns.state = value("state");
    columns.terminal = value("terminal");
    if (columns.time.size() > 2 || columns.time.front().empty() || columns.time.back().empty())
        throw wrong("a time stands in one column, or its date and its time in two: time=3+4");
    std::vector<std::string> names{columns.code};
    names.insert(names.end(), columns.time.begin(), columns.time.end());
    for (const std::string& name : {columns.state, columns.terminal})
        if (!name.empty()) names.push_back(name);
    check_numbers(names, columns);
    return columns;
}

std::variant<Places, std::string> places_of(const Columns& columns, const Fields& headings) {
    Places places;
    const auto code = place_of(columns, columns.code, headings);
    if (!code) return columns.code;
    places.code = *code;
    for (const std::string& name : columns.time) {
        const auto time = place_of(columns, name, headings);
        if (!time) return name;
        places.time.push_back(*time);
    }
    if (!columns.state.empty()) {
        places.state = place_of(columns, columns.state, headings);
        if (!places.state) return columns.state;
    }
    if (columns.terminal.empty()) return places;
    places.terminal = place_of(columns, columns.terminal, headings);
    if (!places.terminal) return columns.terminal;
    return places;
}

std::optional<AttlogOrder> attlog_order(const Fields& fields, const TimeFormat& time) {
    if (fields.size() < usb_columns || without_outer_blanks(fields[0]).empty() || !time.read(fields[1]))
        return std::nullopt;
    if (fields.size() == usb_columns) return AttlogOrder::usb;
    const bool is_of_either =
        std::all_of(fields.begin() + usb_columns, fields.end(),
                    [](const std::string& field) { return without_outer_blanks(field).empty(); });
    return is_of_either ? std::nullopt : std::optional{AttlogOrder::pushed};
}

Places places_of(AttlogOrder order) {
    constexpr std::size_t usb_state = 3, pushed_state = 2;
    return {0, {1}, order == AttlogOrder::usb ? usb_state : pushed_state, std::nullopt};
}

} // namespace zksync
