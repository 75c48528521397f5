#pragma once

#include "device/answers.hpp"
#include "device/device_client.hpp"
#include "device/token_file.hpp"
#include "http/retry.hpp"
#include "http/transport.hpp"

#include <functional>
#include <string>

namespace zksync {

/// Who we are to a device: a token that is kept between passes, asked for when it is needed and renewed when
/// it is no longer accepted (docs/reference/device-api.md, section 1). A refused password is not tried again
/// for 15 minutes.
class Session {
public:
    Session(const DeviceConfig& device, std::function<Secret()> password, http::Transport& transport,
            TokenStore store, const Clock& clock, const Log& log, const http::RetryPolicy& policy);

    /// Asks for a new token, whatever is remembered; forgets a refusal first.
    void log_in();
    bool has_token() const;
    /// The token in use; empty when there is none.
    Secret token() const;

    /// Punches came: what comes instead of them later is a server that is away. Remembered between passes.
    void note_reading();
    /// Whether they ever came for this account at this URL.
    bool has_read() const { return kept_.token && kept_.token->has_read; }

    /// A GET with the token. The answer is any but one that a new token could cure. Throws Error when none
    /// came or no token can be had; `asked` is for its message.
    http::Response get(const Asked& asked, const std::string& url);
    /// Sends a GET that is to come next, and does not wait for its answer.
    void get_ahead(const std::string& url);
    /// Takes in what has come of it.
    void receive_ahead() { transport_.receive_ahead(); }

private:
    enum class Remembered { heeded, forgotten };

    bool is_basic() const { return device_.auth == AuthScheme::basic; }
    void obtain_token(Remembered refusal);
    void heed_or_forget(Remembered refusal, const std::string& credentials);
    void take_password(const Secret& password, std::string credentials);
    void judge_password(const http::Response& response);
    http::Exchange ask_for_token(const http::Request& request);
    void heed_refusal(const std::string& credentials) const;
    void take(Token token);
    [[noreturn]] void refuse(const std::string& credentials, const std::string& words);
    bool needs_token() const;
    http::Request request_for(const std::string& url) const;
    http::Response send(const Asked& asked, const std::string& url);
    http::Response send_in_either_scheme(const Asked& asked, const std::string& url);
    void save() const;

    const DeviceConfig& device_;
    std::function<Secret()> password_;
    http::Transport& transport_;
    TokenStore store_;
    const Clock& clock_;
    const Log& log_;
    http::RetryPolicy policy_;

    TokenFile kept_;
    bool is_new_ = false; ///< the token was given to this very session: its `exp` is not held against it
    bool scheme_works_ = false; ///< the device has understood the scheme
    int renewals_ = 0;
    std::string credentials_; ///< fingerprint of the password that HTTP Basic sends
};

} // namespace zksync
