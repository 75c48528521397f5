#pragma once

#include "device/device_client.hpp"
#include "device/token_file.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

/// Remembers a key that a terminal refused, in the file that a server's token is kept in: it is not tried
/// again until it is another one, or somebody asks for it (docs/rules.md, section 1).
class KeyMemory {
public:
    /// Reads the file. Throws Error (state).
    explicit KeyMemory(TokenStore store);

    /// When that key was refused at that address, if it was.
    std::optional<Moment> refused_at(const std::string& address, std::uint32_t key) const;
    void note_refusal(const std::string& address, std::uint32_t key, Moment now);
    /// The key was accepted, or is to be tried again.
    void forget();

private:
    void save() const;

    TokenStore store_;
    TokenFile kept_;
};

} // namespace zksync
