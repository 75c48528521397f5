#include "auth.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "http_request.hpp"

namespace zksync_sim {
namespace {

Reply method_not_allowed(const std::string& method, const std::string& allowed) {
    Reply reply = detail_reply(405, "Method \"" + method + "\" not allowed.");
    reply.headers.emplace_back("Allow", allowed);
    return reply;
}

bool accepts_json(const Request& request) {
    const std::string accept = request.header("accept");
    return accept.empty() || accept.find("*/*") != std::string::npos ||
           accept.find("application/*") != std::string::npos ||
           accept.find("application/json") != std::string::npos;
}

/// One complaint a field, as a form of the framework words it.
Json complaints(const Json& form, const std::vector<std::string>& fields) {
    Json out = Json::object();
    const auto complain = [&out](const std::string& field, const char* text) {
        out[field] = Json::array({text});
    };
    for (const auto& field : fields) {
        if (!form.contains(field))
            complain(field, "This field is required.");
        else if (form[field].is_null())
            complain(field, "This field may not be null.");
        else if (form[field].is_structured() || form[field].is_boolean())
            complain(field, "Not a valid string.");
        else if (form[field].is_string() && form[field].get<std::string>().empty())
            complain(field, "This field may not be blank.");
    }
    return out;
}

std::string base64_of(const std::string& bytes) {
    const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    unsigned held = 0, bits = 0;
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6) text += digits[(held >> (bits - 6)) & 63U];
    }
    if (bits > 0) text += digits[(held << (6 - bits)) & 63U];
    while (text.size() % 4 != 0) text += '=';
    return text;
}

bool says(const Json& form, const char* field, const std::string& wanted) {
    if (!form.contains(field)) return false;
    const Json& value = form[field];
    return (value.is_string() ? value.get<std::string>() : value.dump()) == wanted;
}

} // namespace

AuthorizationParts authorization_parts(const std::string& header) {
    const auto space = header.find(' ');
    if (space == std::string::npos) return {header, ""};
    return {header.substr(0, space), header.substr(space + 1)};
}

std::string Auth::login_path() const {
    if (const auto given = knobs_.text("login_path"); !given.empty()) return given;
    return knobs_.text("auth") == "token" ? "/api-token-auth/" : "/jwt-api-token-auth/";
}

std::string Auth::scheme() const {
    if (const auto given = knobs_.text("scheme"); given != "auto") return given;
    const auto mode = knobs_.text("auth");
    if (mode == "basic") return "Basic";
    return mode == "token" ? "Token" : mode == "simplejwt" ? "Bearer" : "JWT";
}

void Auth::forget() {
    tokens_.clear();
    permanent_token_.clear();
    bad_logins_ = 0;
}

Reply Auth::bad_credentials() const {
    if (knobs_.text("auth") == "simplejwt")
        return rejected("No active account found with the given credentials");
    return json_reply(
        400, Json{{"non_field_errors", Json::array({"Unable to log in with provided credentials."})}});
}

Reply Auth::check_credentials(const Json& form) {
    const bool cloud = knobs_.text("auth") == "cloud";
    const auto wrong = complaints(form, cloud ? std::vector<std::string>{"company", "email", "password"}
                                              : std::vector<std::string>{"username", "password"});
    if (!wrong.empty()) return json_reply(400, wrong);
    const bool who =
        cloud ? says(form, "company", knobs_.text("company")) && says(form, "email", knobs_.text("email"))
              : says(form, "username", knobs_.text("username"));
    const auto lock_after = knobs_.number("lock_after");
    const bool locked = lock_after > 0 && bad_logins_ >= lock_after;
    if (locked || knobs_.on("user_disabled") || !who || !says(form, "password", knobs_.text("password"))) {
        ++bad_logins_;
        return bad_credentials();
    }
    return json_reply(200, new_tokens());
}

std::optional<Reply> Auth::login(const Request& request) {
    if (request.path != login_path() || knobs_.text("auth") == "basic") return std::nullopt;
    if (!accepts_json(request)) return detail_reply(406, "Could not satisfy the request Accept header.");
    if (!request.header("authorization").empty()) return rejected("Error decoding signature.");
    if (request.method != "POST") return method_not_allowed(request.method, "POST, OPTIONS");
    const std::string given = request.header("content-type");
    const std::string type = lower_case(given.substr(0, given.find(';')));
    Json form = Json::object();
    if (type == "application/x-www-form-urlencoded") {
        for (const auto& [name, value] : parse_query(request.body)) form[name] = value;
    } else if (type == "application/json") {
        form = Json::parse(request.body, nullptr, false);
        if (form.is_discarded())
            return detail_reply(400, "JSON parse error - Expecting value: line 1 column 1 (char 0)");
    } else {
        return detail_reply(415, "Unsupported media type \"" + given + "\" in request.");
    }
    if (!form.is_object())
        return json_reply(400,
                          Json{{"non_field_errors", Json::array({"Invalid data. Expected a dictionary."})}});
    return check_credentials(form);
}

Reply Auth::rejected_with(const Json& body) const {
    Reply reply = json_reply(static_cast<int>(knobs_.number("refused_status")), body);
    if (reply.status == 401) reply.headers.emplace_back("WWW-Authenticate", scheme() + " realm=\"api\"");
    return reply;
}

Reply Auth::rejected(const std::string& detail) const { return rejected_with(Json{{"detail", detail}}); }

/// HTTP Basic: each request may cost a guess.
std::optional<Reply> Auth::judge_password(const std::string& credentials) const {
    const auto lock_after = knobs_.number("lock_after");
    const bool locked = lock_after > 0 && bad_logins_ >= lock_after;
    if (locked || credentials != base64_of(knobs_.text("username") + ":" + knobs_.text("password"))) {
        ++bad_logins_;
        return rejected("Invalid username/password.");
    }
    if (knobs_.on("user_disabled")) return rejected("User inactive or deleted.");
    return std::nullopt;
}

std::optional<Reply> Auth::judge(const std::string& token) const {
    if (knobs_.text("auth") == "basic") return judge_password(token);
    const auto known = tokens_.find(token);
    const bool simple = knobs_.text("auth") == "simplejwt";
    const bool expired = known != tokens_.end() && known->second.expires <= Clock::now();
    if (known != tokens_.end() && !expired) return std::nullopt;
    Reply reply;
    if (simple) {
        const char* message = expired ? "Token is expired" : "Token is invalid or expired";
        const Json detail{{"token_class", "AccessToken"}, {"token_type", "access"}, {"message", message}};
        reply = rejected_with(Json{{"detail", "Given token not valid for any token type"},
                                   {"code", "token_not_valid"},
                                   {"messages", Json::array({detail})}});
    } else if (knobs_.text("auth") == "token") {
        reply = rejected("Invalid token.");
    } else {
        reply = rejected(expired ? "Signature has expired." : "Error decoding signature.");
    }
    if (expired) reply.status = static_cast<int>(knobs_.number("expired_status"));
    return reply;
}

std::optional<Reply> Auth::refusal(const Request& request) const {
    if (!accepts_json(request)) return detail_reply(406, "Could not satisfy the request Accept header.");
    const auto [given, token] = authorization_parts(request.header("authorization"));
    const auto strictness = knobs_.text("scheme_case_strict");
    const bool strict = strictness == "yes" || (strictness == "auto" && knobs_.text("auth") == "simplejwt");
    const bool right_scheme = strict ? given == scheme() : lower_case(given) == lower_case(scheme());
    if (!right_scheme) return rejected("Authentication credentials were not provided.");
    if (token.empty()) return rejected("Invalid Authorization header. No credentials provided.");
    if (token.find(' ') != std::string::npos)
        return rejected("Invalid Authorization header. Credentials string should not contain spaces.");
    if (auto reply = judge(token)) return reply;
    if (knobs_.on("user_disabled")) {
        if (knobs_.text("auth") != "simplejwt") return rejected("User account is disabled.");
        return rejected_with(Json{{"detail", "User is inactive"}, {"code", "user_inactive"}});
    }
    if (knobs_.on("licence_lapsed")) return detail_reply(403, "The API licence of this server has lapsed.");
    if (knobs_.on("permission_denied"))
        return detail_reply(403, "You do not have permission to perform this action.");
    if (request.method != "GET" && request.method != "HEAD")
        return method_not_allowed(request.method, "GET, HEAD, OPTIONS");
    return std::nullopt;
}

} // namespace zksync_sim
