#pragma once

#include "core/local_time.hpp"
#include "util/secret.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// A token, and how it is sent: `Authorization: <scheme> <token>`.
struct Token {
    Secret secret;
    std::string scheme; ///< "JWT", "Bearer", "Token"; or "Basic", whose secret is not kept in the file
    std::string
        field; ///< the field of the log-in's answer that it came in: "token", "access", "access_token"
    std::optional<Moment> expires; ///< a hint
    std::string account;   ///< fingerprint of url, account and way of logging in, without the password
    bool has_read = false; ///< punches have been read with it, or with the one before it

    /// As far as its own hint tells, 30 s early.
    bool has_expired(Moment now) const;
};

/// A password that the device refused.
struct Refusal {
    std::string credentials; ///< fingerprint, password included
    Moment at;
    std::string words; ///< the server's, fit for a message

    /// For 15 minutes. A moment in the future counts as long ago: this host's clock was wrong (docs/rules.md,
    /// section 1).
    bool holds(Moment now) const;
    /// When it no longer holds.
    Moment until() const;
};

/// What is kept between passes in `<state>/<device>.token`.
struct TokenFile {
    std::optional<Token> token;
    std::optional<Refusal> refusal;
};

/// Can stand in a header: visible ASCII without spaces.
bool is_sendable(std::string_view token);

/// The inverse of each other. Reading takes what is sound and leaves out the rest: a broken file costs one
/// log-in.
TokenFile parse_token_file(std::string_view text);
std::string to_text(const TokenFile& file);

/// Nothing in it when there is no file, or when others could have read or written it. Throws Error (state)
/// when it cannot be read.
TokenFile load_token_file(const std::filesystem::path& path);

} // namespace zksync
