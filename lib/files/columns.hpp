#pragma once

#include "files/fields.hpp"
#include "files/time_format.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zksync {

/// What --columns names: by number from 1, or by heading.
struct Columns {
    enum class By { number, heading } by = By::number;
    std::string code;
    std::vector<std::string> time; ///< a date and a time may stand in two
    std::string state, terminal;   ///< "": there is none
};

/// "code=2,time=3+4,state=5,terminal=6". Throws Error (usage) for anything else.
Columns columns_from(const std::string& text);

/// Where they are in a line, from 0.
struct Places {
    std::size_t code = 0;
    std::vector<std::size_t> time;
    std::optional<std::size_t> state, terminal;
};

/// By the line of headings, which does not matter where they are numbers; else the one that is missing.
std::variant<Places, std::string> places_of(const Columns& columns, const Fields& headings);

/// The two orders that an attlog has (docs/reference/attlog.md, sections 1 and 2).
enum class AttlogOrder { usb, pushed };
/// By the columns of one line. Nothing for a line that is none of an attlog, or may be one of either: six
/// columns, and empty ones behind them.
std::optional<AttlogOrder> attlog_order(const Fields& fields, const TimeFormat& time);
Places places_of(AttlogOrder order);

} // namespace zksync
