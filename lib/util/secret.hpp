#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace zksync {

/// A password, an API secret or a token. It has no operator<< and no formatter, so that it cannot slip into a
/// message; `reveal` marks the few places that need it.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}

    const std::string& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }

private:
    std::string value_;
};

/// The text with `instead` in each place of the secret, which may be none or empty. What follows from a
/// replacement is not looked at again, so that a text full of it costs no more than another.
std::string without_secret(std::string_view text, const Secret& secret, std::string_view instead);

/// A 64-bit FNV-1a fingerprint in hexadecimal over `parts`, each ended by a byte that no part holds: to
/// notice a change of credentials without keeping them. Salted by the caller's first part; never reversible
/// to a secret that is worth guessing only offline, therefore files that hold it are 0600.
std::string fingerprint(std::initializer_list<std::string_view> parts);

} // namespace zksync
