#include "device/session.hpp"

#include "device/basic.hpp"
#include "device/log_in.hpp"

#include <fmt/format.h>

#include <utility>

// HTTP Basic in the place of a token.

namespace zksync {

/// With HTTP Basic there is nothing to ask for: the password goes with each request.
void Session::take_password(const Secret& password, std::string credentials) {
    Token token = basic_token(device_, password);
    token.has_read = has_read();
    kept_.token = std::move(token);
    credentials_ = std::move(credentials);
    is_new_ = true;
    scheme_works_ = true;
}

/// A refused password ends the pass, and is remembered, as one that was refused at a log-in.
void Session::judge_password(const http::Response& response) {
    const std::string words = words_of(response.body, kept_.token->secret);
    switch (read_basic_refusal(response)) {
    case BasicVerdict::wrong_password:
        refuse(credentials_, words);
    case BasicVerdict::not_taken:
        throw Error(
            ErrorKind::refused,
            fmt::format("{}: the device does not look at a password that comes with a request ({}){}",
                        cannot_log_in(device_), response.status, in_brackets(words)),
            fmt::format("it wants a token: leave out auth of device \"{}\", or write auth = \"token\"",
                        device_.name));
    case BasicVerdict::not_about_it:
        break;
    }
}

} // namespace zksync
