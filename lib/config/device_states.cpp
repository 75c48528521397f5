#include "config/device_states.hpp"

#include "config/in_quotes.hpp"

#include <fmt/format.h>

#include <charconv>

namespace zksync::config_file {
namespace {

std::optional<int> state_code(const std::string& key) {
    int code = 0;
    const auto [rest, error] = std::from_chars(key.data(), key.data() + key.size(), code);
    if (error != std::errc{} || rest != key.data() + key.size() || code < 0 || code > 255)
        return std::nullopt;
    if (std::to_string(code) != key) return std::nullopt;
    return code;
}

/// Empty text would do for `log_type_from`, but here it is somebody who forgot something.
std::optional<LogType> meaning(const Node& node) {
    const auto* text = std::get_if<std::string>(&node.value);
    return text == nullptr || text->empty() ? std::nullopt : log_type_from(*text);
}

std::string as_found(const Node& node) {
    const auto* text = std::get_if<std::string>(&node.value);
    return text == nullptr ? std::string(kind_of(node)) : in_quotes(*text);
}

} // namespace

std::map<int, LogType> read_states(Section& device) {
    std::map<int, LogType> states{{0, LogType::in}, {1, LogType::out}, {2, LogType::out},   {3, LogType::in},
                                  {4, LogType::in}, {5, LogType::out}, {255, LogType::none}};
    auto section = device.section("states");
    if (!section) return states;
    for (const auto& [key, at, node] : section->all_keys()) {
        const auto code = state_code(key);
        const auto type = meaning(node);
        if (!code)
            section->reading().problem(
                at, fmt::format("{}: not a state; expected a number, 0 to 255", section->path(key)));
        if (!type)
            section->wrong(key, fmt::format("is {}; expected \"IN\", \"OUT\" or \"none\"", as_found(node)));
        if (code && type) states[*code] = *type;
    }
    return states;
}

} // namespace zksync::config_file
