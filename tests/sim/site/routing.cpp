#include "routing.hpp"

#include "methods.hpp"
#include "resources.hpp"

#include <algorithm>

namespace zksync_sim::site {
namespace {

int hex_digit(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

std::string form_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                            hex_digit(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

Json form_fields(std::string_view body) {
    Json fields = Json::object();
    while (!body.empty()) {
        const auto pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        const auto equals = std::min(pair.find('='), pair.size());
        fields[form_decoded(pair.substr(0, equals))] =
            form_decoded(pair.substr(std::min(pair.size(), equals + 1)));
    }
    return fields;
}

Json body_fields(const Request& request) {
    if (request.body.empty()) return Json::object();
    if (request.header("content-type").find("x-www-form-urlencoded") != std::string::npos)
        return form_fields(request.body);
    Json fields = Json::parse(request.body, nullptr, false);
    if (fields.is_discarded()) throw bad_json(request.body);
    return fields.is_object() ? fields : Json::object();
}

/// `doctype/name` behind /api/resource/, the name as it is, slashes too.
std::pair<std::string, std::string> resource_parts(std::string rest) {
    while (!rest.empty() && rest.back() == '/') rest.pop_back();
    const auto slash = rest.find('/');
    if (slash == std::string::npos) return {rest, {}};
    return {rest.substr(0, slash), rest.substr(slash + 1)};
}

Answer wrong_verb() { return werkzeug_page(405, "The method is not allowed for the requested URL."); }

bool frappe_knows(const std::string& method) {
    return method == "GET" || method == "POST" || method == "PUT" || method == "DELETE";
}

} // namespace

User authenticate(const Store& store, const Knobs& knobs, const Request& request) {
    const auto header = request.header("authorization");
    const auto space = header.find(' ');
    const auto colon = header.find(':');
    std::string scheme = header.substr(0, space);
    std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    User guest;
    guest.name = "Guest";
    guest.roles = {"Guest"};
    if (scheme != "token" || space == std::string::npos || colon == std::string::npos) return guest;
    const std::shared_lock lock(store.mutex);
    const auto found = store.users.find(header.substr(space + 1, colon - space - 1));
    if (found == store.users.end() || found->second.api_secret != header.substr(colon + 1) ||
        (!found->second.enabled && !knobs.disabled_user_works))
        throw authentication_failed(knobs.auth_failure_status);
    return found->second;
}

Json arguments_of(const Request& request, const Knobs& knobs) {
    Json arguments = Json::object();
    for (const auto& [name, value] : request.query) arguments[name] = value;
    const Json body = body_fields(request);
    for (const auto& [name, value] : body.items()) arguments[name] = value;
    if (knobs.version_profile <= 13)
        for (auto& value : arguments)
            if (value.is_array()) value = value.empty() ? Json() : Json(value[0]);
    return arguments;
}

std::optional<Answer> answer_before_frappe(const Request& request, const Knobs& knobs) {
    if (request.target.size() > static_cast<std::size_t>(knobs.max_url_bytes)) return nginx_page(414);
    if (request.body.size() > static_cast<std::size_t>(knobs.max_body_bytes)) return nginx_page(413);
    const auto header = request.header("host");
    const auto host = header.substr(0, header.rfind(':'));
    const auto& names = knobs.site_names;
    if (names.empty() || std::find(names.begin(), names.end(), host) != names.end()) return std::nullopt;
    // As measured: the full stop came with version 16.
    return werkzeug_page(404, host + " does not exist" + (knobs.version_profile >= 16 ? "." : ""));
}

Answer route(Context& context) {
    const auto& path = context.request.path;
    if (!frappe_knows(context.request.method)) return wrong_verb();
    if (path.starts_with("/api/method/")) {
        auto name = path.substr(std::string_view("/api/method/").size());
        while (!name.empty() && name.back() == '/') name.pop_back();
        return json_answer(call_method(context, name).body);
    }
    if (path.starts_with("/api/resource/")) {
        const auto [doctype, name] = resource_parts(path.substr(std::string_view("/api/resource/").size()));
        const auto result = call_resource(context, doctype, name);
        return result ? json_answer(result->body, result->status) : wrong_verb();
    }
    if (path.starts_with("/api")) throw does_not_exist("");
    return werkzeug_page(404, "The requested URL was not found on the server.");
}

} // namespace zksync_sim::site
