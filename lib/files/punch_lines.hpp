#pragma once

#include "core/punch.hpp"
#include "files/columns.hpp"
#include "files/time_format.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace zksync {

/// What the fields of a line mean.
struct LineMeaning {
    Places places;
    const TimeFormat* time = nullptr;
    const std::map<std::string, int>* states = nullptr; ///< words for states
    std::string terminal; ///< whose the punches are where no column says it; "": nobody knows
};

/// The punch of a line, without an id; or why it is none, in a few words.
std::variant<Punch, std::string> punch_from(const Fields& fields, const LineMeaning& meaning);

/// "1 column", "6 columns".
std::string columns_text(std::size_t number);

/// "Check In=0": a word of a file, and the state that it stands for. Throws Error (usage).
std::pair<std::string, int> state_word_from(const std::string& text);

/// The serial number of the terminal in the name that it gives its file (docs/reference/attlog.md,
/// section 1): CGKK223862906_attlog.dat. "" for any other name, and for a machine number.
std::string terminal_in_name(const std::string& file);

} // namespace zksync
