#include "device/session.hpp"

#include "device/log_in.hpp"
#include "device/on_the_way.hpp"
#include "util/files.hpp"
#include "util/signals.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>

#include <utility>

namespace zksync {

namespace {

/// A long first read with tokens of a few minutes needs some dozens; a device that accepts none must not get
/// more.
constexpr int most_renewals = 64;

bool is_denied(const http::Response& response) { return response.status == 401 || response.status == 403; }

/// The device saw no credentials at all. Some builds say that with 403.
bool sees_no_credentials(const http::Response& response) {
    return is_denied(response) &&
           words_of(response.body, {}).find("credentials were not provided") != std::string::npos;
}

/// It saw none, or none that it could read.
bool may_want_another_scheme(const http::Response& response) {
    return response.status == 401 || sees_no_credentials(response);
}

/// The interface itself answered: not a page of a server that is starting, or of a proxy.
bool is_of_the_interface(const http::Response& response) {
    return response.status < 500 && !is_web_page(response);
}

/// Certainly turned away before anybody looked at the password. A time-out may have cost one of the guesses
/// after which an account is locked.
bool password_was_not_judged(const http::Exchange& exchange) {
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) return failure->never_sent();
    const int status = std::get<http::Response>(exchange).status;
    return status == 429 || status == 502 || status == 503;
}

std::string clock_time(Moment moment) { return TimeZone::host().to_local(moment).text().substr(11, 5); }

} // namespace

Session::Session(const DeviceConfig& device, std::function<Secret()> password, http::Transport& transport,
                 TokenStore store, const Clock& clock, const Log& log, const http::RetryPolicy& policy)
    : device_(device), password_(std::move(password)), transport_(transport), store_(std::move(store)),
      clock_(clock), log_(log), policy_(policy), kept_(load_token_file(store_.file)) {
    if (kept_.token && kept_.token->account != account_fingerprint(device_)) kept_.token.reset();
    scheme_works_ = kept_.token.has_value();
}

void Session::log_in() { obtain_token(Remembered::forgotten); }

bool Session::has_token() const { return kept_.token && !kept_.token->has_expired(clock_.now()); }

Secret Session::token() const { return kept_.token ? kept_.token->secret : Secret{}; }

void Session::note_reading() {
    if (!kept_.token || kept_.token->has_read) return;
    kept_.token->has_read = true;
    save();
}

http::Response Session::get(const Asked& asked, const std::string& url) {
    if (needs_token()) obtain_token(Remembered::heeded);
    http::Response response = send_in_either_scheme(asked, url);
    const bool was_asked =
        is_denied(response) && !may_be_of_a_proxy(response) && !wants_own_password(response);
    if (was_asked && is_basic()) judge_password(response);
    if (!was_asked || is_basic() || renewals_ >= most_renewals) return response;
    ++renewals_;
    // Whatever comes of the log-in, no later pass begins with this one.
    kept_.token->expires = Moment{};
    is_new_ = false;
    if (sees_no_credentials(response)) scheme_works_ = false;
    obtain_token(Remembered::heeded);
    return send_in_either_scheme(asked, url);
}

void Session::get_ahead(const std::string& url) {
    if (!needs_token()) transport_.send_ahead(request_for(url));
}

/// A host clock that is ahead would find every token expired: one that has just come is believed in.
bool Session::needs_token() const {
    if (is_basic()) return !is_new_;
    return !kept_.token || (!is_new_ && !has_token());
}

http::Response Session::send_in_either_scheme(const Asked& asked, const std::string& url) {
    http::Response response = send(asked, url);
    const std::string scheme = kept_.token->scheme;
    if (!scheme_works_ && scheme != "Token" && may_want_another_scheme(response)) {
        kept_.token->scheme = scheme == "JWT" ? "Bearer" : "JWT";
        http::Response second = send(asked, url);
        if (may_want_another_scheme(second) || !is_of_the_interface(second)) {
            kept_.token->scheme = scheme;
            return response;
        }
        save();
        response = std::move(second);
    }
    if (!may_want_another_scheme(response) && is_of_the_interface(response)) scheme_works_ = true;
    return response;
}

http::Request Session::request_for(const std::string& url) const {
    http::Request request;
    request.url = url;
    request.headers = {{"Accept", "application/json"},
                       {"Authorization", kept_.token->scheme + " " + kept_.token->secret.reveal()}};
    request.timeout = device_.timeout;
    return request;
}

http::Response Session::send(const Asked& asked, const std::string& url) {
    http::Exchange exchange = http::perform_with_retries(transport_, request_for(url), policy_, log_);
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange))
        throw no_answer(asked, *failure);
    return std::get<http::Response>(std::move(exchange));
}

void Session::obtain_token(Remembered refusal) {
    const Secret password = password_();
    const std::string credentials = credentials_fingerprint(device_, password);
    heed_or_forget(refusal, credentials);
    if (is_basic()) return take_password(password, credentials);
    const http::Exchange exchange = ask_for_token(log_in_request(device_, password));
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) {
        throw no_answer({cannot_log_in(device_), device_.name, device_.url, log_in_path(device_), password},
                        *failure);
    }
    // A token is kept for this path and account only; an old one proves that they have worked.
    const LoggedIn history = kept_.token ? LoggedIn::before : LoggedIn::never;
    auto outcome = read_log_in(device_, password, std::get<http::Response>(exchange), history);
    if (const auto* refused = std::get_if<PasswordRefused>(&outcome)) refuse(credentials, refused->words);
    take(std::get<Token>(std::move(outcome)));
}

void Session::heed_or_forget(Remembered refusal, const std::string& credentials) {
    if (refusal == Remembered::heeded) return heed_refusal(credentials);
    if (!kept_.refusal) return;
    kept_.refusal.reset();
    save();
}

http::Exchange Session::ask_for_token(const http::Request& request) {
    for (int attempt = 1;; ++attempt) {
        http::Exchange exchange = transport_.perform(request);
        if (attempt >= policy_.attempts || !http::is_transient(exchange) ||
            !password_was_not_judged(exchange)) {
            return exchange;
        }
        const auto* response = std::get_if<http::Response>(&exchange);
        const auto wished = response ? http::retry_after(*response) : std::nullopt;
        if (wished && *wished > policy_.patience) return exchange;
        signals::sleep_for(http::retry_delay(policy_, attempt, 1.0, wished));
    }
}

void Session::heed_refusal(const std::string& credentials) const {
    const auto& refusal = kept_.refusal;
    if (!refusal || refusal->credentials != credentials || !refusal->holds(clock_.now())) return;
    const Moment next_whole_minute = refusal->until() + std::chrono::seconds{59};
    throw Error(
        ErrorKind::refused,
        fmt::format("{}: the device refused the password at {}{}; not trying again before {}, so that the "
                    "account is not locked",
                    cannot_log_in(device_), clock_time(refusal->at), in_brackets(refusal->words),
                    clock_time(next_whole_minute)),
        fmt::format("`zksync auth --device {}` tries at once", device_.name));
}

void Session::refuse(const std::string& credentials, const std::string& words) {
    kept_.refusal = Refusal{credentials, clock_.now(), words};
    save();
    throw Error(
        ErrorKind::refused,
        fmt::format("{}: the device refused the password{}", cannot_log_in(device_), in_brackets(words)),
        fmt::format("see username and password of device \"{0}\", then `zksync auth --device {0}`",
                    device_.name));
}

void Session::take(Token token) {
    // The scheme that worked for the last token out of the same field works for this one.
    const bool is_alike = kept_.token && scheme_works_ && kept_.token->field == token.field;
    if (is_alike) token.scheme = kept_.token->scheme;
    scheme_works_ = is_alike;
    token.has_read = has_read();
    kept_ = {std::move(token), std::nullopt};
    is_new_ = true;
    save();
}

void Session::save() const {
    if (store_.mode == TokenStore::Mode::keeping) write_file_atomically(store_.file, to_text(kept_));
}

} // namespace zksync
