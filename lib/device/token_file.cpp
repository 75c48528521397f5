#include "device/token_file.hpp"

#include "util/files.hpp"
#include "util/log.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace zksync {

namespace {

using namespace std::chrono_literals;

std::optional<Moment> moment_in(json::Value value) {
    constexpr std::int64_t latest = 1'000'000'000'000;
    const auto seconds = value.integer();
    if (!seconds || *seconds < 0 || *seconds > latest) return std::nullopt;
    return Moment{std::chrono::seconds{*seconds}};
}

std::int64_t seconds_of(Moment moment) { return moment.time_since_epoch().count(); }

std::optional<Token> token_in(json::Value root) {
    const std::string token = root["token"].string().value_or("");
    const std::string scheme = root["scheme"].string().value_or("");
    const std::string account = root["for"].string().value_or("");
    if (!is_sendable(token) || account.empty()) return std::nullopt;
    if (scheme != "JWT" && scheme != "Bearer" && scheme != "Token" && scheme != "Basic") return std::nullopt;
    return Token{Secret{token},
                 scheme,
                 root["field"].string().value_or(""),
                 moment_in(root["expires"]),
                 account,
                 root["has_read"].boolean().value_or(false)};
}

std::optional<Refusal> refusal_in(json::Value refused) {
    const auto credentials = refused["fingerprint"].string();
    const auto at = moment_in(refused["at"]);
    if (!credentials || !at) return std::nullopt;
    return Refusal{*credentials, *at, printable(refused["words"].string().value_or(""), 200)};
}

} // namespace

bool Token::has_expired(Moment now) const { return expires && now + 30s >= *expires; }

bool Refusal::holds(Moment now) const { return at <= now && now < until(); }

Moment Refusal::until() const { return at + std::chrono::minutes{15}; }

bool is_sendable(std::string_view token) {
    // More than servers take in a header: kept, it would be refused at every pass.
    constexpr std::size_t longest = 8'000;
    return !token.empty() && token.size() <= longest &&
           std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
}

TokenFile parse_token_file(std::string_view text) {
    try {
        const json::Document document = json::parse(text);
        return {token_in(document.root()), refusal_in(document["refused"])};
    } catch (const json::ParseError&) {
        return {};
    }
}

std::string to_text(const TokenFile& file) {
    json::Writer writer;
    writer.begin_object();
    if (const auto& token = file.token) {
        // A password is none of what is kept.
        const bool is_password = token->scheme == "Basic";
        writer.member("token", is_password ? "-" : token->secret.reveal())
            .member("scheme", token->scheme)
            .member("field", token->field);
        if (token->expires) writer.member("expires", seconds_of(*token->expires));
        writer.member("for", token->account);
        if (token->has_read) writer.member("has_read", true);
    }
    if (const auto& refusal = file.refusal) {
        writer.key("refused").begin_object().member("fingerprint", refusal->credentials);
        writer.member("at", seconds_of(refusal->at)).member("words", refusal->words).end_object();
    }
    return writer.end_object().text() + "\n";
}

TokenFile load_token_file(const std::filesystem::path& path) {
    const auto text = read_file(path);
    return text && !is_open_to_others(path) ? parse_token_file(*text) : TokenFile{};
}

} // namespace zksync
