#include "core/log_type.hpp"

#include <algorithm>

namespace zksync {

namespace {

bool equals_ignoring_case(std::string_view text, std::string_view upper) {
    const auto raised = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return std::ranges::equal(text, upper, {}, raised);
}

} // namespace

std::optional<LogType> log_type_from(std::string_view text) {
    for (const LogType type : {LogType::none, LogType::in, LogType::out}) {
        if (equals_ignoring_case(text, to_text(type))) return type;
    }
    if (equals_ignoring_case(text, "NONE")) return LogType::none;
    return std::nullopt;
}

} // namespace zksync
