#include "util/secret.hpp"

#include <cstdint>
#include <fmt/format.h>

namespace zksync {

namespace {

constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325;
constexpr std::uint64_t fnv_prime = 0x100000001b3;

constexpr std::uint64_t mix(std::uint64_t hash, unsigned char byte) { return (hash ^ byte) * fnv_prime; }

} // namespace

std::string without_secret(std::string_view text, const Secret& secret, std::string_view instead) {
    const std::string& hidden = secret.reveal();
    if (hidden.empty()) return std::string{text};
    std::string clean;
    for (auto at = text.find(hidden); at != std::string_view::npos; at = text.find(hidden)) {
        clean.append(text.substr(0, at)).append(instead);
        text.remove_prefix(at + hidden.size());
    }
    return clean.append(text);
}

std::string fingerprint(std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = fnv_offset;
    for (const std::string_view part : parts) {
        for (const char c : part) hash = mix(hash, static_cast<unsigned char>(c));
        // Without an end, ("ab", "c") and ("a", "bc") would be one. No UTF-8 text holds this byte.
        hash = mix(hash, 0xff);
    }
    return fmt::format("{:016x}", hash);
}

} // namespace zksync
