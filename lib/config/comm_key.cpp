#include "config/comm_key.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zksync {

std::optional<std::uint32_t> comm_key_from(std::string_view text) {
    constexpr std::size_t most_digits = 6;
    const bool are_digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > most_digits || !are_digits) return std::nullopt;
    std::uint32_t key = 0;
    std::from_chars(text.data(), text.data() + text.size(), key);
    return key;
}

std::uint32_t read_comm_key(const LoneTerminal& terminal, const Environment& environment) {
    const SecretSource& source = terminal.comm_key;
    if (std::holds_alternative<SecretSource::Missing>(source.from)) return 0;
    if (const auto key = comm_key_from(read_secret(source, environment).reveal())) return *key;
    throw Error(ErrorKind::configuration,
                fmt::format("{}: {} is not a key of a terminal", source.place, source.key),
                "it has to be a number of up to six digits, as the terminal's menu shows it (Comm., PC "
                "Connection)");
}

} // namespace zksync
