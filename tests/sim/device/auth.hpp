#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "json.hpp"
#include "knobs.hpp"

namespace zksync_sim {

/// Logging in, and judging the Authorization header, the way each build of the server does.
class Auth {
public:
    explicit Auth(const Knobs& knobs) : knobs_(knobs) {}

    /// The answer, if the path is one of the login routes that this build has.
    std::optional<Reply> login(const Request& request);
    /// Why the request must not be served; nothing when it may.
    std::optional<Reply> refusal(const Request& request) const;

    std::string login_path() const;
    void revoke_all() { tokens_.clear(); }
    void forget();

private:
    using Clock = std::chrono::system_clock;
    struct Known {
        Clock::time_point expires;
        enum class Kind { jwt, plain } kind;
    };

    Reply check_credentials(const Json& form);
    Reply bad_credentials() const;
    std::string new_jwt(const std::string& kind);
    Json new_tokens();
    std::string scheme() const;
    Reply rejected(const std::string& detail) const;
    Reply rejected_with(const Json& body) const;
    std::optional<Reply> judge(const std::string& token) const;
    std::optional<Reply> judge_password(const std::string& credentials) const;

    const Knobs& knobs_;
    std::map<std::string, Known> tokens_;
    std::string permanent_token_;
    mutable int bad_logins_ = 0;
    std::mt19937_64 random_{std::random_device{}()};
};

/// What the header says, taken apart at the first space.
struct AuthorizationParts {
    std::string scheme, credentials;
};
AuthorizationParts authorization_parts(const std::string& header);

} // namespace zksync_sim
